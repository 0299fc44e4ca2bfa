"""One word's posting list: in which articles it stands, how often in each, and at which positions.

On the disk it is three runs of plain little-endian numbers behind three bytes that say how wide each run's numbers are.
They are read a whole list at a time: 10,000 articles take microseconds, where Whoosh's own blocks of pickles take a few
for every article. The numbers of a rare word are narrow, so it is smaller, too.
"""

from __future__ import annotations

import sys
from array import array
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

#: Typecodes of `array` by width in bytes, narrowest first, and what numpy calls them.
_WIDTHS = {1: "B", 2: "H", 4: "I"}
_TYPES: dict[int, Any] = {1: np.dtype("<u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}
_HEADER = len(("documents", "counts", "positions"))


@dataclass(frozen=True, slots=True)
class PostingList:
    """`documents` ascend; `counts[i]` is how often the word stands in `documents[i]`."""

    documents: Numbers
    counts: Numbers


def pack(documents: array[int], counts: array[int], positions: array[int]) -> bytes:
    """The bytes of a posting list; `positions` are those of all documents one after the other."""
    runs = [_narrow(documents), _narrow(counts), _narrow(positions)]
    return bytes(run.itemsize for run in runs) + b"".join(_little_endian(run).tobytes() for run in runs)


def unpack(data: bytes, documents: int) -> PostingList:
    """The posting list of a word that stands in `documents` documents."""
    first, second, _ = _runs(data, documents)
    return PostingList(_numbers(data, *first), _numbers(data, *second))


def unpack_positions(data: bytes, documents: int) -> Numbers:
    """The positions in all documents one after the other, as many for each as its count says."""
    return _numbers(data, *_runs(data, documents)[2])


def _runs(data: bytes, documents: int) -> list[tuple[int, int, int]]:
    """Width in bytes, start and number of each of the three runs."""
    wide, count_wide, position_wide = data[:_HEADER]
    counts_at = _HEADER + wide * documents
    positions_at = counts_at + count_wide * documents
    positions = (len(data) - positions_at) // position_wide
    return [
        (wide, _HEADER, documents),
        (count_wide, counts_at, documents),
        (position_wide, positions_at, positions),
    ]


def _numbers(data: bytes, width: int, start: int, number: int) -> Numbers:
    numbers: Numbers = np.frombuffer(data, _TYPES[width], number, start).astype(np.int64)
    return numbers


def _narrow(numbers: array[int]) -> array[int]:
    top = max(numbers, default=0)
    width = 1 if top < 1 << 8 else 2 if top < 1 << 16 else 4
    return array(_WIDTHS[width], numbers)


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
