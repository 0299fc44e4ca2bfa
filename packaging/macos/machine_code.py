"""Which files of an app are machine code, for which processors and from which macOS on: read from their own headers.

The layout is that of <mach-o/loader.h> and <mach-o/fat.h>; no tool of Apple's is needed, so this runs anywhere.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_THIN, _FAT, _FAT_64 = 0xFEEDFACF, 0xCAFEBABE, 0xCAFEBABF
_PROCESSORS = {0x0100000C: "arm64", 0x01000007: "x86_64"}
_BUILD_VERSION, _VERSION_MIN = 0x32, 0x24
#: A Java class begins with the same four bytes as a universal file; its next number is a version of at least 45.
_MOST_SLICES = 30


@dataclass(frozen=True, slots=True)
class Slice:
    """The code for one processor; `oldest` is the oldest macOS it says it runs on, (0, 0) where it says nothing."""

    processor: str
    oldest: tuple[int, int]


def slices(file: Path) -> list[Slice]:
    """The code in a file, a slice for each processor; none for a file that is no machine code."""
    with file.open("rb") as opened:
        data = opened.read(8)
        if len(data) < 8:
            return []
        [magic, count] = struct.unpack(">2I", data)
        if magic in (_FAT, _FAT_64) and 0 < count < _MOST_SLICES:
            layout = struct.Struct(">5I" if magic == _FAT else ">2I2Q2I")
            table = opened.read(layout.size * count)
            places = [row[2] for row in layout.iter_unpack(table)]
        elif struct.unpack("<I", data[:4])[0] == _THIN:
            places = [0]
        else:
            return []
        found = []
        for place in places:
            opened.seek(place)
            header = opened.read(32)
            if len(header) == 32 and header[:4] == _THIN.to_bytes(4, "little"):  # others are archives for linkers
                found.append(_slice(header, opened.read))
        return found


def _slice(header: bytes, read: Callable[[int], bytes]) -> Slice:
    _, processor, _, _, count, size, _, _ = struct.unpack("<8I", header)
    commands, oldest, at = read(size), (0, 0), 0
    for _ in range(count):
        kind, length = struct.unpack_from("<2I", commands, at)
        if kind in (_BUILD_VERSION, _VERSION_MIN):
            [packed] = struct.unpack_from("<I", commands, at + (12 if kind == _BUILD_VERSION else 8))
            oldest = (packed >> 16, packed >> 8 & 0xFF)
        at += length
    return Slice(_PROCESSORS.get(processor, hex(processor)), oldest)
