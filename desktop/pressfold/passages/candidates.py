"""Candidates: the windows of two articles that have patterns in common in about the same order.

Equal patterns are found by one sort over all articles; nothing looks at every pair of articles. A pattern in few
articles joins each with each; one in many joins them with the first few only, and families (which are joined
over all articles) bring the rest together. So neither ten thousand copies of a story nor a footer in every
article of an outlet makes the work grow faster than the library.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pressfold.passages.fingerprints import Fingerprint

#: A pattern in at most so many articles joins each with each.
EACH_WITH_EACH = 16
#: A pattern in more articles joins them with so many of them.
HUBS = 3
#: How often one pattern is followed within one article.
REPEATS = 3
#: Hits on one line: tokens they may shift against each other, and tokens between one and the next.
SHIFT, APART = 20, 25
#: No window grows longer than this, in tokens, so that the cost of aligning it stays bounded.
LONGEST = 3000
#: What the patterns of a window must tell together, in bits, for it to be aligned.
WORTH_ALIGNING = 24.0


class Window(NamedTuple):
    """Token ranges of two articles, given by their places in the sequence; `a < b`, ends exclusive."""

    a: int
    b: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int


@dataclass(frozen=True, slots=True, eq=False)
class _Hits:
    """Equal patterns of two articles: article places, token places and what the pattern tells."""

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    a_token: NDArray[np.int64]
    b_token: NDArray[np.int64]
    bits: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.a)


def candidates(fingerprints: Sequence[Fingerprint]) -> list[Window]:
    """The windows worth aligning, sorted."""
    hits = _on_lines(_hits(fingerprints))
    return sorted(_windows(hits)) if len(hits) else []


def _hits(fingerprints: Sequence[Fingerprint]) -> _Hits:
    """Every pair of equal patterns in two articles that is followed."""
    import numpy as np

    sizes = [len(fingerprint) for fingerprint in fingerprints]
    article = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    pattern, group = _shared_patterns(
        np.concatenate([f.key for f in fingerprints] or [np.empty(0, np.uint64)]), article
    )
    left, right = _joined(group, article[pattern])
    token = np.concatenate([f.token for f in fingerprints] or [np.empty(0, np.int32)])[pattern]
    bits = np.concatenate([f.bits for f in fingerprints] or [np.empty(0, np.float32)])[pattern]
    where = article[pattern].astype(np.int64)
    return _Hits(where[left], where[right], token[left].astype(np.int64), token[right].astype(np.int64), bits[left])


def _shared_patterns(
    keys: NDArray[np.uint64], article: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of the patterns that stand in two articles or more, and the number of each one's group.

    Places of one group ascend, and with them their articles. Keys are cut to make room for the place in one
    64-bit number, so that one plain sort does it all (three times as quick as an indirect one).
    """
    import numpy as np

    width = np.uint64(max(1, len(keys)).bit_length())
    packed = (keys >> width << width) | np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    places = (packed & ((np.uint64(1) << width) - np.uint64(1))).astype(np.int64)
    group = _numbered(packed >> width)
    several = _distinct(group, article[places]) >= 2
    places, group = places[several[group]], group[several[group]]
    followed = _rank(group, article[places]) < REPEATS
    return places[followed], _numbered(group[followed])


def _numbered(values: NDArray[np.uint64] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Sorted values as 0, 1, 2 ... by the runs of equal ones."""
    import numpy as np

    return np.cumsum(np.concatenate(([False], values[1:] != values[:-1]))[: len(values)])


def _distinct(group: NDArray[np.int64], article: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many articles each group has."""
    import numpy as np

    return np.bincount(group[_opens(group, article)], minlength=int(group[-1]) + 1 if len(group) else 0)


def _opens(group: NDArray[np.int64], article: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which patterns are the first of their article in their group."""
    import numpy as np

    changes = (group[1:] != group[:-1]) | (article[1:] != article[:-1])
    return np.concatenate(([True], changes))[: len(group)]


def _rank(group: NDArray[np.int64], article: NDArray[np.int32]) -> NDArray[np.int64]:
    """How many patterns of the same group and article come before each one."""
    import numpy as np

    place = np.arange(len(group))
    opening = np.where(_opens(group, article), place, 0)
    return place - np.maximum.accumulate(opening)


def _joined(group: NDArray[np.int64], article: NDArray[np.int32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of the two patterns of each hit; the first one's article comes before the second one's."""
    import numpy as np

    many = _distinct(group, article) > EACH_WITH_EACH
    first = np.flatnonzero(np.diff(group, prepend=-1))
    size = np.diff(first, append=len(group))
    lefts, rights = [], []
    for length in np.unique(size[~many]):
        start = first[~many & (size == length)][:, None]
        left, right = np.triu_indices(length, 1)
        lefts.append((start + left).ravel())
        rights.append((start + right).ravel())
    for left, right in _with_hubs(group, article, many):
        lefts.append(left)
        rights.append(right)
    left = np.concatenate([np.empty(0, np.int64), *lefts])
    right = np.concatenate([np.empty(0, np.int64), *rights])
    apart = article[left] != article[right]
    return left[apart], right[apart]


def _with_hubs(
    group: NDArray[np.int64], article: NDArray[np.int32], many: NDArray[np.bool_]
) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Each pattern of a group of many articles with the groups's first ones, one hub after the other."""
    import numpy as np

    if not many.any():
        return []
    opens = np.flatnonzero(_opens(group, article))
    nth = np.arange(len(opens)) - np.searchsorted(group[opens], group[opens])
    members = np.flatnonzero(many[group])
    found = []
    for hub in range(HUBS):
        at = np.zeros(len(many), np.int64)
        chosen = opens[nth == hub]
        at[group[chosen]] = chosen
        behind = members[members > at[group[members]]]
        found.append((at[group[behind]], behind))
    return found


def _on_lines(hits: _Hits) -> _Hits:
    """The hits sorted by pair of articles, then by diagonal, then along it."""
    import numpy as np

    diagonal = (hits.a_token - hits.b_token) // 16
    order = np.lexsort((hits.a_token, diagonal, hits.b, hits.a))
    return _Hits(hits.a[order], hits.b[order], hits.a_token[order], hits.b_token[order], hits.bits[order])


def _windows(hits: _Hits) -> list[Window]:
    """One window for each cluster of hits that tells enough."""
    import numpy as np

    step = np.diff(hits.a_token, prepend=0)
    shift = np.abs(np.diff(hits.a_token - hits.b_token, prepend=0))
    new = (
        (np.diff(hits.a, prepend=-1) != 0)
        | (np.diff(hits.b, prepend=-1) != 0)
        | (shift > SHIFT)
        | (np.abs(step) > APART)
    )
    new |= np.diff(hits.a_token // LONGEST, prepend=-1) != 0
    first = np.flatnonzero(new)
    novelty = np.where(new, 1.0, np.clip(step, 0, 6) / 6.0)
    kept = np.add.reduceat(hits.bits * novelty, first) >= WORTH_ALIGNING
    columns = (
        hits.a[first],
        hits.b[first],
        np.minimum.reduceat(hits.a_token, first),
        np.maximum.reduceat(hits.a_token, first) + 1,
        np.minimum.reduceat(hits.b_token, first),
        np.maximum.reduceat(hits.b_token, first) + 1,
    )
    return [Window(*row) for row in zip(*(column[kept].tolist() for column in columns), strict=True)]
