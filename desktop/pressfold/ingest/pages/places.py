"""Places: what a page calls the part in which a piece stands, by its elements, classes and microdata."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from functools import cache
from itertools import islice

from lxml import html

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
#: More than this share of the story stands in no list of other things.
_MOST_ELSEWHERE = 0.2
_NAME = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def places_of(found: Sequence[Piece], keep: Collection[int]) -> list[Place]:
    """Where each of a page's pieces stands, those being its story by a first judgement that are in `keep`.

    What is called a list of other things and holds much of the story is none: some pages call all they show so.
    """
    named = [_elsewhere(piece) for piece in found]
    weights: Counter[html.HtmlElement] = Counter()
    for at in sorted(keep):
        element = named[at]
        if element is not None:
            weights[element] += len(found[at].letters)
    most = _MOST_ELSEWHERE * sum(len(found[at].letters) for at in keep)
    return [
        Place.ELSEWHERE if element is not None and weights[element] <= most else _place_of(piece)
        for piece, element in zip(found, named, strict=True)
    ]


def _elsewhere(piece: Piece) -> html.HtmlElement | None:
    """The element around a piece that is no part of an article by its name, None where there is none."""
    for element in islice(piece.within(), _ASKED):
        if element.tag in ("nav", "footer") or not _names(element).isdisjoint(_words()[Place.ELSEWHERE]):
            return element
    return None


def _place_of(piece: Piece) -> Place:
    for nth, element in enumerate(islice(piece.within(), _ASKED)):
        if element.tag == "figcaption":
            return Place.CAPTION
        named = _names(element)
        for place in (Place.POST, Place.CAPTION):
            if not named.isdisjoint(_words()[place]):
                return place
        if nth < _NEAR:
            for place in (Place.BYLINE, Place.DATE, Place.STANDFIRST):
                if not named.isdisjoint(_words()[place]):
                    return place
    return _inside(piece)


def _names(element: html.HtmlElement) -> set[str]:
    """What an element is called."""
    return _named(element.get("class"), element.get("id"), element.get("itemprop"), element.get("data-testid"))


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
