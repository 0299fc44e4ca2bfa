"""Set phrases: runs of equal words that are no copy: titles, names, numbers in a table, words that go together.

They are found so that the reader can see why they are hidden, and they never count. Those of the same words are a
family; phrases that only overlap are not, for there is no end to what overlaps with what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pressfold.model.passage import Pair, PassageKind
from pressfold.model.span import Span
from pressfold.passages.background import SCALE
from pressfold.passages.candidates import Window
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


def set_phrases(phrases: Sequence[Window], shelf: Shelf, state: State, shown: Iterable[Pair]) -> dict[str, list[Pair]]:
    """The phrases that stand in no passage shown for the same two articles, by the id of their family."""
    passages: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in shown:
        passages[pair.a, pair.b].append(pair)
    hidden: dict[str, list[Pair]] = defaultdict(list)
    for first in range(0, len(phrases), AT_ONCE):
        for words, found in _pairs(phrases[first : first + AT_ONCE], shelf, state):
            near = passages.get((found.a, found.b), ())
            if not any(_overlap(found, pair) for pair in near):
                hidden[phrase_id(words)].append(found)
    return hidden


class _Runs(NamedTuple):
    """Runs of tokens of articles, told by their ranks and the places of their tokens without furniture."""

    rank: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]


def _pairs(phrases: Sequence[Window], shelf: Shelf, state: State) -> Iterator[tuple[int, Pair]]:
    """What names the words of each of these phrases, and its pair, the article with the smaller id first."""
    import numpy as np

    left, right, a_start, a_end, b_start, b_end = np.array(phrases, np.int64).T
    turned = shelf.id[left] > shelf.id[right]
    a = _Runs(*(np.where(turned, there, here) for here, there in ((left, right), (a_start, b_start), (a_end, b_end))))
    b = _Runs(*(np.where(turned, here, there) for here, there in ((left, right), (a_start, b_start), (a_end, b_end))))
    columns = (shelf.id[a.rank], *_spans(a, shelf, state), shelf.id[b.rank], *_spans(b, shelf, state), a.end - a.start)
    rows = zip(
        *(column.tolist() for column in columns), *_weighed(a, shelf, state), _words(a, shelf, state), strict=True
    )
    for one, one_start, one_end, other, other_start, other_end, words, bits, why, name in rows:
        pair = Pair(
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
        yield name, pair


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


def _words(runs: _Runs, shelf: Shelf, state: State) -> list[int]:
    """What names the words of each run."""
    import numpy as np

    behind = (runs.end - runs.start).cumsum()
    first = behind - (runs.end - runs.start)
    word = shelf.words(np.repeat(runs.rank, behind - first), ranges(runs.start, runs.end), state)
    names: list[int] = np.add.reduceat(placed(word, first, behind), first).tolist()
    return names


def _overlap(one: Pair, other: Pair) -> bool:
    a_overlap = Span(one.a_start, one.a_end).overlap(Span(other.a_start, other.a_end))
    b_overlap = Span(one.b_start, one.b_end).overlap(Span(other.b_start, other.b_end))
    return bool(a_overlap and b_overlap)
