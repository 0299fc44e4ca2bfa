"""Edits of sections: the order and the words of the document around its pins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from pressfold.briefing.edit import LAST, Edit, inserted, section_with, swapped, without_pins
from pressfold.model.briefing import Briefing, Pin, Section, Source
from pressfold.model.briefing_errors import CannotEdit


@dataclass(frozen=True, slots=True)
class AddSection:
    """Add a section; `pins` and `sources` are those that it brings along (when a deleted one comes back)."""

    name: ClassVar[str] = "Add section"
    section: Section
    at: int = LAST
    pins: tuple[Pin, ...] = ()
    sources: tuple[Source, ...] = ()

    def apply(self, briefing: Briefing) -> Briefing:
        if any(section.id == self.section.id for section in briefing.sections):
            raise CannotEdit(self.name, "this section is in the briefing already")
        brought = {pin.id: pin for pin in self.pins}
        sources = {**{source.id: source for source in self.sources}, **briefing.sources}
        if set(brought) != set(self.section.pins) or brought.keys() & briefing.pins.keys():
            raise CannotEdit(self.name, "its pins do not belong to it alone")
        if any(pin.source not in sources for pin in self.pins):
            raise CannotEdit(self.name, "a pin of it has no source")
        return replace(
            briefing,
            sections=inserted(briefing.sections, self.section, self.at),
            pins={**briefing.pins, **brought},
            sources=sources,
        )

    def inverse(self, briefing: Briefing) -> Edit:  # noqa: ARG002 - every edit is asked alike
        return DeleteSection(self.section.id)


@dataclass(frozen=True, slots=True)
class DeleteSection:
    """Take a section out with its pins."""

    name: ClassVar[str] = "Delete section"
    section: str

    def apply(self, briefing: Briefing) -> Briefing:
        section = section_with(self.name, briefing, self.section)
        rest = tuple(other for other in briefing.sections if other.id != self.section)
        return without_pins(replace(briefing, sections=rest), section.pins)

    def inverse(self, briefing: Briefing) -> Edit:
        section = section_with(self.name, briefing, self.section)
        pins = tuple(briefing.pins[pin] for pin in section.pins)
        used = dict.fromkeys(pin.source for pin in pins)
        sources = tuple(briefing.sources[source] for source in used)
        return AddSection(section, briefing.sections.index(section), pins, sources)


@dataclass(frozen=True, slots=True)
class MoveSection:
    """Put a section at another place."""

    name: ClassVar[str] = "Move section"
    section: str
    at: int

    def apply(self, briefing: Briefing) -> Briefing:
        section = section_with(self.name, briefing, self.section)
        rest = tuple(other for other in briefing.sections if other.id != self.section)
        return replace(briefing, sections=inserted(rest, section, self.at))

    def inverse(self, briefing: Briefing) -> Edit:
        return MoveSection(self.section, briefing.sections.index(section_with(self.name, briefing, self.section)))


@dataclass(frozen=True, slots=True)
class RenameSection:
    """Give a section another heading."""

    name: ClassVar[str] = "Rename section"
    section: str
    heading: str

    def apply(self, briefing: Briefing) -> Briefing:
        section = section_with(self.name, briefing, self.section)
        return replace(briefing, sections=swapped(briefing.sections, replace(section, heading=self.heading)))

    def inverse(self, briefing: Briefing) -> Edit:
        return RenameSection(self.section, section_with(self.name, briefing, self.section).heading)


@dataclass(frozen=True, slots=True)
class EditText:
    """Write the free text of a section; a blank line parts paragraphs."""

    name: ClassVar[str] = "Edit text"
    section: str
    text: str

    def apply(self, briefing: Briefing) -> Briefing:
        section = section_with(self.name, briefing, self.section)
        return replace(briefing, sections=swapped(briefing.sections, replace(section, text=self.text)))

    def inverse(self, briefing: Briefing) -> Edit:
        return EditText(self.section, section_with(self.name, briefing, self.section).text)
