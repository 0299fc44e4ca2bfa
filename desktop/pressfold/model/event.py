"""Events: what happened when, who did it, and in which articles it stands; and what does not add up between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pressfold.model.dated import DatedPhrase
from pressfold.model.span import Span


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A dated sentence that tells of an event, found in one article alone.

    `start` and `end` are the sentence's, `verb` the words that name what happens, `phrase` the dated phrase. `date`
    and `until` are the phrase's. `tense` is "past", "future" or "untold".
    """

    article: int
    start: int
    end: int
    verb: Span
    phrase: Span
    kind: str
    date: str | None
    until: str | None
    tense: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class EventSource:
    """One article's sentence about an event: what it says happened, when in its own words, and who is named."""

    article: int
    span: Span
    verb: str
    phrase: str
    date: str
    tense: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What happened on a day, as all articles tell it.

    `actors` are ids, who does it first. `origins` is how many independent sources stand behind the articles: sentences
    of one wire passage are one. `agreed` is True where different words for the day, or several origins, mean the same
    day. `differences` are sentences on what the articles tell differently. `why` says how they were joined.
    """

    id: str
    kind: str
    name: str
    day: str
    until: str | None
    actors: tuple[str, ...]
    sources: tuple[EventSource, ...]
    origins: int
    agreed: bool
    differences: tuple[str, ...]
    why: str

    @property
    def articles(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(source.article for source in self.sources))


@dataclass(frozen=True, slots=True)
class Reason:
    """A place in an article that a check rests on, and what it says there."""

    article: int
    span: Span
    says: str


@dataclass(frozen=True, slots=True)
class Check:
    """Something that may not add up: a suggestion, never a verdict.

    `id` stays the same between analyses, so that "not a problem" is remembered. `consistent` is True where the check
    found that it does add up.
    """

    id: str
    kind: str
    title: str
    sentence: str
    reasons: tuple[Reason, ...]
    consistent: bool = False

    @property
    def articles(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(reason.article for reason in self.reasons))


@dataclass(frozen=True, slots=True)
class Story:
    """What some articles tell together: events by day, dated words for which no day can be said, and checks.

    `names` are the actors' by id. `dismissed` are the ids of checks that the reader called no problem.
    """

    events: tuple[Event, ...] = ()
    unresolved: tuple[DatedPhrase, ...] = ()
    checks: tuple[Check, ...] = ()
    names: Mapping[str, str] | None = None
    dismissed: frozenset[str] = frozenset()

    def name(self, actor: str) -> str:
        return (self.names or {}).get(actor, actor)
