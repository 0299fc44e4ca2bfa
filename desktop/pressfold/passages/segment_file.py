"""The file of a segment: its columns one after the other, mapped when it is opened.

One file for all columns: opening it is a matter of microseconds, and a look-up of one article opens all segments.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pressfold.passages.segments import COLUMNS, Segment

#: Each column begins at a multiple of so many bytes.
ALIGNED = 64
#: A smaller file is read, not mapped.
SMALL = 1 << 20


def write(path: Path, made: Segment) -> dict[str, int]:
    """Keep a segment in a new file, safe on the disk; how many numbers each column has. Raises OSError."""
    part = path.with_name(f"{path.name}.part")
    part.parent.mkdir(parents=True, exist_ok=True)
    counts = {name: len(getattr(made, name)) for name in COLUMNS}
    with part.open("wb") as file:
        for name, (place, _) in _places(counts).items():
            file.write(bytes(place - file.tell()))
            file.write(getattr(made, name).tobytes())
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return counts


def read(path: Path, counts: Mapping[str, int]) -> Segment:
    """A segment as it was written. Raises OSError, ValueError or KeyError where it is not whole."""
    import numpy as np

    places = _places(counts)
    size = max(behind for _, behind in places.values())
    if path.stat().st_size != size:
        raise ValueError(f"{path} is not whole")
    every = np.fromfile(path, np.uint8) if size < SMALL else np.asarray(np.memmap(path, np.uint8, "r"))
    return Segment(**{name: every[place:behind].view(COLUMNS[name]) for name, (place, behind) in places.items()})


def _places(counts: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Where each column begins and ends in the file, in bytes."""
    import numpy as np

    found, behind = {}, 0
    for name, kind in COLUMNS.items():
        place = -(-behind // ALIGNED) * ALIGNED
        behind = place + counts[name] * np.dtype(kind).itemsize
        found[name] = place, behind
    return found
