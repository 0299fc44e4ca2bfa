"""Alignment: the stretches of two articles that say the same in the same words, across small edits.

The words of a window are aligned (rapidfuzz's opcodes: longest common subsequence), and the alignment is cut into
stretches whose shared words tell more than their gaps cost: successive best segments, given up once the score
has dropped too far below its best (Ruzzo and Tompa 1999; the X-drop of Altschul and others 1990).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pressfold.passages.candidates import LONGEST, Window
from pressfold.passages.story import Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Windows that lie nearer than this, in tokens, are aligned as one; in the second article they may step back so far.
NEAR, BACK = 25, 8
#: How many tokens around its patterns a window is aligned, and around one that another alignment hid.
AROUND, AROUND_HIDDEN = 40, 14
#: A window's words are found when so much of them is equal in an alignment; else it is aligned alone.
ALIGNED = 0.7
#: What a gap costs, in bits: a word replaced, words on one side only and each of them, a number changed.
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
    """A stretch two articles share: runs of equal words, and what they tell less what the gaps cost.

    Runs are sorted by their place in the first article; where words were moved, not by that in the second.
    """

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
        return min(run.b for run in self.runs), max(run.b + run.length for run in self.runs)

    @property
    def equal(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The places of its equal words in both articles, ascending."""
        import numpy as np

        steps = [np.arange(run.length) for run in self.runs]
        return (
            np.concatenate([step + run.a for step, run in zip(steps, self.runs, strict=True)]),
            np.concatenate([step + run.b for step, run in zip(steps, self.runs, strict=True)]),
        )

    def turned(self) -> Stretch:
        """The same stretch with the other article first."""
        return Stretch(tuple(sorted(Run(run.b, run.a, run.length) for run in self.runs)), self.bits)


def stretches(a: Story, b: Story, windows: Sequence[Window]) -> list[Stretch]:
    """What two articles share around these windows; stretches may overlap.

    Windows near each other are aligned together. An alignment keeps one order, so sentences that were moved hide
    each other: a window whose words it left out is aligned once more, alone.
    """
    a_words, b_words = a.tokens.word, b.tokens.word
    found = [stretch for window in _merged(windows) for stretch in _aligned(a, b, window, AROUND, a_words, b_words)]
    for window in windows:
        if not _is_aligned(window, found):
            found += _aligned(a, b, window, AROUND_HIDDEN, a_words, b_words)
        if not _is_aligned(window, found):
            found += _aligned(a, b, window, AROUND_HIDDEN, *_without(found, a, b))
    return found


def _without(found: Sequence[Stretch], a: Story, b: Story) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The words of both articles, those that these stretches hold made unequal to all."""
    a_words, b_words = a.tokens.word.copy(), b.tokens.word.copy()
    for stretch in found:
        a_equal, b_equal = stretch.equal
        a_words[a_equal], b_words[b_equal] = 0, 1
    return a_words, b_words


def _aligned(
    a: Story, b: Story, window: Window, around: int, a_words: NDArray[np.uint64], b_words: NDArray[np.uint64]
) -> list[Stretch]:
    """The stretches of one window, aligned with so many tokens around it."""
    a_start, a_end = max(0, window.a_start - around), min(len(a), window.a_end + around)
    b_start, b_end = max(0, window.b_start - around), min(len(b), window.b_end + around)
    runs = common_runs(a_words[a_start:a_end].tolist(), b_words[b_start:b_end].tolist(), a_start, b_start)
    return [stretch for stretch in _best(runs, a, b) if stretch.words >= FEWEST]


def common_runs(a_words: Sequence[int], b_words: Sequence[int], a_start: int = 0, b_start: int = 0) -> list[Run]:
    """The runs of a longest common subsequence, placed from these tokens on; long runs take what short ones might."""
    from rapidfuzz.distance import Indel

    runs: list[Run] = []
    for block in Indel.opcodes(a_words, b_words):
        if block.tag == "equal":
            run = Run(block.src_start, block.dest_start, block.src_end - block.src_start)
            while runs and runs[-1].length < run.length and _equal_before(a_words, b_words, run):
                run = Run(run.a - 1, run.b - 1, run.length + 1)
                last = runs.pop()
                if last.length > 1:
                    runs.append(last._replace(length=last.length - 1))
            runs.append(run)
    return [Run(a_start + run.a, b_start + run.b, run.length) for run in runs]


def _equal_before(a_words: Sequence[int], b_words: Sequence[int], run: Run) -> bool:
    return min(run.a, run.b) > 0 and a_words[run.a - 1] == b_words[run.b - 1]


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


def score(runs: Sequence[Run], a: Story, b: Story) -> float:
    """What runs tell together, less what the gaps between them cost."""
    costs = (_cost(before, after, a, b) for before, after in pairwise(runs))
    return sum(_told(run, a, b) for run in runs) - sum(costs)


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


def _is_aligned(window: Window, found: Sequence[Stretch]) -> bool:
    """Whether most of a window's words are equal words of these stretches, each other's counterparts."""
    equal = {
        token
        for stretch in found
        for run in stretch.runs
        for token in range(
            max(run.a, window.a_start, window.b_start + run.a - run.b),
            min(run.a + run.length, window.a_end, window.b_end + run.a - run.b),
        )
    }
    return len(equal) >= ALIGNED * min(window.a_end - window.a_start, window.b_end - window.b_start)


def _merged(windows: Sequence[Window]) -> list[Window]:
    """Windows that follow each other closely in both articles as one."""
    merged: list[Window] = []
    for window in windows:
        last = merged[-1] if merged else None
        if last and _follows(last, window):
            merged[-1] = last._replace(
                a_end=max(last.a_end, window.a_end),
                b_start=min(last.b_start, window.b_start),
                b_end=max(last.b_end, window.b_end),
            )
        else:
            merged.append(window)
    return merged


def _follows(last: Window, window: Window) -> bool:
    return (
        window.a_start <= last.a_end + NEAR
        and last.b_start - BACK <= window.b_start <= last.b_end + NEAR
        and max(window.a_end - last.a_start, window.b_end - last.b_start) <= LONGEST
    )


def without_doubles(found: Sequence[Stretch], a: Story, b: Story) -> list[Stretch]:
    """The stretches, strongest first, without those whose words stronger ones mostly hold in both articles."""
    import numpy as np

    in_a, in_b = np.zeros(len(a), np.bool_), np.zeros(len(b), np.bool_)
    kept: list[Stretch] = []
    for stretch in sorted(found, key=lambda one: (-one.bits, one.runs)):
        a_equal, b_equal = stretch.equal
        if min(in_a[a_equal].mean(), in_b[b_equal].mean()) <= 0.5:
            in_a[a_equal] = in_b[b_equal] = True
            kept.append(stretch)
    return kept
