"""Moved words: a passage takes in the rest of its sentences when that rest only changed its place.

An editor who turns '"X," Y said' into 'Y said: "X"', or who makes one sentence of two, leaves the words but not
their order, and an alignment keeps one order only. What it left over in the sentences of a passage is aligned by
itself; where most of it is found on the other side, the whole sentences are the passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pressfold.passages.align import Run, Stretch, common_runs
from pressfold.passages.edges import Part
from pressfold.passages.story import Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
    best, most = Part(stretch, stretch.a, stretch.b), 0.0
    for a_range, b_range in _sentence_ranges(stretch, a, b):
        runs = _moved_runs(stretch, a, b, a_range, b_range)
        told = sum(float(a.bits[run.a : run.a + run.length].sum()) for run in runs)
        if told > most and _is_found(stretch, runs, a, b, a_range, b_range):
            whole = Stretch(tuple(sorted([*stretch.runs, *runs])), stretch.bits + told)
            best, most = Part(whole, a_range, b_range), told
    return best


def _sentence_ranges(stretch: Stretch, a: Story, b: Story) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The sentences of a stretch in both articles as token ranges; then with the one before or behind, on one side."""
    a_whole, b_whole = _sentences(a, stretch.a), _sentences(b, stretch.b)
    if a_whole == stretch.a or b_whole == stretch.b:
        return
    yield a_whole, b_whole
    for wider in _wider(a, a_whole):
        yield wider, b_whole
    for wider in _wider(b, b_whole):
        yield a_whole, wider


def _sentences(story: Story, tokens: tuple[int, int]) -> tuple[int, int]:
    """The sentences that hold these tokens."""
    starts = story.sentence_starts
    first = starts[starts.searchsorted(tokens[0], side="right") - 1]
    return int(first), int(starts[starts.searchsorted(tokens[1], side="left")])


def _wider(story: Story, tokens: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Whole sentences with the one before, and with the one behind."""
    if tokens[0] > 0:
        yield _sentences(story, (tokens[0] - 1, tokens[1]))
    if tokens[1] < len(story):
        yield _sentences(story, (tokens[0], tokens[1] + 1))


def _moved_runs(stretch: Stretch, a: Story, b: Story, a_range: tuple[int, int], b_range: tuple[int, int]) -> list[Run]:
    """Runs of equal words in these ranges that the stretch does not hold, in whatever order."""
    if max(a_range[1] - a_range[0], b_range[1] - b_range[0]) > LONGEST:
        return []
    a_words, b_words = a.tokens.word[slice(*a_range)].copy(), b.tokens.word[slice(*b_range)].copy()
    found: list[Run] = []
    new = list(stretch.runs)
    for _ in range(ORDERS):
        for run in new:
            a_words[run.a - a_range[0] : run.a - a_range[0] + run.length] = 0
            b_words[run.b - b_range[0] : run.b - b_range[0] + run.length] = 1
        runs = common_runs(a_words.tolist(), b_words.tolist(), a_range[0], b_range[0])
        new = [run for run in runs if float(a.bits[run.a : run.a + run.length].sum()) >= LEAST]
        found += new
    return found


def _is_found(
    stretch: Stretch, runs: list[Run], a: Story, b: Story, a_range: tuple[int, int], b_range: tuple[int, int]
) -> bool:
    """Whether most of what the rests of these ranges tell is in the moved runs."""
    a_places = [(run.a, run.length) for run in runs]
    b_places = [(run.b, run.length) for run in runs]
    a_part, b_part = _part(a, a_range, stretch.a, a_places), _part(b, b_range, stretch.b, b_places)
    return min(a_part, b_part) >= FOUND and a_part + b_part >= 2 * FOUND_MEAN


def _part(story: Story, wide: tuple[int, int], held: tuple[int, int], moved: list[tuple[int, int]]) -> float:
    """The part of what the tokens of `wide` outside `held` tell that stands in moved runs."""
    import numpy as np

    rest = np.ones(wide[1] - wide[0], np.bool_)
    rest[held[0] - wide[0] : held[1] - wide[0]] = False
    total = float(_bits(story, wide)[rest].sum())
    for at, length in moved:
        rest[at - wide[0] : at - wide[0] + length] = False
    return 1 - float(_bits(story, wide)[rest].sum()) / total if total else 0.0


def _bits(story: Story, tokens: tuple[int, int]) -> NDArray[np.float32]:
    return story.bits[slice(*tokens)]
