"""One word's posting list: in which articles it stands, how often in each, at which positions, and where in the text.

On the disk it is four runs of plain little-endian numbers behind four bytes that say how wide each run's numbers are.
They are read a whole list at a time: 10,000 articles take microseconds, where Whoosh's own blocks of pickles take a few
for every article. The numbers of a rare word are narrow, so it is smaller, too.

A position counts words, for phrases; a start counts code points, so that a hit can be shown without going through the
text again: that took most of the time of a page of results.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

#: So many bytes of a list are read at once, and the documents with their counts at most so wide.
_AT_ONCE = 1 << 14
_WIDEST = 8

#: Typecodes of `array` by width in bytes, narrowest first, and what numpy calls them.
_WIDTHS = {1: "B", 2: "H", 4: "I"}
_TYPES: dict[int, Any] = {1: np.dtype("<u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}


def _unsigned() -> array[int]:
    return array("I")


@dataclass(frozen=True, slots=True)
class Gathered:
    """A posting list in the making: plain arrays of unsigned 32-bit numbers.

    `documents` ascend; `counts[i]` is how often the word stands in `documents[i]`. The `positions` and `starts` of all
    documents lie one after the other.
    """

    documents: array[int] = field(default_factory=_unsigned)
    counts: array[int] = field(default_factory=_unsigned)
    positions: array[int] = field(default_factory=_unsigned)
    starts: array[int] = field(default_factory=_unsigned)

    def add(self, document: int, places: bytes) -> None:
        """Take in one document: its positions, then its starts, as bytes of such numbers."""
        half = len(places) // 2
        self.documents.append(document)
        self.counts.append(half // self.positions.itemsize)
        self.positions.frombytes(places[:half])
        self.starts.frombytes(places[half:])

    def pack(self) -> bytes:
        """The list as it lies on the disk."""
        if len(self.positions) == 1:  # most words of a few articles stand there once
            return _pack_one(self.documents[0], self.positions[0], self.starts[0])
        runs = [_narrow(run) for run in (self.documents, self.counts, self.positions, self.starts)]
        return bytes(run.itemsize for run in runs) + b"".join(map(_little_endian, runs))


@dataclass(frozen=True, slots=True)
class Runs:
    """A posting list as four runs of numbers, made of others."""

    documents: NDArray[Any]
    counts: NDArray[Any]
    positions: NDArray[Any]
    starts: NDArray[Any]

    @classmethod
    def read(cls, data: bytes, documents: int) -> Runs:
        """The list that lies on the disk as `data`."""
        widths = data[:4]
        places = (len(data) - 4 - documents * (widths[0] + widths[1])) // (widths[2] + widths[3])
        runs = []
        start = 4
        for width, number in zip(widths, (documents, documents, places, places), strict=True):
            runs.append(np.frombuffer(data, _TYPES[width], number, start))
            start += width * number
        return cls(*runs)

    @classmethod
    def joined(cls, lists: Sequence[Runs | Gathered]) -> Runs:
        """One list of several, whose documents come one after the other."""
        return cls(
            np.concatenate([found.documents for found in lists]),
            np.concatenate([found.counts for found in lists]),
            np.concatenate([found.positions for found in lists]),
            np.concatenate([found.starts for found in lists]),
        )

    def pack(self) -> bytes:
        """The list as it lies on the disk."""
        if len(self.positions) == 1:
            return _pack_one(int(self.documents[0]), int(self.positions[0]), int(self.starts[0]))
        runs = (self.documents, self.counts, self.positions, self.starts)
        widths = [_width(int(run.max())) for run in runs]
        return bytes(widths) + b"".join(
            run.astype(_TYPES[width]).tobytes() for run, width in zip(runs, widths, strict=True)
        )


#: Hands out bytes of a list: from where, and how many.
Read = Callable[[int, int], bytes]


class PostingList:
    """A posting list on the disk; each run is read and made of its bytes when it is asked for.

    The positions and starts of a common word are most of its bytes, and only phrases and the few articles shown ask for
    some of them.
    """

    def __init__(self, read: Read, size: int, documents: int) -> None:
        """`size` is how many bytes the list has, `documents` how many documents: that is its `number`."""
        self.number = documents
        self._read = read
        self._head = read(0, min(size, max(_AT_ONCE, 4 + documents * _WIDEST)))
        widths = tuple(self._head[:4])
        places = (size - 4 - documents * (widths[0] + widths[1])) // (widths[2] + widths[3])
        self._runs: list[tuple[int, int, int]] = []
        start = 4
        for width, number in zip(widths, (documents, documents, places, places), strict=True):
            self._runs.append((width, number, start))
            start += width * number
        self._made: dict[int, Numbers] = {}

    @property
    def documents(self) -> Numbers:
        return self._run(0)

    @property
    def counts(self) -> Numbers:
        return self._run(1)

    @property
    def positions(self) -> Numbers:
        return self._run(2)

    @property
    def starts(self) -> Numbers:
        return self._run(3)

    def positions_in(self, stays: NDArray[np.bool_]) -> Numbers:
        """The positions in those of its documents that stay; what lies between them is not unpacked."""
        counts = self.counts
        kept = counts[stays]
        ends = np.cumsum(kept)
        number = int(ends[-1]) if len(ends) else 0
        first = (np.cumsum(counts) - counts)[stays]
        at = np.repeat(first - (ends - kept), kept) + np.arange(number)
        return self._raw(2, 0, self._runs[2][1])[at].astype(np.int64)

    def _run(self, which: int) -> Numbers:
        if which not in self._made:
            self._made[which] = self._raw(which, 0, self._runs[which][1]).astype(np.int64)
        return self._made[which]

    def _raw(self, which: int, first: int, end: int) -> NDArray[Any]:
        """The numbers of a run from `first` up to `end`."""
        width, _, start = self._runs[which]
        at, size = start + first * width, (end - first) * width
        if at + size <= len(self._head):
            return np.frombuffer(self._head, _TYPES[width], end - first, at)
        return np.frombuffer(self._read(at, size), _TYPES[width], end - first)

    def places(self, documents: Numbers) -> dict[int, list[tuple[int, int]]]:
        """Position and start of each place in those of these documents that the list has."""
        at = np.searchsorted(self.documents, documents)
        at[at == self.number] = 0
        stands = np.flatnonzero(self.documents[at] == documents)
        if not len(stands):
            return {}
        found: dict[int, list[tuple[int, int]]] = {}
        ends = np.cumsum(self.counts)
        for document, place in zip(documents[stands].tolist(), at[stands].tolist(), strict=True):
            first, end = int(ends[place - 1]) if place else 0, int(ends[place])
            positions, starts = (self._raw(which, first, end).tolist() for which in (2, 3))
            found[document] = list(zip(positions, starts, strict=True))
        return found


def _narrow(numbers: array[int]) -> array[int]:
    return array(_WIDTHS[_width(max(numbers, default=0))], numbers)


def _pack_one(document: int, position: int, start: int) -> bytes:
    """A list of one place."""
    numbers = (document, 1, position, start)
    widths = bytes(map(_width, numbers))
    return widths + b"".join(map(_bytes, numbers, widths))


def _bytes(number: int, width: int) -> bytes:
    return number.to_bytes(width, "little")


def _width(top: int) -> int:
    """How many bytes a number takes."""
    return 1 if top < 1 << 8 else 2 if top < 1 << 16 else 4


def _little_endian(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
