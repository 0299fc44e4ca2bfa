"""One event on two days: the same actors, the same kind, and articles that each know only one of two near days."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from pressfold.dates.event_words import event_words
from pressfold.dates.told import Told, check, reason
from pressfold.model.event import Check, Event

#: Two days so far apart may be one, told wrongly or counted from another day.
_NEAR = timedelta(days=1)
#: Kinds of which there are many every day say nothing.
_TOO_MANY = ("statement",)


def different_days(told: Told) -> list[Check]:
    """A card for each two events that may be one on a day that somebody has wrong."""
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in told.events:
        if not event.until and event.kind not in _TOO_MANY:
            by_day[date.fromisoformat(event.day[:10])].append(event)
    return [
        _card(told, one, other)
        for day, events in sorted(by_day.items())
        if day < date.max
        for one in events
        for other in by_day.get(day + _NEAR, ())
        if _may_be_one(one, other) and not set(one.articles) & set(other.articles)
    ]


def _may_be_one(one: Event, other: Event) -> bool:
    kinds = event_words().kinds
    alike = one.kind == other.kind or other.kind in kinds[one.kind].alike
    needed = 2 if kinds[one.kind].together else 1
    return alike and len(set(one.actors) & set(other.actors)) >= needed


def _card(told: Told, one: Event, other: Event) -> Check:
    names = " and ".join(told.name(id) for id in one.actors if id in other.actors)
    reasons = [reason(told, source.article, source.span) for event in (one, other) for source in event.sources]
    sentence = (
        f"Some articles tell of it on {one.day}, others on {other.day}, and none of both days. It may be one event."
    )
    return check(
        "days", f"{one.name} of {names}: {one.day} or {other.day}", sentence, dict.fromkeys(reasons), (one.id, other.id)
    )
