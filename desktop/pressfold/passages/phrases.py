"""Set phrases: runs of equal words that are no copy: titles, names, numbers in a table, words that go together.

They are found so that the reader can see why they are hidden, and they never count. Those of the same words are a
family; phrases that only overlap are not, for there is no end to what overlaps with what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pressfold.model.passage import Pair, PassageKind
from pressfold.model.span import Span
from pressfold.passages.background import SCALE
from pressfold.passages.families import phrase_id
from pressfold.passages.furniture import placed
from pressfold.passages.segments import ranges
from pressfold.passages.shelf import Shelf, State

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAME = "A name with its title: everybody who writes about them prints it."
NUMBERS = "Mostly numbers: a table or a template, not copy."
PHRASE = "A set phrase: its words often stand together in news."
#: The part of a phrase's tokens that are names, or numbers, for it to be called so.
NAMES, FIGURES = 0.6, 0.3
#: So many phrases are looked at at once.
AT_ONCE = 20_000


def set_phrases(
    phrases: NDArray[np.int32], shelf: Shelf, state: State, shown: Iterable[Pair]
) -> Iterator[tuple[str, list[Pair]]]:
    """The phrases (rows of windows) that stand in no passage shown for the same two articles, family by family.

    What comes is the id of a family and its pairs, made when they are asked for: there may be millions.
    """
    import numpy as np

    hidden = np.concatenate([phrases[:0], *_hidden(phrases, shelf, state, shown)])
    words = np.concatenate([np.empty(0, np.uint64), *(_words(part, shelf, state) for part in _parts(hidden))])
    order = np.argsort(words, kind="stable")
    hidden, words = hidden[order], words[order]
    opens = np.flatnonzero(np.concatenate(([True], words[1:] != words[:-1]))[: len(words)])
    several = opens[np.diff(opens // AT_ONCE, prepend=-1) > 0]
    for first, behind in pairwise([*several.tolist(), len(words)]):
        pairs = _pairs(hidden[first:behind], shelf, state)
        families = opens[(opens >= first) & (opens < behind)].tolist()
        for start, end in pairwise([*families, behind]):
            yield phrase_id(int(words[start])), pairs[start - first : end - first]


def _parts(phrases: NDArray[np.int32]) -> Iterator[NDArray[np.int32]]:
    for first in range(0, len(phrases), AT_ONCE):
        yield phrases[first : first + AT_ONCE]


def _hidden(
    phrases: NDArray[np.int32], shelf: Shelf, state: State, shown: Iterable[Pair]
) -> Iterator[NDArray[np.int32]]:
    """Those of these phrases that stand in none of the passages shown for the same two articles."""
    import numpy as np

    passages: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in shown:
        passages[pair.a, pair.b].append(pair)
    wide = np.int64(1) << np.int64(32)
    together = np.array([a * wide + b for a, b in passages], np.int64)
    for part in _parts(phrases):
        one, other = np.sort(shelf.id[part[:, :2]], 1).T
        near = np.flatnonzero(np.isin(one * wide + other, together))
        a, b = _sides(part[near], shelf)
        ids, spans = (shelf.id[a.rank], shelf.id[b.rank]), (*_spans(a, shelf, state), *_spans(b, shelf, state))
        rows = zip(*(column.tolist() for column in (*ids, *spans)), strict=True)
        inside = [
            any(_overlap(pair, a_start, a_end, b_start, b_end) for pair in passages[a_id, b_id])
            for a_id, b_id, a_start, a_end, b_start, b_end in rows
        ]
        yield np.delete(part, near[inside], 0)


class _Runs(NamedTuple):
    """Runs of tokens of articles, told by their ranks and the places of their tokens without furniture."""

    rank: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]


def _sides(phrases: NDArray[np.int32], shelf: Shelf) -> tuple[_Runs, _Runs]:
    """The runs of phrases in both articles, first in the one with the smaller id."""
    import numpy as np

    left, right, a_start, a_end, b_start, b_end = phrases.astype(np.int64).T
    turned = shelf.id[left] > shelf.id[right]
    columns = ((left, right), (a_start, b_start), (a_end, b_end))
    a = _Runs(*(np.where(turned, there, here) for here, there in columns))
    return a, _Runs(*(np.where(turned, here, there) for here, there in columns))


def _pairs(phrases: NDArray[np.int32], shelf: Shelf, state: State) -> list[Pair]:
    """The pairs of these phrases, the article with the smaller id first."""
    if not len(phrases):
        return []
    a, b = _sides(phrases, shelf)
    columns = (shelf.id[a.rank], *_spans(a, shelf, state), shelf.id[b.rank], *_spans(b, shelf, state), a.end - a.start)
    return [
        Pair(
            a=one,
            a_start=one_start,
            a_end=one_end,
            b=other,
            b_start=other_start,
            b_end=other_end,
            kind=PassageKind.STOCK,
            similarity=1.0,
            words=words,
            bits=bits,
            a_equal=(Span(one_start, one_end),),
            b_equal=(Span(other_start, other_end),),
            why=why,
        )
        for one, one_start, one_end, other, other_start, other_end, words, bits, why in zip(
            *(column.tolist() for column in columns), *_weighed(a, shelf, state), strict=True
        )
    ]


def _spans(runs: _Runs, shelf: Shelf, state: State) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the runs begin and end in the characters of their articles."""
    starts, _ = shelf.characters(runs.rank, runs.start, state)
    _, ends = shelf.characters(runs.rank, runs.end - 1, state)
    return starts, ends


def _weighed(runs: _Runs, shelf: Shelf, state: State) -> tuple[list[float], list[str]]:
    """What the tokens of each run tell, in bits, and a sentence that says why they are hidden."""
    import numpy as np

    count = runs.end - runs.start
    first = count.cumsum() - count
    told, named, number = shelf.weighed(np.repeat(runs.rank, count), ranges(runs.start, runs.end), state)
    names, numbers = np.add.reduceat(named, first, dtype=np.int64), np.add.reduceat(number, first, dtype=np.int64)
    why = np.where(names >= NAMES * count, NAME, np.where(numbers >= FIGURES * count, NUMBERS, PHRASE))
    return (np.add.reduceat(told, first, dtype=np.int64) / SCALE).tolist(), why.tolist()


def _words(phrases: NDArray[np.int32], shelf: Shelf, state: State) -> NDArray[np.uint64]:
    """What names the words of each phrase."""
    import numpy as np

    runs, _ = _sides(phrases, shelf)
    behind = (runs.end - runs.start).cumsum()
    first = behind - (runs.end - runs.start)
    word = shelf.words(np.repeat(runs.rank, behind - first), ranges(runs.start, runs.end), state)
    names: NDArray[np.uint64] = np.add.reduceat(placed(word, first, behind), first)
    return names


def _overlap(pair: Pair, a_start: int, a_end: int, b_start: int, b_end: int) -> bool:
    """Whether these characters stand in a pair's passages, in both articles in part."""
    return pair.a_start < a_end and a_start < pair.a_end and pair.b_start < b_end and b_start < pair.b_end
