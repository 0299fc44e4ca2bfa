"""Chunks: what stands between two white spaces, and the words in it.

News is printed from few chunks ("the", "said.", "“We") over and over, and no word but "per cent" has a white space in
it. So each chunk is taken apart once, and reading on is a look-up by hash of all chunks of a text at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pressfold.passages.growing import Growing
from pressfold.passages.hashed import Hashed
from pressfold.passages.vocabulary import UNSPACED, Vocabulary
from pressfold.text.marks import has_marks
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
#: A word's flags (see vocabulary), above them the gap before it, and whether a sign stands beside it that may be a
#: quotation mark.
GAP, MARKED = 8, 1 << 12
#: Longer chunks (addresses, scripts without spaces) hardly come again and are not remembered.
LONGEST = 32
#: What the polynomial of a hash is taken at; odd, and far from a power of two.
_BASE = 0x9E3779B97F4A7C15
_LENGTH = 63
#: No code point from here on is white space.
LAST = 0x3001


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of a text in order: number of the match form, place in code points, flags with the gap before."""

    number: NDArray[np.uint64]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    flags: NDArray[np.uint16]


class _Table(NamedTuple):
    """The hashes of some chunks, and the row of each."""

    hashed: Hashed
    row: NDArray[np.int64]


def _together(one: _Table, other: _Table) -> _Table:
    import numpy as np

    keys = np.concatenate((one.hashed.keys, other.hashed.keys))
    order = np.argsort(keys, kind="stable")
    return _Table(Hashed.of(keys[order]), np.concatenate((one.row, other.row))[order])


class Chunks:
    """The chunks met so far by hash, and the words in them.

    `_rows` tells of each chunk where its words stand in `_words`, and what stands around them: `before` is the gap from
    the chunk's start to its first word, `after` that from its last word to its end. `_tables` lead from hashes to
    rows; each is at least twice as long as the next, so that one more article costs little even beside many chunks.
    """

    #: Where more chunks than this are known, or words of chunks, it is time for new ones.
    MOST = 500_000

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._tables: list[_Table] = []
        self._rows = Growing(first="int32", count="int32", before="uint8", after="uint8", marked="uint16")
        self._words = Growing(number="uint64", start="int32", end="int32", flags="uint16")
        self._known = self._kept = 0

    @property
    def full(self) -> bool:
        """Whether so much is remembered, or so much room was needed once, that it is time for new ones."""
        return max(self._known, self._kept, 2 * len(self._vocabulary), self._words.room // 4) > self.MOST

    def words(self, text: str) -> Words:
        """The words of a text."""
        points = code_points(text)
        starts, ends, after_line = _parted(points)
        return self._read(self._look_up(text, hashes(points, starts, ends), starts, ends), starts, after_line)

    def _look_up(
        self, text: str, asked: NDArray[np.uint64], starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """The rows of these chunks of a text; new ones are taken in, long ones only until the next text is read."""
        import numpy as np

        rows = self._found(asked)
        long = ends - starts > LONGEST
        new = np.flatnonzero((rows < 0) & ~long)
        if len(new):
            keys, first, again = np.unique(asked[new], return_index=True, return_inverse=True)
            rows[new] = self._known + again
            self._remember(keys, _pieces(text, starts[new[first]], ends[new[first]]))
        passing = np.flatnonzero(long)
        if len(passing):
            rows[passing] = self._known + np.arange(len(passing))
            self._take_in(_pieces(text, starts[passing], ends[passing]))
        return rows

    def _found(self, asked: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The rows of the chunks with these hashes, -1 for those that are not known."""
        import numpy as np

        rows = np.full(len(asked), -1, np.int64)
        for table in self._tables:
            left = np.flatnonzero(rows < 0)
            found, place = table.hashed.places(asked[left])
            rows[left[found]] = table.row[place[found]]
        return rows

    def _remember(self, keys: NDArray[np.uint64], chunks: list[str]) -> None:
        """Take in these chunks, whose hashes these are, ascending."""
        import numpy as np

        self._tables.append(_Table(Hashed.of(keys), np.arange(self._known, self._known + len(keys))))
        while len(self._tables) > 1 and len(self._tables[-2].row) < 2 * len(self._tables[-1].row):
            self._tables[-2:] = [_together(*self._tables[-2:])]
        self._kept += self._take_in(chunks)
        self._known += len(chunks)

    def _take_in(self, chunks: list[str]) -> int:
        """Take these chunks apart, into the rows behind those that are known; how many words they have."""
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
        marked = np.fromiter(map(has_marks, chunks), np.uint16, len(chunks)) * np.uint16(MARKED)
        gaps = _Gaps(text)
        flags |= gaps.between(np.concatenate(([0], end[:-1])), start).astype(np.uint16) << GAP
        empty = count == 0
        opening = first[~empty]
        flags[opening] &= (1 << GAP) - 1
        flags |= np.repeat(marked, count)
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
            self._known,
            self._known + len(chunks),
            first=first + self._kept,
            count=count,
            before=gaps.between(begins, to_first),
            after=gaps.between(from_last, ends),
            marked=marked,
        )
        return len(start)

    def _read(self, rows: NDArray[np.int64], starts: NDArray[np.int64], after_line: NDArray[np.bool_]) -> Words:
        """The words of the chunks of these rows, which start at these places, some after a line end."""
        import numpy as np

        count = self._rows["count"][rows]
        behind = count.cumsum(dtype=np.int32)
        before = behind - count
        word = np.repeat(self._rows["first"][rows] - before, count)
        word += np.arange(len(word), dtype=np.int32)
        chunk_start = np.repeat(starts.astype(np.int32), count)
        flags = self._words["flags"][word]
        gap = np.maximum(self._rows["before"][rows], after_line * np.uint8(BREAK))
        np.maximum(gap[1:], self._rows["after"][rows[:-1]], out=gap[1:])
        holds = np.flatnonzero(count)
        if 0 < len(holds) < len(rows):  # a lone dash or dots between two words
            self._mark(flags, rows, before, after_line)
            gap = np.maximum.reduceat(gap[: holds[-1] + 1], np.concatenate(([0], holds[:-1] + 1)))
            before = before[holds]
        if len(holds):
            flags[before] |= gap.astype(np.uint16) << GAP
        return Words(
            number=self._words["number"][word],
            start=self._words["start"][word] + chunk_start,
            end=self._words["end"][word] + chunk_start,
            flags=flags,
        )

    def _mark(
        self,
        flags: NDArray[np.uint8],
        rows: NDArray[np.int64],
        before: NDArray[np.int32],
        after_line: NDArray[np.bool_],
    ) -> None:
        """Flag the words beside a mark that stands alone, in the same line."""
        import numpy as np

        lone = np.flatnonzero((self._rows["count"][rows] == 0) & (self._rows["marked"][rows] > 0))
        behind = lone[(lone < len(rows) - 1) & ~after_line[np.minimum(lone + 1, len(rows) - 1)]]
        ahead = lone[(lone > 0) & ~after_line[lone]]
        flags[before[behind][before[behind] < len(flags)]] |= MARKED
        flags[before[ahead][before[ahead] > 0] - 1] |= MARKED


class _Gaps:
    """Tells what kinds of gaps stretches of a text are, by its code points."""

    def __init__(self, text: str) -> None:
        import numpy as np

        points = code_points(text)
        kinds = (np.isin(points, [ord(sign) for sign in signs]) for signs in (_STOPS, _BREAKS))
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


def hashes(points: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A number for each of these stretches of a text that its signs alone make: 58 bits of hash, 6 of the length.

    The hash is a polynomial in the signs (Karp and Rabin 1987), of all stretches at once by sums from the text's start.
    """
    import numpy as np

    power, inverse = (np.full(len(points), base, np.uint64) for base in (_BASE, pow(_BASE, -1, 1 << 64)))
    sums = np.zeros(len(points) + 1, np.uint64)
    np.multiply.accumulate(power, out=power)
    np.multiply(power, points, out=power)
    np.cumsum(power, out=sums[1:])
    np.multiply.accumulate(inverse, out=inverse)
    mixed = (sums[ends] - sums[starts]) * inverse[starts]
    for _ in range(2):
        mixed ^= mixed >> np.uint64(32)
        mixed *= np.uint64(0xD6E8FEB86659FD93)
    return (mixed & np.uint64(~_LENGTH & (1 << 64) - 1)) | ((ends - starts).astype(np.uint64) & np.uint64(_LENGTH))


def _parted(points: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Where the chunks of a text start and end, and which come after a line end."""
    import numpy as np

    space = np.ones(len(points) + 2, np.bool_)
    inner = space[1:-1]
    np.equal(points, ord(" "), out=inner)
    odd = np.flatnonzero((points < ord(" ")) | (points > ord("~")))  # few in most texts
    signs = points[odd]
    inner[odd] = _white_space()[np.minimum(signs, LAST)]
    starts, ends = np.flatnonzero(space[:-1] > space[1:]), np.flatnonzero(space[:-1] < space[1:])
    after_line = np.zeros(len(starts) + 1, np.bool_)
    after_line[np.searchsorted(starts, odd[signs == ord("\n")])] = True
    first = _per_cent(points, starts, ends)
    kept = np.ones(len(starts), np.bool_)
    kept[first + 1] = False
    last = np.ones(len(starts), np.bool_)
    last[first] = False
    return starts[kept], ends[last], after_line[:-1][kept]


def _per_cent(points: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """The chunks that one white space parts from the next and that may be "per cent" with it; so may "paper cents"."""
    import numpy as np

    near = np.flatnonzero((points[ends[:-1] - 1] == ord("r")) & (starts[1:] == ends[:-1] + 1))
    near = near[_spelt(points, ends[near] - len("per"), "per")]
    return near[_spelt(points, starts[near + 1], "cent")]


def _pieces(text: str, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> list[str]:
    """These stretches of a text."""
    return [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]


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
