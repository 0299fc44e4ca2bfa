"""All edits of a briefing: those of pins, of sections and of the briefing itself, and the way to pin a quote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar

from pressfold.briefing.edit import LAST, Edit
from pressfold.briefing.pin_edits import (
    DeletePin,
    EditNote,
    EditSource,
    GradePin,
    MovePin,
    PinQuote,
    SetStatus,
    ShortenPin,
    TagPin,
)
from pressfold.briefing.section_edits import (
    AddSection,
    DeleteSection,
    EditText,
    MoveSection,
    RenameSection,
)
from pressfold.model.briefing import Briefing, Judgement, Pin, Section, Source

__all__ = [
    "LAST", "AddSection", "DeletePin", "DeleteSection", "Edit", "EditNote", "EditSource", "EditText", "Fact",
    "GradePin", "MovePin", "MoveSection", "PinQuote", "RenameSection", "SetFact", "SetJudgements", "SetStatus",
    "ShortenPin", "TagPin", "Together", "pin_into",
]  # fmt: skip


class Fact(StrEnum):
    """The fields of a briefing that are plain words."""

    TITLE = "title"
    AUTHOR = "author"
    BOTTOM_LINE = "bottom_line"
    HANDLING = "handling"
    CUT_OFF = "cut_off"


_FACT_NAMES = {
    Fact.TITLE: "Retitle",
    Fact.AUTHOR: "Edit author",
    Fact.BOTTOM_LINE: "Edit bottom line",
    Fact.HANDLING: "Edit handling line",
    Fact.CUT_OFF: "Edit cut-off",
}


@dataclass(frozen=True, slots=True)
class SetFact:
    """Write the title, the author, the bottom line, the handling line or the information cut-off."""

    fact: Fact
    value: str

    @property
    def name(self) -> str:
        return _FACT_NAMES[self.fact]

    def apply(self, briefing: Briefing) -> Briefing:
        named: Mapping[str, Any] = {self.fact.value: self.value}
        return replace(briefing, **named)

    def inverse(self, briefing: Briefing) -> Edit:
        return SetFact(self.fact, getattr(briefing, self.fact.value))


@dataclass(frozen=True, slots=True)
class SetJudgements:
    """Write all key judgements, each with the pins it rests on."""

    name: ClassVar[str] = "Edit key judgements"
    judgements: tuple[Judgement, ...]

    def apply(self, briefing: Briefing) -> Briefing:
        return replace(briefing, judgements=self.judgements)

    def inverse(self, briefing: Briefing) -> Edit:
        return SetJudgements(briefing.judgements)


@dataclass(frozen=True, slots=True)
class Together:
    """Several edits that are one act for the reader and for undo."""

    name: str
    edits: tuple[Edit, ...] = ()

    def apply(self, briefing: Briefing) -> Briefing:
        for edit in self.edits:
            briefing = edit.apply(briefing)
        return briefing

    def inverse(self, briefing: Briefing) -> Edit:
        backwards: list[Edit] = []
        for edit in self.edits:
            backwards.insert(0, edit.inverse(briefing))
            briefing = edit.apply(briefing)
        return Together(self.name, tuple(backwards))


def pin_into(briefing: Briefing, pin: Pin, source: Source, *, heading: str | None = None, section_id: str) -> Edit:
    """The edit that pins into the last section, or into the one with this heading.

    Where there is no such section, the same act adds it under `section_id`; without a heading it is "Evidence".
    """
    fitting = [section for section in briefing.sections if heading is None or section.heading == heading]
    if fitting:
        return PinQuote(pin, source, fitting[-1].id)
    section = Section(section_id, heading or "Evidence")
    return Together(PinQuote.name, (AddSection(section), PinQuote(pin, source, section_id)))
