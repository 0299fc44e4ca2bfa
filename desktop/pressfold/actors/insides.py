"""The insides of quotations: words without the marks around them, and without the comma that leads to their speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pressfold.model.span import Span
from pressfold.text.lines import trimmed
from pressfold.text.quotation_marks import Quoted


def insides(text: str, piece: Span, quotes: Sequence[Quoted]) -> list[Span] | None:
    """The insides of the quotations that make up a piece, None where other words stand in it too."""
    inside = [quote for quote in quotes if quote.outer.overlap(piece)]
    if not inside:
        return None
    at = piece.start
    for quote in inside:
        if any(char.isalnum() for char in text[at : max(at, quote.outer.start)]):
            return None
        at = quote.outer.end
    if any(char.isalnum() for char in text[at : piece.end]):
        return None
    found = [_without_comma(text, part, piece) for quote in inside for part in _parts(quote, piece)]
    return [part for part in found if part.end > part.start]


def _parts(quote: Quoted, piece: Span) -> Sequence[Span]:
    """The paragraphs of a quotation that reach into a piece."""
    first = bisect_right(quote.pieces, piece.start, key=lambda part: part.end)
    return quote.pieces[first : bisect_left(quote.pieces, piece.end, key=lambda part: part.start)]


def _without_comma(text: str, part: Span, piece: Span) -> Span:
    """The part of a quotation that lies in a piece, without the comma that leads to its speaker."""
    start, end = max(part.start, piece.start), min(part.end, piece.end)
    return trimmed(text, start, end - 1 if end > start and text[end - 1] == "," else end)
