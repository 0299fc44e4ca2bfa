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
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

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

    def extend(self, documents: Numbers, counts: Numbers, positions: Numbers, starts: Numbers) -> None:
        """Take in documents that come after those that are here."""
        runs = (self.documents, self.counts, self.positions, self.starts)
        for run, numbers in zip(runs, (documents, counts, positions, starts), strict=True):
            run.frombytes(numbers.astype(np.uint32).tobytes())

    def pack(self) -> bytes:
        """The list as it lies on the disk."""
        runs = [_narrow(run) for run in (self.documents, self.counts, self.positions, self.starts)]
        return bytes(run.itemsize for run in runs) + b"".join(map(_little_endian, runs))


class PostingList:
    """A posting list read from the disk; each run is made of the bytes when it is asked for."""

    def __init__(self, data: bytes, documents: int) -> None:
        """`documents` is how many documents the list has."""
        self._data = data
        widths = tuple(data[:4])
        places = (len(data) - 4 - documents * (widths[0] + widths[1])) // (widths[2] + widths[3])
        self._runs: list[tuple[int, int, int]] = []
        start = 4
        for width, number in zip(widths, (documents, documents, places, places), strict=True):
            self._runs.append((width, number, start))
            start += width * number

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

    def _run(self, which: int) -> Numbers:
        numbers: Numbers = self._raw(which).astype(np.int64)
        return numbers

    def _raw(self, which: int) -> NDArray[Any]:
        width, number, start = self._runs[which]
        return np.frombuffer(self._data, _TYPES[width], number, start)

    def places(self, documents: Numbers) -> dict[int, list[tuple[int, int]]]:
        """Position and start of each place in those of these documents that the list has."""
        known = self._raw(0)
        ends = np.cumsum(self._raw(1), dtype=np.int64)
        positions, starts = self._raw(2), self._raw(3)
        found: dict[int, list[tuple[int, int]]] = {}
        for document, at in zip(documents.tolist(), np.searchsorted(known, documents).tolist(), strict=True):
            if at < len(known) and known[at] == document:
                run = slice(int(ends[at - 1]) if at else 0, int(ends[at]))
                found[document] = list(zip(positions[run].tolist(), starts[run].tolist(), strict=True))
        return found


def _narrow(numbers: array[int]) -> array[int]:
    top = max(numbers, default=0)
    width = 1 if top < 1 << 8 else 2 if top < 1 << 16 else 4
    return array(_WIDTHS[width], numbers)


def _little_endian(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
