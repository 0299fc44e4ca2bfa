"""Find the actors of articles: every name, joined, with the reason for each link."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.actors.recognise import Name, names
from pressfold.actors.registry import Registry
from pressfold.actors.resolve import joined
from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress


def find_actors(
    articles: Sequence[Article],
    registry: Registry | None = None,
    *,
    progress: Progress = no_progress,
    cancel: Cancel = NEVER,
) -> list[Actor]:
    """The actors that these articles name, the most mentioned first.

    `registry` is the one that ships unless another is given. Raises `Cancelled` when asked to stop.
    """
    known = registry or Registry.core()
    found: dict[int, list[Name]] = {}
    for nth, article in enumerate(articles):
        cancel.check()
        progress(nth, len(articles), article.title)
        found[article.id] = names(article, known)
    cancel.check()
    actors = [party.actor() for party in joined(articles, found, known).parties.values()]
    progress(len(articles), len(articles), "")
    return sorted(actors, key=lambda actor: (-len(actor.mentions), actor.name, actor.id))
