"""A shelf: several segments as one, with which of their articles are there, and what of them is furniture.

Articles are told by their rank: their place in the order of what names their words, which no import can change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pressfold.passages.fingerprints import fingerprint
from pressfold.passages.furniture import Paragraphs, furniture
from pressfold.passages.inserts import inserts
from pressfold.passages.pieces import bare_places, full_places
from pressfold.passages.segments import KEY_BITS, PLACE_BITS, Segment, ranges
from pressfold.passages.tokens import Tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


#: Hands out the outlets of articles by their ranks, as numbers (-1: unknown).
Outlets: TypeAlias = "Callable[[NDArray[np.int64]], NDArray[np.int64]]"


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """Which articles are there (by rank), the outlets of all, and what is furniture.

    `furniture` are the texts (ascending), `pieces` the paragraphs that have them, by rank and place.
    """

    there: NDArray[np.bool_]
    outlet: Outlets
    furniture: NDArray[np.uint64]
    pieces: Paragraphs


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """Equal patterns have one number in `group`; the rank of their articles and their first token there."""

    group: NDArray[np.int64]
    rank: NDArray[np.int64]
    token: NDArray[np.int64]


class Shelf:
    """Segments side by side."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        import numpy as np

        self.segments = segments
        empty, keys = np.empty(0, np.int64), np.empty(0, np.uint64)
        sizes = [len(segment) for segment in segments]
        ids = np.concatenate([empty, *(segment.id for segment in segments)])
        high = np.concatenate([keys, *(segment.high for segment in segments)])
        low = np.concatenate([keys, *(segment.low for segment in segments)])
        segment = np.repeat(np.arange(len(segments)), sizes)
        nth = np.concatenate([empty, *(np.arange(size) for size in sizes)])
        order = np.lexsort((segment, ids, low, high))
        #: By rank: the article's number, the segment that has it, and its place there.
        self.id, self.segment, self.nth = ids[order], segment[order], nth[order]
        self._rank = np.empty(len(order), np.int64)
        self._rank[order] = np.arange(len(order))
        self._base = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
        #: By rank: how many tokens the article has, and where they begin in its segment.
        self.length, self._first = np.zeros(len(order), np.int64), np.zeros(len(order), np.int64)
        for number, one in enumerate(segments):
            ranks = self.ranks(number, np.arange(len(one)))
            self.length[ranks], self._first[ranks] = np.diff(one.tokens), one.tokens[:-1]

    def __len__(self) -> int:
        return len(self.id)

    def ranks(self, segment: int, nths: NDArray[np.int64]) -> NDArray[np.int64]:
        """The ranks of articles of a segment."""
        ranks: NDArray[np.int64] = self._rank[self._base[segment] + nths]
        return ranks

    def at(self, places: Collection[tuple[int, int]]) -> NDArray[np.int64]:
        """The ranks, ascending, of articles told by their number and their segment's."""
        import numpy as np

        wanted: dict[int, list[int]] = defaultdict(list)
        for id, segment in places:
            wanted[segment].append(id)
        found = [np.empty(0, np.int64)]
        for number, ids in wanted.items():
            found.append(self.ranks(number, np.flatnonzero(np.isin(self.segments[number].id, ids))))
        return np.sort(np.concatenate(found))

    def state(self, where: Mapping[int, int], outlets: Mapping[int, str | None]) -> State:
        """The state in which each of these articles stands in this segment; no furniture yet."""
        import numpy as np

        segments, ids = self.segment.tolist(), self.id.tolist()
        there = [where.get(id) == segment for id, segment in zip(ids, segments, strict=True)]

        def outlet(ranks: NDArray[np.int64]) -> NDArray[np.int64]:
            return numbered([outlets.get(id) for id in self.id[ranks].tolist()])

        return self.with_furniture(np.array(there, np.bool_), outlet, np.empty(0, np.uint64))

    def with_furniture(self, there: NDArray[np.bool_], outlet: Outlets, texts: NDArray[np.uint64]) -> State:
        """The state in which these texts (ascending) are furniture."""
        return State(there, outlet, texts, self._with_texts(texts, there))

    # --- paragraphs ---

    def paragraphs(self, ranks: NDArray[np.int64]) -> Paragraphs:
        """The paragraphs of these articles, in the order of their ranks."""
        import numpy as np

        parts = []
        for number, segment in enumerate(self.segments):
            mine = ranks[self.segment[ranks] == number]
            parts.append(segment.paragraphs_of(self.nth[mine], mine))
        columns = ("article", "start", "end", "words")
        article, start, end, words = (
            np.concatenate([np.empty(0, kind), *(getattr(part, name) for part in parts)])
            for name, kind in zip(columns, (np.int64, np.int64, np.int64, np.uint64), strict=True)
        )
        order = np.lexsort((start, article))
        return Paragraphs(article[order], start[order], end[order], words[order])

    def holders(self, texts: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The ranks of all articles, there or not, that have one of these paragraphs."""
        import numpy as np

        found = [np.empty(0, np.int64)]
        for number, segment in enumerate(self.segments):
            rows = segment.rows_by_text[_equal_to(segment.texts, texts)[0]]
            found.append(self.ranks(number, np.searchsorted(segment.rows, rows, side="right") - 1))
        return np.unique(np.concatenate(found))

    def furniture(self, state: State, ranks: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The texts of furniture among the paragraphs of these articles (ascending), as if no others were there."""
        import numpy as np

        there = ranks[state.there[ranks]]
        everything = self.paragraphs(there)
        outlet = np.repeat(
            state.outlet(there), np.bincount(np.searchsorted(there, everything.article), None, len(there))
        )
        found = furniture(everything, self.length, outlet)
        between = self._without_names(everything, inserts(everything))
        return np.union1d(everything.words[found], between)

    def _without_names(self, everything: Paragraphs, texts: NDArray[np.uint64]) -> NDArray[np.uint64]:
        """Those of these texts that tell of nobody, in none of the paragraphs that have them."""
        import numpy as np

        named = set()
        for row in np.flatnonzero(np.isin(everything.words, texts)).tolist():
            segment, nth = self.segments[self.segment[everything.article[row]]], self.nth[everything.article[row]]
            if not segment.tells_of_nobody(int(nth), int(everything.start[row]), int(everything.end[row])):
                named.add(int(everything.words[row]))
        return np.array([text for text in texts.tolist() if text not in named], np.uint64)

    def _with_texts(self, texts: NDArray[np.uint64], there: NDArray[np.bool_]) -> Paragraphs:
        """The paragraphs that have one of these texts, in articles that are there, by rank and place."""
        import numpy as np

        empty = np.empty(0, np.int64)
        rank, start, end, text = [empty], [empty], [empty], [np.empty(0, np.uint64)]
        for number, segment in enumerate(self.segments):
            rows = segment.rows_by_text[_equal_to(segment.texts, texts)[0]]
            rank.append(self.ranks(number, np.searchsorted(segment.rows, rows, side="right") - 1))
            start.append(segment.from_token[rows].astype(np.int64))
            end.append(segment.to_token[rows].astype(np.int64))
            text.append(segment.text[rows])
        columns = np.concatenate(rank), np.concatenate(start), np.concatenate(end), np.concatenate(text)
        order = np.lexsort((columns[1], columns[0]))
        order = order[there[columns[0][order]]]
        return Paragraphs(columns[0][order], columns[1][order], columns[2][order], columns[3][order])

    # --- tokens ---

    def bare(self, rank: int, state: State) -> tuple[Tokens, NDArray[np.uint8]]:
        """An article's tokens without its furniture, and what they tell in sixteenths, names at their full worth."""
        import numpy as np

        segment, nth = self.segments[self.segment[rank]], int(self.nth[rank])
        tokens, known = segment.tokens_of(nth), segment.known_of(nth)
        pieces = state.pieces
        first, behind = np.searchsorted(pieces.article, (rank, rank + 1)).tolist()
        if first == behind:
            return tokens, known
        kept = np.ones(len(tokens), np.bool_)
        for start, end in zip(pieces.start[first:behind].tolist(), pieces.end[first:behind].tolist(), strict=True):
            kept[start:end] = False
        return tokens.only(kept), known[kept]

    def places(self, ranks: NDArray[np.int64], state: State) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where all tokens of these articles (ascending) stand in their segments, without furniture; how many."""
        import numpy as np

        length, (first, behind) = self.length[ranks], state.pieces.of(ranks)
        pieces = ranges(first, behind)
        begins = np.repeat(length.cumsum() - length, behind - first)
        kept = np.ones(int(length.sum()), np.bool_)
        kept[ranges(begins + state.pieces.start[pieces], begins + state.pieces.end[pieces])] = False
        return ranges(self._first[ranks], self._first[ranks] + length)[kept], self.lengths(ranks, state)

    def lengths(self, ranks: NDArray[np.int64], state: State) -> NDArray[np.int64]:
        """How many tokens each of these articles (ascending) has without its furniture."""
        import numpy as np

        first, behind = state.pieces.of(ranks)
        size = np.concatenate(([0], (state.pieces.end - state.pieces.start).cumsum()))
        lengths: NDArray[np.int64] = self.length[ranks] - (size[behind] - size[first])
        return lengths

    def characters(
        self, rank: NDArray[np.int64], token: NDArray[np.int64], state: State
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where tokens of these articles, counted without furniture, begin and end in the characters of their texts."""
        import numpy as np

        place = self._first[rank] + full_places(state.pieces, rank, token)
        starts, ends = np.empty(len(rank), np.int64), np.empty(len(rank), np.int64)
        for number, segment in enumerate(self.segments):
            mine = np.flatnonzero(self.segment[rank] == number)
            starts[mine], ends[mine] = segment.start[place[mine]], segment.end[place[mine]]
        return starts, ends

    def weighed(
        self, rank: NDArray[np.int64], token: NDArray[np.int64], state: State
    ) -> tuple[NDArray[np.uint8], NDArray[np.bool_], NDArray[np.bool_]]:
        """What such tokens tell of common copy, in sixteenths; which belong to names, and which are numbers."""
        import numpy as np

        place = self._first[rank] + full_places(state.pieces, rank, token)
        told = np.empty(len(rank), np.uint8)
        named, number = np.empty(len(rank), np.bool_), np.empty(len(rank), np.bool_)
        for nth, segment in enumerate(self.segments):
            mine = np.flatnonzero(self.segment[rank] == nth)
            told[mine], named[mine], number[mine] = segment.weighed(place[mine])
        return told, named, number

    def words(self, rank: NDArray[np.int64], token: NDArray[np.int64], state: State) -> NDArray[np.uint64]:
        """Such tokens by what numbers their words."""
        import numpy as np

        place = self._first[rank] + full_places(state.pieces, rank, token)
        found = np.empty(len(rank), np.uint64)
        for nth, segment in enumerate(self.segments):
            mine = np.flatnonzero(self.segment[rank] == nth)
            found[mine] = segment.word[place[mine]]
        return found

    # --- patterns ---

    def keys(self, ranks: NDArray[np.int64]) -> NDArray[np.uint64]:
        """The keys of all patterns of these articles, each once, ascending."""
        import numpy as np

        found = [np.empty(0, np.uint64)]
        for rank in ranks.tolist():
            segment, nth = self.segments[self.segment[rank]], int(self.nth[rank])
            found.append(fingerprint(segment.tokens_of(nth), segment.known_of(nth)).key)
        return np.unique(np.concatenate(found) >> np.uint64(PLACE_BITS))

    def patterns(self, keys: NDArray[np.uint64], state: State) -> Patterns:
        """The patterns with these keys (ascending) in articles that are there, without furniture, by key and rank."""
        import numpy as np

        group, rank, token = [], [], []
        for number, segment in enumerate(self.segments):
            rows, key = _equal_to(segment.packed, keys << np.uint64(PLACE_BITS), 1 << PLACE_BITS)
            place = (segment.packed[rows] & np.uint64((1 << PLACE_BITS) - 1)).astype(np.int64)
            group.append(key)
            rank.append(self.ranks(number, np.searchsorted(segment.patterns, place, side="right") - 1))
            token.append(segment.pattern[place].astype(np.int64))
        empty = np.empty(0, np.int64)
        columns = (np.concatenate([empty, *parts]) for parts in (group, rank, token))
        return self._ordered(Patterns(*columns), state)

    def all_patterns(self, state: State, part: int, parts: int) -> Patterns:
        """One part of all patterns that stand in several articles; parts are ranges of keys, the first is 0."""
        import numpy as np

        width = (1 << KEY_BITS) // parts
        packed = []
        for segment in self.segments:
            lowest, highest = part * width << PLACE_BITS, ((part + 1) * width << PLACE_BITS) - 1
            first = np.searchsorted(segment.packed, np.uint64(lowest))
            behind = np.searchsorted(segment.packed, np.uint64(highest), side="right")
            packed.append(segment.packed[first:behind])
        number = np.repeat(np.arange(len(packed)), [len(one) for one in packed])
        every = np.concatenate([np.empty(0, np.uint64), *packed])
        key = every >> np.uint64(PLACE_BITS)
        if len(packed) > 1:
            order = np.argsort(key, kind="stable")
            number, every, key = number[order], every[order], key[order]
        several, group = _several(key)
        number, place = number[several], (every[several] & np.uint64((1 << PLACE_BITS) - 1)).astype(np.int64)
        rank, token = np.empty(len(place), np.int64), np.empty(len(place), np.int64)
        for nth, segment in enumerate(self.segments):
            mine = np.flatnonzero(number == nth)
            rank[mine] = self.ranks(nth, np.searchsorted(segment.patterns, place[mine], side="right") - 1)
            token[mine] = segment.pattern[place[mine]]
        return self._ordered(Patterns(group, rank, token), state)

    def _ordered(self, found: Patterns, state: State) -> Patterns:
        """These patterns by group, rank and token, without furniture and articles that are not there."""

        there = state.there[found.rank]
        group, rank, token = found.group[there], found.rank[there], found.token[there]
        if len(state.furniture):
            kept, token = bare_places(state.pieces, rank, token)
            group, rank, token = group[kept], rank[kept], token[kept]
        return Patterns(*_sorted(group, rank, token))


def numbered(names: Sequence[str | None]) -> NDArray[np.int64]:
    """Names as numbers, -1 for none."""
    import numpy as np

    numbers = {name: nth for nth, name in enumerate(sorted({name for name in names if name}))}
    return np.array([numbers.get(name or "", -1) for name in names], np.int64)


def _several(key: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of ascending keys that are not alone, and their numbers, equal for equal keys."""
    import numpy as np

    again = np.concatenate(([False], key[1:] == key[:-1]))[: len(key)]
    several = np.flatnonzero(again | np.concatenate((again[1:], [False]))[: len(key)])
    return several, np.cumsum(~again[several]) - 1


def _sorted(*columns: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The rows in order; as one number each where they fit, which is sorted ten times as quickly as the columns are."""
    import numpy as np

    widths = [int(column.max(initial=0)).bit_length() for column in columns]
    if sum(widths) > 63:
        order = np.lexsort(columns[::-1])
        return [column[order] for column in columns]
    rows = np.zeros(len(columns[0]), np.int64)
    for column, width in zip(columns, widths, strict=True):
        rows <<= width
        rows |= column
    rows.sort()
    made: list[NDArray[np.int64]] = []
    for width in reversed(widths):
        made.insert(0, rows & ((1 << width) - 1))
        rows >>= width
    return made


def _equal_to(
    values: NDArray[np.uint64], wanted: NDArray[np.uint64], width: int = 1
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of ascending values that lie from one of the wanted (ascending) numbers on, and which one that is."""
    import numpy as np

    first = np.searchsorted(values, wanted)
    behind = np.searchsorted(values, wanted + np.uint64(width - 1), side="right")
    return ranges(first, behind), np.repeat(np.arange(len(wanted)), behind - first)
