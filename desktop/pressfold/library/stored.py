"""A selection of what a library holds: every question is answered from what it keeps."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from pressfold.library import acts
from pressfold.library.library import Library
from pressfold.library.pinning import Context
from pressfold.library.selection import ONE_STORY, Refused
from pressfold.model.actor import Actor, Offer
from pressfold.model.article import Article
from pressfold.model.attribution import Ladder
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Story
from pressfold.model.passage import Comparison, Echo, Family, Pair, Similar, WireShare
from pressfold.model.progress import Progress, no_progress
from pressfold.model.quotation import Quotation
from pressfold.model.search import BatchRow, Facet, ResultOrder, SearchResult
from pressfold.model.span import Span
from pressfold.model.utterance import Likeness, Utterance

if TYPE_CHECKING:
    pass


class Stored:
    """All that a library holds, or some of its articles."""

    refused: Sequence[Refused] = ()

    def __init__(
        self,
        library: Library,
        ids: Sequence[int] | None = None,
        progress: Progress = no_progress,
        looseness: float | None = None,
    ) -> None:
        """Stored passages, or where a looseness is said those that it gives. Raises NoSuchArticle."""
        self._library = library
        self._progress = progress
        self._looseness = looseness
        self._ids = None if ids is None else tuple(library.articles.get(id).id for id in ids)

    def articles(self) -> list[Article]:
        doors = self._library.articles
        return doors.all() if self._ids is None else doors.some(self._ids)

    def name(self, article: int) -> str:
        return str(article)

    def named(self, name: str) -> Article:
        return self._library.articles.named(name)

    def some(self, ids: Collection[int]) -> list[Article]:
        return self._library.articles.some(ids)

    def families(self) -> list[Family]:
        if self._looseness is not None:
            return list(self._loose.families)
        return self._library.findings.families(self._ids)

    def pairs(self) -> list[Pair]:
        if self._looseness is not None:
            return list(self._loose.pairs)
        return self._library.findings.pairs(self._ids)

    def actors(self) -> list[Actor]:
        return self._library.findings.actors(self._ids)

    def actor_names(self) -> Mapping[str, str]:
        return self._library.findings.actor_names()

    def quotations(self) -> list[Quotation]:
        return self._library.findings.quotations(self._ids)

    def dates(self) -> list[DatedPhrase]:
        return self._library.findings.dates(self._ids)

    def story(self) -> Story:
        return self._library.stories.read(self._ids)

    def ladder(self) -> Ladder:
        return self._library.stories.ladder(self._ids)

    def offers(self) -> list[Offer]:
        return self._library.findings.offers(self._ids)

    def utterances(self) -> list[Utterance]:
        found = {q.utterance for q in self.quotations() if q.utterance}
        return self._library.findings.utterances(found)

    def likenesses(self) -> list[Likeness]:
        there = {q.id for q in self.quotations()}
        return [k for k in self._library.findings.likenesses(there) if {k.one, k.other} <= there]

    def wire_share(self, article: int) -> WireShare:
        return self._library.findings.wire_share(article)

    def echoes(self) -> list[Echo]:
        ids = self._library.articles.ids() if self._ids is None else self._ids
        return self._library.findings.echoes(ids) if len(ids) <= ONE_STORY else []

    def similar(self, article: int, limit: int) -> list[Similar]:
        return self._library.findings.similar(article, limit)

    def compare(self, a: int, b: int) -> Comparison:
        return self._library.findings.compare(a, b)

    def search(
        self,
        query: str,
        limit: int,
        *,
        spelled: bool = True,
        order: ResultOrder = ResultOrder.RELEVANCE,
        folded: bool = False,
    ) -> SearchResult:
        return self._library.searches.find(
            query, within=self._ids, limit=limit, spelled=spelled, order=order, folded=folded
        )

    def facets(self, result: SearchResult) -> Sequence[Facet]:
        return self._library.searches.facets(result)

    def count(self, names: Sequence[str]) -> list[BatchRow]:
        return self._library.searches.batch(names, within=self._ids)

    @cached_property
    def _loose(self) -> acts.Passages:
        return acts.passages(self.articles(), looseness=self._looseness, progress=self._progress)

    def context(self, article: int, span: Span) -> Context:
        return self._library.briefings.context_at(article, span)
