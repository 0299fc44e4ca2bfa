"""Hashed: a table from hashes to values, asked for millions of hashes at once.

Hashes are spread evenly, so the upper bits of one tell nearly where it stands among the others in order: a look-up is
one or two steps, where a binary search takes seventeen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: So many slots a key: few keys share one.
_SLOTS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Hashed:
    """Sorted hashes, all different, of any unsigned kind; `first` has the place of the first one of each slot."""

    keys: NDArray[Any]
    first: NDArray[np.int32]
    shift: int

    @classmethod
    def of(cls, keys: NDArray[Any]) -> Hashed:
        """The table of these hashes, which are sorted."""
        import numpy as np

        bits = (_SLOTS * len(keys)).bit_length()
        shift = 8 * keys.itemsize - bits
        count = np.bincount((keys >> keys.dtype.type(shift)).astype(np.int64), minlength=1 << bits)
        return cls(keys, count.cumsum(dtype=np.int32) - count.astype(np.int32), shift)

    def places(self, asked: NDArray[Any]) -> tuple[NDArray[np.bool_], NDArray[np.int32]]:
        """Which of these hashes are there, and the place of each (of no meaning where it isn't)."""
        import numpy as np

        last = len(self.keys) - 1
        place = np.minimum(self.first[(asked >> asked.dtype.type(self.shift)).astype(np.int32)], last)
        here = self.keys[place]
        found = here == asked
        further = np.flatnonzero(here < asked)
        while len(further):
            further = further[place[further] < last]
            place[further] += 1
            here = self.keys[place[further]]
            found[further] = here == asked[further]
            further = further[here < asked[further]]
        return found, place
