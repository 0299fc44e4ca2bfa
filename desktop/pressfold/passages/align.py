"""Alignment: the stretches of two articles that say the same in the same words, across small edits.

The words of a window are aligned (rapidfuzz: longest common subsequence), and the alignment is cut into stretches
whose shared words tell more than their gaps cost: successive best segments, given up once the score has dropped
too far below its best (Ruzzo and Tompa 1999; the X-drop of Altschul and others 1990).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from pressfold.model.span import Span, union
from pressfold.passages.candidates import LONGEST, Window
from pressfold.passages.story import Plain, Story

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


#: Words to be aligned: their numbers, or one letter for each.
Words: TypeAlias = Sequence[int] | str


class Run(NamedTuple):
    """Equal words: `length` tokens from `a` in one article and from `b` in the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch two articles share: the runs of its equal words, and what they tell less what the gaps cost.

    Runs ascend in the first article; in the second one too, unless words were moved.
    """

    runs: tuple[Run, ...]
    bits: float

    @property
    def words(self) -> int:
        """How many equal words it holds."""
        return sum([run[2] for run in self.runs])

    @property
    def a_range(self) -> tuple[int, int]:
        """Its token range in the first article."""
        return self.runs[0].a, self.runs[-1].a + self.runs[-1].length

    @property
    def b_range(self) -> tuple[int, int]:
        """Its token range in the second article."""
        return min([b for _, b, _ in self.runs]), max([b + length for _, b, length in self.runs])

    @property
    def a_runs(self) -> list[tuple[int, int]]:
        """The token ranges of its equal words in the first article."""
        return [(a, a + length) for a, _, length in self.runs]

    @property
    def b_runs(self) -> list[tuple[int, int]]:
        """The token ranges of its equal words in the second article."""
        return [(b, b + length) for _, b, length in self.runs]

    def turned(self) -> Stretch:
        """The same stretch with the other article first."""
        return Stretch(joined(Run(run.b, run.a, run.length) for run in self.runs), self.bits)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs in the order of the first article; those that follow each other in both as one."""
    made: list[Run] = []
    for run in sorted(runs):
        last = made[-1] if made else None
        if last and last.a + last.length == run.a and last.b + last.length == run.b:
            made[-1] = last._replace(length=last.length + run.length)
        else:
            made.append(run)
    return tuple(made)


def stretches(a: Story, b: Story, windows: Sequence[Window]) -> list[Stretch]:
    """What two articles share around these windows; stretches may overlap.

    Windows near each other are aligned together. An alignment keeps one order, so sentences that were moved hide
    each other: a window whose words it left out is aligned once more alone, then without the words found so far.
    """
    found = [stretch for window in _merged(windows) for stretch in _aligned(a, b, window, AROUND)]
    if min(len(a), len(b)) > LONGEST:
        found = _continued(found, a.plain, b.plain)
    hidden = _hidden(windows, found)
    if not hidden:
        return found
    for window in hidden:
        found += _aligned(a, b, window, AROUND_HIDDEN)
    hidden = _hidden(windows, found)
    rest = _without(found, a.plain.words, b.plain.words) if hidden else None
    for window in hidden:
        found += _aligned(a, b, window, AROUND_HIDDEN, rest)
    return found


def _continued(found: Sequence[Stretch], a: Plain, b: Plain) -> list[Stretch]:
    """The stretches, those as one that windows cut at their greatest length: where one ends the next goes on."""
    parts: list[list[Run]] = []
    for stretch in sorted(found, key=lambda one: one.runs[0]):
        last, first = parts[-1][-1] if parts else None, stretch.runs[0]
        if last and first.a - first.b == last.a - last.b and first.a <= last.a + last.length:
            parts[-1] += _behind(stretch.runs, last)
        else:
            parts.append(list(stretch.runs))
    return [scored(joined(runs), a, b) for runs in parts]


def _behind(runs: Iterable[Run], last: Run) -> Iterator[Run]:
    """What of these runs stands behind another run in both articles."""
    for run in runs:
        held = max(0, last.a + last.length - run.a, last.b + last.length - run.b)
        if held < run.length:
            yield Run(run.a + held, run.b + held, run.length - held)


def _without(
    found: Sequence[Stretch], a_words: Sequence[int], b_words: Sequence[int]
) -> tuple[Sequence[int], Sequence[int]]:
    """The words of both articles, those that these stretches hold made unequal to all."""
    a_words, b_words = [*a_words], [*b_words]
    for stretch in found:
        for a, b, length in stretch.runs:
            a_words[a : a + length], b_words[b : b + length] = [0] * length, [1] * length
    return a_words, b_words


def _aligned(
    a: Story, b: Story, window: Window, around: int, words: tuple[Sequence[int], Sequence[int]] | None = None
) -> list[Stretch]:
    """The stretches of one window, aligned with so many tokens around it, by these words in the place of its own."""
    a_words, b_words = words or (a.plain.letters, b.plain.letters)
    a_start, b_start = max(0, window.a_start - around), max(0, window.b_start - around)
    a_part, b_part = a_words[a_start : window.a_end + around], b_words[b_start : window.b_end + around]
    runs = common_runs(a_part, b_part, a_start, b_start)
    if words is None:
        runs = _truly(runs, a.plain.words, b.plain.words)
    return list(_best(runs, a.plain, b.plain))


def common_runs(a_words: Words, b_words: Words, a_start: int = 0, b_start: int = 0) -> list[Run]:
    """The runs of a longest common subsequence, placed from these tokens on; long runs take what short ones might."""
    from rapidfuzz.distance import Indel

    runs: list[Run] = []
    for a, b, length in Indel.opcodes(a_words, b_words).as_matching_blocks()[:-1]:
        while runs and runs[-1].length < length and a and b and a_words[a - 1] == b_words[b - 1]:
            a, b, length = a - 1, b - 1, length + 1
            last = runs.pop()
            if last.length > 1:
                runs.append(last._replace(length=last.length - 1))
        runs.append(Run(a, b, length))
    return [Run(a_start + a, b_start + b, length) for a, b, length in runs]


def _truly(runs: Sequence[Run], a_words: Sequence[int], b_words: Sequence[int]) -> list[Run]:
    """The runs without words that only have a letter in common."""
    equal: list[Run] = []
    for run in runs:
        a, b, length = run
        if a_words[a : a + length] == b_words[b : b + length]:
            equal.append(run)
        elif length > 1:
            equal += joined(Run(a + nth, b + nth, 1) for nth in range(length) if a_words[a + nth] == b_words[b + nth])
    return equal


def _best(runs: Sequence[Run], a: Plain, b: Plain) -> Iterator[Stretch]:
    """The successive best stretches of an alignment that have words enough."""
    told, costs = _told_by(runs, a, b), _costs(runs, a, b)
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
        if sum([run.length for run in runs[start:end]]) >= FEWEST:
            yield Stretch(tuple(runs[start:end]), best)
        start = end


def scored(runs: Sequence[Run], a: Plain, b: Plain) -> Stretch:
    """The stretch of these runs; a word that comes again tells less than before."""
    words: list[int] = []
    told: list[float] = []
    for run in runs:
        words += a.words[run.a : run.a + run.length]
        told += _told(run, a, b)
    total = sum(told)
    fresh = sum(dict(zip(reversed(words), reversed(told), strict=True)).values())
    return Stretch(tuple(runs), fresh + AGAIN * (total - fresh) - sum(_costs(runs, a, b)))


def _told(run: Run, a: Plain, b: Plain) -> Iterator[float]:
    """What each of the equal words tells: the lesser of what it tells in either article."""
    return map(min, a.bits[run.a : run.a + run.length], b.bits[run.b : run.b + run.length])


def _told_by(runs: Sequence[Run], a: Plain, b: Plain) -> list[float]:
    """What each run tells; most runs of an alignment are single chance words."""
    a_bits, b_bits = a.bits, b.bits
    return [
        min(a_bits[a_at], b_bits[b_at])
        if length == 1
        else sum(map(min, a_bits[a_at : a_at + length], b_bits[b_at : b_at + length]))
        for a_at, b_at, length in runs
    ]


def _costs(runs: Sequence[Run], a: Plain, b: Plain) -> list[float]:
    """What the gap before each run costs, nothing for the first."""
    a_numbers, b_numbers = a.numbers_before, b.numbers_before
    costs: list[float] = []
    a_end, b_end = runs[0][:2] if runs else (0, 0)
    for a_at, b_at, length in runs:
        a_gap, b_gap = a_at - a_end, b_at - b_end
        if a_gap == b_gap:
            cost = REPLACED * a_gap
        else:
            cost = REPLACED * min(a_gap, b_gap) + (OPENED + INSERTED * abs(a_gap - b_gap))
        a_others, b_others = a_numbers[a_at] - a_numbers[a_end], b_numbers[b_at] - b_numbers[b_end]
        if a_others > 0 and b_others > 0:
            cost += OTHER_NUMBER * max(a_others, b_others)
        costs.append(cost)
        a_end, b_end = a_at + length, b_at + length
    return costs


def _hidden(windows: Sequence[Window], found: Sequence[Stretch]) -> list[Window]:
    """The windows whose words are for the most part not equal words of these stretches, each other's counterparts."""
    ranged = [(*stretch.a_range, *stretch.b_range, stretch.runs) for stretch in found]
    hidden = []
    for window in windows:
        near = [runs for a_start, a_end, b_start, b_end, runs in ranged
                if a_start < window.a_end and window.a_start < a_end
                and b_start < window.b_end and window.b_start < b_end]  # fmt: skip
        needed = ALIGNED * min(window.a_end - window.a_start, window.b_end - window.b_start)
        if _covered(window, near) < needed:
            hidden.append(window)
    return hidden


def _covered(window: Window, stretches: Sequence[Sequence[Run]]) -> int:
    """How many words of the first article's side of a window have their counterpart in its other side."""
    inside = []
    for runs in stretches:
        for a, b, length in runs:
            start = max(a, window.a_start, window.b_start - b + a)
            end = min(a + length, window.a_end, window.b_end - b + a)
            if start < end:
                inside.append(Span(start, end))
    return sum(end - start for start, end in (union(inside) if len(stretches) > 1 else inside))


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
    if len(found) < 2:
        return list(found)
    in_a, in_b = bytearray(len(a)), bytearray(len(b))
    kept: list[Stretch] = []
    for stretch in sorted(found, key=strongest_first):
        held = min(sum(sum(in_a[start:end]) for start, end in stretch.a_runs),
                   sum(sum(in_b[start:end]) for start, end in stretch.b_runs))  # fmt: skip
        if held <= 0.5 * stretch.words:
            for run in stretch.runs:
                in_a[run.a : run.a + run.length] = in_b[run.b : run.b + run.length] = b"\1" * run.length
            kept.append(stretch)
    return kept


def strongest_first(stretch: Stretch) -> tuple[float, int, int, int]:
    """The key that sorts stretches of two articles: what they tell, then their place."""
    return -stretch.bits, stretch.runs[0].a, stretch.runs[0].b, stretch.words
