"""What is found in a set of articles, as one value: plain acts that run in this process or in the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.dated import DatedPhrase
from pressfold.model.passage import Family, Pair, WireShare
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.model.quotation import Quotation

#: Each changes with any change that makes the same articles give other findings; stored ones that are older are remade.
PASSAGES_VERSION = "passages-1"
VOICES_VERSION = "voices-1"


@dataclass(frozen=True, slots=True)
class Passages:
    """The aligned pairs, the families, and each article's wire share by its id."""

    pairs: tuple[Pair, ...]
    families: tuple[Family, ...]
    shares: Mapping[int, WireShare]


@dataclass(frozen=True, slots=True)
class Voices:
    """The actors, and who is quoted saying what."""

    actors: tuple[Actor, ...]
    quotations: tuple[Quotation, ...]


def passages(articles: Sequence[Article], *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> Passages:
    """The passages that these articles share."""
    from pressfold.passages.find import find_passages
    from pressfold.passages.share import wire_share

    found = find_passages(articles, progress=progress, cancel=cancel)
    by_article: dict[int, list[Family]] = {article.id: [] for article in articles}
    for family in found.families:
        for id in family.articles:
            by_article[id].append(family)
    shares = {article.id: wire_share(article, by_article[article.id]) for article in articles}
    return Passages(found.pairs, found.families, shares)


def actors(
    articles: Sequence[Article], *, progress: Progress = no_progress, cancel: Cancel = NEVER
) -> tuple[Actor, ...]:
    """The actors that these articles name."""
    from pressfold.actors.find import find_actors
    from pressfold.actors.registry import Registry

    return tuple(find_actors(articles, Registry.core(), progress=progress, cancel=cancel))


def quotations(
    articles: Sequence[Article], named: Sequence[Actor], *, progress: Progress = no_progress, cancel: Cancel = NEVER
) -> tuple[Quotation, ...]:
    """Who is quoted saying what, by article and place; `named` are the actors of these articles."""
    from pressfold.actors.quotations import find_quotations

    return tuple(find_quotations(articles, named, progress=progress, cancel=cancel))


def voices(articles: Sequence[Article], *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> Voices:
    """Who is named in these articles, and who is quoted."""
    named = actors(articles, progress=progress, cancel=cancel)
    return Voices(named, quotations(articles, named, progress=progress, cancel=cancel))


def dates(
    articles: Sequence[Article], *, progress: Progress = no_progress, cancel: Cancel = NEVER
) -> list[DatedPhrase]:
    """The dated phrases of these articles, by article and place."""
    from pressfold.dates.find import find_dates

    found: list[DatedPhrase] = []
    for done, article in enumerate(articles):
        progress(done, len(articles), "Reading dates")
        found += find_dates(article, cancel=cancel)
    return found
