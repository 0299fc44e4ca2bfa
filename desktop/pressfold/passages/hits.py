"""Hits: the places where two articles have the same pattern of words.

Equal patterns are found by one sort over all articles; nothing looks at every pair of articles. A pattern in few
articles joins each with each; one in many joins them with the first few only, and families (which are joined
over all articles) bring the rest together. So neither ten thousand copies of a story nor a footer in every
article of an outlet makes the work grow faster than the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: A pattern in at most so many articles joins each with each.
EACH_WITH_EACH = 16
#: A pattern in more articles joins them with so many of them.
HUBS = 3
#: How often one pattern is followed within one article.
REPEATS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Equal patterns of two articles: the articles' ranks (`a < b`), and the places of the first tokens in them."""

    a: NDArray[np.integer]
    b: NDArray[np.integer]
    a_token: NDArray[np.integer]
    b_token: NDArray[np.integer]

    def __len__(self) -> int:
        return len(self.a)

    def at(self, places: NDArray[np.int64] | slice) -> Hits:
        """The hits at these places, in this order."""
        return Hits(self.a[places], self.b[places], self.a_token[places], self.b_token[places])


def hits(group: NDArray[np.int64], article: NDArray[np.int64], token: NDArray[np.int64]) -> Hits:
    """Every pair of equal patterns in two articles that is followed.

    Equal patterns have one number in `group`; all come by group, then article, then token.
    """
    import numpy as np

    several = _distinct(group, article)[group] >= 2 if len(group) else np.empty(0, np.bool_)
    group, article, token = group[several], article[several], token[several]
    followed = _rank(group, article) < REPEATS
    group, article, token = _numbered(group[followed]), article[followed], token[followed]
    left, right = _joined(group, article)
    return Hits(article[left], article[right], token[left], token[right])


def together(parts: Iterable[Hits]) -> Hits:
    """All these hits."""
    import numpy as np

    found = list(parts)
    columns = ([getattr(part, name) for part in found] for name in ("a", "b", "a_token", "b_token"))
    return Hits(*(np.concatenate([np.empty(0, np.int32), *column]).astype(np.int32) for column in columns))


def _numbered(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sorted values as 0, 1, 2 ... by the runs of equal ones."""
    import numpy as np

    return np.cumsum(np.concatenate(([False], values[1:] != values[:-1]))[: len(values)])


def _distinct(group: NDArray[np.int64], article: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many articles each group has."""
    import numpy as np

    return np.bincount(group[_opens(group, article)], minlength=int(group[-1]) + 1 if len(group) else 0)


def _opens(group: NDArray[np.int64], article: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which patterns are the first of their article in their group."""
    import numpy as np

    changes = (group[1:] != group[:-1]) | (article[1:] != article[:-1])
    return np.concatenate(([True], changes))[: len(group)]


def _rank(group: NDArray[np.int64], article: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many patterns of the same group and article come before each one."""
    import numpy as np

    place = np.arange(len(group))
    opening = np.where(_opens(group, article), place, 0)
    return place - np.maximum.accumulate(opening)


def _joined(group: NDArray[np.int64], article: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
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
    group: NDArray[np.int64], article: NDArray[np.int64], many: NDArray[np.bool_]
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
