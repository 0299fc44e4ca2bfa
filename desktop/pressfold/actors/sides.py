"""Sides: who may be meant by whom. A country, its capital's government, its houses and leaders speak for one another.

A paper credits the same words to Moscow, to the Kremlin, to Russia or to the Russian president.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.actors.registry import Registry
from pressfold.model.actor import Actor, ActorKind

_OFFICIAL = (ActorKind.GOVERNMENT, ActorKind.PLACE)


class Sides:
    """The side of each actor of a collection."""

    def __init__(self, actors: Sequence[Actor], registry: Registry) -> None:
        self._voices = {actor.id: actor.speaks_for for actor in actors if actor.speaks_for}
        self._countries = {actor.id: _country(actor, registry) for actor in actors}
        self._people = frozenset(actor.id for actor in actors if actor.kind is ActorKind.PERSON)

    def of_word(self, actor: str) -> str:
        """What stands for an actor in somebody's words: the country of a government or a place in it, else itself."""
        return actor if actor in self._people else self._countries.get(actor) or actor

    def of_speakers(self, speakers: Sequence[str]) -> frozenset[str]:
        """Everybody whose words these speakers' words may be: themselves, whom they speak for, their country."""
        meant = {*speakers, *(self._voices[actor] for actor in speakers if actor in self._voices)}
        return frozenset(meant | {country for actor in meant if (country := self._countries.get(actor))})


def _country(actor: Actor, registry: Registry) -> str | None:
    """The country for which somebody official speaks: a government body, an officer of state, the country itself."""
    entry = registry.entry(actor.id)
    if entry is None:
        return None
    if entry.kind is ActorKind.PLACE and entry.country is None:
        return entry.id
    if entry.kind is ActorKind.GOVERNMENT or (entry.kind is ActorKind.PERSON and entry.offices):
        return entry.country
    return None
