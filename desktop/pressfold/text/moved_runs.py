"""Moved runs: words that two texts both have, left over by an alignment because they stand elsewhere.

An alignment keeps one order, so words that changed their place are left over on both sides. The longest run that both
sides have is taken first, so that each word moves once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

#: Where more words than this are left over on a side, nothing is said to have moved.
MOST = 300


class MovedRun(NamedTuple):
    """So many words, from a place in a part of the one side on, and from a place in a part of the other."""

    length: int
    part: int
    at: int
    other_part: int
    other_at: int


Parts = Sequence[Sequence[str]]


def moved_runs(parts: Parts, others: Parts, may_move: Callable[[MovedRun], bool]) -> list[MovedRun]:
    """The runs that both sides' left-over words have, given as forms by part, that may have moved; longest first."""
    if max(sum(map(len, parts)), sum(map(len, others))) > MOST:
        return []
    free, others_free = [list[str | None](part) for part in parts], [list[str | None](part) for part in others]
    found: list[MovedRun] = []
    while run := _longest(free, others_free, may_move):
        found.append(run)
        free[run.part][run.at : run.at + run.length] = [None] * run.length
        others_free[run.other_part][run.other_at : run.other_at + run.length] = [None] * run.length
    return found


def rest(words: int, taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of so many words between runs that were taken, given by place and length: starts and ends."""
    left, at = [], 0
    for start, length in sorted(taken):
        if at < start:
            left.append((at, start))
        at = start + length
    return [*left, (at, words)] if at < words else left


def _longest(
    parts: Sequence[Sequence[str | None]], others: Sequence[Sequence[str | None]], may_move: Callable[[MovedRun], bool]
) -> MovedRun | None:
    best: MovedRun | None = None
    for nth, part in enumerate(parts):
        for other_nth, other in enumerate(others):
            for at, other_at, length in _runs(part, other):
                run = MovedRun(length, nth, at, other_nth, other_at)
                if (best is None or length > best.length) and may_move(run):
                    best = run
    return best


def _runs(part: Sequence[str | None], other: Sequence[str | None]) -> Iterator[tuple[int, int, int]]:
    """The unbroken runs of equal words of two parts, each told from its first word on."""
    for at, form in enumerate(part):
        for other_at, other_form in enumerate(other):
            if form is not None and form == other_form:
                length = 1
                for mine, theirs in zip(part[at + 1 :], other[other_at + 1 :], strict=False):
                    if mine is None or mine != theirs:
                        break
                    length += 1
                yield at, other_at, length
