"""Dates: when a page says that it was published and changed.

What it states in its data comes first, then what its head shows, then its address; a date that stands alone on the
page, or in the data of its scripts, is the last resort.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from lxml import html

from pressfold.ingest.pages.about import About
from pressfold.ingest.pages.moments import day_in_address, moment, moments_in
from pressfold.ingest.pages.piece import Piece
from pressfold.ingest.pages.sources import JSON_LD, META, MICRODATA, PAGE, Source, first_stated, same_day
from pressfold.ingest.pages.story import Story
from pressfold.ingest.reader import Fact
from pressfold.ingest.timestamps import says_published, says_updated

#: A time element of this class and no other tells of a change.
_UPDATED = re.compile(r"^(?!.*publi)(?=.*(?:updated|modified))", re.IGNORECASE | re.DOTALL)
#: A date without a word for it stands alone, or beside a name or a place.
_MOST_DATED_WORDS = 12
_MOST_STOPPED_WORDS = 7
#: How scripts name the moment of publication in the data that they work with.
_IN_SCRIPT = re.compile(
    r"""["']?(?:date_?published|published_?(?:date|at|time|on)?|publish_?(?:date|time)|publication_?date|pub_?date"""
    r"""|first_?published(?:_?(?:date|at))?|created_?(?:date|at))["']?\s*[:=]\s*["'](?P<when>\d{4}-\d{2}-\d{2}[^"']{0,24})["']""",
    re.IGNORECASE,
)
#: No more of a script is searched.
_LONGEST_SCRIPT = 300_000
#: Languages of the zones whose midnight is 22:00 or 23:00 in UTC.
_EUROPEAN = frozenset((
    "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "fi", "fr", "hr", "hu", "it", "lb", "lt", "lv", "mk", "mt",
    "nb", "nl", "nn", "no", "pl", "ro", "sk", "sl", "sq", "sr", "sv", "uk",
))  # fmt: skip


def published(about: About, story: Story) -> Fact | None:
    """When the page says that it was published; who states the same day vouches for it."""
    dated = [
        *_stated(about, about.stated.published, "published", "datePublished"),
        *((day, PAGE) for day in _printed(about, story)),
        (day_in_address(about.url.value) if about.url else None, "web address"),
        (_only_day(_everywhere(about, story.above)), PAGE),
        (_only_day(_in_scripts(about.tree)), PAGE),
    ]
    return first_stated(dated, same_day)


def modified(about: About) -> Fact | None:
    """When the page says that it was changed."""
    return first_stated(_stated(about, about.stated.modified, "modified", "dateModified"), same_day)


def _stated(about: About, in_json: str | None, tags: str, microdata: str) -> Iterator[Source]:
    """The moments in a page's data, in the order of trust."""
    sources: list[Source] = [
        (in_json, JSON_LD),
        *((value, META) for value in about.tags.all(tags)),
        *((value, MICRODATA) for value in about.tags.microdata(microdata)),
    ]
    for value, how in sources:
        when = moment(value or "", month_first=about.month_first)
        yield (_local_day(when, about.tags.language()) if when else None), how


def _local_day(when: str, language: str | None) -> str:
    """The day that midnight in Central Europe begins, where a page states it in UTC: it knows the day alone."""
    if language not in _EUROPEAN or when[11:] not in ("22:00:00+00:00", "23:00:00+00:00"):
        return when
    return (datetime.fromisoformat(when) + timedelta(hours=2)).date().isoformat()


def _printed(about: About, story: Story) -> Iterator[str]:
    """The dates that stand near the article's head, then those behind it.

    Of several in one place the first day is that of publication; one that is called an update comes last.
    """
    updated: list[str] = []
    for piece in story.near:
        shown: list[str] = []
        times = list(_times(piece))
        for element in times:
            day = _of_time(element, month_first=about.month_first)
            if day and (_UPDATED.search(element.get("class") or "") or says_updated(piece.text)):
                updated.append(day)
            elif day:
                shown.append(day)
        dates = [] if times else moments_in(piece.text, month_first=about.month_first)
        if says_updated(piece.text) and len(dates) == 1:
            updated += dates
        elif _is_dated(piece.text, dates):
            shown += dates
        yield from sorted(shown)
    yield from updated


def _of_time(element: html.HtmlElement, *, month_first: bool) -> str | None:
    return moment(element.get("datetime") or "") or moment(element.text_content(), month_first=month_first)


def _is_dated(words: str, dates: list[str]) -> bool:
    """Whether words with these dates say when something was published: they call it so, or hold little else."""
    count = len(words.split())
    if words.endswith(".") and count > _MOST_STOPPED_WORDS:
        return False  # a sentence of the story
    return says_published(words) or (len(set(dates)) == 1 and count <= _MOST_DATED_WORDS)


def _times(piece: Piece) -> Iterator[html.HtmlElement]:
    """The elements for moments in a piece, or around it."""
    yield from piece.element.iter("time")
    yield from (element for element in piece.element.iterancestors("time"))


def _everywhere(about: About, above: Iterable[Piece]) -> Iterator[str]:
    """The dates of all time elements, and of the short pieces from the page's beginning to the story's."""
    for element in about.tree.iter("time"):
        day = _of_time(element, month_first=about.month_first)
        if day:
            yield day
    for piece in above:
        dates = moments_in(piece.text, month_first=about.month_first)
        if _is_dated(piece.text, dates):
            yield from dates


def _in_scripts(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            continue
        for found in _IN_SCRIPT.finditer((script.text or "")[:_LONGEST_SCRIPT]):
            day = moment(found["when"])
            if day:
                yield day


def _only_day(moments: Iterable[str]) -> str | None:
    """The first of these moments if they all stand on one day; else they are of several things."""
    found = list(moments)
    return found[0] if found and all(same_day(found[0], each) for each in found) else None
