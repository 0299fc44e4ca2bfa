"""Cuts: a passage ends at a real gap, and does not reach into a sentence that the articles hardly share.

An alignment bridges whatever costs less than what follows tells. So a stretch is cut where a whole sentence stands
on one side only, and loses a fringe of a few chance words beyond the last sentence that both sides have.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pressfold.passages.align import Run, Stretch, scored
from pressfold.passages.story import Plain, Story

#: A sentence of fewer tokens does not part a passage.
SHORTEST = 5
#: A sentence inside a stretch is not shared when less than this part of its tokens is equal.
SHARED = 0.2
#: A fringe is cut when it tells less, in bits, and is less than this part of its sentence on both sides.
FRINGE, FRINGE_PART = 24.0, 0.5


def cut(stretch: Stretch, a: Story, b: Story) -> list[Stretch]:
    """The parts of a stretch that are passages."""
    a_plain, b_plain = a.plain, b.plain
    whole = _is_whole(stretch.runs)
    parts = [stretch.runs] if whole else _without_gaps(stretch, a_plain, b_plain)
    return [without_fringes(part, a_plain, b_plain) for part in parts]


def _is_whole(runs: Sequence[Run]) -> bool:
    """Whether a stretch has too few unequal words on either side for a sentence that only one side has."""
    (a_start, b_start, _), (a_last, b_last, length) = runs[0], runs[-1]
    equal = sum([length for _, _, length in runs])
    return max(a_last - a_start, b_last - b_start) + length - equal < SHORTEST


def _without_gaps(stretch: Stretch, a: Plain, b: Plain) -> Iterator[Sequence[Run]]:
    """The runs of the stretch in parts, parted by sentences that only one side has."""
    a_gone = _unshared(stretch.a_runs, a.starts)
    b_gone = _unshared(stretch.b_runs, b.starts)
    part: list[Run] = []
    for run in _split(stretch.runs, a_gone, b_gone):
        is_gone = any(start <= run[0] < end for start, end in a_gone) or any(
            start <= run[1] < end for start, end in b_gone
        )
        if part and (is_gone or _are_parted(part[-1], run, a, b)):
            yield part
            part = []
        if not is_gone:
            part.append(run)
    if part:
        yield part


def _unshared(equal: Sequence[tuple[int, int]], starts: Sequence[int]) -> list[tuple[int, int]]:
    """The sentences inside these ranges of equal words that are hardly equal."""
    last = equal[-1][1]
    gone = []
    nth = 0
    for sentence in range(bisect_left(starts, equal[0][0]), bisect_right(starts, last) - 1):
        start, end = starts[sentence], starts[sentence + 1]
        while equal[nth][1] <= start:
            nth += 1
        shared, at = 0, nth
        while at < len(equal) and equal[at][0] < end:
            shared += min(end, equal[at][1]) - max(start, equal[at][0])
            at += 1
        if end - start >= SHORTEST and 0 < shared < SHARED * (end - start):
            gone.append((start, end))
    return gone


def _split(runs: Sequence[Run], a_gone: Sequence[tuple[int, int]], b_gone: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """The runs, split where a sentence that is gone begins or ends."""
    if not a_gone and not b_gone:
        yield from runs
        return
    for a, b, length in runs:
        edges = {edge - a for gone in a_gone for edge in gone} | {edge - b for gone in b_gone for edge in gone}
        for start, end in pairwise(sorted({0, length, *(edge for edge in edges if 0 < edge < length)})):
            yield a + start, b + start, end - start


def _are_parted(one: Run, other: Run, a: Plain, b: Plain) -> bool:
    """Whether a whole sentence of one side stands between two runs."""
    return _has_sentence(one[0] + one[2], other[0], a.starts) or _has_sentence(one[1] + one[2], other[1], b.starts)


def _has_sentence(start: int, end: int, starts: Sequence[int]) -> bool:
    if end - start < SHORTEST:
        return False
    inside = starts[bisect_left(starts, start) : bisect_right(starts, end)]
    return any(behind - before >= SHORTEST for before, behind in pairwise(inside))


def without_fringes(runs: Sequence[Run], a: Plain, b: Plain) -> Stretch:
    """The stretch of these runs without a weak beginning or end in sentences of their own."""
    runs = _without_tail(runs, a, b)
    return scored(_without_head(runs, a, b), a, b)


def _without_tail(runs: Sequence[Run], a: Plain, b: Plain) -> Sequence[Run]:
    """The runs without those in the last sentence of both sides, where they are a fringe."""
    a_at, b_at, length = runs[-1]
    a_start, a_end = a.sentence(a_at + length - 1)
    b_start, b_end = b.sentence(b_at + length - 1)
    if a_start <= runs[0][0] and b_start <= runs[0][1]:
        return runs  # one sentence on both sides
    few = FRINGE_PART * min(a_end - a_start, b_end - b_start)
    if length >= few and a_at >= a_start and b_at >= b_start:
        return runs  # the last run alone is no fringe
    rest, tail = _parts(runs, a_start, b_start)
    return rest if _is_fringe(tail, rest, few, a, b) else runs


def _without_head(runs: Sequence[Run], a: Plain, b: Plain) -> Sequence[Run]:
    """The runs without those in the first sentence of either side, where they are a fringe."""
    a_at, b_at, length = runs[0]
    a_start, a_end = a.sentence(a_at)
    b_start, b_end = b.sentence(b_at)
    a_last, b_last, last = runs[-1]
    if a_last + last <= a_end and b_last + last <= b_end:
        return runs
    few = FRINGE_PART * min(a_end - a_start, b_end - b_start)
    if length >= few and (a_at + length <= a_end and b_at + length <= b_end):
        return runs
    head, rest = _parts(runs, a_end, b_end, both=False)
    return rest if _is_fringe(head, rest, few, a, b) else runs


def _parts(runs: Sequence[Run], a: int, b: int, *, both: bool = True) -> tuple[list[Run], list[Run]]:
    """The runs before, and those from these tokens on: from both of them, or from either."""
    before: list[Run] = []
    behind: list[Run] = []
    for run in runs:
        a_at, b_at, length = run
        reached = max(a - a_at, b - b_at) if both else min(a - a_at, b - b_at)
        if reached >= length:
            before.append(run)
        elif reached <= 0:
            behind.append(run)
        else:
            before.append((a_at, b_at, reached))
            behind.append((a_at + reached, b_at + reached, length - reached))
    return before, behind


def _is_fringe(here: Sequence[Run], rest: Sequence[Run], few: float, a: Plain, b: Plain) -> bool:
    """Whether these runs of a stretch have fewer words than that, and tell too little."""
    if not here or not rest or sum([length for _, _, length in here]) >= few:
        return False
    return scored(here, a, b).bits < FRINGE
