"""Kept: which pieces of a page are its story, by trafilatura's judgement of the whole page."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import trafilatura
from lxml import html

from pressfold.ingest.pages.piece import Piece

#: A piece with so many letters stands in one place only and shows where its neighbours are.
_TELLING = 30
#: A piece of which this share stands in the story is the story's: a note or a button inside it may be left out.
_MOSTLY = 0.6


def kept(tree: html.HtmlElement, pieces: Sequence[Piece]) -> set[int]:
    """The places of the pieces that are the story's."""
    story = _story(tree)
    return _places(pieces, "".join(filter(str.isalnum, story)).casefold())


def _story(tree: html.HtmlElement) -> str:
    """The story's text; trafilatura changes the tree that it is given."""
    found = trafilatura.extract(copy.deepcopy(tree), include_comments=False, output_format="txt", with_metadata=False)
    return found or ""


def _places(pieces: Sequence[Piece], story: str) -> set[int]:
    """The pieces whose letters stand in the story, each stretch of the story given to one piece.

    Long pieces are found first; a short one must stand between the places of the long ones around it.
    """
    at = 0
    found: dict[int, tuple[int, int]] = {}
    for place, piece in enumerate(pieces):
        if len(piece.letters) < _TELLING:
            continue
        start = story.find(piece.letters, at)
        if start < 0:
            start = _begins(piece.letters, story)
            if start < 0 or any(first <= start < end for first, end in found.values()):
                continue
        found[place] = (start, start + len(piece.letters))
        at = max(at, found[place][1])
    return set(found) | _short(pieces, story, found)


def _begins(letters: str, story: str) -> int:
    """Where a piece begins in the story, whole or for the most part; -1 when it is not there."""
    whole = story.find(letters)
    if whole >= 0 or len(letters) < 2 * _TELLING:
        return whole
    parts = [letters[at : at + _TELLING] for at in range(0, len(letters) - _TELLING + 1, _TELLING)]
    there = [start - nth * _TELLING for nth, part in enumerate(parts) if (start := story.find(part)) >= 0]
    return max(0, there[0]) if len(there) >= _MOSTLY * len(parts) else -1


def _short(pieces: Sequence[Piece], story: str, found: dict[int, tuple[int, int]]) -> set[int]:
    places = sorted(found)
    short: set[int] = set()
    nearest = 0
    at = 0
    for place, piece in enumerate(pieces):
        if place in found:
            at = found[place][1]
            continue
        while nearest < len(places) and places[nearest] < place:
            nearest += 1
        end = found[places[nearest]][0] if nearest < len(places) else len(story)
        if not piece.letters or len(piece.letters) >= _TELLING:
            continue
        start = story.find(piece.letters, at, end)
        if start >= 0:
            short.add(place)
            at = start + len(piece.letters)
    return short
