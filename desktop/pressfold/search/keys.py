"""Positions of a whole segment as one ascending run of numbers: the document above, the position below."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pressfold.search.postings import Numbers, PostingList

#: A position's key has its document above these bits.
BITS = 32


def keyed(found: PostingList | None) -> Numbers:
    """All places of a word; none where the segment does not have it."""
    if found is None:
        return np.zeros(0, np.int64)
    return (np.repeat(found.documents, found.counts) << BITS) | found.positions


def in_a_row(keys: Sequence[Numbers]) -> Numbers:
    """Where the first of these words stands with all the others one behind the other."""
    rarest, *others = sorted(range(len(keys)), key=lambda place: len(keys[place]))
    starts = keys[rarest] - rarest
    for place in others:
        starts = starts[contained(starts + place, keys[place])]
    return starts


def within_reach(keys: Sequence[Numbers], distance: int) -> Numbers:
    """Where a stretch of `distance` words beyond its first has all of these words."""
    starts = np.concatenate(list(keys))
    for known in keys:
        following = np.searchsorted(known, starts)
        inside = following < len(known)
        starts, following = starts[inside], following[inside]
        starts = starts[known[following] - starts <= distance]
    return starts


def places_in(some: Numbers, more: Numbers) -> tuple[Numbers, NDArray[np.bool_]]:
    """Where each of `some` stands in `more`, which ascends, and for which of them that is so."""
    if not len(more):
        return np.zeros(len(some), np.int64), np.zeros(len(some), np.bool_)
    at = np.searchsorted(more, some)
    at[at == len(more)] = 0
    return at, np.asarray(more[at] == some)


def contained(some: Numbers, more: Numbers) -> NDArray[np.bool_]:
    """Which of `some` are in `more`, which ascends."""
    return places_in(some, more)[1]
