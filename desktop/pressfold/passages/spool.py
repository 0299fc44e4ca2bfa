"""A spool: hits put aside by their first article, so that all of one article are looked at together.

They come by pattern, and a large library has tens of millions: what does not fit the room for them goes to the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pressfold.passages.hits import Hits, together

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: So many bytes are held before they go to the disk.
HELD = 128 << 20
#: The articles are put into about so many ranges that have about as many hits each.
RANGES = 128
#: Ranges are handed out together up to about so many hits.
HITS_A_PART = 500_000
#: The columns of hits.
_COLUMNS = ("a", "b", "a_token", "b_token")


class Spool:
    """Hits that are put aside; their file lies in a folder, or where the system has such files.

    What is put aside first tells the ranges: those that come first in order have most hits by far.
    """

    def __init__(self, folder: Path | None = None) -> None:
        place = str(folder) if folder else None
        self._file = SpooledTemporaryFile(HELD, dir=place)  # noqa: SIM115 - closed by __exit__
        #: The first articles of all ranges but the first; where the hits of each range stand, and how many they are.
        self._edges: NDArray[np.integer] | None = None
        self._places: list[list[tuple[int, int]]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def put(self, found: Hits) -> None:
        """Put these hits aside. Raises OSError where the disk is full."""
        import numpy as np

        if not len(found):
            return
        order = np.argsort(found.a, kind="stable")
        rows = np.stack([getattr(found, name)[order].astype(np.int32) for name in _COLUMNS], 1)
        if self._edges is None:
            self._edges = np.unique(rows[:: -(-len(rows) // RANGES), 0])[1:]
            self._places = [[] for _ in range(len(self._edges) + 1)]
        edges = [0, *np.searchsorted(rows[:, 0], self._edges).tolist(), len(rows)]
        for places, (first, behind) in zip(self._places, pairwise(edges), strict=True):
            if first < behind:
                places.append((self._file.tell(), behind - first))
                self._file.write(rows[first:behind].tobytes())

    def parts(self) -> Iterator[Hits]:
        """All hits, all of one first article in one part, these ascending; hits stand as they came."""
        held: list[Hits] = []
        for places in self._places:
            held += [self._read(place, count) for place, count in places]
            if sum(map(len, held)) >= HITS_A_PART:
                yield together(held)
                held = []
        if held:
            yield together(held)

    def _read(self, place: int, count: int) -> Hits:
        import numpy as np

        self._file.seek(place)
        rows: NDArray[np.int32] = np.frombuffer(self._file.read(4 * len(_COLUMNS) * count), np.int32).reshape(
            -1, len(_COLUMNS)
        )
        return Hits(*rows.T)
