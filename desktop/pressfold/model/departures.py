"""Departures: where an article leaves its base, as one list in reading order, each with its place in both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.passage import Pair, Versus
from pressfold.model.span import Span


class Departed(StrEnum):
    """How an article leaves its base; `taken` is where it does not."""

    CHANGED = "changed"
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
    found += [Departure(Departed.ADDED, _beside(span, versus.taken, in_base=False), span) for span in versus.added]
    found += [Departure(Departed.DROPPED, span, _beside(span, versus.taken, in_base=True)) for span in versus.dropped]
    found += [Departure(Departed.TAKEN, Span(p.a_start, p.a_end), Span(p.b_start, p.b_end)) for p in versus.taken]
    order = list(Departed)
    return sorted(found, key=lambda one: (order.index(one.how), one.article, one.base))


def _how(base: str, article: str) -> Departed:
    if not base:
        return Departed.ADDED
    return Departed.CHANGED if article else Departed.DROPPED


def _beside(span: Span, taken: Sequence[Pair], *, in_base: bool) -> Span:
    """The empty place on the other side: behind the passage before it, else before the first one, else the top."""
    sides = [
        (Span(p.a_start, p.a_end), Span(p.b_start, p.b_end))
        if in_base
        else (Span(p.b_start, p.b_end), Span(p.a_start, p.a_end))
        for p in taken
    ]
    before = [pair for pair in sides if pair[0].end <= span.start]
    if before:
        end = max(before, key=lambda pair: pair[0].end)[1].end
        return Span(end, end)
    start = min((other.start for _, other in sides), default=0)
    return Span(start, start)
