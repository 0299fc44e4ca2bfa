"""Selecting by units: what the next larger unit around some words is, and where sentences and paragraphs end.

No Qt here: an article's text and its paragraphs in, spans and offsets out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum

from pressfold.model.span import Span
from pressfold.text.sentences import sentences
from pressfold.text.words import words


class Unit(StrEnum):
    """What a selection grows by."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


def grown(text: str, paragraphs: Sequence[Span], quotations: Iterable[Span], span: Span) -> Span:
    """The next larger unit around a span: word, quotation, sentence, paragraph, the whole text.

    `span` may be empty, as a caret is. A quotation that is longer than its sentence comes after it.
    """
    around = _around(paragraphs, span)
    units = [Span(word.start, word.end) for word in words(text, *around)]
    units += quotations
    units += [whole for paragraph in _touched(paragraphs, span) for whole in sentences(text, *paragraph)]
    units += [around, Span(0, len(text))]
    larger = [unit for unit in units if span.within(unit) and unit.end - unit.start > span.end - span.start]
    return min(larger, key=lambda unit: unit.end - unit.start, default=span)


def moved(text: str, paragraphs: Sequence[Span], at: int, unit: Unit, direction: int) -> int:
    """Where the caret stands one unit further: at the end of a unit going down, at a beginning going up."""
    if not paragraphs:
        return at
    here = max(0, bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start) - 1)
    steps = range(here, len(paragraphs)) if direction > 0 else range(here, -1, -1)
    for number in steps:
        units = sentences(text, *paragraphs[number]) if unit is Unit.SENTENCE else [paragraphs[number]]
        edges = [one.end for one in units] if direction > 0 else [one.start for one in reversed(units)]
        further = [edge for edge in edges if (edge > at if direction > 0 else edge < at)]
        if further:
            return further[0]
    return at


def _touched(paragraphs: Sequence[Span], span: Span) -> list[Span]:
    """The paragraphs that a span lies in, or ends at."""
    return [one for one in paragraphs if one.start <= span.end and span.start <= one.end]


def _around(paragraphs: Sequence[Span], span: Span) -> Span:
    """From the beginning of the first paragraph that a span touches to the end of the last."""
    touched = _touched(paragraphs, span)
    return Span(touched[0].start, touched[-1].end) if touched else span
