"""A span: a half-open range of Unicode code points in an article's stored text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in code points of the article's stored text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points both spans cover, 0 when they only touch."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def within(self, other: Span) -> bool:
        """Whether `other` covers all of this span."""
        return other.start <= self.start and self.end <= other.end


def union(spans: Iterable[Span]) -> list[Span]:
    """The same code points as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.end > span.start:
            merged.append(Span(*span))
    return merged


def common(ones: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    """The code points that spans of both have; each are sorted and do not overlap each other. Takes one step a span."""
    found: list[Span] = []
    one = other = 0
    while one < len(ones) and other < len(others):
        start, end = ones[one]
        other_start, other_end = others[other]
        if start < other_end and other_start < end:
            found.append(Span(max(start, other_start), min(end, other_end)))
        if end <= other_end:
            one += 1
        else:
            other += 1
    return found
