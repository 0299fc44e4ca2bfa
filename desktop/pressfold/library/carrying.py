"""Pins on their way to another briefing: put there in one act that both briefings can take back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pressfold.briefing.clock import new_uuid
from pressfold.briefing.edits import AddSection, DeletePin, Edit, PinQuote, Together
from pressfold.briefing.opened import OpenBriefing
from pressfold.library.briefings import Briefings
from pressfold.model.briefing import Briefing, Pin, Section, Source


@dataclass(frozen=True, slots=True)
class Load:
    """Pins with their sources, where they go to, and what undo calls the act."""

    pins: tuple[tuple[Pin, Source], ...]
    path: Path
    name: str


def loaded(briefing: Briefing, ids: Iterable[str], path: Path, name: str, *, copies: bool) -> Load:
    """These pins of a briefing, made ready for another one; copies get ids of their own."""
    pins = [briefing.pins[id] for id in ids]
    ready = [replace(pin, id=new_uuid()) if copies else pin for pin in pins]
    return Load(tuple((pin, briefing.source_of(pin)) for pin in ready), path, name)


def put(briefings: Briefings, load: Load) -> None:
    """Pin the load in the last section of its briefing, as one act, and save that.

    Pins that are there already stay as they are. Raises BriefingInUse, CannotEdit, and what opening and saving raise;
    then nothing was put there.
    """
    with briefings.open(load.path) as other:
        fresh = [(pin, source) for pin, source in load.pins if pin.id not in other.briefing.pins]
        if fresh:
            other.apply(_into(other.briefing, fresh, load.name))
            other.save()


def take_back(briefings: Briefings, load: Load) -> None:
    """Take the load out of its briefing again and save that; its own undo where nothing was done there since."""
    with briefings.open(load.path) as other:
        there = [pin.id for pin, _ in load.pins if pin.id in other.briefing.pins]
        if not there:
            return
        if not _undone(other, load, there):
            other.apply(Together(load.name, tuple(DeletePin(pin) for pin in there)))
        other.save()


def _undone(other: OpenBriefing, load: Load, there: Sequence[str]) -> bool:
    """Whether the last act of the other briefing was this load, and is taken back by its undo."""
    if other.undo_name != load.name:
        return False
    other.undo()
    if any(pin in other.briefing.pins for pin in there):
        other.redo()
        return False
    return True


def _into(briefing: Briefing, pins: Sequence[tuple[Pin, Source]], name: str) -> Edit:
    edits: list[Edit] = []
    if briefing.sections:
        section = briefing.sections[-1].id
    else:
        section = new_uuid()
        edits.append(AddSection(Section(section, "Evidence")))
    edits += [PinQuote(pin, source, section) for pin, source in pins]
    return Together(name, tuple(edits))
