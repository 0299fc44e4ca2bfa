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
#: The most headlines that go with a heading like "Related news", and the most words of each.
_MOST_RELATED = 10
_MOST_RELATED_WORDS = 18
_MOST_HEADING_WORDS = 6
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
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FOLLOW = re.compile(r"follow (?:\S+ ){0,6}?(?:@\w+|on (?:twitter|x|facebook|instagram|telegram|threads))(?: .{0,40})?")


def furniture(lines: Sequence[Line]) -> set[int]:
    """The places of the lines that are furniture."""
    found = {at for at, line in enumerate(lines) if _is_furniture(line) and not _heads_story(lines, at)}
    found.update(_shared(lines))
    headings = {at: _said(line.text) for at, line in enumerate(lines) if line.words <= _MOST_HEADING_WORDS}
    for at, said in headings.items():
        if said in _words().related:
            found.update(_related(lines, at))
    boxes = {at for at, said in headings.items() if said in _words().author}
    return found.union(_author_box(lines, boxes))


def _is_furniture(line: Line) -> bool:
    """Whether a line is furniture wherever it stands."""
    if line.words > _MOST_OPENED:
        return False
    said = _said(line.text)
    if said in _words().lines or not any(map(str.isalnum, said)):
        return True
    if _BULLET.sub("", line.text).lower().startswith(_words().openings):
        return True
    return any(pattern.fullmatch(said) for pattern in (_COUNTED, _READING_TIME, _ADDRESS, _FOLLOW))


def _heads_story(lines: Sequence[Line], at: int) -> bool:
    """Whether a line that only opens like furniture is a headline ("WATCH: ..."): the first, and the story follows."""
    first = at == 0 and len(lines) > 1 and is_paragraph(lines[1])
    return first and _said(lines[at].text) not in _words().lines and lines[at].words >= _FEWEST_HEADLINE_WORDS


def _said(text: str) -> str:
    """What a short line says, without bullets, stops and case."""
    return " ".join(_BULLET.sub("", text[:200]).rstrip(_BEHIND).lower().split())


def _shared(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that name a place to share, with a bullet or side by side."""
    naming = [_names_service(line.text) for line in lines]
    for at, line in enumerate(lines):
        if naming[at] and (
            _BULLET.match(line.text) or any(naming[max(0, at - 1) : at]) or any(naming[at + 1 : at + 2])
        ):
            yield at


def _names_service(text: str) -> bool:
    return len(text) < 40 and _SHARE_ON.sub("", _said(text)) in _words().services


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
