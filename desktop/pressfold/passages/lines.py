"""Lines: the words of many articles one after the other, as extension looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressfold.passages.extension import BEFORE, BEHIND
from pressfold.passages.line import Line
from pressfold.passages.segments import ranges
from pressfold.passages.shelf import Shelf, State

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: So many articles are laid at once: what that takes stays bounded.
AT_ONCE = 500


def line(shelf: Shelf, ranks: NDArray[np.int64], state: State) -> Line:
    """These articles (ascending) of a shelf in one line, without furniture, with room between them."""
    import numpy as np

    room = BEFORE + BEHIND
    lengths = shelf.lengths(ranks, state) + room
    first = BEFORE + np.concatenate(([0], lengths.cumsum()))
    size = int(first[-1]) + BEHIND
    made = Line.empty(first, size)
    for start in range(0, len(ranks), AT_ONCE):
        here = slice(start, start + AT_ONCE)
        for number in np.unique(shelf.segment[ranks[here]]).tolist():
            mine = start + np.flatnonzero(shelf.segment[ranks[here]] == number)
            _lay(made, shelf, ranks[mine], first[mine], state)
    return made


def _lay(made: Line, shelf: Shelf, ranks: NDArray[np.int64], first: NDArray[np.int64], state: State) -> None:
    """Put articles of one segment into a line, each from its place on."""

    segment = shelf.segments[shelf.segment[ranks[0]]]
    places, lengths = shelf.places(ranks, state)
    there = ranges(first, first + lengths)
    made.lay(there, segment.word[places], segment.edges(places), segment.told(places), segment.known[places])
