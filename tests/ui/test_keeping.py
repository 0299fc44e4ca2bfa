"""Backups in the window: made by the day, looked into, brought back with a way forth again; warnings about a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.library.shelf import write
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.library import place
from pressfold.library.library import Library
from pressfold.model.backup import Reason
from pressfold.model.errors import LibraryDamaged
from pressfold.model.keeping_errors import SyncedFolder
from pressfold.ui.dialogs.backups import BackupsDialog


def backups(person: Person) -> BackupsDialog:
    person.do("keeping.backups")
    person.rest()
    (dialog,) = person.window.findChildren(BackupsDialog)
    return dialog


def test_a_sitting_begins_with_the_backup_of_the_day(reader: Person) -> None:
    reader.rest()
    assert [backup.reason for backup in reader.wiring.library.backups.all()] == [Reason.DAILY]


def test_a_backup_is_made_previewed_and_brought_back(reader: Person) -> None:
    reader.rest()
    before = reader.wiring.catalogue.listing.rows
    gone = reader.id("003")
    reader.wiring.library.articles.remove([gone])
    reader.wiring.catalogue.refresh()
    reader.rest()
    dialog = backups(reader)
    assert len(dialog.list.rows.rows) == 1
    assert "Comes back: “According to the Kremlin" in dialog.preview_text()
    dialog._restore.click()
    reader.rest()
    assert [row.id for row in reader.wiring.catalogue.listing.rows] == [row.id for row in before]
    reader.do("history.undo")
    reader.rest()
    assert gone not in reader.wiring.library.articles.ids()


def test_a_backup_can_be_made_at_once(reader: Person) -> None:
    dialog = backups(reader)
    dialog.backup_wanted.emit(None)
    reader.rest()
    assert len(dialog.list.rows.rows) == 2
    dialog.reject()


def test_a_file_that_is_no_backup_is_refused_in_the_dialog(reader: Person, tmp_path: Path) -> None:
    odd = tmp_path / "odd.sqlite"
    odd.write_text("no backup")
    dialog = backups(reader)
    dialog.look_at(odd)
    reader.rest()
    assert "cannot be brought back" in dialog.preview_text()
    assert not dialog._restore.isEnabled()
    dialog.reject()


def test_a_bad_place_is_told(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "risks", lambda folder: [SyncedFolder(str(folder), "Dropbox")])
    reader.wiring.keeping.begin()
    reader.rest()
    assert "Dropbox" in reader.window.toasts.log[-1].text


def test_a_damaged_library_is_brought_back_from_the_window(start: Start, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.intake.run(write(tmp_path / "in", a="First words.", b="Second words."))
        library.backups.make()
    (tmp_path / "library" / "library.sqlite").write_bytes(b"no database at all" * 500)
    person = start(tmp_path, opens=False)
    welcome = person.window.welcome
    person.until(lambda: "damaged" in welcome.sentence())
    restore, rebuild = welcome._mends
    assert restore.isVisible() and rebuild.isVisible()
    restore.click()
    person.until(lambda: hasattr(person.program, "wiring"))
    person.rest()
    assert len(person.wiring.catalogue.listing.rows) == 2


def test_a_damaged_library_without_backups_is_made_anew_from_its_originals(start: Start, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library") as library:
        library.intake.run(write(tmp_path / "in", a="First words.", b="Second words."))
        library.articles.star([1])
    (tmp_path / "library" / "library.sqlite").write_bytes(b"no database at all" * 500)
    person = start(tmp_path, opens=False)
    rebuild, other = person.window.welcome._mends
    person.until(rebuild.isVisible)
    assert not other.isVisible()
    rebuild.click()
    person.until(lambda: hasattr(person.program, "wiring"))
    person.rest()
    assert [row.starred for row in person.wiring.catalogue.listing.rows] == [True, False]


def test_damage_that_is_met_while_reading_can_be_mended_at_once(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(reader.program, "restart", lambda: begun.append(True))
    folder = reader.wiring.library.folder
    reader.wiring.faults.show(LibraryDamaged(str(folder), "a page is noise"))
    reader.wiring.faults.mending_asked.emit(LibraryDamaged(str(folder)))
    restore = reader.window.welcome._mends[0]
    assert restore.isVisible() and "damaged" in reader.window.welcome.sentence()
    restore.click()
    reader.until(lambda: begun)
    with Library.open(folder) as library:
        assert len(library.articles.rows()) == 5
