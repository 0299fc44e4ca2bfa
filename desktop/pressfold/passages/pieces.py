"""Pieces: places of tokens in articles with the furniture that was taken out of them, and without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressfold.passages.furniture import Paragraphs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def bare_places(
    pieces: Paragraphs, rank: NDArray[np.int64], token: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Which tokens stand outside these pieces, and their places as if the pieces had never been there."""
    import numpy as np

    has = np.zeros(int(max(rank.max(initial=0), pieces.article.max(initial=0))) + 1, np.bool_)
    has[pieces.article] = True
    mine = np.flatnonzero(has[rank])  # most articles of many have none
    kept, places = np.ones(len(rank), np.bool_), token.copy()
    kept[mine], places[mine] = _without(pieces, rank[mine], token[mine])
    return kept, places


def _without(
    pieces: Paragraphs, rank: NDArray[np.int64], token: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    import numpy as np

    wide = np.int64(1) << np.int64(32)
    starts = pieces.article * wide + pieces.start
    size = np.concatenate(([0], (pieces.end - pieces.start).cumsum()))
    before = np.searchsorted(starts, rank * wide + token, side="right")
    own = np.searchsorted(starts, rank * wide)
    ends = np.concatenate(([0], pieces.end))[before]
    kept = (before == own) | (token >= ends)
    return kept, token - (size[before] - size[own])


def full_places(pieces: Paragraphs, rank: NDArray[np.int64], token: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of tokens that are counted as if these pieces had never been there."""
    import numpy as np

    if not len(pieces.article):
        return token
    wide = np.int64(1) << np.int64(32)
    size = np.concatenate(([0], (pieces.end - pieces.start).cumsum()))
    opens = np.searchsorted(pieces.article, pieces.article)
    starts = pieces.article * wide + pieces.start - (size[:-1] - size[opens])
    before, own = np.searchsorted(starts, rank * wide + token, side="right"), np.searchsorted(starts, rank * wide)
    return token + size[before] - size[own]
