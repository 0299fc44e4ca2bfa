"""Actors and their mentions: who is named, under which spelling, and why two names are one actor."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pressfold.model.span import Span


class ActorKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    PLACE = "place"
    MEDIA = "media"


class How(StrEnum):
    """How a mention names its actor."""

    NAME = "name"
    ROLE = "role"
    HANDLE = "handle"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor. A name's span has no title and no article ("Emmanuel Macron").

    `why` says in a few words how it was linked: "registry alias", "surname of Emmanuel Macron in this article" ...
    """

    article: int
    start: int
    end: int
    text: str
    how: How
    why: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, government body, place that acts, or medium, with all its mentions.

    `id` is a slug that stays the same between analyses: the registry's, or made from the fullest name.
    `speaks_for` is the id of the actor whose voice this one is (Kremlin -> Vladimir Putin), or None.
    `kind_sure` is False where the kind is only a guess. `qid` is a Wikidata id from a source, or None.
    """

    id: str
    name: str
    kind: ActorKind
    kind_sure: bool
    qid: str | None
    aliases: tuple[str, ...]
    speaks_for: str | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A link that is likely but not made: the span may mean the actor `other`. The reader decides.

    `actor` is the id that the span has now, None for a phrase that names nobody yet. `why` is a whole sentence.
    `whole` tells that all of `actor` is offered, a misprint or another transliteration, not the place alone.
    """

    article: int
    start: int
    end: int
    text: str
    actor: str | None
    other: str
    why: str
    whole: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ActorPlace:
    """An article that names an actor: how often, and where first."""

    article: int
    mentions: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
