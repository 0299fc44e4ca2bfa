"""Cuts: a passage ends at a real gap, and does not reach into a sentence that the articles hardly share.

An alignment bridges whatever costs less than what follows tells. So a stretch is cut where a whole sentence stands
on one side only, and loses a fringe of a few chance words beyond the last sentence that both sides have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressfold.passages.align import Stretch, scored
from pressfold.passages.story import Story

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A sentence of fewer tokens does not part a passage.
SHORTEST = 5
#: A sentence inside a stretch is not shared when less than this part of its tokens is equal.
SHARED = 0.2
#: A fringe is cut when it tells less, in bits, and is less than this part of its sentence on both sides.
FRINGE, FRINGE_PART = 24.0, 0.5


def cut(stretch: Stretch, a: Story, b: Story) -> list[Stretch]:
    """The parts of a stretch that are passages."""
    return [_without_fringes(part, a, b) for part in _without_gaps(stretch, a, b)]


def _without_gaps(stretch: Stretch, a: Story, b: Story) -> list[Stretch]:
    """The stretch in parts, parted by sentences that only one side has."""
    import numpy as np

    gone = _unshared(stretch.a, a) | _unshared(stretch.b, b)
    parted = _parted(stretch.a, a) | _parted(stretch.b, b) | (gone[:-1] != gone[1:])
    if not parted.any():
        return [scored(stretch.a, stretch.b, a, b)]
    part = np.concatenate(([0], np.cumsum(parted)))
    kept = [(part == nth) & ~gone for nth in range(int(part[-1]) + 1)]
    return [scored(stretch.a[here], stretch.b[here], a, b) for here in kept if here.any()]


def _unshared(equal: NDArray[np.int64], story: Story) -> NDArray[np.bool_]:
    """Which equal words stand in a sentence inside the stretch that is hardly equal."""
    import numpy as np

    first, last = story.sentence_starts.searchsorted((equal[0], equal[-1] + 1), side="left")
    starts = story.sentence_starts[first : last + 1]
    length = starts[1:] - starts[:-1]
    inside = starts[1:] <= equal[-1] + 1
    counts = equal.searchsorted(starts[1:]) - equal.searchsorted(starts[:-1])
    weak = inside & (length >= SHORTEST) & (counts < SHARED * length)
    gone = np.zeros(len(equal), np.bool_)
    for nth in np.flatnonzero(weak & (counts > 0)):
        gone[equal.searchsorted(starts[nth]) : equal.searchsorted(starts[nth + 1])] = True
    return gone


def _parted(equal: NDArray[np.int64], story: Story) -> NDArray[np.bool_]:
    """Which equal words are parted from the next by a whole sentence."""
    import numpy as np

    parted = np.zeros(len(equal) - 1, np.bool_)
    starts = story.sentence_starts
    for gap in np.flatnonzero(np.diff(equal) > SHORTEST):
        inside = starts[starts.searchsorted(equal[gap] + 1) : starts.searchsorted(equal[gap + 1], side="right")]
        parted[gap] = bool((np.diff(inside) >= SHORTEST).any())
    return parted


def _without_fringes(stretch: Stretch, a: Story, b: Story) -> Stretch:
    """The stretch without a weak beginning or end in sentences of their own."""
    a_last, b_last = a.sentence(stretch.a[-1]), b.sentence(stretch.b[-1])
    tail = (stretch.a >= a_last[0]) & (stretch.b >= b_last[0])
    if _is_fringe(stretch, tail, a, b, min(a_last[1] - a_last[0], b_last[1] - b_last[0])):
        stretch = scored(stretch.a[~tail], stretch.b[~tail], a, b)
    a_first, b_first = a.sentence(stretch.a[0]), b.sentence(stretch.b[0])
    head = (stretch.a < a_first[1]) & (stretch.b < b_first[1])
    if _is_fringe(stretch, head, a, b, min(a_first[1] - a_first[0], b_first[1] - b_first[0])):
        stretch = scored(stretch.a[~head], stretch.b[~head], a, b)
    return stretch


def _is_fringe(stretch: Stretch, here: NDArray[np.bool_], a: Story, b: Story, sentence: int) -> bool:
    """Whether these words of a stretch are too few of their sentence, of so many tokens, and tell too little."""
    if here.all() or not here.any() or here.sum() >= FRINGE_PART * sentence:
        return False
    return scored(stretch.a[here], stretch.b[here], a, b).bits < FRINGE
