"""What the timeline shows, as values: events in lanes, rows for its table and lists, and the filters over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Check, Event, Story
from pressfold.ui.phrases import count, joined, told

#: Lanes beyond this number are one, so that the chart stays readable.
_MOST = 24


class By(StrEnum):
    """What a lane of the timeline stands for."""

    KIND = "kind"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown; an empty word shows all. `actor` is an id, `outlet` what an article is called."""

    actor: str = ""
    kind: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A named row of the chart with its events by day."""

    name: str
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check as its card shows it; `outlets` are what to call the articles of its reasons."""

    check: Check
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """Words for which no day can be said, with the outlet that prints them."""

    phrase: DatedPhrase
    outlet: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A story with what to call its articles, and the filters over it."""

    story: Story = field(default_factory=Story)
    names: Mapping[int, str] = field(default_factory=dict)
    filters: Filters = field(default_factory=Filters)

    def events(self) -> list[Event]:
        """The events that the filters let through, by day."""
        return [event for event in self.story.events if self._passes(event)]

    def _passes(self, event: Event) -> bool:
        asked = self.filters
        return (
            (not asked.actor or asked.actor in event.actors)
            and (not asked.kind or asked.kind == event.kind)
            and self._of_outlet(event.articles)
        )

    def outlet(self, article: int) -> str:
        return self.names.get(article, "")

    def who(self, event: Event) -> str:
        """ "Emmanuel Macron and Vladimir Putin"."""
        return told(" and ").join(map(self.story.name, event.actors))

    def label(self, event: Event) -> str:
        """ "Call: Emmanuel Macron and Vladimir Putin"."""
        return f"{event.name}: {self.who(event)}"

    def said(self, event: Event) -> str:
        """An event in a sentence or two: what, when, where it stands, and what is told differently."""
        day = f"{event.day} – {event.until}" if event.until else event.day
        outlets = ", ".join(dict.fromkeys(map(self.outlet, event.articles)))
        facts = joined(day, outlets, count(event.origins, "origin", "origins"), told("agreed") if event.agreed else "")
        return "\n".join((self.label(event), facts, *event.differences, *filter(None, (event.why,))))

    def lanes(self, by: By) -> list[Lane]:
        """The events in lanes, the fullest lanes first; an event of several outlets stands in the lane of each."""
        keys: Callable[[Event], Sequence[str]] = self._outlets if by is By.OUTLET else self._kind
        found: dict[str, list[Event]] = {}
        for event in self.events():
            for key in keys(event):
                found.setdefault(key, []).append(event)
        names = sorted(found, key=lambda name: (-len(found[name]), name))
        lanes = [Lane(name, tuple(found[name])) for name in names[:_MOST]]
        rest = {event.id: event for name in names[_MOST:] for event in found[name]}
        if rest:
            lanes.append(Lane(told("Others"), tuple(sorted(rest.values(), key=lambda event: event.day))))
        return lanes

    def _outlets(self, event: Event) -> list[str]:
        return list(dict.fromkeys(map(self.outlet, event.articles)))

    def _kind(self, event: Event) -> list[str]:
        return [event.name]

    def checks(self) -> list[CheckRow]:
        return [
            CheckRow(check, tuple(self.outlet(reason.article) for reason in check.reasons))
            for check in self.story.checks
            if self._of_outlet(check.articles)
        ]

    def unresolved(self) -> list[PhraseRow]:
        return [
            PhraseRow(phrase, self.outlet(phrase.article))
            for phrase in self.story.unresolved
            if self._of_outlet((phrase.article,))
        ]

    def _of_outlet(self, articles: Sequence[int]) -> bool:
        return not self.filters.outlet or self.filters.outlet in map(self.outlet, articles)


def check_sentence(row: CheckRow) -> str:
    """A check for who hears it."""
    return f"{row.check.title}. {row.check.sentence}"


def phrase_sentence(row: PhraseRow) -> str:
    """Unresolved words for who hears them."""
    return f"“{' '.join(row.phrase.text.split())}”, {row.outlet}. {row.phrase.why}"
