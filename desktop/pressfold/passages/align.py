"""Alignment: the stretches of two articles that say the same in the same words, across small edits.

The words of a window are aligned (rapidfuzz: longest common subsequence), and the alignment is cut into stretches
whose shared words tell more than their gaps cost: successive best segments, given up once the score has dropped
too far below its best (Ruzzo and Tompa 1999; the X-drop of Altschul and others 1990).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
#: A word that comes again within a stretch tells this part of what it told before.
AGAIN = 0.3
#: A stretch of fewer equal words is none, whatever they tell.
FEWEST = 5


class Run(NamedTuple):
    """Equal words: `length` tokens from `a` in one article and from `b` in the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """A stretch two articles share: the places of its equal words, and what they tell less what the gaps cost.

    `a[i]` and `b[i]` are counterparts. `a` ascends; `b` does too, unless words were moved.
    """

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    bits: float

    @property
    def words(self) -> int:
        """How many equal words it holds."""
        return len(self.a)

    @property
    def a_range(self) -> tuple[int, int]:
        """Its token range in the first article."""
        return int(self.a[0]), int(self.a[-1]) + 1

    @property
    def b_range(self) -> tuple[int, int]:
        """Its token range in the second article."""
        return int(self.b.min()), int(self.b.max()) + 1

    @property
    def runs(self) -> list[Run]:
        """Its equal words as runs, in the order of the first article."""
        import numpy as np

        first = np.concatenate(([0], np.flatnonzero((np.diff(self.a) != 1) | (np.diff(self.b) != 1)) + 1))
        length = np.diff(first, append=len(self.a))
        columns = (self.a[first].tolist(), self.b[first].tolist(), length.tolist())
        return [Run(*run) for run in zip(*columns, strict=True)]

    def turned(self) -> Stretch:
        """The same stretch with the other article first."""
        order = self.b.argsort(kind="stable")
        return Stretch(self.b[order], self.a[order], self.bits)


def stretches(a: Story, b: Story, windows: Sequence[Window]) -> list[Stretch]:
    """What two articles share around these windows; stretches may overlap.

    Windows near each other are aligned together. An alignment keeps one order, so sentences that were moved hide
    each other: a window whose words it left out is aligned once more alone, then without the words found so far.
    """
    whole = a.tokens.word, b.tokens.word
    found = [stretch for window in _merged(windows) for stretch in _aligned(a, b, window, AROUND, *whole)]
    for window in _hidden(windows, found):
        found += _aligned(a, b, window, AROUND_HIDDEN, *whole)
    rest = _without(found, *whole)
    for window in _hidden(windows, found):
        found += _aligned(a, b, window, AROUND_HIDDEN, *rest)
    return found


def _without(
    found: Sequence[Stretch], a_words: NDArray[np.uint64], b_words: NDArray[np.uint64]
) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The words of both articles, those that these stretches hold made unequal to all."""
    a_words, b_words = a_words.copy(), b_words.copy()
    for stretch in found:
        a_words[stretch.a], b_words[stretch.b] = 0, 1
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
    for block in Indel.opcodes(a_words, b_words).as_matching_blocks()[:-1]:
        run = Run(*block)
        while runs and runs[-1].length < run.length and _equal_before(a_words, b_words, run):
            run = Run(run.a - 1, run.b - 1, run.length + 1)
            last = runs.pop()
            if last.length > 1:
                runs.append(last._replace(length=last.length - 1))
        runs.append(run)
    return [Run(a_start + run.a, b_start + run.b, run.length) for run in runs]


def _equal_before(a_words: Sequence[int], b_words: Sequence[int], run: Run) -> bool:
    return min(run.a, run.b) > 0 and a_words[run.a - 1] == b_words[run.b - 1]


def places(runs: Sequence[Run]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of the words of these runs in both articles."""
    import numpy as np

    a, b, length = np.array(runs, np.int64).reshape(-1, 3).T
    step = np.arange(int(length.sum())) - np.repeat(length.cumsum() - length, length)
    return np.repeat(a, length) + step, np.repeat(b, length) + step


def _best(runs: Sequence[Run], a: Story, b: Story) -> Iterator[Stretch]:
    """The successive best stretches of an alignment."""
    import numpy as np

    if not runs:
        return
    a_equal, b_equal = places(runs)
    first = np.cumsum([0, *(run.length for run in runs)])
    told = np.add.reduceat(_told(a_equal, b_equal, a, b), first[:-1]).tolist()
    costs = [0.0, *_costs(a_equal, b_equal, a, b)[first[1:-1] - 1].tolist()]
    start = 0
    while start < len(runs):
        score = best = told[start]
        end = start + 1
        for nth in range(start + 1, len(runs)):
            score -= costs[nth]
            if score <= 0 or best - score > DROP:
                break
            score += told[nth]
            if score > best:
                best, end = score, nth + 1
        here = slice(first[start], first[end])
        yield Stretch(a_equal[here], b_equal[here], best)
        start = end


def scored(a_equal: NDArray[np.int64], b_equal: NDArray[np.int64], a: Story, b: Story) -> Stretch:
    """The stretch of these equal words; a word that comes again tells less than before."""
    import numpy as np

    told = _told(a_equal, b_equal, a, b)
    fresh = np.zeros(len(told), np.bool_)
    fresh[np.unique(a.tokens.word[a_equal], return_index=True)[1]] = True
    bits = float(np.where(fresh, told, AGAIN * told).sum() - _costs(a_equal, b_equal, a, b).sum())
    return Stretch(a_equal, b_equal, bits)


def _told(a_equal: NDArray[np.int64], b_equal: NDArray[np.int64], a: Story, b: Story) -> NDArray[np.float32]:
    """What each of the equal words tells: the lesser of what it tells in either article."""
    import numpy as np

    return np.minimum(a.bits[a_equal], b.bits[b_equal])


def _costs(a_equal: NDArray[np.int64], b_equal: NDArray[np.int64], a: Story, b: Story) -> NDArray[np.float64]:
    """What the gap between each equal word and the next costs."""
    import numpy as np

    a_gap, b_gap = np.diff(a_equal) - 1, np.diff(b_equal) - 1
    inserted = np.abs(a_gap - b_gap)
    a_numbers = a.numbers_before[a_equal[1:]] - a.numbers_before[a_equal[:-1] + 1]
    b_numbers = b.numbers_before[b_equal[1:]] - b.numbers_before[b_equal[:-1] + 1]
    changed = np.where(np.minimum(a_numbers, b_numbers) > 0, np.maximum(a_numbers, b_numbers), 0)
    costs: NDArray[np.float64] = (
        REPLACED * np.minimum(a_gap, b_gap)
        + np.where(inserted > 0, OPENED + INSERTED * inserted, 0.0)
        + OTHER_NUMBER * changed
    )
    return costs


def _hidden(windows: Sequence[Window], found: Sequence[Stretch]) -> list[Window]:
    """The windows whose words are for the most part not equal words of these stretches, each other's counterparts."""
    import numpy as np

    if not found:
        return list(windows)
    a_equal, b_equal = (np.concatenate([getattr(stretch, side) for stretch in found]) for side in "ab")
    hidden = []
    for window in windows:
        inside = (a_equal >= window.a_start) & (a_equal < window.a_end)
        inside &= (b_equal >= window.b_start) & (b_equal < window.b_end)
        needed = ALIGNED * min(window.a_end - window.a_start, window.b_end - window.b_start)
        if inside.sum() < needed or len(np.unique(a_equal[inside])) < needed:
            hidden.append(window)
    return hidden


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
    for stretch in sorted(found, key=strongest_first):
        if min(in_a[stretch.a].mean(), in_b[stretch.b].mean()) <= 0.5:
            in_a[stretch.a] = in_b[stretch.b] = True
            kept.append(stretch)
    return kept


def strongest_first(stretch: Stretch) -> tuple[float, int, int, int]:
    """The key that sorts stretches of two articles: what they tell, then their place."""
    return -stretch.bits, int(stretch.a[0]), int(stretch.b[0]), stretch.words
