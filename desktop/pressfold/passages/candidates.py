"""Candidates: the windows of two articles that are worth aligning, and the set phrases that any two have in common.

Hits on one diagonal (that is: in the same order, without much between them) are a cluster. A cluster that promises
enough is a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pressfold.passages.background import SCALE
from pressfold.passages.extension import Promise, promise
from pressfold.passages.hits import Hits
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.line import Line

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Hits on one line: tokens they may shift against each other, and tokens between one and the next.
SHIFT, APART = 20, 25
#: No window grows longer than this, in tokens, so that the cost of aligning it stays bounded.
LONGEST = 3000
#: An unbroken run is a set phrase, if it is no more, from so many words and bits on (names at their full worth).
PHRASE_WORDS, PHRASE_BITS = 6, 50.0


class Window(NamedTuple):
    """Token ranges of two articles, given by their ranks; `a < b`, ends exclusive."""

    a: int
    b: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """What two articles may share: windows to be aligned, and unbroken runs that are at least set phrases.

    Each is a row of what a `Window` has; sorted, each once. A large library has millions of them.
    """

    windows: NDArray[np.int32]
    phrases: NDArray[np.int32]


def candidates(found: Hits, words: Line, ranks: NDArray[np.int64], limits: Limits = DEFAULT) -> Candidates:
    """The candidates among promising hits of the articles with these ranks (ascending), which stand in this line."""
    if not len(found):
        return all_of([])
    found = found.at(_along_lines(found))
    promises, clusters = promise(local(found, ranks), words), _clusters(found)
    return Candidates(_windows(found, promises, clusters, limits), _phrases(found, promises, clusters))


def all_of(parts: Iterable[Candidates]) -> Candidates:
    """The candidates of parts that come in the order of their first articles and have none of them in common."""
    import numpy as np

    held, none = list(parts), np.empty((0, len(Window._fields)), np.int32)
    windows, phrases = ([none, *(getattr(part, name) for part in held)] for name in ("windows", "phrases"))
    return Candidates(np.concatenate(windows), np.concatenate(phrases))


def local(found: Hits, ranks: NDArray[np.int64]) -> Hits:
    """The hits with articles told by their places among these ranks."""
    import numpy as np

    if len(found) < len(ranks):
        return Hits(np.searchsorted(ranks, found.a), np.searchsorted(ranks, found.b), found.a_token, found.b_token)
    place = np.zeros(int(ranks[-1]) + 1 if len(ranks) else 0, np.int32)
    place[ranks] = np.arange(len(ranks), dtype=np.int32)
    return Hits(place[found.a], place[found.b], found.a_token, found.b_token)


def _along_lines(found: Hits) -> NDArray[np.int64]:
    """The order of the hits by pair of articles, then by diagonal, then along it; of equal ones none moves."""
    import numpy as np

    diagonal = (found.a_token - found.b_token) // 16
    columns = found.a, found.b, diagonal - diagonal.min(), found.a_token
    widths = [int(column.max()).bit_length() for column in columns]
    if sum(widths) > 63:
        return np.lexsort(columns[::-1])
    key = found.a.astype(np.int64)
    for column, width in zip(columns[1:], widths[1:], strict=True):
        key <<= width
        key |= column
    return np.argsort(key, kind="stable")


def _windows(found: Hits, promises: Promise, first: NDArray[np.int64], limits: Limits) -> NDArray[np.int32]:
    """A window for each cluster that promises enough; clusters are given by their first hits."""
    import numpy as np

    best = np.maximum.reduceat(promises.told, first)
    pair = np.cumsum((np.diff(found.a[first], prepend=-1) != 0) | (np.diff(found.b[first], prepend=-1) != 0))
    compared = np.zeros(int(pair[-1]) + 1, np.bool_)
    compared[pair[best >= limits.promises * SCALE]] = True
    kept = compared[pair] & (best >= limits.promises_near * SCALE)
    columns = (
        found.a[first],
        found.b[first],
        np.minimum.reduceat(found.a_token, first),
        np.maximum.reduceat(found.a_token, first) + 1,
        np.minimum.reduceat(found.b_token, first),
        np.maximum.reduceat(found.b_token, first) + 1,
    )
    return _rows([column[kept] for column in columns])


def _clusters(found: Hits) -> NDArray[np.int64]:
    """The places of the first hits of clusters."""
    import numpy as np

    shift = np.abs(np.diff(found.a_token - found.b_token, prepend=0))
    step = np.abs(np.diff(found.a_token, prepend=0))
    other = (np.diff(found.a, prepend=-1) != 0) | (np.diff(found.b, prepend=-1) != 0)
    other |= np.diff(found.a_token // LONGEST, prepend=-1) != 0
    return np.flatnonzero(other | (shift > SHIFT) | (step > APART))


def _phrases(found: Hits, promises: Promise, first: NDArray[np.int64]) -> NDArray[np.int32]:
    """The first longest unbroken run of each cluster, where it is at least a set phrase."""
    import numpy as np

    length = promises.before + promises.behind
    cluster = np.repeat(np.arange(len(first)), np.diff(first, append=len(found)))
    longest = np.flatnonzero(length == np.maximum.reduceat(length, first)[cluster])
    longest = longest[np.diff(cluster[longest], prepend=-1) > 0]
    long = longest[(length[longest] >= PHRASE_WORDS) & (promises.run_told[longest] >= PHRASE_BITS * SCALE)]
    a_start, b_start = (found.a_token - promises.before)[long], (found.b_token - promises.before)[long]
    return _rows([found.a[long], found.b[long], a_start, a_start + length[long], b_start, b_start + length[long]])


def _rows(columns: Sequence[NDArray[np.integer]]) -> NDArray[np.int32]:
    """The rows of these columns, sorted, each once."""
    import numpy as np

    rows = np.stack(columns, 1).astype(np.int32)[np.lexsort(columns[::-1])]
    fresh = np.ones(len(rows), np.bool_)
    fresh[1:] = (rows[1:] != rows[:-1]).any(1)
    return rows[fresh]
