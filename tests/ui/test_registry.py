"""The reader's own registry in the window: entries in, out, changed and undone; mistakes and conflicts in words."""

from __future__ import annotations

from pathlib import Path

from tests.ui.people import Person

from pressfold.ui.dialogs.registry import EntryDialog, RegistryDialog
from pressfold.ui.models.entries import Entry


def registry(person: Person) -> RegistryDialog:
    return next(one for one in person.window.findChildren(RegistryDialog) if one.isVisible())


def entries(person: Person, start: str) -> list[Entry]:
    return [row for row in registry(person).list.rows.rows if isinstance(row, Entry) and row.key.startswith(start)]


def enter(person: Person, name: str, aliases: str = "") -> None:
    registry(person).wanted.emit("add")
    asked = next(one for one in registry(person).findChildren(EntryDialog) if one.isVisible())
    asked.name.setText(name)
    asked.aliases.setText(aliases)
    asked.accept()
    person.rest()


def test_an_entry_is_added_found_changed_removed_and_each_is_undone(reader: Person) -> None:
    reader.do("registry.show")
    assert registry(reader).list.rows.rows == ()
    enter(reader, "Security Guarantees", "guarantees; the guarantees")
    own = reader.wiring.library.registry.entries()
    assert [(one.name, one.aliases) for one in own] == [("Security Guarantees", ("guarantees", "the guarantees"))]
    assert [row.head for row in entries(reader, "own ")] == ["Security Guarantees"]
    reader.click_button(registry(reader).list, f"own {own[0].id}", "change")
    asked = next(one for one in registry(reader).findChildren(EntryDialog) if one.isVisible())
    asked.kind.setCurrentText("organisation")
    asked.accept()
    reader.rest()
    assert "organisation" in entries(reader, "own ")[0].facts[0]
    reader.click_button(registry(reader).list, f"own {own[0].id}", "remove")
    assert entries(reader, "own ") == []
    assert reader.wiring.history.undo_name() == "Remove from registry"
    reader.do("history.undo")
    assert len(entries(reader, "own ")) == 1
    reader.do("history.undo")
    reader.do("history.undo")
    assert reader.wiring.library.registry.entries() == ()


def test_a_file_with_mistakes_keeps_the_rest_and_names_line_and_field(reader: Person, tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("name,kind,aliases\nAnn Ames,person,Annie\nBo Bell,spaceship,\nCy Cole,person,Annie\n", "utf-8")
    reader.do("registry.show")
    reader.wiring.actors.registry.take_in(file)
    reader.rest()
    assert [row.head for row in entries(reader, "own ")] == ["Ann Ames", "Cy Cole"]
    assert any("Line 3" in said.text and "spaceship" in said.text for said in reader.window.toasts.log)
    claim = entries(reader, "claim ")[0]
    assert "Ann Ames" in claim.facts[0] and "Cy Cole" in claim.facts[0]


def test_mistakes_in_the_registrys_own_file_are_listed(reader: Person) -> None:
    path = reader.wiring.library.registry.path
    path.write_text("- name: Ann Ames\n  colour: red\n- kind: person\n", "utf-8")
    reader.do("registry.show")
    told = [(row.head, row.facts[0]) for row in entries(reader, "mistake ")]
    assert told[0][0].startswith("line 2 · colour") and "no name" in told[1][1]
    assert [row.head for row in entries(reader, "own ")] == ["Ann Ames"]


def test_entries_are_written_to_every_kind_of_file(reader: Person, tmp_path: Path) -> None:
    reader.do("registry.show")
    enter(reader, "Ann Ames", "Annie")
    for ending in ("yaml", "csv", "xlsx"):
        reader.wiring.actors.registry.give_out(tmp_path / f"out.{ending}")
        reader.rest()
        assert (tmp_path / f"out.{ending}").stat().st_size > 0
    assert "Ann Ames" in (tmp_path / "out.csv").read_text("utf-8-sig")


def test_an_entry_without_a_name_is_refused_in_words(reader: Person) -> None:
    reader.do("registry.show")
    enter(reader, "")
    assert reader.wiring.library.registry.entries() == ()
    assert any("no name" in said.text for said in reader.window.toasts.log)
