"""Cuts the excerpt of an article that shows best why it was found."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from pressfold.model.span import Span, union
from pressfold.search.hits import Hit

#: About so many characters are shown.
WIDTH = 160

#: So much of the room that the hits leave stands before them.
_BEFORE = 1 / 3
_MORE = "…"
_PRINTED = re.compile(r"\S+")
#: A word longer than this is cut through rather than kept whole.
_LONGEST_WORD = 40
#: The best place is looked for among so many hits.
_MOST_HITS = 500


class Snippet(NamedTuple):
    """An excerpt on one line; `marks` are the hits in it, in code points of the excerpt."""

    text: str
    marks: tuple[Span, ...]


def spans_of(hits: Iterable[Hit]) -> list[Span]:
    """The places of hits, each place once."""
    return union(Span(hit.start, hit.end) for hit in hits)


def snippet(text: str, hits: Sequence[Hit], width: int = WIDTH, spans: Sequence[Span] | None = None) -> Snippet:
    """The excerpt around the densest hits, or the start of the text where there are none.

    `spans` are the places of the hits, from whom they are known already.
    """
    best = _best(hits[:_MOST_HITS], width)
    start, end = _room(text, best, width) if best else (0, _cut_back(text, min(len(text), width)))
    return _on_one_line(text, start, end, spans_of(hits) if spans is None else spans)


def _best(hits: Sequence[Hit], width: int) -> Span | None:
    """The stretch that answers most conditions, then has most hits, then comes first."""
    best: tuple[int, int] = (0, 0)
    found: Span | None = None
    behind = 0
    for at, first in enumerate(hits):
        behind = max(behind, at)
        while behind < len(hits) and hits[behind].end - first.start <= width:
            behind += 1
        inside = hits[at : max(behind, at + 1)]
        worth = (len({hit.leaf for hit in inside}), len(inside))
        if worth > best:
            best, found = worth, Span(first.start, max(hit.end for hit in inside))
    return found


def _room(text: str, hits: Span, width: int) -> tuple[int, int]:
    """The stretch to show around hits, cut between words."""
    spare = max(0, width - (hits.end - hits.start))
    start = max(0, hits.start - int(spare * _BEFORE))
    end = min(len(text), start + max(width, hits.end - start))
    start = max(0, min(start, end - width))
    return _cut_forward(text, start, hits.start), max(hits.end, _cut_back(text, end))


def _cut_forward(text: str, at: int, limit: int) -> int:
    """The start of the first whole word from `at` on, not beyond `limit`."""
    if at == 0 or text[at - 1].isspace():
        return at
    for place in range(at, min(limit, at + _LONGEST_WORD)):
        if text[place].isspace():
            return place + 1
    return min(at, limit)


def _cut_back(text: str, at: int) -> int:
    """The end of the last whole word before `at`."""
    if at >= len(text) or text[at].isspace():
        return at
    for place in range(at - 1, max(0, at - _LONGEST_WORD), -1):
        if text[place].isspace():
            return place
    return at


def _on_one_line(text: str, start: int, end: int, hits: Sequence[Span]) -> Snippet:
    """The stretch with white space as single spaces, with an ellipsis where text was left out."""
    words = list(_PRINTED.finditer(text, start, end))
    line = " ".join(word.group() for word in words)
    before = f"{_MORE} " if text[:start].strip() else ""
    after = f" {_MORE}" if text[end:].strip() else ""
    shifts = _shifts(words, len(before))
    marks = [
        Span(shifts(max(hit.start, start)), shifts(min(hit.end, end)))
        for hit in hits
        if hit.start < end and hit.end > start
    ]
    return Snippet(before + line + after, tuple(marks))


def _shifts(words: Sequence[re.Match[str]], first: int) -> Callable[[int], int]:
    """Tells where a place of the text stands in a line of these words, one space apart, that starts at `first`."""
    starts = [word.start() for word in words]
    lines = list(accumulate((len(word.group()) + 1 for word in words), initial=first))

    def shifted(place: int) -> int:
        nth = bisect_right(starts, place) - 1
        return lines[nth] + min(place, words[nth].end()) - starts[nth] if nth >= 0 else first

    return shifted
