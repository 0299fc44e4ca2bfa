"""Moved words: a passage takes in the rest of its sentences when that rest only changed its place.

An editor who turns '"X," Y said' into 'Y said: "X"', or who makes one sentence of two, leaves the words but not
their order, and an alignment keeps one order only. What it left over in the sentences of a passage is aligned by
itself; where most of it is found on the other side, the whole sentences are the passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import TypeAlias

from pressfold.passages.align import Run, Stretch, common_runs, joined
from pressfold.passages.background import SCALE
from pressfold.passages.edges import Part
from pressfold.passages.story import Plain, Story

#: Tokens of an article, the end exclusive.
Range: TypeAlias = tuple[int, int]

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
    a_held, b_held = stretch.a_range, stretch.b_range
    best, most = Part(stretch, a_held, b_held), 0.0
    if stretch.bits < ENOUGH:
        return best
    for a_range, b_range in _sentence_ranges(a_held, b_held, a.plain, b.plain):
        if not _may_move(a.plain, b.plain, a_held, b_held, a_range, b_range):
            continue
        moved = _moved_runs(stretch, a.plain, b.plain, a_range, b_range)
        told = sum([sum(a.plain.bits[at : at + length]) for at, _, length in moved]) / SCALE
        if told <= most:
            continue
        a_part = _part(a.plain, a_range, a_held, [(at, at + length) for at, _, length in moved])
        b_part = _part(b.plain, b_range, b_held, [(at, at + length) for _, at, length in moved])
        if _is_enough(a_part, b_part):
            whole = Stretch(joined([*stretch.runs, *moved]), stretch.bits + told)
            best, most = Part(whole, a_range, b_range), told
    return best


def _is_enough(a_part: float, b_part: float) -> bool:
    """Whether so much of the rest of two articles' sentences is found on the other side."""
    return min(a_part, b_part) >= FOUND and a_part + b_part >= 2 * FOUND_MEAN


def _may_move(a: Plain, b: Plain, a_held: Range, b_held: Range, a_range: Range, b_range: Range) -> bool:
    """Whether enough of the rest would be found if every word that both sides have were moved: a quick look before."""
    a_part = _common(a, b, a_range, a_held, b_range)
    return a_part >= FOUND and _is_enough(a_part, _common(b, a, b_range, b_held, a_range))


def _common(one: Plain, other: Plain, wide: Range, held: Range, there: Range) -> float:
    """At most what part of what the words of `wide` outside `held` tell the other article has anywhere `there`.

    Letters are looked at, not words: few other words have the same one.
    """
    bits = one.bits[wide[0] : held[0]] + one.bits[held[1] : wide[1]]
    total = sum(bits)
    if not total:
        return 0.0
    letters = one.letters[wide[0] : held[0]] + one.letters[held[1] : wide[1]]
    return sum(compress(bits, map(other.letters[there[0] : there[1]].__contains__, letters))) / total


def _sentence_ranges(a_held: Range, b_held: Range, a: Plain, b: Plain) -> Iterator[tuple[Range, Range]]:
    """The sentences of a stretch in both articles as token ranges; then with the one before or behind, on one side.

    None where neither rest may be found on the other side, however wide one looks there.
    """
    a_whole, b_whole = _sentences(a, a_held), _sentences(b, b_held)
    if a_whole == a_held or b_whole == b_held or max(a_whole[1] - a_whole[0], b_whole[1] - b_whole[0]) > LONGEST:
        return
    a_wider, b_wider = _wider(a, a_whole), _wider(b, b_whole)
    a_widest, b_widest = _hull([a_whole, *a_wider]), _hull([b_whole, *b_wider])
    if max(_common(a, b, a_whole, a_held, b_widest), _common(b, a, b_whole, b_held, a_widest)) < FOUND:
        return
    yield a_whole, b_whole
    for wider in a_wider:
        yield wider, b_whole
    for wider in b_wider:
        yield a_whole, wider


def _sentences(story: Plain, tokens: Range) -> Range:
    """The sentences that hold these tokens."""
    return story.sentence(tokens[0])[0], story.sentence(tokens[1] - 1)[1]


def _wider(story: Plain, tokens: Range) -> list[Range]:
    """Whole sentences with the one before, and with the one behind, where they are not too long together."""
    wider = []
    if tokens[0] > 0:
        wider.append((story.sentence(tokens[0] - 1)[0], tokens[1]))
    if tokens[1] < len(story.words):
        wider.append((tokens[0], story.sentence(tokens[1])[1]))
    return [(start, end) for start, end in wider if end - start <= LONGEST]


def _hull(ranges: Sequence[Range]) -> Range:
    """From where the first of these ranges begins to where the last one ends."""
    return min([start for start, _ in ranges]), max([end for _, end in ranges])


def _moved_runs(stretch: Stretch, a: Plain, b: Plain, a_range: Range, b_range: Range) -> list[Run]:
    """Runs of equal words in these ranges that the stretch does not hold, in whatever order."""
    a_words, b_words = a.words[slice(*a_range)].tolist(), b.words[slice(*b_range)].tolist()
    _take(a_words, b_words, stretch.runs, a_range[0], b_range[0])
    found: list[Run] = []
    for _ in range(ORDERS):
        runs = common_runs(a_words, b_words, a_range[0], b_range[0])
        new = [
            (at, there, length)
            for at, there, length in runs
            if length > 1 and sum(a.bits[at : at + length]) >= LEAST * SCALE
        ]
        if not new:
            break
        _take(a_words, b_words, new, a_range[0], b_range[0])
        found += new
    return found


def _take(a_words: list[int], b_words: list[int], runs: Iterable[Run], a_start: int, b_start: int) -> None:
    """Make the words of these runs unequal to all."""
    for a, b, length in runs:
        a_words[a - a_start : a - a_start + length] = [0] * length
        b_words[b - b_start : b - b_start + length] = [1] * length


def _part(story: Plain, wide: Range, held: Range, moved: Iterable[Range]) -> float:
    """The part of what the tokens of `wide` outside `held` tell that stands in moved runs; 0 where there is no rest."""
    rest = bytearray(story.bits[slice(*wide)])
    rest[held[0] - wide[0] : held[1] - wide[0]] = bytes(held[1] - held[0])
    total = sum(rest)
    return sum(sum(rest[start - wide[0] : end - wide[0]]) for start, end in moved) / total if total else 0.0
