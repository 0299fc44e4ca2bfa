"""Alignment: the stretches of two articles that say the same in the same words, across small edits.

The words of a window are aligned (rapidfuzz's opcodes: longest common subsequence), and the alignment is cut into
stretches whose shared words tell more than their gaps cost: successive best segments, given up once the score
has dropped too far below its best (Ruzzo and Tompa 1999; the X-drop of Altschul and others 1990).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pressfold.passages.candidates import Window
from pressfold.passages.story import Story

#: How many tokens around its patterns a window is aligned, and around one that another alignment hid.
AROUND, AROUND_HIDDEN = 40, 14
#: What a gap costs, in bits: a word replaced, a gap that words stand in on one side only, each such word, a number changed.
REPLACED, OPENED, INSERTED, OTHER_NUMBER = 2.5, 2.0, 0.9, 8.0
#: A stretch ends where the score has dropped this far below its best, in bits.
DROP = 26.0
#: A stretch of fewer equal words is none, whatever they tell.
FEWEST = 5


class Run(NamedTuple):
    """Equal words: `length` tokens from `a` in one article and from `b` in the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch two articles share: runs of equal words in order, and what they tell less what the gaps cost."""

    runs: tuple[Run, ...]
    bits: float

    @property
    def words(self) -> int:
        """How many equal words it holds."""
        return sum(run.length for run in self.runs)

    @property
    def a(self) -> tuple[int, int]:
        """Its token range in the first article."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].length

    @property
    def b(self) -> tuple[int, int]:
        """Its token range in the second article."""
        return self.runs[0].b, self.runs[-1].b + self.runs[-1].length

    def turned(self) -> Stretch:
        """The same stretch with the other article first."""
        return Stretch(tuple(Run(run.b, run.a, run.length) for run in self.runs), self.bits)


def stretches(a: Story, b: Story, windows: Sequence[Window]) -> list[Stretch]:
    """What two articles share around these windows, the strongest first, none inside another."""
    found: list[Stretch] = []
    for window in windows:
        found += _aligned(a, b, window, AROUND)
    for window in windows:
        if not any(_covers(stretch, window) for stretch in found):
            found += _aligned(a, b, window, AROUND_HIDDEN)
    return _without_doubles(found)


def _aligned(a: Story, b: Story, window: Window, around: int) -> list[Stretch]:
    """The stretches of one window, aligned with so many tokens around it."""
    from rapidfuzz.distance import Indel

    a_start, a_end = max(0, window.a_start - around), min(len(a), window.a_end + around)
    b_start, b_end = max(0, window.b_start - around), min(len(b), window.b_end + around)
    blocks = Indel.opcodes(a.tokens.word[a_start:a_end].tolist(), b.tokens.word[b_start:b_end].tolist())
    runs = [
        Run(a_start + block.src_start, b_start + block.dest_start, block.src_end - block.src_start)
        for block in blocks
        if block.tag == "equal"
    ]
    return [stretch for stretch in _best(runs, a, b) if stretch.words >= FEWEST]


def _best(runs: Sequence[Run], a: Story, b: Story) -> Iterable[Stretch]:
    """The successive best stretches of an alignment."""
    told = [_told(run, a, b) for run in runs]
    start = 0
    while start < len(runs):
        score = best = told[start]
        end = start + 1
        for nth in range(start + 1, len(runs)):
            score -= _cost(runs[nth - 1], runs[nth], a, b)
            if score <= 0 or best - score > DROP:
                break
            score += told[nth]
            if score > best:
                best, end = score, nth + 1
        yield Stretch(tuple(runs[start:end]), best)
        start = end


def _told(run: Run, a: Story, b: Story) -> float:
    """What a run's words tell: of each the lesser of what it tells in either article."""
    import numpy as np

    left, right = a.bits[run.a : run.a + run.length], b.bits[run.b : run.b + run.length]
    return float(np.minimum(left, right).sum())


def _cost(before: Run, after: Run, a: Story, b: Story) -> float:
    """What the gap between two runs costs."""
    a_gap = slice(before.a + before.length, after.a)
    b_gap = slice(before.b + before.length, after.b)
    a_words, b_words = a_gap.stop - a_gap.start, b_gap.stop - b_gap.start
    replaced, inserted = min(a_words, b_words), abs(a_words - b_words)
    cost = REPLACED * replaced + (OPENED + INSERTED * inserted if inserted else 0.0)
    a_numbers, b_numbers = int(a.tokens.number[a_gap].sum()), int(b.tokens.number[b_gap].sum())
    if a_numbers and b_numbers:
        cost += OTHER_NUMBER * max(a_numbers, b_numbers)
    return cost


def _covers(stretch: Stretch, window: Window) -> bool:
    """Whether the middle of a window lies in a stretch, in both articles."""
    a_middle = (window.a_start + window.a_end) / 2
    b_middle = (window.b_start + window.b_end) / 2
    return stretch.a[0] <= a_middle <= stretch.a[1] and stretch.b[0] <= b_middle <= stretch.b[1]


def _without_doubles(found: list[Stretch]) -> list[Stretch]:
    """The strongest first; one that lies for the most part inside a stronger one, in both articles, is left out."""
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda one: (-one.bits, one.runs)):
        if not any(_mostly_inside(stretch, other) for other in kept):
            kept.append(stretch)
    return kept


def _mostly_inside(stretch: Stretch, other: Stretch) -> bool:
    return _overlap(stretch.a, other.a) > 0.5 and _overlap(stretch.b, other.b) > 0.5


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The part of `one` that lies inside `other`."""
    return (min(one[1], other[1]) - max(one[0], other[0])) / (one[1] - one[0])
