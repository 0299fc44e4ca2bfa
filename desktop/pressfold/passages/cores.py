"""Cores: what is left of a stretch that bridges too much.

An alignment bridges any gap that costs less than the words behind it tell, and rare words tell so much that a few of
them, in one order by chance, lead far away from a passage. Such a stretch is cut down to where its equal words stand
close together. What is left of a weak one may be chance as well, so only a strong core is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.passages.align import Run, Stretch
from pressfold.passages.cuts import without_fringes
from pressfold.passages.edges import Part
from pressfold.passages.kinds import SHORT, is_dense
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.moved import with_moved
from pressfold.passages.story import Story


def with_core(stretch: Stretch, a: Story, b: Story, limits: Limits = DEFAULT) -> Part:
    """The stretch with the moved words of its sentences; where it bridges too much, its core with them, if strong."""
    whole = with_moved(stretch, a, b)
    if is_dense(whole.stretch, limits):
        return whole
    core = without_fringes(dense_runs(stretch.runs, limits.equal_of_long), a.plain, b.plain)
    return with_moved(core, a, b) if core.words >= SHORT and core.bits >= limits.strong else whole


def dense_runs(runs: Sequence[Run], part: float) -> Sequence[Run]:
    """The successive runs that have most equal words beyond this part of all tokens they reach over, gaps included.

    One pass from left to right, as a sum that starts anew wherever it has sunk to nothing (Bentley 1984).
    """
    best, most = runs[:1], 0.0
    first, score = 0, 0.0
    for nth, (a, b, length) in enumerate(runs):
        if nth:
            a_before, b_before, before = runs[nth - 1]
            score -= part * (max(a - a_before, b - b_before) - before)
        if score <= 0:
            first, score = nth, 0.0
        score += (1 - part) * length
        if score > most:
            best, most = runs[first : nth + 1], score
    return best
