"""An edit: one act of the reader on a briefing, and the small changes that edits are made of."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol, TypeVar

from pressfold.model.briefing import Briefing, Pin, Section, Source
from pressfold.model.briefing_errors import CannotEdit

Item = TypeVar("Item")

#: A position that means "at the end". Positions count from 0; one beyond the end means the end.
LAST = 1_000_000


class Edit(Protocol):
    """One act as a frozen value that can be applied, taken back, named and written down; neither changes anything."""

    @property
    def name(self) -> str:
        """What undo calls it: "Pin quote"."""
        ...

    def apply(self, briefing: Briefing) -> Briefing:
        """The briefing after the edit; raises CannotEdit where the edit does not fit."""
        ...

    def inverse(self, briefing: Briefing) -> Edit:
        """The edit that takes this one back; `briefing` is the one before this edit."""
        ...


def pin_of(act: str, briefing: Briefing, pin: str) -> Pin:
    if pin not in briefing.pins:
        raise CannotEdit(act, "the pin is no longer there")
    return briefing.pins[pin]


def source_with(act: str, briefing: Briefing, source: str) -> Source:
    if source not in briefing.sources:
        raise CannotEdit(act, "the source is no longer there")
    return briefing.sources[source]


def section_with(act: str, briefing: Briefing, section: str) -> Section:
    for candidate in briefing.sections:
        if candidate.id == section:
            return candidate
    raise CannotEdit(act, "the section is no longer there")


def section_holding(act: str, briefing: Briefing, pin: str) -> Section:
    pin_of(act, briefing, pin)
    return briefing.section_of(pin)


def inserted(items: tuple[Item, ...], item: Item, at: int) -> tuple[Item, ...]:
    at = max(0, at)
    return (*items[:at], item, *items[at:])


def swapped(sections: tuple[Section, ...], changed: Section) -> tuple[Section, ...]:
    return tuple(changed if section.id == changed.id else section for section in sections)


def with_pin(briefing: Briefing, pin: Pin) -> Briefing:
    return replace(briefing, pins={**briefing.pins, pin.id: pin})


def without_pins(briefing: Briefing, gone: tuple[str, ...]) -> Briefing:
    pins = {id: pin for id, pin in briefing.pins.items() if id not in gone}
    needed = {pin.source for pin in pins.values()}
    sources = {id: source for id, source in briefing.sources.items() if id in needed}
    return replace(briefing, pins=pins, sources=sources)
