"""The best answers of a whole index to one query."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from whoosh.query import Query

from pressfold.model.progress import NEVER, Cancel
from pressfold.search.expansion import Expansion, expand
from pressfold.search.folds import Folds
from pressfold.search.hits import Hit, HitFinder, Place
from pressfold.search.keys import contained, places_in
from pressfold.search.matching import Matcher, Scores
from pressfold.search.plan import KeptIds, Known, nothing_kept, plan
from pressfold.search.postings import Numbers
from pressfold.search.sayings import Saying, Spoken, sayings_of
from pressfold.search.schema import TEXT, TEXTS
from pressfold.search.snapshot import Segment, Snapshot, Statistics
from pressfold.search.suggest import suggest
from pressfold.search.syntax import Fuzzy, Node, Prefix, Wildcard

#: With fewer articles found than this, a likely slip is looked for.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Best:
    """One of the best articles, with the places in its text that a hit may be made of.

    `spoken` are its places inside the quotations that answer, one row for each `Saying` of the query; `doubles` are the
    articles that match as well and are folded under it.
    """

    article: int
    score: float
    places: Sequence[Place]
    spoken: Sequence[Spoken] = ()
    doubles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The best articles, all that match, and what finds the hits in the texts.

    `at_least` is True where a word stood for more words than were looked for.
    """

    best: tuple[Best, ...]
    ids: tuple[int, ...]
    at_least: bool
    suggestion: str
    finder: HitFinder
    sayings: tuple[Saying, ...]
    stories: int

    def hits(self, best: Best, text: str) -> list[Hit]:
        """The hits in the text of one of the best, in reading order."""
        found = self.finder.find(text, best.places)
        if not best.spoken:
            return found
        for saying, spoken in zip(self.sayings, best.spoken, strict=False):
            found += saying.hits(text, spoken)
        return sorted(found, key=lambda hit: hit[:3])


def answer(
    query: str,
    tree: Node,
    snapshot: Snapshot,
    *,
    within: Collection[int] | None = None,
    limit: int = 50,
    order: Sequence[int] | None = None,
    leads: Mapping[int, int] | None = None,
    kept: KeptIds = nothing_kept,
    cancel: Cancel = NEVER,
) -> Answer:
    """The best `limit` articles for a tree, ties by id; `within` are the only ones to look at.

    With an `order`, the articles that match come as they stand in it. With `leads`, of all that have one lead only the
    best comes, the others folded under it.
    """
    expander = _Expander(snapshot, cancel)
    known = Known(expander.expand, kept)
    found = _matching(plan(tree, known), snapshot, within, cancel)
    finder = HitFinder(tree, lambda leaf: expander.expand(leaf, TEXTS))
    sayings = sayings_of(tree, known, first=len(finder))
    folds = Folds(found.ids, leads or {})
    ordered = found.best(limit + folds.folded) if order is None else found.first(order)
    best = ordered.at(folds.leading(ordered.ids)[:limit])
    placed = _placed(best, snapshot.segments, finder.words, sayings, cancel)
    return Answer(
        best=tuple(replace(one, doubles=folds.doubles(one.article)) for one in placed) if leads else placed,
        ids=tuple(np.sort(found.ids).tolist()),
        at_least=expander.cut,
        suggestion=suggest(query, tree, snapshot.segments) if len(found.ids) < _FEW else "",
        finder=finder,
        sayings=sayings,
        stories=len(found.ids) - folds.folded,
    )


class _Expander:
    """Remembers which words an open one stands for."""

    def __init__(self, snapshot: Snapshot, cancel: Cancel) -> None:
        self._segments = snapshot.segments
        self._cancel = cancel
        self._known: dict[tuple[Prefix | Wildcard | Fuzzy, tuple[str, ...]], Expansion] = {}

    def expand(self, leaf: Prefix | Wildcard | Fuzzy, fields: Sequence[str]) -> Expansion:
        key = (leaf, tuple(fields))
        if key not in self._known:
            self._cancel.check()
            self._known[key] = expand(leaf, fields, self._segments)
        return self._known[key]

    @property
    def cut(self) -> bool:
        return any(expansion.cut for expansion in self._known.values())


@dataclass(frozen=True, slots=True)
class _Found:
    """All articles that match: id, score, number of the segment, and the document in it."""

    ids: Numbers
    scores: Scores
    segments: Numbers
    documents: Numbers

    def best(self, limit: int) -> _Found:
        """The best, best first; of equal scores the lower id first."""
        places = np.arange(len(self.ids))
        if limit < 1:
            return self.at(places[:0])
        if limit < len(places):
            threshold = np.partition(self.scores, -limit)[-limit]
            places = places[self.scores >= threshold]
        return self.at(places[np.lexsort((self.ids[places], -self.scores[places]))][:limit])

    def first(self, order: Sequence[int]) -> _Found:
        """All as they stand in `order`, which names each article once; what it does not name comes last."""
        wanted = np.fromiter(order, np.int64, len(order))
        by_id = np.argsort(wanted)
        at, named = places_in(self.ids, wanted[by_id])
        ranks = np.full(len(self.ids), len(wanted))
        ranks[named] = by_id[at[named]]
        return self.at(np.lexsort((self.ids, ranks)))

    def at(self, places: Numbers) -> _Found:
        return _Found(self.ids[places], self.scores[places], self.segments[places], self.documents[places])


def _matching(query: Query, snapshot: Snapshot, within: Collection[int] | None, cancel: Cancel) -> _Found:
    wanted = None if within is None else np.sort(np.fromiter(within, np.int64, len(within)))
    statistics = Statistics(snapshot)
    parts = [_Found(np.zeros(0, np.int64), np.zeros(0), np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for number, segment in enumerate(snapshot.segments):
        found = Matcher(segment, statistics, cancel).answer(query)
        stays = segment.living[found.documents]
        if wanted is not None:
            stays &= contained(segment.ids[found.documents], wanted)
        documents = found.documents[stays]
        numbers = np.full(len(documents), number)
        parts.append(_Found(segment.ids[documents], found.scores[stays], numbers, documents))
    return _Found(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.segments for part in parts]),
        np.concatenate([part.documents for part in parts]),
    )


def _placed(
    found: _Found, segments: Sequence[Segment], words: Sequence[str], sayings: Sequence[Saying], cancel: Cancel
) -> tuple[Best, ...]:
    """The articles with the places of these words in their texts, and in the quotations that answer."""
    places: dict[tuple[int, int], list[Place]] = {}
    spoken: list[dict[tuple[int, int], Spoken]] = [{} for _ in sayings]
    for number, segment in enumerate(segments):
        documents = found.documents[found.segments == number]
        for word in words if len(documents) else ():
            cancel.check()
            stands = segment.terms.posting_list(TEXT, word.encode())
            for document, known in stands.places(documents).items() if stands else ():
                places.setdefault((number, document), []).extend(Place(*place, word) for place in known)
        for saying, where in zip(sayings if len(documents) else (), spoken, strict=False):
            for document, places_there in saying.places(segment, np.sort(documents), cancel).items():
                where[number, document] = places_there
    keys = zip(found.segments.tolist(), found.documents.tolist(), strict=True)
    rows = zip(found.ids.tolist(), found.scores.tolist(), keys, strict=True)
    return tuple(
        Best(article, score, places.get(key, ()), [where.get(key, Spoken()) for where in spoken])
        for article, score, key in rows
    )
