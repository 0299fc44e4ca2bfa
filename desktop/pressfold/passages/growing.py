"""Growing: arrays side by side that take in more rows, with room kept ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Room that is made at first.
_ROOM = 1024


class Growing:
    """Arrays by name, of any kinds; row n of one belongs to row n of the others, and there is room for `room` rows."""

    def __init__(self, **kinds: str) -> None:
        import numpy as np

        self._arrays = {name: np.empty(_ROOM, kind) for name, kind in kinds.items()}
        self.room = _ROOM

    def __getitem__(self, name: str) -> NDArray[Any]:
        """An array with all its room; what stands behind the rows that were put there means nothing."""
        return self._arrays[name]

    def put(self, first: int, behind: int, /, **rows: ArrayLike) -> None:
        """Put rows from `first` to before `behind`, over what stood there; all arrays must be given."""
        if behind > self.room:
            self._make_room(max(2 * self.room, behind))
        for name, array in self._arrays.items():
            array[first:behind] = rows[name]

    def _make_room(self, room: int) -> None:
        import numpy as np

        for name, array in self._arrays.items():
            self._arrays[name] = np.concatenate((array, np.empty(room - len(array), array.dtype)))
        self.room = room
