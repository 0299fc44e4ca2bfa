"""What can be told of one actor, of actors and outlets, and of whose words fill an article."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.actor import Actor, ActorPlace, Offer
from pressfold.model.quotation import Quotation
from pressfold.model.utterance import Likeness


@dataclass(frozen=True, slots=True)
class Company:
    """An actor who is named in the same articles as another, and in how many."""

    actor: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Reason:
    """Why names were joined to an actor: a spelling, the reason, and how often it stands so."""

    text: str
    why: str
    times: int


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How often an outlet names an actor; the outlet is empty where it is not known."""

    outlet: str
    mentions: int
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The article that names an actor first or last, and its day (ISO), None where no date is known."""

    article: int
    day: str | None


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """An office of somebody in the registry: its title, of which country or body, ISO dates where they are known.

    `then` tells that it was held, or may have been, on the day that was asked about.
    """

    title: str
    of: str
    start: str | None
    end: str | None
    then: bool


@dataclass(frozen=True, slots=True)
class ActorPage:
    """One actor with all its mentions, the words that are its own and those about it.

    `places` are the articles that name it; `speaks_for` is whose voice it is, `voices` are those that speak for it;
    `roles` are its offices, the most telling on the day of the last article first.
    """

    actor: Actor
    places: tuple[ActorPlace, ...]
    quotes_by: tuple[Quotation, ...]
    quotes_about: tuple[Quotation, ...]
    company: tuple[Company, ...]
    first: Seen | None
    last: Seen | None
    outlets: tuple[OutletCount, ...]
    speaks_for: Actor | None
    voices: tuple[Actor, ...]
    reasons: tuple[Reason, ...]
    roles: tuple[RoleHeld, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What an outlet has of an actor: mentions, the articles they stand in, and quotations of the actor."""

    mentions: int
    articles: tuple[int, ...]
    quotations: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Actors against outlets; `cells[row][column]` is None where an outlet does not name an actor."""

    actors: tuple[Actor, ...]
    outlets: tuple[str, ...]
    cells: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class AbsentVoice:
    """An actor whom the story's other articles quote and this one does not.

    `quoted_in` are those articles, `quotations` how many quotations they have, `mentions` how often this one names it.
    """

    actor: str
    name: str
    quoted_in: tuple[int, ...]
    quotations: int
    mentions: int


@dataclass(frozen=True, slots=True)
class SpokenShare:
    """How many of an article's words are one speaker's; `actors` are ids, empty for somebody without a name."""

    speaker: str
    actors: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class AttributedShare:
    """Whose words fill an article: all words of its story, those that are attributed, and by whom, most first."""

    words: int
    attributed: int
    speakers: tuple[SpokenShare, ...]

    @property
    def share(self) -> float:
        """The attributed part, 0..1."""
        return self.attributed / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Offered:
    """What is likely and not made: links of names and phrases to actors, and quotations that may be one utterance."""

    links: tuple[Offer, ...]
    alike: tuple[tuple[Quotation, Quotation, Likeness], ...]
