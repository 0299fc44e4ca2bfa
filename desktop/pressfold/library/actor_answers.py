"""The door to what can be told of actors over the library: all of it as the reader ruled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from sqlite3 import Connection
from typing import TYPE_CHECKING

from pressfold.library import actor_rows, voice_rows
from pressfold.library.acts import roles
from pressfold.library.articles import Articles
from pressfold.library.findings import Findings
from pressfold.library.store import Store
from pressfold.model.actor import Actor, ActorPlace
from pressfold.model.actor_errors import NoSuchActor
from pressfold.model.actor_page import (
    AbsentVoice,
    ActorPage,
    AttributedShare,
    Cell,
    Company,
    Matrix,
    Offered,
    OutletCount,
    Reason,
    Seen,
    SpokenShare,
)
from pressfold.model.article import STORY
from pressfold.model.quotation import Quotation
from pressfold.model.span import union
from pressfold.text.words import count_words

if TYPE_CHECKING:
    from pressfold.actors.ruled import Rulings

#: A page lists at most so many quotations about an actor, and so many others.
_QUOTES, _COMPANY = 500, 50
_NOBODY = "speaker not named"


class ActorAnswers:
    """Answers about actors. Each may take some tenths of a second in a library of ten thousand articles."""

    def __init__(self, store: Store, articles: Articles, findings: Findings) -> None:
        self._store = store
        self._articles = articles
        self._findings = findings

    # --- one actor ---

    def page(self, actor: str) -> ActorPage:
        """All that is told of one actor. Raises NoSuchActor."""
        with self._store.reading() as connection:
            ruled = self._findings.rulings(connection, None, voice_rows.heads(connection, (actor,)))
            actor = ruled.id_of(actor) if ruled else actor
            ids = ruled.sources(actor) if ruled else frozenset((actor,))
            found = voice_rows.actors(connection, None, ids)
            named = ruled.actors(found, hidden=True) if ruled else found
            whole = next((one for one in named if one.id == actor), None)
            if whole is None:
                raise NoSuchActor(actor)
            about = actor_rows.quotes_about(connection, ids, _QUOTES)
            origins = actor_rows.origins(connection, {mention.article for mention in whole.mentions})
            seen = sorted((day or "", article) for article, (_, day) in origins.items())
            dated = [place for place in seen if place[0]] or seen
            voices = [self._head(connection, ruled, one) for one in actor_rows.voices_of(connection, ids)]
            return ActorPage(
                actor=whole,
                places=_places(whole),
                quotes_by=tuple(q for q in self._spoken(ids, connection) if actor in q.speakers),
                quotes_about=tuple(self._findings.ruled_quotations(connection, None, about, made=False)),
                company=self._company(connection, ruled, ids, actor),
                first=Seen(dated[0][1], dated[0][0] or None) if dated else None,
                last=Seen(dated[-1][1], dated[-1][0] or None) if dated else None,
                outlets=_outlets(whole, origins),
                speaks_for=self._head(connection, ruled, whole.speaks_for) if whole.speaks_for else None,
                voices=tuple(voice for voice in voices if voice is not None),
                reasons=_reasons(whole),
                roles=roles(actor, dated[-1][0][:10] or None) if dated else (),
            )

    def _spoken(
        self, ids: Collection[str], connection: Connection, articles: Collection[int] | None = None
    ) -> list[Quotation]:
        said = voice_rows.by_speakers(connection, ids, articles)
        return self._findings.ruled_quotations(connection, articles, said)

    def _head(self, connection: Connection, ruled: Rulings | None, actor: str) -> Actor | None:
        """An actor without mentions, whom the library or the reader knows."""
        found = voice_rows.heads(connection, (actor,)).get(actor)
        if ruled is None:
            return found
        head = ruled.head(ruled.id_of(actor))
        return replace(found, name=head.name) if found and ruled.id_of(actor) == actor else head

    def _company(
        self, connection: Connection, ruled: Rulings | None, ids: Collection[str], actor: str
    ) -> tuple[Company, ...]:
        """Those who are named in the same articles, most articles first."""
        counts = actor_rows.company(connection, ids)
        merged: dict[str, set[str]] = defaultdict(set)
        for one in counts:
            merged[ruled.id_of(one) if ruled else one].add(one)
        together = {
            one: counts[next(iter(parts))] if len(parts) == 1 else actor_rows.together(connection, ids, parts)
            for one, parts in merged.items()
            if one != actor and not (ruled and ruled.hides(one))
        }
        most = sorted(together, key=lambda one: (-together[one], one))[:_COMPANY]
        names = self._findings.names_of(connection, most)
        return tuple(Company(one, names.get(one, one), together[one]) for one in most)

    # --- actors and outlets ---

    def matrix(
        self, articles: Collection[int] | None = None, actors: Collection[str] | None = None, *, most: int = 30
    ) -> Matrix:
        """The actors that are named most (or these) against the outlets of these articles."""
        with self._store.reading() as connection:
            asked = list(actors) if actors is not None else actor_rows.most_named(connection, articles, 2 * most)
            ruled = self._findings.rulings(connection, articles, voice_rows.heads(connection, asked))
            rows = list(dict.fromkeys(ruled.id_of(one) if ruled else one for one in asked))
            rows = [one for one in rows if not (ruled and ruled.hides(one))][: None if actors is not None else most]
            whole = {one: ruled.sources(one) if ruled else frozenset((one,)) for one in rows}
            row_of = {source: one for one, sources in whole.items() for source in sources}
            held: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
            origins = actor_rows.origins(connection, articles)
            for actor, article, times in actor_rows.counted(connection, articles, row_of):
                held[row_of[actor], origins[article][0]][article] += times
            said: Counter[tuple[str, str]] = Counter()
            for actor, article, times in self._times_spoken(connection, ruled, row_of, articles):
                if article in origins:
                    said[actor, origins[article][0]] += times
            heads = {one: self._head(connection, ruled, one) for one in rows}
        outlets = sorted({outlet for _, outlet in held}, key=lambda outlet: (not outlet, outlet))
        named = [(one, head) for one, head in heads.items() if head is not None]
        cells = tuple(tuple(_cell(held.get((one, o)), said[one, o]) for o in outlets) for one, _ in named)
        return Matrix(tuple(head for _, head in named), tuple(outlets), cells)

    def _times_spoken(
        self,
        connection: Connection,
        ruled: Rulings | None,
        row_of: Mapping[str, str],
        articles: Collection[int] | None,
    ) -> list[tuple[str, int, int]]:
        """How often each article quotes each row's actor; read word by word only where the reader ruled on words."""
        if ruled is None or not ruled.rules_on_words():
            found = voice_rows.times_spoken(connection, row_of, articles)
            return [(row_of[actor], article, times) for actor, article, times in found]
        quoted = self._spoken(row_of, connection, articles)
        return [(actor, quotation.article, 1) for quotation in quoted for actor in quotation.speakers]

    # --- one article ---

    def absent_voices(self, article: int, story: Collection[int] | None = None) -> list[AbsentVoice]:
        """Whom the story's other articles quote and this one does not, most quoted first.

        `story` are the articles to look at; where None, those that share a passage or an utterance with this one.
        """
        with self._store.reading() as connection:
            others = actor_rows.story_of(connection, article) if story is None else set(story) - {article}
        quotations = self._findings.quotations({article, *others})
        here = {actor for q in quotations if q.article == article for actor in q.speakers}
        elsewhere: dict[str, list[int]] = defaultdict(list)
        for quotation in quotations:
            for actor in quotation.speakers if quotation.article != article else ():
                if actor not in here:
                    elsewhere[actor].append(quotation.article)
        mentions = {actor.id: len(actor.mentions) for actor in self._findings.actors((article,))}
        with self._store.reading() as connection:
            names = self._findings.names_of(connection, elsewhere)
        absent = [
            AbsentVoice(one, names.get(one, one), tuple(sorted(set(said))), len(said), mentions.get(one, 0))
            for one, said in elsewhere.items()
        ]
        return sorted(absent, key=lambda one: (-len(one.quoted_in), -one.quotations, one.name))

    def attributed_share(self, article: int) -> AttributedShare:
        """Whose words fill an article's story. Raises NoSuchArticle."""
        read = self._articles.get(article)
        quotations = [q for q in self._findings.quotations((article,)) if q.via is None]
        story = read.spans(*STORY)
        words = sum(count_words(read.text, *span) for span in story)
        by_speaker: dict[tuple[str, tuple[str, ...]], list[Quotation]] = defaultdict(list)
        for quotation in quotations:
            said = quotation.speaker or quotation.speaker_text or _NOBODY
            by_speaker[said, quotation.speakers].append(quotation)

        def counted(said: list[Quotation]) -> int:
            pieces = union(piece for quotation in said for piece in quotation.pieces)
            inside = ((max(p.start, s.start), min(p.end, s.end)) for p in pieces for s in story if p.overlap(s))
            return sum(count_words(read.text, *part) for part in inside)

        speakers = [SpokenShare(name, actors, counted(said)) for (name, actors), said in by_speaker.items()]
        speakers.sort(key=lambda one: (-one.words, one.speaker))
        return AttributedShare(words, counted(quotations), tuple(one for one in speakers if one.words))

    # --- what is offered ---

    def offers(self, articles: Collection[int] | None = None) -> Offered:
        """What is likely and not made in these articles, without what the reader ruled on already."""
        quotations = {q.id: q for q in self._findings.quotations(articles)}
        pairs = self._findings.likenesses(None if articles is None else quotations)
        alike = tuple(
            (quotations[pair.one], quotations[pair.other], pair)
            for pair in pairs
            if pair.one in quotations and pair.other in quotations
        )
        return Offered(tuple(self._findings.offers(articles)), alike)


def _places(actor: Actor) -> tuple[ActorPlace, ...]:
    """The articles that name an actor, most mentions first."""
    times = Counter(mention.article for mention in actor.mentions)
    first = {mention.article: mention for mention in reversed(actor.mentions)}
    places = [ActorPlace(id, count, first[id].start, first[id].end) for id, count in times.items()]
    return tuple(sorted(places, key=lambda place: (-place.mentions, place.article)))


def _outlets(actor: Actor, origins: Mapping[int, tuple[str, str | None]]) -> tuple[OutletCount, ...]:
    held: dict[str, Counter[int]] = defaultdict(Counter)
    for mention in actor.mentions:
        held[origins.get(mention.article, ("", None))[0]][mention.article] += 1
    made = [OutletCount(outlet, times.total(), tuple(sorted(times))) for outlet, times in held.items()]
    return tuple(sorted(made, key=lambda one: (-one.mentions, one.outlet)))


def _reasons(actor: Actor) -> tuple[Reason, ...]:
    times = Counter((mention.text, mention.why) for mention in actor.mentions)
    return tuple(Reason(text, why, count) for (text, why), count in times.most_common())


def _cell(times: Counter[int] | None, quotations: int) -> Cell | None:
    return Cell(times.total(), tuple(sorted(times)), quotations) if times else None
