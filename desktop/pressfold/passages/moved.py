"""Moved words: a passage takes in the rest of its sentences when that rest only changed its place.

An editor who turns '"X," Y said' into 'Y said: "X"', or who makes one sentence of two, leaves the words but not
their order, and an alignment keeps one order only. What it left over in the sentences of a passage is aligned by
itself; where most of it is found on the other side, the whole sentences are the passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pressfold.passages.align import Run, Stretch, common_runs, joined
from pressfold.passages.edges import Part
from pressfold.passages.story import Plain, Story

#: A stretch that tells less, in bits, has too little to start from.
ENOUGH = 40.0
#: So much of what the rest tells must be found on the other side: in each article, and on the mean of both.
FOUND, FOUND_MEAN = 0.4, 0.5
#: A moved run has two words or more, and must tell so much, in bits.
LEAST = 8.0
#: Sentences that are longer together, in tokens, are left as they are.
LONGEST = 100
#: How many orders are looked for.
ORDERS = 3


def with_moved(stretch: Stretch, a: Story, b: Story) -> Part:
    """The stretch with the moved words of its sentences, or as it is where too little of them moved."""
    best, most = Part(stretch, stretch.a_range, stretch.b_range), 0.0
    for a_range, b_range in _sentence_ranges(stretch, a.plain, b.plain):
        if not _may_move(stretch, a.plain, b.plain, a_range, b_range):
            continue
        moved = _moved_runs(stretch, a.plain, b.plain, a_range, b_range)
        told = sum(sum(a.plain.bits[run.a : run.a + run.length]) for run in moved)
        if told <= most:
            continue
        a_part = _part(a.plain, a_range, stretch.a_range, [(run.a, run.a + run.length) for run in moved])
        b_part = _part(b.plain, b_range, stretch.b_range, [(run.b, run.b + run.length) for run in moved])
        if _is_enough(a_part, b_part):
            whole = Stretch(joined([*stretch.runs, *moved]), stretch.bits + told)
            best, most = Part(whole, a_range, b_range), told
    return best


def _is_enough(a_part: float, b_part: float) -> bool:
    """Whether so much of the rest of two articles' sentences is found on the other side."""
    return min(a_part, b_part) >= FOUND and a_part + b_part >= 2 * FOUND_MEAN


def _may_move(stretch: Stretch, a: Plain, b: Plain, a_range: tuple[int, int], b_range: tuple[int, int]) -> bool:
    """Whether enough of the rest would be found if every word that both sides have were moved: a quick look before."""
    if max(a_range[1] - a_range[0], b_range[1] - b_range[0]) > LONGEST:
        return False
    a_part = _common(a, b, a_range, stretch.a_range, b_range)
    return a_part >= FOUND and _is_enough(a_part, _common(b, a, b_range, stretch.b_range, a_range))


def _common(one: Plain, other: Plain, wide: tuple[int, int], held: tuple[int, int], there: tuple[int, int]) -> float:
    """The part of what the words of `wide` outside `held` tell that the other article has anywhere `there`."""
    words = one.words[wide[0] : held[0]] + one.words[held[1] : wide[1]]
    bits = one.bits[wide[0] : held[0]] + one.bits[held[1] : wide[1]]
    total = sum(bits)
    if not total:
        return 0.0
    known = frozenset(other.words[slice(*there)])
    return sum(told for word, told in zip(words, bits, strict=True) if word in known) / total


def _sentence_ranges(stretch: Stretch, a: Plain, b: Plain) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The sentences of a stretch in both articles as token ranges; then with the one before or behind, on one side."""
    a_whole, b_whole = _sentences(a, stretch.a_range), _sentences(b, stretch.b_range)
    if stretch.bits < ENOUGH or a_whole == stretch.a_range or b_whole == stretch.b_range:
        return
    yield a_whole, b_whole
    for wider in _wider(a, a_whole):
        yield wider, b_whole
    for wider in _wider(b, b_whole):
        yield a_whole, wider


def _sentences(story: Plain, tokens: tuple[int, int]) -> tuple[int, int]:
    """The sentences that hold these tokens."""
    return story.sentence(tokens[0])[0], story.sentence(tokens[1] - 1)[1]


def _wider(story: Plain, tokens: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Whole sentences with the one before, and with the one behind."""
    if tokens[0] > 0:
        yield story.sentence(tokens[0] - 1)[0], tokens[1]
    if tokens[1] < len(story.words):
        yield tokens[0], story.sentence(tokens[1])[1]


def _moved_runs(stretch: Stretch, a: Plain, b: Plain, a_range: tuple[int, int], b_range: tuple[int, int]) -> list[Run]:
    """Runs of equal words in these ranges that the stretch does not hold, in whatever order."""
    a_words, b_words = a.words[slice(*a_range)], b.words[slice(*b_range)]
    _take(a_words, b_words, stretch.runs, a_range[0], b_range[0])
    found: list[Run] = []
    for _ in range(ORDERS):
        runs = common_runs(a_words, b_words, a_range[0], b_range[0])
        new = [run for run in runs if run.length > 1 and sum(a.bits[run.a : run.a + run.length]) >= LEAST]
        if not new:
            break
        _take(a_words, b_words, new, a_range[0], b_range[0])
        found += new
    return found


def _take(a_words: list[int], b_words: list[int], runs: Iterable[Run], a_start: int, b_start: int) -> None:
    """Make the words of these runs unequal to all."""
    for run in runs:
        a_words[run.a - a_start : run.a - a_start + run.length] = [0] * run.length
        b_words[run.b - b_start : run.b - b_start + run.length] = [1] * run.length


def _part(story: Plain, wide: tuple[int, int], held: tuple[int, int], moved: Iterable[tuple[int, int]]) -> float:
    """The part of what the tokens of `wide` outside `held` tell that stands in moved runs; 0 where there is no rest."""
    rest = story.bits[slice(*wide)]
    rest[held[0] - wide[0] : held[1] - wide[0]] = [0.0] * (held[1] - held[0])
    total = sum(rest)
    return sum(sum(rest[start - wide[0] : end - wide[0]]) for start, end in moved) / total if total else 0.0
