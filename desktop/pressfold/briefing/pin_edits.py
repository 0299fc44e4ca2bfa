"""Edits of pins: what a reader does with a quote and with the source it stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from pressfold.briefing.edit import (
    LAST,
    Edit,
    inserted,
    pin_of,
    section_with,
    source_with,
    swapped,
    with_pin,
    without_pins,
)
from pressfold.briefing.shortened import fits
from pressfold.model.briefing import Alteration, Briefing, Pin, Source
from pressfold.model.briefing_errors import CannotEdit


@dataclass(frozen=True, slots=True)
class PinQuote:
    """Put a pin into a section, with its source where the briefing does not have it yet."""

    name: ClassVar[str] = "Pin quote"
    pin: Pin
    source: Source
    section: str
    at: int = LAST

    def apply(self, briefing: Briefing) -> Briefing:
        if self.pin.id in briefing.pins:
            raise CannotEdit(self.name, "this pin is in the briefing already")
        if self.pin.source != self.source.id:
            raise CannotEdit(self.name, "the pin names another source")
        section = section_with(self.name, briefing, self.section)
        filled = replace(section, pins=inserted(section.pins, self.pin.id, self.at))
        return replace(
            briefing,
            sections=swapped(briefing.sections, filled),
            pins={**briefing.pins, self.pin.id: self.pin},
            sources={self.source.id: self.source, **briefing.sources},
        )

    def inverse(self, briefing: Briefing) -> Edit:  # noqa: ARG002 - every edit is asked alike
        return DeletePin(self.pin.id)


@dataclass(frozen=True, slots=True)
class DeletePin:
    """Take a pin out, and its source when no other pin needs it."""

    name: ClassVar[str] = "Delete pin"
    pin: str

    def apply(self, briefing: Briefing) -> Briefing:
        pin_of(self.name, briefing, self.pin)
        section = briefing.section_of(self.pin)
        rest = replace(section, pins=tuple(pin for pin in section.pins if pin != self.pin))
        return without_pins(replace(briefing, sections=swapped(briefing.sections, rest)), (self.pin,))

    def inverse(self, briefing: Briefing) -> Edit:
        pin = pin_of(self.name, briefing, self.pin)
        section = briefing.section_of(self.pin)
        return PinQuote(pin, briefing.source_of(pin), section.id, section.pins.index(self.pin))


@dataclass(frozen=True, slots=True)
class MovePin:
    """Put a pin at another place, in its section or in another one."""

    name: ClassVar[str] = "Move pin"
    pin: str
    section: str
    at: int = LAST

    def apply(self, briefing: Briefing) -> Briefing:
        pin_of(self.name, briefing, self.pin)
        home = briefing.section_of(self.pin)
        left = replace(home, pins=tuple(pin for pin in home.pins if pin != self.pin))
        sections = swapped(briefing.sections, left)
        target = section_with(self.name, replace(briefing, sections=sections), self.section)
        return replace(
            briefing,
            sections=swapped(sections, replace(target, pins=inserted(target.pins, self.pin, self.at))),
        )

    def inverse(self, briefing: Briefing) -> Edit:
        pin_of(self.name, briefing, self.pin)
        section = briefing.section_of(self.pin)
        return MovePin(self.pin, section.id, section.pins.index(self.pin))


@dataclass(frozen=True, slots=True)
class EditNote:
    """Write the reader's note on a pin."""

    name: ClassVar[str] = "Edit note"
    pin: str
    note: str

    def apply(self, briefing: Briefing) -> Briefing:
        return with_pin(briefing, replace(pin_of(self.name, briefing, self.pin), note=self.note))

    def inverse(self, briefing: Briefing) -> Edit:
        return EditNote(self.pin, pin_of(self.name, briefing, self.pin).note)


@dataclass(frozen=True, slots=True)
class TagPin:
    """Set all tags of a pin."""

    name: ClassVar[str] = "Edit tags"
    pin: str
    tags: tuple[str, ...]

    def apply(self, briefing: Briefing) -> Briefing:
        return with_pin(briefing, replace(pin_of(self.name, briefing, self.pin), tags=self.tags))

    def inverse(self, briefing: Briefing) -> Edit:
        return TagPin(self.pin, pin_of(self.name, briefing, self.pin).tags)


@dataclass(frozen=True, slots=True)
class GradePin:
    """Set the reliability of the source (A-F) and the credibility of the words (1-6); None takes a grade away."""

    name: ClassVar[str] = "Grade pin"
    pin: str
    reliability: str | None
    credibility: int | None

    def apply(self, briefing: Briefing) -> Briefing:
        pin = pin_of(self.name, briefing, self.pin)
        if self.reliability not in (None, *"ABCDEF") or self.credibility not in (None, *range(1, 7)):
            raise CannotEdit(self.name, "grades go from A to F and from 1 to 6")
        return with_pin(briefing, replace(pin, reliability=self.reliability, credibility=self.credibility))

    def inverse(self, briefing: Briefing) -> Edit:
        pin = pin_of(self.name, briefing, self.pin)
        return GradePin(self.pin, pin.reliability, pin.credibility)


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Say how far the work on a pin is."""

    name: ClassVar[str] = "Set status"
    pin: str
    status: str

    def apply(self, briefing: Briefing) -> Briefing:
        return with_pin(briefing, replace(pin_of(self.name, briefing, self.pin), status=self.status))

    def inverse(self, briefing: Briefing) -> Edit:
        return SetStatus(self.pin, pin_of(self.name, briefing, self.pin).status)


@dataclass(frozen=True, slots=True)
class ShortenPin:
    """Say what of a quote is left out or put into brackets when it is printed; the quote stays."""

    name: ClassVar[str] = "Shorten quote"
    pin: str
    alterations: tuple[Alteration, ...]

    def apply(self, briefing: Briefing) -> Briefing:
        pin = pin_of(self.name, briefing, self.pin)
        if not fits(pin.quote, self.alterations):
            raise CannotEdit(self.name, "a word of the quote has to stay, and no place can be altered twice")
        return with_pin(briefing, replace(pin, alterations=self.alterations))

    def inverse(self, briefing: Briefing) -> Edit:
        return ShortenPin(self.pin, pin_of(self.name, briefing, self.pin).alterations)


@dataclass(frozen=True, slots=True)
class EditSource:
    """Correct the facts of a source, as a citation prints them; its hashes stay."""

    name: ClassVar[str] = "Edit source"
    source: Source

    def apply(self, briefing: Briefing) -> Briefing:
        known = source_with(self.name, briefing, self.source.id)
        if (known.sha256, known.text_sha256) != (self.source.sha256, self.source.text_sha256):
            raise CannotEdit(self.name, "this is another text")
        return replace(briefing, sources={**briefing.sources, self.source.id: self.source})

    def inverse(self, briefing: Briefing) -> Edit:
        return EditSource(source_with(self.name, briefing, self.source.id))
