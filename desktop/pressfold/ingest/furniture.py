"""Furniture: what a page puts around its story and a copy takes along, such as advertisements, links and author boxes.

A line of the story taken for furniture is worse than furniture left in, so a line must say the known words and
nothing else, or open with them and be short. What such words are is data: resources/ingest/furniture.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from pressfold.ingest.line import Line, is_paragraph
from pressfold.resources import resource

#: The most words of a line that is furniture for how it opens.
_MOST_OPENED = 30
_FEWEST_HEADLINE_WORDS = 4
#: A line without a letter or figure in so many code points is a sign between parts ("* * *").
_LONGEST_SIGN = 1_000
#: The most headlines that go with a heading like "Related news", and the most words of each.
_MOST_RELATED = 10
_MOST_RELATED_WORDS = 18
#: An author box at a page's end holds at most so many words, and at most this share of all.
_MOST_BOX_WORDS = 150
_MOST_BOX_SHARE = 1 / 3
#: A notice of a correction has no more words, and a line about its author no more than this.
_MOST_NOTICE_WORDS = 80
_MOST_AUTHOR_WORDS = 80
#: No opening of a notice is longer.
_OPENING = 60
#: How many of the last lines may be about the author.
_LAST = 3
_AUTHOR_IS = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,4}(?:is (?:an? |the )?(?:\S+ ){0,6}?(?:writer|reporter|journalist|columnist|editor|"
    r"correspondent|contributor|fellow|professor|author|analyst|blogger|producer|director|founder|lecturer|historian|lawyer)\b"
    r"|can be (?:reached|contacted|followed)\b|covers \S+|reports on \S+|writes (?:about|on|for) \S+)"
)
_REACH = re.compile(
    r"@\w|can be (?:reached|contacted|followed)|[Ff]ollow (?:him|her|them)|[Tt]weets? (?:at|as|@)|is the author of|"
    r"(?:[Hh]is|[Hh]er|[Tt]heir) (?:\S+ )?(?:book|novel|blog|homepage|website|newsletter)\b|[Ww]rite to|\[email"
)
_BULLET = re.compile(r"^[\s•·●▪◦*►▶→»>+–—-]+")
_BEHIND = " \t\u00a0.:!?…»>→›|"
_SHARE_ON = re.compile(r"^(?:share|post|send|follow us|follow|tweet)?\s?(?:this )?(?:on|via|to|by|with)\s")
_NUMBERS = r"\d[\d.,]*\s?k?(?: \d[\d.,]*k?)*"
_THINGS = r"(?:min(?:ute)?s?(?: read)?|mins? read|comments?|shares?|views?|likes?|reactions?|retweets?|reposts?)"
_COUNTED = re.compile(rf"{_NUMBERS}\s?{_THINGS}(?: {_NUMBERS}\s?{_THINGS})*")
_READING_TIME = re.compile(r"(?:estimated )?read(?:ing)?(?: time)?:? \d+ (?:min|minutes?|mins)")
_ADDRESS = re.compile(
    r"(?:(?:source|url|link|original|website|web|web site|quelle|fuente|fonte|источник)\s?:\s?)?(?:https?://|www\.)\S+"
    r"|(?:(?:e-?mail|contact|mail)\s?:\s?)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_FOLLOW = re.compile(
    r"follow (?:\S+ ){0,6}?(?:@\w+|on (?:twitter|x|facebook|instagram|telegram|threads|google\+|bluesky|mastodon))"
    r"(?: .{0,40})?"
)


def furniture(lines: Sequence[Line]) -> set[int]:
    """The places of the lines that are furniture."""
    said = [_said(line.text) if line.words <= _MOST_OPENED else "" for line in lines]
    found = {at for at, line in enumerate(lines) if said[at] and _is_furniture(line, said[at])}
    if lines and _is_headline(lines, said[0]):
        found.discard(0)
    found.update(at for at, line in enumerate(lines) if not any(map(str.isalnum, line.text[:_LONGEST_SIGN])))
    found.update(_shared(lines, [_names_service(each) for each in said]))
    found.update(at for at, line in enumerate(lines) if _is_notice(line))
    found.update(at for at in range(max(0, len(lines) - _LAST), len(lines)) if _tells_of_author(lines[at]))
    story = next((at for at, line in enumerate(lines) if is_paragraph(line)), len(lines))
    for at, each in enumerate(said):
        if each in _words().related:
            found.update(_related(lines, at) if at > story else (at,))
    return found.union(_author_box(lines, {at for at, each in enumerate(said) if each in _words().author}))


def _said(text: str) -> str:
    """What a short line says, without bullets, stops and case."""
    return " ".join(_BULLET.sub("", text).rstrip(_BEHIND).lower().split())


def _is_furniture(line: Line, said: str) -> bool:
    """Whether a line is furniture for what it says, wherever it stands."""
    if said in _words().lines or _BULLET.sub("", line.text).lower().startswith(_words().openings):
        return True
    if _names_services(said):
        return True
    return any(pattern.fullmatch(said) for pattern in (_COUNTED, _READING_TIME, _ADDRESS, _FOLLOW))


def _is_headline(lines: Sequence[Line], said: str) -> bool:
    """Whether the first line only opens like furniture ("WATCH: ...") and the story follows at once."""
    follows = len(lines) > 1 and is_paragraph(lines[1]) and lines[0].words >= _FEWEST_HEADLINE_WORDS
    return follows and said not in _words().lines


def _shared(lines: Sequence[Line], naming: Sequence[bool]) -> Iterator[int]:
    """Lines that name a place to share, with a bullet or side by side."""
    for at, names in enumerate(naming):
        beside = any(naming[max(0, at - 1) : at]) or any(naming[at + 1 : at + 2])
        if names and (beside or _BULLET.match(lines[at].text)):
            yield at


def _names_service(said: str) -> bool:
    return said in _words().services or _SHARE_ON.sub("", said) in _words().services


def _names_services(said: str) -> bool:
    """Whether a line is a row of places to share ("Facebook Twitter WhatsApp")."""
    words = said.split()
    return len(words) > 1 and all(word.strip(",|·•/") in _words().services for word in words)


def _is_notice(line: Line) -> bool:
    """Whether a line tells of a correction or an update, and not the story."""
    if line.words > _MOST_NOTICE_WORDS:
        return False
    return line.text[:_OPENING].lstrip("*_([ –—-").lower().startswith(_words().notices)


def _tells_of_author(line: Line) -> bool:
    """Whether a last line says who wrote the story and how to reach or follow them."""
    if line.words > _MOST_AUTHOR_WORDS or not _AUTHOR_IS.match(line.text.lstrip("*_([ –—-")):
        return False
    return line.text[0] in "*_–—-" or _REACH.search(line.text) is not None


def _related(lines: Sequence[Line], at: int) -> Iterator[int]:
    """A heading for other stories and the headlines behind it: short lines without a stop."""
    yield at
    for place in range(at + 1, min(at + 1 + _MOST_RELATED, len(lines))):
        line = lines[place]
        if line.words > _MOST_RELATED_WORDS or (line.stopped and not line.text.endswith("?")):
            return
        yield place


def _author_box(lines: Sequence[Line], headings: Set[int]) -> range:
    """The first heading of an author box behind which little enough follows, with all that does."""
    most = min(_MOST_BOX_WORDS, sum(line.words for line in lines) * _MOST_BOX_SHARE)
    first = len(lines)
    behind = 0
    for at in range(len(lines) - 1, -1, -1):
        if behind > most:
            break
        first = at if at in headings else first
        behind += lines[at].words
    return range(first, len(lines))


@dataclass(frozen=True, slots=True)
class _Words:
    """The lists of furniture.toml."""

    lines: frozenset[str]
    openings: tuple[str, ...]
    related: frozenset[str]
    author: frozenset[str]
    services: frozenset[str]
    notices: tuple[str, ...]


@cache
def _words() -> _Words:
    lists = tomllib.loads(resource("ingest", "furniture.toml").read_text(encoding="utf-8"))
    openings, notices = tuple(lists.pop("openings")), tuple(lists.pop("notices"))
    return _Words(openings=openings, notices=notices, **{name: frozenset(entries) for name, entries in lists.items()})
