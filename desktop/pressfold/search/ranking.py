"""The best answers of a whole index to one query."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from whoosh.query import Query

from pressfold.model.progress import Cancel
from pressfold.search.expansion import Expansion, expand
from pressfold.search.matching import Matcher, Scores
from pressfold.search.plan import plan
from pressfold.search.postings import Numbers
from pressfold.search.schema import TEXTS
from pressfold.search.snapshot import Snapshot, Statistics
from pressfold.search.suggest import suggest
from pressfold.search.syntax import Fuzzy, Node, Prefix, Wildcard

#: With fewer articles found than this, a likely slip is looked for.
_FEW = 3

_Open = Prefix | Wildcard | Fuzzy


@dataclass(frozen=True, slots=True)
class Answer:
    """The best articles with their scores, how many there are in all, and what open words stood for."""

    articles: tuple[int, ...]
    scores: tuple[float, ...]
    total: int
    at_least: bool
    suggestion: str
    expansions: dict[tuple[_Open, tuple[str, ...]], Expansion]

    def expansion(self, leaf: _Open) -> Expansion:
        """The words that a leaf stood for in titles and texts."""
        return self.expansions[leaf, TEXTS]


def answer(
    query: str, tree: Node, snapshot: Snapshot, within: Collection[int] | None, limit: int, cancel: Cancel
) -> Answer:
    """The best `limit` articles for a tree, ties by id; `within` are the only ones to look at."""
    expansions: dict[tuple[_Open, tuple[str, ...]], Expansion] = {}

    def expanded(leaf: _Open, fields: Sequence[str]) -> Expansion:
        key = (leaf, tuple(fields))
        if key not in expansions:
            cancel.check()
            expansions[key] = expand(leaf, fields, snapshot.segments)
        return expansions[key]

    ids, scores = _matching(plan(tree, expanded), snapshot, within, cancel)
    best = _best(ids, scores, limit)
    return Answer(
        articles=tuple(ids[best].tolist()),
        scores=tuple(scores[best].tolist()),
        total=len(ids),
        at_least=any(expansion.cut for expansion in expansions.values()),
        suggestion=suggest(query, tree, snapshot.segments) if len(ids) < _FEW else "",
        expansions=expansions,
    )


def _matching(
    query: Query, snapshot: Snapshot, within: Collection[int] | None, cancel: Cancel
) -> tuple[Numbers, Scores]:
    """Ids and scores of all articles that match."""
    wanted = None if within is None else np.fromiter(within, np.int64, len(within))
    statistics = Statistics(snapshot)
    ids: list[Numbers] = [np.zeros(0, np.int64)]
    scores: list[Scores] = [np.zeros(0)]
    for segment in snapshot.segments:
        found = Matcher(segment, statistics, cancel).answer(query)
        stays = segment.living[found.documents]
        if wanted is not None:
            stays &= np.isin(segment.ids[found.documents], wanted)
        ids.append(segment.ids[found.documents[stays]])
        scores.append(found.scores[stays])
    return np.concatenate(ids), np.concatenate(scores)


def _best(ids: Numbers, scores: Scores, limit: int) -> Numbers:
    """Where the best stand, best first; of equal scores the lower id first."""
    places = np.arange(len(ids))
    if 0 < limit < len(ids):
        threshold = np.partition(scores, -limit)[-limit]
        places = places[scores >= threshold]
    return places[np.lexsort((ids[places], -scores[places]))][:limit]
