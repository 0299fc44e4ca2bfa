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
_BULLET = re.compile(r"^[\s•·●▪◦*►▶→»>+–—-]+")
_BEHIND = " \t\u00a0.:!?…»>→›|"
_SHARE_ON = re.compile(r"^(?:share|post|send|follow us|follow|tweet)?\s?(?:this )?(?:on|via|to|by|with)\s")
_COUNTED = re.compile(
    r"\d[\d.,]*\s?k?\s?(?:min(?:ute)?s?(?: read)?|mins? read|comments?|shares?|views?|likes?|reactions?)"
)
_READING_TIME = re.compile(r"(?:estimated )?read(?:ing)?(?: time)?:? \d+ (?:min|minutes?|mins)")
_ADDRESS = re.compile(
    r"(?:(?:source|url|link|original|quelle|fuente|fonte|источник)\s?:\s?)?(?:https?://|www\.)\S+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_FOLLOW = re.compile(r"follow (?:\S+ ){0,6}?(?:@\w+|on (?:twitter|x|facebook|instagram|telegram|threads))(?: .{0,40})?")


def furniture(lines: Sequence[Line]) -> set[int]:
    """The places of the lines that are furniture."""
    said = [_said(line.text) if line.words <= _MOST_OPENED else "" for line in lines]
    found = {at for at, line in enumerate(lines) if said[at] and _is_furniture(line, said[at])}
    if lines and _is_headline(lines, said[0]):
        found.discard(0)
    found.update(at for at, line in enumerate(lines) if not any(map(str.isalnum, line.text[:_LONGEST_SIGN])))
    found.update(_shared(lines, [_names_service(each) for each in said]))
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


@cache
def _words() -> _Words:
    lists = tomllib.loads(resource("ingest", "furniture.toml").read_text(encoding="utf-8"))
    openings = tuple(lists.pop("openings"))
    return _Words(openings=openings, **{name: frozenset(entries) for name, entries in lists.items()})
