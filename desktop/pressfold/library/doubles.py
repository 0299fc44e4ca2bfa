"""Near-doubles: articles that share most of their words, folded in lists under the one that came first.

How much two articles share is counted from the pairs of passages that the analysis found: nothing is compared again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from pressfold.model.passage import Pair, PassageKind, WireShare

#: Pairs that share less of the longer article's words are not kept.
KEPT = 0.5
#: From here on two articles are near-doubles, unless the reader says otherwise.
NEAR = 0.8

Near = tuple[int, int, float]


class Dated(Protocol):
    """What decides which of several near-doubles leads."""

    @property
    def id(self) -> int: ...
    @property
    def published(self) -> str | None: ...
    @property
    def words(self) -> int: ...


def near(pairs: Iterable[Pair], shares: Mapping[int, WireShare]) -> list[Near]:
    """Two articles and which part of the longer one's body words they share, where that is half of them or more.

    Set phrases do not count.
    """
    words: dict[tuple[int, int], int] = defaultdict(int)
    for pair in pairs:
        if pair.kind is not PassageKind.STOCK:
            words[pair.a, pair.b] += pair.words
    found = []
    for (a, b), shared in sorted(words.items()):
        longer = max(shares[a].words, shares[b].words)
        if longer and shared >= KEPT * longer:
            found.append((a, b, min(1.0, shared / longer)))
    return found


def leads(found: Iterable[Near], rows: Sequence[Dated], least: float = NEAR) -> dict[int, int]:
    """The lead of each article that is a near-double of one, `least` of the words shared; leads have none.

    A lead is published first, or longest, or stored first. Every double is one of its lead itself, so that no chain
    of small differences folds articles together that differ much.
    """
    others: dict[int, list[int]] = defaultdict(list)
    for a, b, share in found:
        if share >= least:
            others[a].append(b)
            others[b].append(a)
    lead: dict[int, int] = {}
    folded: set[int] = set()
    for row in sorted((row for row in rows if row.id in others), key=_first):
        if row.id not in lead:
            folded.add(row.id)
            lead.update((other, row.id) for other in others[row.id] if other not in lead and other not in folded)
    return lead


def _first(row: Dated) -> tuple[str, int, int]:
    return row.published or "9999", -row.words, row.id
