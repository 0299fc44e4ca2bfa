"""Rows of the reader's own registry: the entries, what is wrong in its file, and names that several claim."""

from __future__ import annotations

from collections.abc import Mapping

from pressfold.library.library import Library
from pressfold.model.own_entry import OwnEntries, OwnEntry
from pressfold.ui.models.entries import Choice, Entry, Heading, Row
from pressfold.ui.phrases import joined, number, told


def read_registry(library: Library) -> tuple[Row, ...]:
    """What the registry holds. Raises RegistryUnreadable."""
    return registry_rows(library.registry.read(), library.findings.actor_names())


def registry_rows(read: OwnEntries, names: Mapping[str, str]) -> tuple[Row, ...]:
    """Mistakes and conflicts first, as they ask for something; then the entries by name."""
    rows: list[Row] = []
    if read.mistakes:
        rows.append(Heading(told("Mistakes in the file"), number(len(read.mistakes))))
        for at, mistake in enumerate(read.mistakes):
            place = joined(told("line %d", mistake.line), mistake.field)
            rows.append(Entry(f"mistake {at}", head=place, facts=(mistake.sentence,)))
    if read.claims:
        rows.append(Heading(told("Conflicts"), number(len(read.claims))))
        rows += [Entry(f"claim {one.alias}", head=f"“{one.alias}”", facts=(one.sentence,)) for one in read.claims]
    if read.entries:
        rows.append(Heading(told("Your actors"), number(len(read.entries))))
        own = {entry.id: entry.name for entry in read.entries}
        rows += [_entry(one, {**names, **own}) for one in sorted(read.entries, key=lambda one: one.name.casefold())]
    return tuple(rows)


def _entry(entry: OwnEntry, names: Mapping[str, str]) -> Entry:
    voice = entry.speaks_for and names.get(entry.speaks_for, entry.speaks_for)
    facts = (
        joined(told(entry.kind.value), told("speaks for %s", voice) if voice else ""),
        told("also %s", ", ".join(entry.aliases)) if entry.aliases else "",
        told("handles %s", ", ".join(f"@{handle}" for handle in entry.handles)) if entry.handles else "",
    )
    change = Choice("change", told("Change…"), told("Change the entry of %s.", entry.name))
    remove = Choice("remove", told("Remove"), told("Take %s out of your registry; this can be undone.", entry.name))
    return Entry(f"own {entry.id}", entry.name, facts=facts, choices=(change, remove))
