"""Places: what a page calls the part in which a piece stands, by its elements, classes and microdata."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from functools import cache

from pressfold.ingest.pages.piece import Piece
from pressfold.resources import resource


class Place(StrEnum):
    """A part of a page."""

    STORY = "story"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATE = "date"
    CAPTION = "caption"
    POST = "post"
    ELSEWHERE = "elsewhere"


#: How many elements around a piece are asked what they are called; those further out hold whole pages.
_ASKED = 6
#: Of those, how many may say that it is a byline, a date or a standfirst.
_NEAR = 3
_NAME = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def place_of(piece: Piece) -> Place:
    """Where a piece stands."""
    for nth, element in enumerate(piece.within()):
        if nth == _ASKED:
            break
        if element.tag == "figcaption":
            return Place.CAPTION
        named = _named(element.get("class"), element.get("id"), element.get("itemprop"), element.get("data-testid"))
        if element.tag in ("nav", "footer") or not named.isdisjoint(_words()[Place.ELSEWHERE]):
            return Place.ELSEWHERE
        for place in (Place.POST, Place.CAPTION):
            if not named.isdisjoint(_words()[place]):
                return place
        if nth < _NEAR:
            for place in (Place.BYLINE, Place.DATE, Place.STANDFIRST):
                if not named.isdisjoint(_words()[place]):
                    return place
    return _inside(piece)


def _inside(piece: Piece) -> Place:
    """What the elements in a short piece say of it."""
    if len(piece.text) > 200:
        return Place.STORY
    for element in piece.element.iter("a", "span", "time", "address"):
        if element.get("rel") == "author" or not _named(element.get("class"), element.get("itemprop")).isdisjoint(
            _words()[Place.BYLINE]
        ):
            return Place.BYLINE
        if element.tag == "time":
            return Place.DATE
    return Place.STORY


def _named(*names: str | None) -> set[str]:
    """The words in names of classes, and each name as a whole."""
    found: set[str] = set()
    for name in " ".join(filter(None, names)).split():
        words = _NAME.findall(_CAMEL.sub("-", name))
        found.update("-".join(words[at : at + size]).lower() for size in (1, 2) for at in range(len(words) - size + 1))
    return found


@cache
def _words() -> dict[Place, frozenset[str]]:
    """The words of places.toml by place."""
    lists: dict[str, Iterable[str]] = tomllib.loads(resource("ingest", "places.toml").read_text(encoding="utf-8"))
    return {Place(name): frozenset(entries) for name, entries in lists.items()}
