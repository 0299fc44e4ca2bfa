"""Departures: where an article leaves its base, as one list in reading order, each with its place in both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.passage import Versus
from pressfold.model.span import Span


class Departed(StrEnum):
    """How an article leaves its base; `taken` is where it does not."""

    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    DROPPED = "dropped"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Departure:
    """One place in base and article; the side that has no words for it is the empty place where they would stand."""

    how: Departed
    base: Span
    article: Span


def departures(versus: Versus) -> list[Departure]:
    """Every departure and every passage taken over, in the order of the article, those of one kind together."""
    found = [
        Departure(_how(one.a_text, one.b_text), Span(one.a_start, one.a_end), Span(one.b_start, one.b_end))
        for one in versus.changed
    ]
    found += [
        Departure(Departed.MOVED, Span(one.a_start, one.a_end), Span(one.b_start, one.b_end)) for one in versus.moved
    ]
    base_of = _Beside([(Span(p.b_start, p.b_end), Span(p.a_start, p.a_end)) for p in versus.taken])
    article_of = _Beside([(Span(p.a_start, p.a_end), Span(p.b_start, p.b_end)) for p in versus.taken])
    found += [Departure(Departed.ADDED, base_of.place(span), span) for span in versus.added]
    found += [Departure(Departed.DROPPED, span, article_of.place(span)) for span in versus.dropped]
    found += [Departure(Departed.TAKEN, Span(p.a_start, p.a_end), Span(p.b_start, p.b_end)) for p in versus.taken]
    order = list(Departed)
    return sorted(found, key=lambda one: (order.index(one.how), one.article, one.base))


def _how(base: str, article: str) -> Departed:
    if not base:
        return Departed.ADDED
    return Departed.CHANGED if article else Departed.DROPPED


class _Beside:
    """Where something that stands on one side alone would stand on the other."""

    def __init__(self, sides: Sequence[tuple[Span, Span]]) -> None:
        """`sides` are the passages, on the side that has the words and on the other."""
        self._sides = sorted(sides, key=_end)
        self._ends = [_end(pair) for pair in self._sides]
        self._first = min((other.start for _, other in sides), default=0)

    def place(self, span: Span) -> Span:
        """The empty place behind the passage before it, or that it ends, else before the first one, else the top."""
        before = bisect_right(self._ends, span.start)
        before += before < len(self._sides) and self._sides[before][0].start < span.start
        at = self._sides[before - 1][1].end if before else self._first
        return Span(at, at)


def _end(pair: tuple[Span, Span]) -> int:
    return pair[0].end
