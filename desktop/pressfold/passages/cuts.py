"""Cuts: a passage ends at a real gap, and does not reach into a sentence that the articles hardly share.

An alignment bridges whatever costs less than what follows tells. So a stretch is cut where a whole sentence stands
on one side only, and loses a fringe of a few chance words beyond the last sentence that both sides have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pressfold.passages.align import Run, Stretch, score
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
    a_equal, b_equal = stretch.equal
    parts = _without_gaps(a_equal, b_equal, a, b)
    trimmed = (_without_fringes(*part, a, b) for part in parts)
    return [stretch_of(*part, a, b) for part in trimmed if len(part[0])]


def stretch_of(a_equal: NDArray[np.int64], b_equal: NDArray[np.int64], a: Story, b: Story) -> Stretch:
    """The stretch of these equal words, scored anew."""
    import numpy as np

    breaks = np.flatnonzero((np.diff(a_equal) != 1) | (np.diff(b_equal) != 1)) + 1
    first = np.concatenate(([0], breaks))
    length = np.diff(first, append=len(a_equal))
    runs = [Run(*run) for run in zip(a_equal[first].tolist(), b_equal[first].tolist(), length.tolist(), strict=True)]
    return Stretch(tuple(runs), score(runs, a, b))


def _without_gaps(
    a_equal: NDArray[np.int64], b_equal: NDArray[np.int64], a: Story, b: Story
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The equal words in parts, parted by sentences that only one side has."""
    import numpy as np

    gone = _unshared(a_equal, a) | _unshared(b_equal, b)
    opens = np.concatenate(([False], _parted(a_equal, a) | _parted(b_equal, b)))
    part = np.cumsum(opens | np.concatenate(([False], gone[:-1] & ~gone[1:])))
    for nth in np.unique(part[~gone]):
        here = (part == nth) & ~gone
        yield a_equal[here], b_equal[here]


def _unshared(equal: NDArray[np.int64], story: Story) -> NDArray[np.bool_]:
    """Which equal words stand in a sentence inside the stretch that is hardly equal."""
    import numpy as np

    starts = story.sentence_starts
    sentence = np.searchsorted(starts, equal, side="right") - 1
    counts = np.bincount(sentence, minlength=len(starts))
    length = np.diff(starts, append=starts[-1])
    inside = (starts >= equal[0]) & (starts + length <= equal[-1] + 1)
    weak = inside & (length >= SHORTEST) & (counts < SHARED * length)
    gone: NDArray[np.bool_] = weak[sentence]
    return gone


def _parted(equal: NDArray[np.int64], story: Story) -> NDArray[np.bool_]:
    """Which equal words are parted from the next by a whole sentence."""
    import numpy as np

    starts = story.sentence_starts
    following = np.searchsorted(starts, equal[:-1] + 1)
    opening = starts[np.minimum(following, len(starts) - 1)]
    closing = starts[np.minimum(np.searchsorted(starts, opening + SHORTEST), len(starts) - 1)]
    parted: NDArray[np.bool_] = (closing <= equal[1:]) & (closing - opening >= SHORTEST)
    return parted


def _without_fringes(
    a_equal: NDArray[np.int64], b_equal: NDArray[np.int64], a: Story, b: Story
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The equal words without a weak beginning or end in sentences of their own."""
    a_last, b_last = _sentence(a, a_equal[-1]), _sentence(b, b_equal[-1])
    tail = (a_equal >= a_last[0]) & (b_equal >= b_last[0])
    if not tail.all() and _weak(a_equal[tail], b_equal[tail], a, b, a_last, b_last):
        a_equal, b_equal = a_equal[~tail], b_equal[~tail]
    a_first, b_first = _sentence(a, a_equal[0]), _sentence(b, b_equal[0])
    head = (a_equal < a_first[1]) & (b_equal < b_first[1])
    if not head.all() and _weak(a_equal[head], b_equal[head], a, b, a_first, b_first):
        a_equal, b_equal = a_equal[~head], b_equal[~head]
    return a_equal, b_equal


def _weak(
    a_equal: NDArray[np.int64],
    b_equal: NDArray[np.int64],
    a: Story,
    b: Story,
    a_sentence: tuple[int, int],
    b_sentence: tuple[int, int],
) -> bool:
    """Whether equal words are a fringe of these sentences."""
    if not len(a_equal):
        return False
    part = len(a_equal) / min(a_sentence[1] - a_sentence[0], b_sentence[1] - b_sentence[0])
    return part < FRINGE_PART and stretch_of(a_equal, b_equal, a, b).bits < FRINGE


def _sentence(story: Story, token: int) -> tuple[int, int]:
    """The token range of the sentence that holds a token."""
    starts: Sequence[int] = story.sentence_starts  # type: ignore[assignment]  # an array, indexed like a sequence
    nth = int(story.sentence_starts.searchsorted(token, side="right"))
    return int(starts[nth - 1]), int(starts[nth])
