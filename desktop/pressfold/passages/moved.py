"""Moved words: a passage takes in the rest of its sentences when that rest only changed its place.

An editor who turns '"X," Y said' into 'Y said: "X"', or who makes one sentence of two, leaves the words but not
their order, and an alignment keeps one order only. What it left over in the sentences of a passage is aligned by
itself; where most of it is found on the other side, the whole sentences are the passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pressfold.passages.align import Run, Stretch, common_runs, places
from pressfold.passages.edges import Part
from pressfold.passages.story import Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A stretch that tells less, in bits, has too little to start from.
ENOUGH = 40.0
#: So much of what the rest tells must be found on the other side: in each article, and on the mean of both.
FOUND, FOUND_MEAN = 0.4, 0.5
#: A moved run must tell so much, in bits.
LEAST = 8.0
#: Sentences that are longer together, in tokens, are left as they are.
LONGEST = 100
#: How many orders are looked for.
ORDERS = 3


def with_moved(stretch: Stretch, a: Story, b: Story) -> Part:
    """The stretch with the moved words of its sentences, or as it is where too little of them moved."""
    best, most = Part(stretch, stretch.a_range, stretch.b_range), 0.0
    for a_range, b_range in _sentence_ranges(stretch, a, b):
        a_moved, b_moved = places(_moved_runs(stretch, a, b, a_range, b_range))
        told = float(a.bits[a_moved].sum())
        parts = _part(a, a_range, stretch.a_range, a_moved), _part(b, b_range, stretch.b_range, b_moved)
        if told > most and min(parts) >= FOUND and sum(parts) >= 2 * FOUND_MEAN:
            best, most = Part(_joined(stretch, a_moved, b_moved, told), a_range, b_range), told
    return best


def _joined(stretch: Stretch, a_moved: NDArray[np.int64], b_moved: NDArray[np.int64], told: float) -> Stretch:
    import numpy as np

    a_equal, b_equal = np.concatenate((stretch.a, a_moved)), np.concatenate((stretch.b, b_moved))
    order = a_equal.argsort(kind="stable")
    return Stretch(a_equal[order], b_equal[order], stretch.bits + told)


def _sentence_ranges(stretch: Stretch, a: Story, b: Story) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The sentences of a stretch in both articles as token ranges; then with the one before or behind, on one side."""
    a_whole, b_whole = _sentences(a, stretch.a_range), _sentences(b, stretch.b_range)
    if stretch.bits < ENOUGH or a_whole == stretch.a_range or b_whole == stretch.b_range:
        return
    yield a_whole, b_whole
    for wider in _wider(a, a_whole):
        yield wider, b_whole
    for wider in _wider(b, b_whole):
        yield a_whole, wider


def _sentences(story: Story, tokens: tuple[int, int]) -> tuple[int, int]:
    """The sentences that hold these tokens."""
    return story.sentence(tokens[0])[0], story.sentence(tokens[1] - 1)[1]


def _wider(story: Story, tokens: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Whole sentences with the one before, and with the one behind."""
    if tokens[0] > 0:
        yield story.sentence(tokens[0] - 1)[0], tokens[1]
    if tokens[1] < len(story):
        yield tokens[0], story.sentence(tokens[1])[1]


def _moved_runs(stretch: Stretch, a: Story, b: Story, a_range: tuple[int, int], b_range: tuple[int, int]) -> list[Run]:
    """Runs of equal words in these ranges that the stretch does not hold, in whatever order."""
    if max(a_range[1] - a_range[0], b_range[1] - b_range[0]) > LONGEST:
        return []
    a_words, b_words = a.tokens.word[slice(*a_range)].copy(), b.tokens.word[slice(*b_range)].copy()
    a_words[stretch.a - a_range[0]], b_words[stretch.b - b_range[0]] = 0, 1
    found: list[Run] = []
    for _ in range(ORDERS):
        runs = common_runs(a_words.tolist(), b_words.tolist(), *(a_range[0], b_range[0]))
        new = [run for run in runs if float(a.bits[run.a : run.a + run.length].sum()) >= LEAST]
        if not new:
            break
        a_new, b_new = places(new)
        a_words[a_new - a_range[0]], b_words[b_new - b_range[0]] = 0, 1
        found += new
    return found


def _part(story: Story, wide: tuple[int, int], held: tuple[int, int], moved: NDArray[np.int64]) -> float:
    """The part of what the tokens of `wide` outside `held` tell that stands in moved runs; 0 where there is no rest."""
    rest = story.bits[slice(*wide)].copy()
    rest[held[0] - wide[0] : held[1] - wide[0]] = 0
    total = float(rest.sum())
    return float(rest[moved - wide[0]].sum()) / total if total else 0.0
