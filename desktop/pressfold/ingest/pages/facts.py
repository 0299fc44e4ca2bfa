"""Facts: the metadata that a page states, each with the part of the page that states it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import html

from pressfold.ingest.agencies import agencies_in
from pressfold.ingest.metadata import HINT
from pressfold.ingest.outlets import known_outlets
from pressfold.ingest.pages import json_ld
from pressfold.ingest.pages.authors import byline_of, names
from pressfold.ingest.pages.moments import day_in_address, moment, moments_in
from pressfold.ingest.pages.piece import Piece
from pressfold.ingest.pages.sources import Source, first_stated
from pressfold.ingest.pages.story import Story
from pressfold.ingest.pages.tags import Tags
from pressfold.ingest.pages.titles import bare_title
from pressfold.ingest.reader import Fact
from pressfold.ingest.timestamps import says_published, says_updated
from pressfold.model.article import Role

#: Countries and languages that write the month before the day.
_MONTH_FIRST = re.compile(r"en(?:[-_](?:us|ph))?$", re.IGNORECASE)
#: A time element of this class and no other tells of a change.
_UPDATED = re.compile(r"^(?!.*publi)(?=.*(?:updated|modified))", re.IGNORECASE | re.DOTALL)
_LD, _META, _MICRO, _PAGE = "JSON-LD", "meta tag", "microdata", "page"
#: A date without a word for it stands alone, or beside a name or a place.
_MOST_DATED_WORDS = 12
_MOST_STOPPED_WORDS = 7
#: The fewest letters of a title of a page; "Home" is none.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Saved:
    """What the program that saved a page tells: the page's address and when it was saved, as it writes it."""

    url: str | None = None
    when: str | None = None


class About:
    """What a page states about itself, read once."""

    def __init__(self, tree: html.HtmlElement, saved: Saved) -> None:
        self.tree = tree
        self.saved = saved
        self.tags = Tags(tree)
        self.stated = json_ld.stated(tree)
        declared = str(tree.get("lang") or "")
        self.month_first = bool(_MONTH_FIRST.match(declared))

    @property
    def titles(self) -> list[str]:
        """All that the page calls its article."""
        page = self.tags.page_title()
        stated = [self.stated.headline, *self.tags.all("titles"), *self.tags.microdata("headline"), page]
        found = [title for title in stated if title]
        return list(dict.fromkeys([*found, *(bare_title(title, self.sites) for title in found)]))

    @property
    def summary(self) -> str | None:
        return self.tags.first("summaries") or self.stated.summary

    @property
    def url(self) -> Fact | None:
        """The address of the page: its own word, else that of the program that saved it."""
        sources: list[Source] = [
            (self.tags.canonical(), _META),
            (_address(self.tags.first("addresses")), _META),
            (self.saved.url, "file"),
            (self.stated.url, _LD),
        ]
        return first_stated(sources, _same_address)

    @property
    def sites(self) -> list[str]:
        """The names that the site goes by: as it calls itself, and the parts of its domain."""
        found = [*self.tags.all("sites"), *(filter(None, [self.stated.publisher]))]
        host = urlsplit(self.url.value).hostname if self.url else None
        labels = (host or "").removeprefix("www.").split(".")
        found += [host.removeprefix("www.")] if host else []
        return [*found, *(label for label in labels[:-1] if len(label) > 2)]


def facts(about: About, story: Story) -> dict[str, Fact]:
    """The fields that the page states, by their names in `Metadata`."""
    stated, meta = about.stated, about.tags
    published, modified = _published(about, story), _modified(about)
    if published and modified and modified.value == published.value:
        modified = None
    found: Mapping[str, Fact | None] = {
        "title": _title(about, story),
        "standfirst": _standfirst(story),
        "outlet": _outlet(about),
        "byline": _byline(about, story),
        "credit": _credit(about),
        "published": published,
        "modified": modified,
        "retrieved": first_stated([(moment(about.saved.when or ""), "file")]),
        "url": about.url,
        "section": first_stated([(stated.section, _LD), (meta.first("sections"), _META)], _same_letters),
        "language": first_stated([(meta.language(), HINT)]),
    }
    return {name: fact for name, fact in found.items() if fact}


def _title(about: About, story: Story) -> Fact | None:
    headline = next((part.piece.text for part in story.parts if part.role is Role.HEADLINE), None)
    sources: list[Source] = [
        (headline, "headline"),
        (about.stated.headline, _LD),
        (about.tags.first("titles"), _META),
        (next(about.tags.microdata("headline"), None), _MICRO),
        (about.tags.page_title(), "page title"),
    ]
    bare = [(bare_title(title, about.sites) if title else None, how) for title, how in sources]
    return first_stated([(title, how) for title, how in bare if title and len(title) >= _FEWEST], _same_letters)


def _outlet(about: About) -> Fact | None:
    """Whose page it is: the known outlet at its address, else the publisher or the site that the page names."""
    known = known_outlets()
    at_home = known.at(about.url.value) if about.url else None
    named = [(about.stated.publisher, _LD), (about.tags.first("sites"), _META)]
    shown = [(outlet.name if (outlet := known.called(name)) else name, how) for name, how in named if name]
    return first_stated([(at_home.name if at_home else None, "web address"), *shown], _same_letters)


def _standfirst(story: Story) -> Fact | None:
    printed = next((part.piece.text for part in story.parts if part.role is Role.STANDFIRST), None)
    return Fact(printed, "standfirst") if printed else None


# --- dates -----------------------------------------------------------------------------------------------------------


def _published(about: About, story: Story) -> Fact | None:
    """When the page says that it was published; who states the same day vouches for it."""
    sources: list[Source] = [
        (about.stated.published, _LD),
        *((value, _META) for value in about.tags.all("published")),
        *((value, _MICRO) for value in about.tags.microdata("datePublished")),
    ]
    dated = [(moment(value or "", month_first=about.month_first), how) for value, how in sources]
    dated += [(day, _PAGE) for day in _printed(about, story)]
    dated.append((day_in_address(about.url.value) if about.url else None, "web address"))
    return first_stated(dated, _same_day)


def _printed(about: About, story: Story) -> Iterator[str]:
    """The dates that stand near the article's head, then those behind it; one that is called an update comes last."""
    updated: list[str] = []
    for piece in story.near:
        times = list(_times(piece))
        for element in times:
            day = moment(element.get("datetime") or "") or moment(element.text_content(), month_first=about.month_first)
            if day and _UPDATED.search(element.get("class") or ""):
                updated.append(day)
            elif day:
                yield day
        dates = [] if times else moments_in(piece.text, month_first=about.month_first)
        if says_updated(piece.text) and len(dates) == 1:
            updated += dates
        elif _is_dated(piece.text, dates):
            yield from dates
    yield from updated


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


def _modified(about: About) -> Fact | None:
    sources: list[Source] = [
        (about.stated.modified, _LD),
        *((value, _META) for value in about.tags.all("modified")),
        *((value, _MICRO) for value in about.tags.microdata("dateModified")),
    ]
    return first_stated(
        [(moment(value or "", month_first=about.month_first), how) for value, how in sources], _same_day
    )


# --- people ----------------------------------------------------------------------------------------------------------


def _byline(about: About, story: Story) -> Fact | None:
    """Who wrote it: the people of JSON-LD, of the meta tags, of microdata, else those that the byline names."""
    sites = about.sites
    printed = [byline_of(part.piece.text, sites) for part in story.parts if part.role is Role.BYLINE]
    sources: list[Source] = [
        (", ".join(names(about.stated.people, sites)), _LD),
        (", ".join(names(about.tags.all("authors"), sites)), _META),
        (next(filter(None, printed), None), "byline"),
        (", ".join(names(about.tags.microdata("author"), sites)), _MICRO),
    ]
    return first_stated(sources, _same_letters)


def _credit(about: About) -> Fact | None:
    """The agencies among those whom the page calls authors."""
    stated = [*about.stated.bodies, *about.stated.people]
    sources: list[Source] = [
        (", ".join(agencies_in(" ; ".join(stated))), _LD),
        (", ".join(agencies_in(" ; ".join(about.tags.all("authors")))), _META),
    ]
    return first_stated(sources)


# --- what is the same -----------------------------------------------------------------------------------------------


def _same_letters(one: str, other: str) -> bool:
    return "".join(filter(str.isalnum, one)).casefold() == "".join(filter(str.isalnum, other)).casefold()


def _same_day(one: str, other: str) -> bool:
    return one[:10] == other[:10]


def _same_address(one: str, other: str) -> bool:
    return one.split("#")[0].rstrip("/") == other.split("#")[0].rstrip("/")


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None
