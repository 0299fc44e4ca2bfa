"""Find the actors of articles: every name, joined, with the reason for each link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pressfold.actors.readings import Readings
from pressfold.actors.recognise import Name, names
from pressfold.actors.registry import Registry
from pressfold.actors.resolve import Joining
from pressfold.model.actor import Actor, Offer
from pressfold.model.article import Article
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress


@dataclass(frozen=True, slots=True)
class Found:
    """The actors of some articles, the most mentioned first, and the links that are only offered."""

    actors: tuple[Actor, ...]
    offers: tuple[Offer, ...]


def find_actors(
    articles: Sequence[Article],
    registry: Registry | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> list[Actor]:
    """The actors that these articles name, the most mentioned first; see `find`."""
    return list(find(articles, registry, progress=progress, cancel=cancel).actors)


def find(
    articles: Sequence[Article],
    registry: Registry | None = None,
    readings: Readings | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> Found:
    """The actors that these articles name or mean, and what is offered.

    `registry` is the one that ships unless another is given; `readings` may hold what was read before.
    Raises `Cancelled` when asked to stop.
    """
    known, kept = registry or Registry.core(), readings or Readings()
    found: dict[int, list[Name]] = {}
    for nth, article in enumerate(articles):
        cancel.check()
        progress(nth, len(articles), article.title)
        found[article.id] = kept.names(article, known, names)
    cancel.check()
    joining = Joining(articles, found, known, kept)
    actors = [party.actor() for party in joining.parties if party.mentions]
    progress(len(articles), len(articles), "")
    ranked = sorted(actors, key=lambda actor: (-len(actor.mentions), actor.name, actor.id))
    return Found(tuple(ranked), tuple(joining.offers))
