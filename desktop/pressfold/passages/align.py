"""Alignment: the stretches of two articles that say the same in the same words, across small edits.

The words of a window are aligned (rapidfuzz: longest common subsequence), and the alignment is cut into stretches
whose shared words tell more than their gaps cost: successive best segments, given up once the score has dropped
too far below its best (Ruzzo and Tompa 1999; the X-drop of Altschul and others 1990).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, pairwise
from typing import TYPE_CHECKING, TypeAlias

from pressfold.passages.background import SCALE
from pressfold.passages.candidates import LONGEST, Window
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.story import Plain, Story

if TYPE_CHECKING:
    from rapidfuzz.distance import Editops

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


#: Equal words: the first token in one article, the one in the other, and how many they are. Plain tuples, for most are
#: single words that stand in an alignment by chance and are dropped again.
Run: TypeAlias = tuple[int, int, int]


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
        return sum([length for _, _, length in self.runs])

    @property
    def a_range(self) -> tuple[int, int]:
        """Its token range in the first article."""
        a, _, length = self.runs[-1]
        return self.runs[0][0], a + length

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
        return Stretch(joined((b, a, length) for a, b, length in self.runs), self.bits)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs in the order of the first article; those that follow each other in both as one."""
    made: list[Run] = []
    a_end = b_end = -1
    for a, b, length in sorted(runs):
        if made and a == a_end and b == b_end:
            first_a, first_b, held = made[-1]
            made[-1] = first_a, first_b, held + length
        else:
            made.append((a, b, length))
        a_end, b_end = a + length, b + length
    return tuple(made)


def stretches(a: Story, b: Story, windows: Sequence[Window], limits: Limits = DEFAULT) -> list[Stretch]:
    """What two articles share around these windows; stretches may overlap.

    Windows near each other are aligned together. An alignment keeps one order, so sentences that were moved hide
    each other: a window whose words it left out is aligned once more alone, then without the words found so far, where
    those that are left may tell enough by these limits to be judged.
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
    if hidden:
        least, rest = limits.least * SCALE, _without(found, a.plain, b.plain)
        for window in hidden:
            if _may_tell(window, *rest, a.plain.bits) >= least:
                found += _aligned(a, b, window, AROUND_HIDDEN, rest)
    return found


def _may_tell(window: Window, a_words: Sequence[int], b_words: Sequence[int], a_bits: bytes) -> int:
    """What no stretch around a window tells more than, in sixteenths: what the words tell that both sides have."""
    a_part, b_part = _around(window, AROUND_HIDDEN)
    return sum(compress(a_bits[a_part], map(set(b_words[b_part]).__contains__, a_words[a_part])))


def _around(window: Window, around: int) -> tuple[slice, slice]:
    """The tokens of both articles in a window, and so many around it."""
    _, _, a_start, a_end, b_start, b_end = window
    return slice(max(0, a_start - around), a_end + around), slice(max(0, b_start - around), b_end + around)


def _continued(found: Sequence[Stretch], a: Plain, b: Plain) -> list[Stretch]:
    """The stretches, those as one that windows cut at their greatest length: where one ends the next goes on."""
    parts: list[list[Run]] = []
    for stretch in sorted(found, key=lambda one: one.runs[0]):
        last, first = parts[-1][-1] if parts else None, stretch.runs[0]
        if last and first[0] - first[1] == last[0] - last[1] and first[0] <= last[0] + last[2]:
            parts[-1] += _behind(stretch.runs, last)
        else:
            parts.append(list(stretch.runs))
    return [scored(joined(runs), a, b) for runs in parts]


def _behind(runs: Iterable[Run], last: Run) -> Iterator[Run]:
    """What of these runs stands behind another run in both articles."""
    a_end, b_end = last[0] + last[2], last[1] + last[2]
    for a, b, length in runs:
        held = max(0, a_end - a, b_end - b)
        if held < length:
            yield a + held, b + held, length - held


def _without(found: Sequence[Stretch], a: Plain, b: Plain) -> tuple[list[int], list[int]]:
    """The words of both articles, those that these stretches hold made unequal to all."""
    a_words, b_words = a.words.tolist(), b.words.tolist()
    for stretch in found:
        for a_at, b_at, length in stretch.runs:
            a_words[a_at : a_at + length], b_words[b_at : b_at + length] = [0] * length, [1] * length
    return a_words, b_words


def _aligned(
    a: Story, b: Story, window: Window, around: int, words: tuple[Sequence[int], Sequence[int]] | None = None
) -> list[Stretch]:
    """The stretches of one window, aligned with so many tokens around it, by these words in the place of its own."""
    a_words, b_words = words or (a.plain.letters, b.plain.letters)
    a_part, b_part = _around(window, around)
    runs = common_runs(a_words[a_part], b_words[b_part], a_part.start, b_part.start)
    if words is None and not _are_true(runs, a.plain.words, b.plain.words):
        runs = _truly(runs, a.plain.words, b.plain.words)
    return _best(runs, a.plain, b.plain)


def common_runs(a_words: Words, b_words: Words, a_start: int = 0, b_start: int = 0) -> list[Run]:
    """The runs of a longest common subsequence, placed from these tokens on; long runs take what short ones might."""
    runs: list[Run] = []
    before = 0
    for a, b, length in _aligner()(a_words, b_words).as_matching_blocks()[:-1]:
        while before and before < length and a and b and a_words[a - 1] == b_words[b - 1]:
            a, b, length = a - 1, b - 1, length + 1
            last_a, last_b, before = runs.pop()
            before -= 1
            if before:
                runs.append((last_a, last_b, before))
            elif runs:
                before = runs[-1][2]
        runs.append((a_start + a, b_start + b, length))
        before = length
    return runs


@cache
def _aligner() -> Callable[[Words, Words], Editops]:
    """What aligns words; it is asked so often that even an import that was made before would be felt."""
    from rapidfuzz.distance import LCSseq

    return LCSseq.editops


def _are_true(runs: Sequence[Run], a_words: Sequence[int], b_words: Sequence[int]) -> bool:
    """Whether no words of the runs only have a letter in common; seldom do any."""
    for a, b, length in runs:
        if a_words[a] != b_words[b] or (length > 1 and a_words[a : a + length] != b_words[b : b + length]):
            return False
    return True


def _truly(runs: Iterable[Run], a_words: Sequence[int], b_words: Sequence[int]) -> list[Run]:
    """The runs without words that only have a letter in common."""
    return [
        run
        for a, b, length in runs
        for run in joined((a + nth, b + nth, 1) for nth in range(length) if a_words[a + nth] == b_words[b + nth])
    ]


def _best(runs: Sequence[Run], a: Plain, b: Plain) -> list[Stretch]:
    """The successive best stretches of an alignment that have words enough."""
    if sum([length for _, _, length in runs]) < FEWEST:
        return []
    told, costs = _told_by(runs, a, b), _costs(runs, a, b)
    found: list[Stretch] = []
    start, count = 0, len(runs)
    while start < count:
        score = best = told[start]
        end = nth = start + 1
        while nth < count:
            score -= costs[nth]
            if score <= 0 or best - score > DROP:
                break
            score += told[nth]
            nth += 1
            if score > best:
                best, end = score, nth
        if end > start + 1 or runs[start][2] >= FEWEST:
            part = tuple(runs[start:end])
            if sum([length for _, _, length in part]) >= FEWEST:
                found.append(Stretch(part, best))
        start = end
    return found


def scored(runs: Sequence[Run], a: Plain, b: Plain) -> Stretch:
    """The stretch of these runs; a word that comes again tells less than before."""
    words: list[int] = []
    told = bytearray()
    for at, there, length in runs:
        words += a.words[at : at + length]
        told += _lesser(a.bits[at : at + length], b.bits[there : there + length])
    total = fresh = sum(told)
    if len(set(words)) < len(words):
        # Backwards, so that of words that come again the first stays.
        fresh = sum(dict(zip(words[::-1], told[::-1], strict=True)).values())
    return Stretch(tuple(runs), fresh / SCALE + AGAIN * ((total - fresh) / SCALE) - sum(_costs(runs, a, b)))


def _lesser(a_bits: bytes, b_bits: bytes) -> bytes:
    """What equal words tell: each the lesser of what it tells in either article."""
    if a_bits[1:] == b_bits[1:]:  # a word tells the same behind the same one, so mostly only the first may differ
        return min(a_bits, b_bits)
    return bytes(map(min, a_bits, b_bits))


def _told_by(runs: Sequence[Run], a: Plain, b: Plain) -> list[float]:
    """What each run tells, in bits."""
    a_bits, b_bits = a.bits, b.bits
    told: list[float] = []
    for at, there, length in runs:
        if length == 1:  # most runs of an alignment are single chance words
            here, other = a_bits[at], b_bits[there]
            told.append((here if here < other else other) / SCALE)
        else:
            told.append(sum(_lesser(a_bits[at : at + length], b_bits[there : there + length])) / SCALE)
    return told


def _costs(runs: Sequence[Run], a: Plain, b: Plain) -> list[float]:
    """What the gap before each run costs, in bits, nothing for the first."""
    costs = [0.0] if runs else []
    for (a_at, b_at, length), (a_next, b_next, _) in pairwise(runs):
        a_end, b_end = a_at + length, b_at + length
        a_gap, b_gap = a_next - a_end, b_next - b_end
        if a_gap == b_gap:
            cost = REPLACED * a_gap
        elif a_gap < b_gap:
            cost = REPLACED * a_gap + (OPENED + INSERTED * (b_gap - a_gap))
        else:
            cost = REPLACED * b_gap + (OPENED + INSERTED * (a_gap - b_gap))
        if a_gap > 0 and b_gap > 0 and (a_others := a.numbers.count(1, a_end, a_next)):
            b_others = b.numbers.count(1, b_end, b_next)
            if b_others:
                cost += OTHER_NUMBER * max(a_others, b_others)
        costs.append(cost)
    return costs


def _hidden(windows: Sequence[Window], found: Sequence[Stretch]) -> list[Window]:
    """The windows whose words are for the most part not equal words of these stretches, each other's counterparts."""
    return [window for window in windows if _is_hidden(window, found)]


def _is_hidden(window: Window, found: Sequence[Stretch]) -> bool:
    """Whether too few words of the first article's side of a window have their counterpart in its other side."""
    _, _, a_start, a_end, b_start, b_end = window
    needed = ALIGNED * min(a_end - a_start, b_end - b_start)
    inside: list[tuple[int, int]] = []
    for stretch in found:
        runs = stretch.runs
        if runs[0][0] < a_end and a_start < runs[-1][0] + runs[-1][2]:
            for a, b, length in runs:
                if a < a_end and a_start < a + length and b < b_end and b_start < b + length:
                    start = max(a, a_start, b_start - b + a)
                    end = min(a + length, a_end, b_end - b + a)
                    if end - start >= needed:  # mostly one run has all of a window
                        return False
                    if start < end:
                        inside.append((start, end))
    covered, behind = 0, a_start
    for start, end in sorted(inside):
        if end > behind:
            covered += end - max(start, behind)
            behind = end
    return covered < needed


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
        held = min(sum([in_a.count(1, a, a + length) for a, _, length in stretch.runs]),
                   sum([in_b.count(1, b, b + length) for _, b, length in stretch.runs]))  # fmt: skip
        if held <= 0.5 * stretch.words:
            for a_at, b_at, length in stretch.runs:
                in_a[a_at : a_at + length] = in_b[b_at : b_at + length] = b"\1" * length
            kept.append(stretch)
    return kept


def strongest_first(stretch: Stretch) -> tuple[float, int, int, int]:
    """The key that sorts stretches of two articles: what they tell, then their place."""
    a, b, _ = stretch.runs[0]
    return -stretch.bits, a, b, stretch.words
