"""Set phrases: runs of equal words that are no copy: titles, names, numbers in a table, words that go together.

They are found so that the reader can see why they are hidden, and they never count. Those of the same words are a
family; phrases that only overlap are not, for there is no end to what overlaps with what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
#: All of these, in the order of their letters: of two that tell as much, the first is said.
REASONS = tuple(sorted((NAME, NUMBERS, PHRASE)))
#: The part of a phrase's tokens that are names, or numbers, for it to be called so.
NAMES, FIGURES = 0.6, 0.3
#: So many phrases are looked at at once.
AT_ONCE = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """Some set phrases, each with all its pairs: columns of pairs, those of one phrase behind each other.

    `ids` are the ids of their families, `opens` the places of their first pairs. `a` is the smaller of two articles'
    numbers; places are code points. `words` and `bits` are those of the pair, `why` numbers one of the `REASONS`.
    """

    ids: list[str]
    opens: NDArray[np.int64]
    a: NDArray[np.int64]
    a_start: NDArray[np.int64]
    a_end: NDArray[np.int64]
    b: NDArray[np.int64]
    b_start: NDArray[np.int64]
    b_end: NDArray[np.int64]
    words: NDArray[np.int64]
    bits: NDArray[np.float64]
    why: NDArray[np.int64]

    @property
    def phrase(self) -> NDArray[np.int64]:
        """The number of each pair's phrase."""
        import numpy as np

        return np.repeat(np.arange(len(self.ids)), np.diff(self.opens, append=len(self.a)))

    def families(self) -> Iterator[tuple[str, list[Pair]]]:
        """The id and the pairs of each phrase's family."""
        columns = self.a, self.a_start, self.a_end, self.b, self.b_start, self.b_end, self.words, self.bits, self.why
        pairs = [_pair(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]
        for id, (first, behind) in zip(self.ids, pairwise([*self.opens.tolist(), len(pairs)]), strict=True):
            yield id, pairs[first:behind]

    def reasons(self) -> list[str]:
        """Why each phrase is hidden (see `phrase_reason`)."""
        import numpy as np

        order = np.lexsort((self.why, -self.bits, self.phrase))
        return [REASONS[why] for why in self.why[order][self.opens].tolist()]

    def members(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Where the phrases stand (see `phrase_members`): the number of the phrase, the article, start and end."""
        import numpy as np

        phrase = np.tile(self.phrase, 2)
        article, start, end = (
            np.concatenate(sides)
            for sides in ((self.a, self.b), (self.a_start, self.b_start), (self.a_end, self.b_end))
        )
        order = np.lexsort((start, article, phrase))
        phrase, article, start, end = phrase[order], article[order], start[order], end[order]
        other = np.ones(len(phrase), np.bool_)
        other[1:] = (phrase[1:] != phrase[:-1]) | (article[1:] != article[:-1])
        reached = np.maximum.accumulate((other.cumsum() << 32) + end) & 0xFFFFFFFF
        other[1:] |= start[1:] > reached[:-1]
        opens = np.flatnonzero(other)
        return phrase[opens], article[opens], start[opens], reached[np.append(opens[1:], len(phrase)) - 1]


def set_phrases(phrases: NDArray[np.int32], shelf: Shelf, state: State, shown: Iterable[Pair]) -> Iterator[Phrases]:
    """The phrases (rows of windows) that stand in no passage shown for the same two articles, some at a time.

    They are made when they are asked for: there may be millions.
    """
    import numpy as np

    hidden = np.concatenate([phrases[:0], *_hidden(phrases, shelf, state, shown)])
    words = np.concatenate([np.empty(0, np.uint64), *(_words(part, shelf, state) for part in _parts(hidden))])
    order = np.argsort(words, kind="stable")
    hidden, words = hidden[order], words[order]
    opens = np.flatnonzero(np.concatenate(([True], words[1:] != words[:-1]))[: len(words)])
    several = opens[np.diff(opens // AT_ONCE, prepend=-1) > 0]
    for first, behind in pairwise([*several.tolist(), len(words)]):
        here = opens[(opens >= first) & (opens < behind)]
        ids = [phrase_id(name) for name in words[here].tolist()]
        yield _columns(ids, here - first, hidden[first:behind], shelf, state)


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
    together = np.sort(np.array([-1, *(a * int(wide) + b for a, b in passages)], np.int64))
    for part in _parts(phrases):
        one, other = np.sort(shelf.id[part[:, :2]], 1).T
        both = one * wide + other
        place = np.searchsorted(together, both)
        near = np.flatnonzero(together[np.minimum(place, len(together) - 1)] == both)
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


def _columns(
    ids: list[str], opens: NDArray[np.int64], phrases: NDArray[np.int32], shelf: Shelf, state: State
) -> Phrases:
    a, b = _sides(phrases, shelf)
    (a_start, a_end), (b_start, b_end) = _spans(a, shelf, state), _spans(b, shelf, state)
    a_id, b_id, words = shelf.id[a.rank], shelf.id[b.rank], a.end - a.start
    return Phrases(ids, opens, a_id, a_start, a_end, b_id, b_start, b_end, words, *_weighed(a, shelf, state))


def _pair(
    a: int, a_start: int, a_end: int, b: int, b_start: int, b_end: int, words: int, bits: float, why: int
) -> Pair:
    a_equal, b_equal = (Span(a_start, a_end),), (Span(b_start, b_end),)
    stock = PassageKind.STOCK
    return Pair(a, a_start, a_end, b, b_start, b_end, stock, 1.0, words, bits, a_equal, b_equal, REASONS[why])


def _spans(runs: _Runs, shelf: Shelf, state: State) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the runs begin and end in the characters of their articles."""
    starts, _ = shelf.characters(runs.rank, runs.start, state)
    _, ends = shelf.characters(runs.rank, runs.end - 1, state)
    return starts, ends


def _weighed(runs: _Runs, shelf: Shelf, state: State) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """What the tokens of each run tell, in bits, and the number of the reason why they are hidden."""
    import numpy as np

    count = runs.end - runs.start
    first = count.cumsum() - count
    told, named, number = shelf.weighed(np.repeat(runs.rank, count), ranges(runs.start, runs.end), state)
    names, numbers = np.add.reduceat(named, first, dtype=np.int64), np.add.reduceat(number, first, dtype=np.int64)
    name, figure, phrase = (REASONS.index(reason) for reason in (NAME, NUMBERS, PHRASE))
    why = np.where(names >= NAMES * count, name, np.where(numbers >= FIGURES * count, figure, phrase))
    return np.add.reduceat(told, first, dtype=np.int64) / SCALE, why


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
