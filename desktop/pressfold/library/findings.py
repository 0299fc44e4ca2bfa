"""The door to the findings: passages, actors and quotations as they were stored by the last analysis."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pressfold.library import finding_rows, tallies, voice_rows
from pressfold.library.articles import Articles
from pressfold.library.store import Store
from pressfold.model.actor import Actor, ActorPlace, Offer
from pressfold.model.listing import Counts
from pressfold.model.passage import Comparison, Family, Pair, WireShare
from pressfold.model.quotation import Quotation
from pressfold.model.utterance import Likeness, Parting, Utterance


class Findings:
    """What the last analysis found; `articles` limits an answer to these ids, None means all."""

    def __init__(self, store: Store, articles: Articles) -> None:
        self._store = store
        self._articles = articles

    def counts(self) -> Counts:
        """How much there is."""
        with self._store.reading() as connection:
            return tallies.counts(connection)

    def spoken(self, utterances: Iterable[str]) -> dict[str, int]:
        """In how many articles each of these utterances stands."""
        with self._store.reading() as connection:
            return tallies.spoken(connection, utterances)

    def families(self, articles: Collection[int] | None = None) -> list[Family]:
        """Families with a member in one of the articles, stock ones too, most words first."""
        with self._store.reading() as connection:
            return finding_rows.families(connection, articles)

    def pairs(self, articles: Collection[int] | None = None) -> list[Pair]:
        """Aligned pairs between these articles, by article and place."""
        with self._store.reading() as connection:
            return finding_rows.pairs(connection, articles)

    def actors(self, articles: Collection[int] | None = None) -> list[Actor]:
        """Actors with their mentions in these articles, most mentions first."""
        with self._store.reading() as connection:
            return voice_rows.actors(connection, articles)

    def actor_names(self) -> dict[str, str]:
        """The names of all actors by their ids."""
        with self._store.reading() as connection:
            return voice_rows.actor_names(connection)

    def actor_places(self, actor: str) -> list[ActorPlace]:
        """The articles of the library that name an actor, with how often and where first."""
        with self._store.reading() as connection:
            return voice_rows.actor_places(connection, actor)

    def quotations(self, articles: Collection[int] | None = None) -> list[Quotation]:
        """Quotations by article and place."""
        with self._store.reading() as connection:
            return voice_rows.quotations(connection, articles)

    def offers(self, articles: Collection[int] | None = None) -> list[Offer]:
        """Links to actors that are likely and not made, by article and place."""
        with self._store.reading() as connection:
            return voice_rows.offers(connection, articles)

    def utterances(self, ids: Collection[str] | None = None) -> list[Utterance]:
        """The utterances (of these ids, or all) with what tells of conflicts and translations."""
        with self._store.reading() as connection:
            return voice_rows.utterances(connection, ids)

    def likenesses(self, quotations: Collection[str] | None = None) -> list[Likeness]:
        """The pairs that may be one utterance, those of these quotations or all, the most alike first."""
        with self._store.reading() as connection:
            return voice_rows.likenesses(connection, quotations)

    def parting(self, one: Quotation, other: Quotation) -> Parting:
        """Where the words of two renderings part. Raises NoSuchArticle."""
        from pressfold.actors.partings import differ

        return differ({id: self._articles.get(id).text for id in (one.article, other.article)}, one, other)

    def renderings(self, utterance: str) -> list[Quotation]:
        """All quotations of one utterance by article and place."""
        with self._store.reading() as connection:
            return voice_rows.quotations(connection, None, "utterance = ?", (utterance,))

    def wire_share(self, article: int) -> WireShare:
        """How much of an article stands in wire passages, and where."""
        with self._store.reading() as connection:
            return finding_rows.share(connection, article)

    def compare(self, a: int, b: int) -> Comparison:
        """Two articles against each other. Raises NoSuchArticle."""
        from pressfold.passages.versus import compare

        return compare(self._articles.get(a), self._articles.get(b), self.pairs((a, b)))
