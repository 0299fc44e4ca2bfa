"""What is found in a set of articles, as one value: plain acts that run in this process or in the worker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressfold.model.actor import Actor, Offer
from pressfold.model.actor_page import RoleHeld
from pressfold.model.article import Article
from pressfold.model.attribution import Attributed, Ladder
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Event, Occurrence
from pressfold.model.own_entry import OwnEntry
from pressfold.model.passage import Family, Pair, PassageKind, Similar, WireShare
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.model.quotation import Quotation
from pressfold.model.utterance import Likeness, Utterance

if TYPE_CHECKING:
    from pressfold.actors.readings import Readings
    from pressfold.dates.events import Named, Origins

#: Each changes with any change that makes the same articles give other findings; stored ones that are older are remade.
PASSAGES_VERSION = "passages-12"
VOICES_VERSION = "voices-7"
DATES_VERSION = "dates-5"


@dataclass(frozen=True, slots=True)
class Passages:
    """The aligned pairs, the families, and each article's wire share by its id."""

    pairs: tuple[Pair, ...]
    families: tuple[Family, ...]
    shares: Mapping[int, WireShare]


@dataclass(frozen=True, slots=True)
class Voices:
    """The actors, who is quoted saying what, which quotations are one utterance, and what is only offered."""

    actors: tuple[Actor, ...]
    quotations: tuple[Quotation, ...]
    offers: tuple[Offer, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    likenesses: tuple[Likeness, ...] = ()


def passages(
    articles: Sequence[Article],
    *,
    looseness: float | None = None,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> Passages:
    """The passages that these articles share; `looseness` from strict (0) to loose (1), None for what is usual."""
    from pressfold.passages.find import find_passages
    from pressfold.passages.limits import DEFAULT, limits
    from pressfold.passages.share import wire_share

    asked = DEFAULT if looseness is None else limits(looseness)
    found = find_passages(articles, limits=asked, progress=progress, cancel=cancel)
    by_article: dict[int, list[Family]] = {article.id: [] for article in articles}
    for family in found.families:
        for id in family.articles:
            by_article[id].append(family)
    shares = {article.id: wire_share(article, by_article[article.id]) for article in articles}
    return Passages(found.pairs, found.families, shares)


def similar(articles: Sequence[Article], article: Article, pairs: Iterable[Pair], limit: int) -> list[Similar]:
    """Those of these articles that are most like one of them, with the words and passages that both have."""
    from pressfold.passages.segments import segment
    from pressfold.passages.shelf import Shelf
    from pressfold.passages.similar import similar
    from pressfold.passages.tokens import tokens_of

    shelf = Shelf([segment(tokens_of(articles))])
    state = shelf.state({one.id: 0 for one in articles}, {})
    return similar(shelf, state, article, shared_words(article.id, pairs), limit)


def shared_words(article: int, pairs: Iterable[Pair]) -> dict[int, int]:
    """How many words in passages an article has in common with each other one; set phrases don't count."""
    words: dict[int, int] = {}
    for pair in pairs:
        if pair.kind is not PassageKind.STOCK and article in (pair.a, pair.b):
            other = pair.b if pair.a == article else pair.a
            words[other] = words.get(other, 0) + pair.words
    return words


def actors(
    articles: Sequence[Article],
    own: Sequence[OwnEntry] = (),
    readings: Readings | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> Voices:
    """The actors that these articles name, and the links that are offered; no quotations yet.

    `own` are the entries of the reader's registry.
    """
    from pressfold.actors.find import find
    from pressfold.actors.own_registry import laid_over
    from pressfold.actors.registry import Registry

    found = find(articles, laid_over(Registry.core(), own), readings, progress=progress, cancel=cancel)
    return Voices(found.actors, (), found.offers)


def roles(actor: str, day: str | None) -> tuple[RoleHeld, ...]:
    """The offices of an actor that the registry knows, the most telling on a day (ISO) first; its title in words."""
    from pressfold.actors.registry import Registry
    from pressfold.actors.telling import by_telling

    registry = Registry.core()
    entry = registry.entry(actor)
    made = []
    for office in by_telling(entry.offices, day) if entry else ():
        of = registry.entry(office.of)
        title = office.title or office.kind.replace("_", " ").capitalize()
        made.append(RoleHeld(title, of.name if of else office.of, office.start, office.end, office.held_on(day)))
    return tuple(made)


def quotations(
    articles: Sequence[Article],
    named: Voices,
    readings: Readings | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> Voices:
    """The same voices with who is quoted saying what, by article and place."""
    from pressfold.actors.quotations import listen

    heard = listen(articles, named.actors, offers=named.offers, readings=readings, progress=progress, cancel=cancel)
    return Voices(named.actors, heard.quotations, named.offers, heard.utterances, heard.offers)


def voices(
    articles: Sequence[Article],
    own: Sequence[OwnEntry] = (),
    readings: Readings | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> Voices:
    """Who is named in these articles, and who is quoted; `own` are the entries of the reader's registry.

    `readings` hold what was read in these articles before, and then what was read anew.
    """
    named = actors(articles, own, readings, progress=progress, cancel=cancel)
    return quotations(articles, named, readings, progress=progress, cancel=cancel)


def dates(
    articles: Sequence[Article], *, progress: Progress = no_progress, cancel: Cancel = NEVER
) -> list[DatedPhrase]:
    """The dated phrases of these articles, by article and place."""
    from pressfold.dates.find import find_dates

    found: list[DatedPhrase] = []
    for done, article in enumerate(articles):
        progress(done, len(articles), "Reading dates")
        found += find_dates(article, country=country_of(article), cancel=cancel)
    return found


def dated_sentences(articles: Sequence[Article], phrases: Sequence[DatedPhrase]) -> list[Occurrence]:
    """The dated sentences of these articles that tell of an event; `phrases` are theirs."""
    from pressfold.dates.occurrences import occurrences

    by_article: dict[int, list[DatedPhrase]] = {article.id: [] for article in articles}
    for phrase in phrases:
        by_article[phrase.article].append(phrase)
    return [found for article in articles for found in occurrences(article, by_article[article.id])]


def events(occurrences: Sequence[Occurrence], named: Named, origins: Origins, texts: Mapping[int, str]) -> list[Event]:
    """What happened when, joined across articles; `texts` are theirs by id."""
    from pressfold.dates.events import join

    return join(occurrences, named, origins, texts)


def ladder(
    articles: Sequence[Article],
    quotations: Sequence[Quotation],
    actors: Sequence[Actor],
    chosen: Mapping[str, tuple[str, str]] | None = None,
    *,
    cancel: Cancel = NEVER,
) -> Ladder:
    """On whose word each sentence of these articles stands, and the share of each side.

    `chosen` is which side the reader put an actor on: the actor's id, and the side's id and name.
    """
    from pressfold.actors.ladder import Mentions, attributed, ladder
    from pressfold.actors.registry import Registry
    from pressfold.actors.whose_side import WhoseSide

    sides = WhoseSide(actors, {article.id: article.text for article in articles}, Registry.core(), chosen)
    mentions = Mentions(actors)
    said: dict[int, list[Quotation]] = defaultdict(list)
    for quotation in quotations:
        said[quotation.article].append(quotation)
    found: list[Attributed] = []
    for article in articles:
        cancel.check()
        found += attributed(article, said[article.id], mentions, sides)
    return ladder(found)


def country_of(article: Article) -> str | None:
    """The country of the outlet that published an article, as two letters of ISO 3166; None where it is not known."""
    facts = article.metadata
    if not facts.url and not facts.outlet:
        return None
    from pressfold.ingest.outlets import known_outlets

    known = known_outlets()
    found = (known.at(facts.url) if facts.url else None) or (known.called(facts.outlet) if facts.outlet else None)
    return (found.country or None) if found else None
