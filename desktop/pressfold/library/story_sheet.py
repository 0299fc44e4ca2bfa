"""The events of a story as a sheet, for spreadsheets and for the table beside the timeline."""

from __future__ import annotations

from collections.abc import Callable

from pressfold.model.event import Event, Story
from pressfold.model.sheet import Sheet

_COLUMNS = ("day", "until", "kind", "actors", "articles", "origins", "agreed", "differences", "words")


def story_sheet(story: Story, name: Callable[[int], str]) -> Sheet:
    """A row an event by day; `name` says what to call an article by its id."""
    return Sheet(_COLUMNS, tuple(_row(story, event, name) for event in story.events))


def _row(story: Story, event: Event, name: Callable[[int], str]) -> tuple[str | int | tuple[str, ...], ...]:
    return (
        event.day,
        event.until or "",
        event.name,
        tuple(map(story.name, event.actors)),
        tuple(map(name, event.articles)),
        event.origins,
        "yes" if event.agreed else "no",
        event.differences,
        tuple(f"{source.verb} {source.phrase}" for source in event.sources),
    )
