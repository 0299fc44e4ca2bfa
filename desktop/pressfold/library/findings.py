"""The door to the findings: passages, actors and quotations as they were stored by the last analysis."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from sqlite3 import Connection
from typing import TYPE_CHECKING

from pressfold.library import article_rows, dated_rows, finding_rows, rendering_rows, segment_rows, tallies, voice_rows
from pressfold.library.acts import DATES_VERSION, Passages, dates, passages, shared_words, similar
from pressfold.library.articles import Articles
from pressfold.library.fingerprints import FACT, Fingerprints
from pressfold.library.ruling_rows import load, ruled_actors, texts_of
from pressfold.library.store import Store
from pressfold.model.actor import Actor, ActorPlace, Offer
from pressfold.model.dated import DatedPhrase
from pressfold.model.listing import Counts
from pressfold.model.passage import Comparison, Echo, Family, Pair, Similar, TwoLedes, Versus, WireShare
from pressfold.model.passage_errors import NoBase
from pressfold.model.progress import NEVER, Cancel
from pressfold.model.quotation import Quotation
from pressfold.model.utterance import Alike, Likeness, Parting, Utterance

if TYPE_CHECKING:
    from pressfold.actors.ruled import Rulings


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

    def actors(self, articles: Collection[int] | None = None, *, hidden: bool = False) -> list[Actor]:
        """Actors with their mentions in these articles, most mentions first; hidden ones only where asked for."""
        with self._store.reading() as connection:
            found = voice_rows.actors(connection, articles)
            ruled = self.rulings(connection, articles, {actor.id: actor for actor in found})
        return found if ruled is None else ruled.actors(found, hidden=hidden)

    def actor_names(self) -> dict[str, str]:
        """The names of all actors by their ids, those that were merged into another by its name."""
        with self._store.reading() as connection:
            names = voice_rows.actor_names(connection)
            ruled = self.rulings(connection, None, voice_rows.heads(connection, ruled_actors(connection)))
        if ruled is None:
            return names
        return names | {id: ruled.head(ruled.id_of(id)).name for id in ruled.touched()}

    def names_of(self, connection: Connection, actors: Collection[str]) -> dict[str, str]:
        """The names of these actors by their ids, as the reader ruled."""
        heads = voice_rows.heads(connection, actors)
        ruled = self.rulings(connection, None, heads)
        if ruled is None:
            return {id: head.name for id, head in heads.items()}
        return {id: ruled.head(ruled.id_of(id)).name for id in actors}

    def actor_places(self, actor: str) -> list[ActorPlace]:
        """The articles of the library that name an actor, with how often and where first."""
        with self._store.reading() as connection:
            return voice_rows.actor_places(connection, actor)

    def quotations(self, articles: Collection[int] | None = None) -> list[Quotation]:
        """Quotations by article and place."""
        with self._store.reading() as connection:
            found = voice_rows.quotations(connection, articles)
            return self.ruled_quotations(connection, articles, found)

    def quotations_of(self, ids: Collection[str]) -> list[Quotation]:
        """The quotations with these ids, as the reader ruled on them; those that are gone are left out."""
        with self._store.reading() as connection:
            found = voice_rows.by_ids(connection, ids)
            ruled = self.ruled_quotations(connection, {one.article for one in found}, found)
        return [one for one in ruled if one.id in ids]

    def ruled_quotations(
        self, connection: Connection, articles: Collection[int] | None, found: list[Quotation], *, made: bool = True
    ) -> list[Quotation]:
        """These quotations of these articles with the reader's rulings on them, and (if asked) those they made."""
        spoken = {actor for q in found for actor in (*q.speakers, *q.addressees, *filter(None, (q.offered,)))}
        ruled = self.rulings(connection, articles, voice_rows.heads(connection, spoken))
        if ruled is None:
            return found
        from pressfold.actors.ruled_words import ruled_quotations

        about = {id for r in ruled.quoted()[0] if made and (id := ruled.article_of(r)) is not None}
        texts = {article.id: article.text for article in article_rows.load(connection, about)}
        names = {id: actor.name for id, actor in voice_rows.called(connection, {q.via for q in found if q.via}).items()}
        return ruled_quotations(found, ruled, names, texts)

    def rulings(
        self, connection: Connection, articles: Collection[int] | None, at_hand: Mapping[str, Actor]
    ) -> Rulings | None:
        """The reader's rulings for the actors at hand; None where there are none."""
        rulings = load(connection)
        if not rulings:
            return None
        from pressfold.actors.ruled import Rulings

        heads = voice_rows.called(connection, {n for r in rulings for n in (r.name, r.other_name) if n})
        heads |= voice_rows.heads(connection, ruled_actors(connection)) | dict(at_hand)
        return Rulings(rulings, heads, texts_of(connection, articles))

    def offers(self, articles: Collection[int] | None = None) -> list[Offer]:
        """Links to actors that are likely and not made nor ruled on, by article and place."""
        with self._store.reading() as connection:
            found = voice_rows.offers(connection, articles)
            about = {id for offer in found for id in (offer.actor, offer.other) if id}
            ruled = self.rulings(connection, articles, voice_rows.heads(connection, about))
        return found if ruled is None else [offer for offer in found if not ruled.settles(offer)]

    def utterances(self, ids: Collection[str] | None = None) -> list[Utterance]:
        """The utterances (of these ids, or all) as the reader ruled, with what tells of conflicts and translations."""
        with self._store.reading() as connection:
            found = voice_rows.utterances(connection, ids)
            regrouped = rendering_rows.regrouped(connection)
            ruled = bool(load(connection))
            return [self._as_ruled(connection, one, one.id in regrouped) if ruled else one for one in found]

    def _as_ruled(self, connection: Connection, utterance: Utterance, regrouped: bool) -> Utterance:
        """The utterance with what is told of its renderings as the reader joined, parted and corrected them."""
        if not regrouped and not (utterance.conflict or utterance.translated or utterance.posted):
            return utterance
        found = voice_rows.by_ids(connection, utterance.quotations)
        ruled = self._of_utterance(connection, found, utterance.id)
        if not regrouped and [(q.id, q.speakers) for q in ruled] == [(q.id, q.speakers) for q in found]:
            return utterance
        from pressfold.actors.utterances import told_of

        speakers = {actor for quotation in ruled for actor in quotation.speakers}
        heads = voice_rows.heads(connection, speakers)
        articles = article_rows.load(connection, {quotation.article for quotation in ruled})
        return replace(told_of(ruled, tuple(heads.values()), articles), id=utterance.id)

    def likenesses(self, quotations: Collection[str] | None = None) -> list[Likeness]:
        """The pairs that may be one utterance, those of these quotations or all, the most alike first."""
        with self._store.reading() as connection:
            return voice_rows.likenesses(connection, quotations)

    def alike(self, quotations: Sequence[Quotation], most: int = 20) -> list[Alike]:
        """Quotations of other articles that may render one statement with these; the most alike first, these in front.

        Of one article only such as are credited to two speakers. At most so many: what is less alike than those is
        hardly worth a look.
        """
        known = {quotation.id: quotation for quotation in quotations}
        pairs = self.likenesses(known)
        missing = {id for pair in pairs for id in (pair.one, pair.other)}.difference(known)
        found = {one.id: one for one in self.quotations_of(missing)}
        known |= found
        made = [Alike(known[p.one], known[p.other], p) for p in pairs if p.one in known and p.other in known]
        apart = [one for one in made if one.one.article != one.other.article or one.likeness.conflict][:most]
        return [Alike(one.other, one.one, one.likeness) if one.one.id in found else one for one in apart]

    def parting(self, one: Quotation, other: Quotation) -> Parting:
        """Where the words of two renderings part. Raises NoSuchArticle."""
        from pressfold.actors.partings import differ

        return differ({id: self._articles.get(id).text for id in (one.article, other.article)}, one, other)

    def renderings(self, utterance: str) -> list[Quotation]:
        """All quotations of one utterance by article and place, as the reader ruled on them."""
        with self._store.reading() as connection:
            found = voice_rows.quotations(connection, None, "utterance = ?", (utterance,))
            return self._of_utterance(connection, found, utterance)

    def _of_utterance(self, connection: Connection, found: list[Quotation], utterance: str) -> list[Quotation]:
        """The renderings found of an utterance as the reader corrected them."""
        ruled = self.ruled_quotations(connection, {one.article for one in found}, found)
        return [one for one in ruled if one.utterance == utterance]

    def dates(self, articles: Collection[int] | None = None) -> list[DatedPhrase]:
        """The dated phrases of these articles, by article and place.

        Those of an article whose date was set a moment ago are told as they are now, stored or not. What the reader
        said of single words is laid over.
        """
        with self._store.reading() as connection:
            wanted = dated_rows.digests(connection, DATES_VERSION, articles)
            known = dated_rows.made_of(connection, articles)
            stored = [id for id, digest in wanted.items() if known.get(id) == digest]
            found = dated_rows.phrases(connection, stored)
            chosen = dated_rows.chosen(connection, articles)
        behind = wanted.keys() - set(stored)
        told = sorted(found + dates(self._articles.some(behind)), key=lambda phrase: (phrase.article, phrase.start))
        if not chosen:
            return told
        from pressfold.dates.chosen import Chosen, laid_over

        texts = {one.id: one.text for one in self._articles.some({article for article, _, _ in chosen})}
        return laid_over(told, [Chosen(*one) for one in chosen], texts)

    def wire_share(self, article: int) -> WireShare:
        """How much of an article stands in wire passages, and where."""
        with self._store.reading() as connection:
            return finding_rows.share(connection, article)

    def compare(self, a: int, b: int) -> Comparison:
        """Two articles against each other. Raises NoSuchArticle."""
        from pressfold.passages.versus import compare

        return compare(self._articles.get(a), self._articles.get(b), self.pairs((a, b)))

    def versus(self, article: int, base: int | None = None) -> Versus:
        """An article against a base, where none is said the one most of its wire copy likely came from.

        Raises NoSuchArticle, NoBase.
        """
        from pressfold.passages.versus import usual_base, versus

        other = usual_base(article, self.families((article,))) if base is None else base
        if other is None:
            raise NoBase(self._articles.get(article).title)
        return versus(self._articles.get(other), self._articles.get(article), self.pairs((article, other)))

    def loosely(self, articles: Collection[int], looseness: float, *, cancel: Cancel = NEVER) -> Passages:
        """What these articles share at a looseness from strict (0) to loose (1); nothing of it is stored.

        The reader's decisions are not laid over it. Meant for the open articles: four take a fraction of a second.
        """
        return passages(self._articles.some(articles), looseness=looseness, cancel=cancel)

    def similar(self, article: int, limit: int = 20) -> list[Similar]:
        """The articles most like one, with the words and passages that explain it. Raises NoSuchArticle.

        Reads the stored segments, and all articles where there are none.
        """
        own = self._articles.get(article)
        with self._store.reading() as connection:
            shared = shared_words(article, (pair for _, pair in segment_rows.pairs_of(connection, (article,))))
            entries = segment_rows.fingerprinted(connection)
        there = set(self._articles.ids())
        kept = Fingerprints.open(self._store.path.parent / "fingerprints", self._store.fact(FACT))
        if kept is None or article not in entries:
            return similar(self._articles.all(), own, self.pairs(), limit)
        from pressfold.passages.shelf import Shelf
        from pressfold.passages.similar import similar as most_alike

        shelf = Shelf(list(kept.segments.values()))
        nth = {name: number for number, name in enumerate(kept.segments)}
        state = shelf.state({id: nth[entry.segment] for id, entry in entries.items() if id in there}, {})
        return most_alike(shelf, state, own, shared, limit)

    def echoes(self, articles: Collection[int]) -> list[Echo]:
        """What may be the same quotation in other words in two of these articles: offers, most alike first.

        Meant for the open articles or one story; nothing of it is stored or counted.
        """
        from pressfold.passages.echoes import echoes

        return echoes(self._articles.some(articles), self.pairs(articles))

    def two_ledes(self, article: int) -> TwoLedes | None:
        """The two ledes of an article that tells its news twice. Raises NoSuchArticle."""
        from pressfold.passages.ledes import two_ledes

        return two_ledes(self._articles.get(article), self.families((article,)))
