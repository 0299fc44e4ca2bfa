"""The door to the reader's own registry: kept on the disk, undone, brought in and given out, found by the analysis."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.library.own_registry import OwnRegistry
from pressfold.model.actor import ActorKind
from pressfold.model.actor_errors import NotARegistry, RegistryUnreadable
from pressfold.model.own_entry import OwnEntry
from tests.library.shelf import write

JEANNE = OwnEntry("jeanne-dubois", "Jeanne Dubois", ActorKind.PERSON, ("Dubois",))


def test_an_entry_is_put_changed_taken_away_and_all_of_it_undone(tmp_path: Path) -> None:
    own = OwnRegistry(tmp_path)
    assert own.entries() == ()
    first = own.put(JEANNE)
    changed = own.put(OwnEntry("jeanne-dubois", "Jeanne Dubois", ActorKind.PERSON, ("JD",)))
    assert own.entries()[0].aliases == ("JD",)
    own.undo(changed)
    assert own.entries() == (JEANNE,)
    removed = own.remove("jeanne-dubois")
    assert own.entries() == ()
    own.undo(removed)
    own.undo(first)
    assert own.entries() == ()
    own.redo(first)
    assert OwnRegistry(tmp_path).entries() == (JEANNE,)


@pytest.mark.parametrize("suffix", [".yaml", ".csv", ".xlsx"])
def test_a_registry_goes_from_library_to_library(tmp_path: Path, suffix: str) -> None:
    one, other = (OwnRegistry(tmp_path / name) for name in ("one", "other"))
    for own in (one, other):
        own.path.parent.mkdir()
    one.put(JEANNE)
    assert one.give_out(tmp_path / f"out{suffix}") == 1
    imported = other.take_in(tmp_path / f"out{suffix}")
    assert (imported.added, imported.changed, imported.read.mistakes) == (1, 0, ())
    assert other.entries() == (JEANNE,)
    assert other.take_in(tmp_path / f"out{suffix}").added == 0
    other.undo(imported.kept)
    assert other.entries() == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", b"x"), ("a.xlsx", b"not a zip"), ("a", b"x"), ("a.json", b"[]")],
    ids=["ending", "broken", "no ending", "json"],
)
def test_what_is_no_registry_is_refused_and_nothing_changes(tmp_path: Path, name: str, content: bytes) -> None:
    own = OwnRegistry(tmp_path)
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotARegistry):
        own.take_in(tmp_path / name)
    with pytest.raises(RegistryUnreadable):
        own.take_in(tmp_path / "missing.yaml")
    assert own.entries() == ()


def test_what_the_reader_enters_is_due_and_then_found(tmp_path: Path) -> None:
    write(tmp_path / "in", a="The mayor said that the QXF of Lille would meet again soon, and QXF agreed.")
    with Library.open(tmp_path / "library") as library:
        library.intake.run([tmp_path / "in"])
        library.analysis.run()
        assert not library.analysis.due()
        library.registry.put(OwnEntry("quayside-forum", "Quayside Forum", ActorKind.ORGANISATION, ("QXF",)))
        assert library.analysis.due()
        library.analysis.run()
        assert "Quayside Forum" in {actor.name for actor in library.findings.actors()}
