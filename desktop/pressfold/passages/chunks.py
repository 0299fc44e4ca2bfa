"""Chunks: what stands between two white spaces, and the words in it.

News is printed from few chunks ("the", "said.", "“We") over and over, and no word but "per cent" has a white space in
it. So each chunk is taken apart once, and reading on is a look-up for each: a third of the time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pressfold.passages.growing import Growing
from pressfold.passages.vocabulary import UNSPACED, Vocabulary
from pressfold.text.words import MARKS, SILENT, WORD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The vowel and tone signs of Thai, Lao, Burmese and Khmer.
_SIGNS = "\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec6-\u0ece\u102b-\u103e\u1056-\u1059\u17b4-\u17d3"
#: Most words by far: letters of the English alphabet that nothing joins on. It saves a third of the time.
_PLAIN = rf"[a-oq-zA-OQ-Z][A-Za-z]++(?![^\W_]|['’ʼ{MARKS}{SILENT}])"
_TOKEN = re.compile(
    rf"({_PLAIN}|[{UNSPACED}][{_SIGNS}]*|\d+(?=[{UNSPACED}])|%|[Pp]er\s[Cc]ent(?!\w)|[^\W\d_](?:\.[^\W\d_])+\.?(?![^\W_])"
    rf"|{WORD.pattern})"
)
#: Kinds of gaps between words: one with a full stop, and one with a break that ends any sentence.
STOP, BREAK = 1, 2
_STOPS, _BREAKS = ".", "!?\n\u3002\uff01\uff1f"
#: A word's flags (see vocabulary) and above them the gap before it.
GAP = 5
#: Longer chunks (addresses, scripts without spaces) hardly come again and are not remembered.
LONGEST = 32
#: No code point from here on is white space.
LAST = 0x3001


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text in order: number of the match form, place in code points, flags with the gap before."""

    number: NDArray[np.uint64]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    flags: NDArray[np.uint8]


class Chunks(dict[str, int]):
    """Chunk -> its row; the rows tell where its words stand among all words of chunks, and what stands around them.

    `before` is the gap from the chunk's start to its first word, `after` that from its last word to its end.
    """

    #: Where more chunks than this are known, or words of chunks, it is time for new ones.
    MOST = 500_000

    def __init__(self) -> None:
        super().__init__()
        self._vocabulary = Vocabulary()
        self._rows = Growing(first="int32", count="int32", before="uint8", after="uint8", per="bool", cent="bool")
        self._words = Growing(number="uint64", start="int32", end="int32", flags="uint8")
        self._kept = 0
        self._new: list[str] = []
        self._long: list[str] = []

    def __missing__(self, chunk: str) -> int:
        if len(chunk) > LONGEST:
            self._long.append(chunk)
            return -len(self._long)
        row = self[chunk] = len(self)
        self._new.append(chunk)
        return row

    @property
    def full(self) -> bool:
        """Whether so much is remembered, or so much room was needed once, that it is time for new ones."""
        return max(len(self), self._kept, 2 * len(self._vocabulary), self._words.room // 4) > self.MOST

    def words(self, text: str) -> Words:
        """The words of a text."""
        import numpy as np

        self._long.clear()
        chunks = text.split()
        starts, after_line = _starts(text)
        rows = self._look_up(chunks)
        pairs = self._pairs(rows, starts, chunks)
        if len(pairs):
            merged, kept = _merged(pairs, starts, chunks, text)
            rows[pairs[kept[pairs]]] = self._look_up(merged)
            rows, starts, after_line = rows[kept], starts[kept], after_line[kept]
        if self._long:
            rows = np.where(rows < 0, len(self) - 1 - rows, rows)
            self._take_in(self._long, len(self))
        return self._read(rows, starts, after_line)

    def _look_up(self, chunks: list[str]) -> NDArray[np.int64]:
        """The rows of these chunks; new ones are taken in, but for long ones, which have numbers below zero."""
        import numpy as np

        rows = np.fromiter(map(self.__getitem__, chunks), np.int64, len(chunks))
        if self._new:
            new, self._new = self._new, []
            self._kept += self._take_in(new, len(self) - len(new))
        return rows

    def _pairs(self, rows: NDArray[np.int64], starts: NDArray[np.int32], chunks: list[str]) -> NDArray[np.int64]:
        """The first chunks of two that one white space parts and that may hold "per cent" ("paper cents") together."""
        import numpy as np

        long = rows < 0
        maybe = (self._rows["per"][rows[:-1]] | long[:-1]) & (self._rows["cent"][rows[1:]] | long[1:])
        near = [nth for nth in np.flatnonzero(maybe).tolist() if starts[nth] + len(chunks[nth]) + 1 == starts[nth + 1]]
        return np.array(near, np.int64)

    def _take_in(self, chunks: list[str], row: int) -> int:
        """Take these chunks apart, into the rows from `row` on; how many words they have."""
        import numpy as np

        # Two line ends between them: "per" and "cent" of two chunks are no word.
        text = "\n\n".join(chunks)
        pieces = _TOKEN.split(text)[:-1]
        edges = np.fromiter(map(len, pieces), np.int32, len(pieces)).cumsum(dtype=np.int32)
        start, end = edges[::2], edges[1::2]
        number, flags = self._vocabulary.look_up(pieces[1::2])
        begins, ends = _begins_and_ends(chunks)
        first = np.searchsorted(start, begins)
        count = np.searchsorted(start, ends) - first
        gaps = _Gaps(text)
        flags |= gaps.between(np.concatenate(([0], end[:-1])), start) << GAP
        empty = count == 0
        opening = first[~empty]
        flags[opening] &= (1 << GAP) - 1
        to_first, from_last = ends.copy(), ends.copy()
        to_first[~empty], from_last[~empty] = start[opening], end[opening + count[~empty] - 1]
        chunk_start = np.repeat(begins, count)
        self._words.put(
            self._kept,
            self._kept + len(start),
            number=number,
            start=start - chunk_start,
            end=end - chunk_start,
            flags=flags,
        )
        self._rows.put(
            row,
            row + len(chunks),
            first=first + self._kept,
            count=count,
            before=gaps.between(begins, to_first),
            after=gaps.between(from_last, ends),
            per=_spelt(gaps.points, ends - len("per"), "per"),
            cent=_spelt(gaps.points, begins, "cent"),
        )
        return len(start)

    def _read(self, rows: NDArray[np.int64], starts: NDArray[np.int32], after_line: NDArray[np.bool_]) -> Words:
        """The words of the chunks of these rows, which start at these places, some after a line end."""
        import numpy as np

        count = self._rows["count"][rows]
        behind = count.cumsum(dtype=np.int32)
        before = behind - count
        word = np.repeat(self._rows["first"][rows] - before, count)
        word += np.arange(len(word), dtype=np.int32)
        chunk_start = np.repeat(starts, count)
        flags = self._words["flags"][word]
        gap = np.maximum(self._rows["before"][rows], after_line * np.uint8(BREAK))
        np.maximum(gap[1:], self._rows["after"][rows[:-1]], out=gap[1:])
        holds = np.flatnonzero(count)
        if 0 < len(holds) < len(rows):  # a lone dash or dots between two words
            gap = np.maximum.reduceat(gap[: holds[-1] + 1], np.concatenate(([0], holds[:-1] + 1)))
            before = before[holds]
        if len(holds):
            flags[before] |= gap << GAP
        return Words(
            number=self._words["number"][word],
            start=self._words["start"][word] + chunk_start,
            end=self._words["end"][word] + chunk_start,
            flags=flags,
        )


class _Gaps:
    """Tells what kinds of gaps stretches of a text are, by its code points."""

    def __init__(self, text: str) -> None:
        import numpy as np

        self.points = code_points(text)
        kinds = (np.isin(self.points, [ord(sign) for sign in signs]) for signs in (_STOPS, _BREAKS))
        self._stops, self._breaks = (np.concatenate(([0], kind.cumsum(dtype=np.int32))) for kind in kinds)

    def between(self, start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The kinds of the gaps between these places."""
        import numpy as np

        stop, broken = (counted[end] > counted[start] for counted in (self._stops, self._breaks))
        return np.where(broken, np.uint8(BREAK), np.where(stop, np.uint8(STOP), np.uint8(0)))


def code_points(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")


def _starts(text: str) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """Where the chunks of a text start, and which come after a line end."""
    import numpy as np

    points = code_points(text)
    space = np.empty(len(points) + 1, np.bool_)
    space[0] = True
    np.equal(points, ord(" "), out=space[1:])
    odd = np.flatnonzero((points < ord(" ")) | (points > ord("~")))  # few in most texts
    signs = points[odd]
    space[1 + odd] = _white_space()[np.minimum(signs, LAST)]
    starts = np.flatnonzero(space[:-1] > space[1:]).astype(np.int32)
    after_line = np.zeros(len(starts) + 1, np.bool_)
    after_line[np.searchsorted(starts, odd[signs == ord("\n")])] = True
    return starts, after_line[:-1]


@cache
def _white_space() -> NDArray[np.bool_]:
    """Which code points part chunks; the last one stands for all above it."""
    import numpy as np

    return np.array([chr(point).isspace() for point in range(LAST + 1)])


def _spelt(points: NDArray[np.uint32], at: NDArray[np.int64], word: str) -> NDArray[np.bool_]:
    """At which of these places a word stands, with a capital or without; one too near the text's ends may be named."""
    import numpy as np

    last = len(points) - 1
    found: NDArray[np.bool_] = (points[np.clip(at, 0, last)] | 0x20) == ord(word[0])
    for nth, letter in enumerate(word[1:], 1):
        found &= points[np.clip(at + nth, 0, last)] == ord(letter)
    return found


def _begins_and_ends(chunks: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where these chunks begin and end when two signs stand between each."""
    import numpy as np

    length = np.fromiter(map(len, chunks), np.int64, len(chunks))
    ends = (length + 2).cumsum() - 2
    return ends - length, ends


def _merged(
    pairs: NDArray[np.int64], starts: NDArray[np.int32], chunks: list[str], text: str
) -> tuple[list[str], NDArray[np.bool_]]:
    """Runs of such pairs as one chunk each, and which chunks are left then: the first of each run, and all others."""
    import numpy as np

    kept = np.ones(len(chunks), np.bool_)
    kept[pairs + 1] = False
    opening = pairs[kept[pairs]].tolist()
    closing = (pairs[np.isin(pairs + 1, pairs, invert=True)] + 1).tolist()
    merged = [text[starts[a] : starts[b] + len(chunks[b])] for a, b in zip(opening, closing, strict=True)]
    return merged, kept
