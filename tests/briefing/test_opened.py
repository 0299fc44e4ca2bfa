"""An open briefing loses nothing: not over undo, saves, crashes, full disks or somebody else's changes."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold import disk
from pressfold.briefing import opened as opening
from pressfold.briefing import sheet
from pressfold.briefing.edits import DeletePin, EditNote, Fact, PinQuote, SetFact
from pressfold.briefing.opened import OpenBriefing
from pressfold.briefing.place import last_path
from pressfold.model.briefing_errors import (
    BriefingChanged,
    BriefingDamaged,
    BriefingExists,
    BriefingInUse,
    BriefingMissing,
    BriefingNewer,
    BriefingUnreadable,
    CannotEdit,
    CannotSave,
    ChangeNotKept,
)
from tests.briefing.making import ids, now, pin_and_source, random_edit
from tests.briefing.test_sheet import raw_of, sealed


class Desk:
    """One reader's machine: a briefing, its state folder, and whatever is open; everything is closed in the end."""

    def __init__(self, folder: Path) -> None:
        self.state = folder / "state"
        self.path = folder / "calls.briefing"
        self._open: list[OpenBriefing] = []

    def new(self) -> OpenBriefing:
        return self._keep(OpenBriefing.new(self.path, "Calls", state=self.state, now=now, new_id=ids()))  # type: ignore[arg-type]

    def open(self, path: Path | None = None) -> OpenBriefing:
        return self._keep(OpenBriefing.open(path or self.path, state=self.state, now=now))

    def crash(self, opened: OpenBriefing) -> None:
        """What a dead process leaves: handles gone, nothing saved."""
        opened.close()

    def close(self) -> None:
        for opened in self._open:
            opened.close()

    def _keep(self, opened: OpenBriefing) -> OpenBriefing:
        self._open.append(opened)
        return opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def pin(opened: OpenBriefing, words: str, id: str) -> None:
    made, source = pin_and_source(words, words, id=id)
    opened.apply(PinQuote(made, source, opened.briefing.sections[0].id))


def title(words: str) -> SetFact:
    return SetFact(Fact.TITLE, words)


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


# --- the plain way ---------------------------------------------------------------------------------------------------


def test_a_new_briefing_is_a_file_at_once(desk: Desk) -> None:
    opened = desk.new()
    assert sheet.read(desk.path.read_bytes()).briefing == opened.briefing
    assert (opened.briefing.title, opened.briefing.revision, opened.dirty) == ("Calls", 1, False)
    assert [section.heading for section in opened.briefing.sections] == ["Evidence"]


def test_an_existing_file_is_not_made_new(desk: Desk) -> None:
    desk.path.write_text("mine")
    with pytest.raises(BriefingExists):
        desk.new()
    assert desk.path.read_text() == "mine"


def test_what_was_saved_is_there_again(desk: Desk) -> None:
    opened = desk.new()
    pin(opened, "It is up to Putin.", "p")
    assert opened.dirty
    opened.save()
    assert (opened.dirty, opened.briefing.revision) == (False, 2)
    opened.close()
    again = desk.open()
    assert again.briefing == opened.briefing
    assert again.recovered is None


def test_undo_and_redo_have_names(desk: Desk) -> None:
    opened = desk.new()
    assert (opened.undo_name, opened.redo_name, opened.undo(), opened.redo()) == (None, None, None, None)
    start = opened.briefing
    pin(opened, "a quote", "p")
    opened.apply(EditNote("p", "check"))
    assert (opened.undo_name, opened.undo(), opened.redo_name) == ("Edit note", "Edit note", "Edit note")
    assert (opened.undo(), opened.briefing) == ("Pin quote", start)
    assert (opened.redo(), opened.redo()) == ("Pin quote", "Edit note")
    assert opened.briefing.pins["p"].note == "check"


def test_a_new_edit_forgets_what_could_be_redone(desk: Desk) -> None:
    opened = desk.new()
    opened.apply(title("one"))
    opened.undo()
    opened.apply(title("two"))
    assert opened.redo_name is None


def test_an_edit_that_changes_nothing_is_not_remembered(desk: Desk) -> None:
    opened = desk.new()
    opened.apply(title("Calls"))
    assert (opened.undo_name, opened.dirty) == (None, False)


def test_listeners_hear_of_every_change(desk: Desk) -> None:
    opened = desk.new()
    heard: list[str] = []
    opened.listeners.append(lambda: heard.append(opened.briefing.title))
    opened.apply(title("one"))
    opened.undo()
    opened.redo()
    opened.save()
    assert heard == ["one", "Calls", "one", "one"]


def test_saving_nothing_new_leaves_the_file_alone(desk: Desk) -> None:
    opened = desk.new()
    before = desk.path.read_bytes()
    opened.save()
    assert desk.path.read_bytes() == before


def test_each_save_names_the_file_it_replaced(desk: Desk) -> None:
    opened = desk.new()
    before = disk.sha256(desk.path.read_bytes())
    opened.apply(title("one"))
    opened.save()
    assert raw_of(desk.path.read_bytes())["parent"] == before


def test_after_closing_nothing_can_be_edited(desk: Desk) -> None:
    opened = desk.new()
    opened.close()
    with pytest.raises(CannotEdit):
        opened.apply(title("x"))


def test_it_closes_itself_at_the_end_of_a_block(desk: Desk) -> None:
    with desk.new() as opened:
        opened.apply(title("x"))
    assert opened.read_only


# --- after a crash ---------------------------------------------------------------------------------------------------


def test_acts_that_were_never_saved_come_back_with_their_history(desk: Desk) -> None:
    opened = desk.new()
    pin(opened, "a quote", "p")
    opened.apply(title("one"))
    opened.undo()
    desk.crash(opened)
    again = desk.open()
    assert again.briefing == opened.briefing
    assert again.recovered and again.recovered.acts == 3
    assert again.recovered.sentence == "3 changes that had not been saved were brought back."
    assert (again.undo_name, again.redo_name) == ("Pin quote", "Retitle")
    again.redo()
    assert again.briefing.title == "one"
    again.undo()
    again.undo()
    assert again.briefing.pins == {}


def test_history_survives_a_save_and_a_restart(desk: Desk) -> None:
    opened = desk.new()
    opened.apply(title("one"))
    opened.apply(title("two"))
    opened.undo()
    opened.save()
    opened.close()
    again = desk.open()
    assert again.recovered is None
    assert (again.undo_name, again.redo_name) == ("Retitle", "Retitle")
    assert (again.redo(), again.briefing.title) == ("Retitle", "two")
    again.undo()
    again.undo()
    assert again.briefing.title == "Calls"


def test_an_undo_of_a_saved_step_comes_back_too(desk: Desk) -> None:
    opened = desk.new()
    opened.apply(title("one"))
    opened.save()
    opened.undo()
    desk.crash(opened)
    assert desk.open().briefing.title == "Calls"


def test_acts_that_cancel_out_are_no_recovery(desk: Desk) -> None:
    opened = desk.new()
    opened.apply(title("one"))
    opened.undo()
    desk.crash(opened)
    assert desk.open().recovered is None


def test_a_crash_between_the_file_and_its_last_mark_loses_and_doubles_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desk.new()
    pin(opened, "a quote", "p")
    with monkeypatch.context() as patched:
        patched.setattr(OpenBriefing, "_saved", lambda *_: full())
        with pytest.raises(OSError, match="No space"):
            opened.save()
    desk.crash(opened)
    again = desk.open()
    assert list(again.briefing.pins) == ["p"]
    assert (again.dirty, again.recovered) == (False, None)
    assert again.undo() == "Pin quote"


def test_a_crash_before_the_file_was_replaced_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = desk.new()
    pin(opened, "a quote", "p")
    with monkeypatch.context() as patched:
        patched.setattr(opening.file, "write", lambda *_, **__: full())
        with pytest.raises(OSError, match="No space"):
            opened.save()
    opened.apply(title("later"))
    desk.crash(opened)
    again = desk.open()
    assert (again.briefing.title, list(again.briefing.pins)) == ("later", ["p"])


def test_a_torn_last_line_costs_only_that_line(desk: Desk) -> None:
    opened = desk.new()
    opened.apply(title("one"))
    opened.apply(title("two"))
    desk.crash(opened)
    (journal,) = desk.state.glob("*/journal.jsonl")
    journal.write_bytes(journal.read_bytes()[:-10])
    again = desk.open()
    assert again.briefing.title == "one"
    again.apply(title("three"))
    desk.crash(again)
    assert desk.open().briefing.title == "three"


def test_a_journal_damaged_in_its_middle_is_kept_aside(desk: Desk) -> None:
    opened = desk.new()
    for words in ("one", "two", "three"):
        opened.apply(title(words))
    desk.crash(opened)
    (journal,) = desk.state.glob("*/journal.jsonl")
    damaged = journal.read_bytes().replace(b'"two"', b'"tow"')
    journal.write_bytes(damaged)
    again = desk.open()
    assert again.briefing.title == "one"
    assert again.recovered and again.recovered.aside
    assert again.recovered.aside.read_bytes() == damaged
    assert again.undo() == "Retitle"
    assert again.briefing.title == "Calls"


def test_a_journal_that_is_nothing_but_damage_is_told_of(desk: Desk) -> None:
    desk.new().close()
    (journal,) = desk.state.glob("*/journal.jsonl")
    journal.write_bytes(b"rubbish\nrubbish\n")
    again = desk.open()
    assert again.recovered and "could not be read" in again.recovered.sentence
    assert again.briefing.title == "Calls"


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=15)
def test_whatever_was_done_the_next_opening_finds_it(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    dice = Random(seed)
    desk = Desk(tmp_path_factory.mktemp("desk"))
    opened = desk.new()
    for nth in range(dice.randint(1, 25)):
        act = dice.random()
        if act < 0.15:
            opened.undo()
        elif act < 0.25:
            opened.redo()
        elif act < 0.32:
            opened.save()
        elif act < 0.4:
            desk.crash(opened)
            again = desk.open()
            assert again.briefing == opened.briefing
            assert (again.undo_name, again.redo_name) == (opened.undo_name, opened.redo_name)
            opened = again
        else:
            opened.apply(random_edit(dice, opened.briefing, f"fresh-{nth}"))
    opened.save()
    assert sheet.read(desk.path.read_bytes()).briefing == opened.briefing
    desk.close()


# --- disks that refuse -----------------------------------------------------------------------------------------------


def test_on_a_full_disk_the_old_file_stays_and_the_journal_keeps_all(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desk.new()
    before = desk.path.read_bytes()
    pin(opened, "a quote", "p")
    with monkeypatch.context() as patched:
        patched.setattr(disk, "replace_whole", full)
        with pytest.raises(CannotSave, match="No space left"):
            opened.save()
    assert desk.path.read_bytes() == before
    assert opened.dirty
    desk.crash(opened)
    again = desk.open()
    assert list(again.briefing.pins) == ["p"]
    again.save()
    assert "p" in sheet.read(desk.path.read_bytes()).briefing.pins


def test_an_act_that_cannot_be_kept_is_not_done(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = desk.new()
    opened.apply(title("one"))
    with monkeypatch.context() as patched:
        patched.setattr(disk, "settle", full)
        for act in (lambda: opened.apply(title("two")), opened.undo):
            with pytest.raises(ChangeNotKept, match="Retitle"):
                act()
    assert (opened.briefing.title, opened.undo_name) == ("one", "Retitle")
    opened.apply(title("three"))
    desk.crash(opened)
    assert desk.open().briefing.title == "three"


def test_a_full_state_disk_does_not_keep_the_file_from_being_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = desk.new()
    pin(opened, "a quote", "p")
    real = disk.replace_whole

    def only_the_file(path: Path, content: bytes, *, base: str | None = None) -> None:
        if path != opened.path:
            full()
        real(path, content, base=base)

    with monkeypatch.context() as patched:
        patched.setattr(disk, "replace_whole", only_the_file)
        patched.setattr(opening.Place, "lock", full)
        patched.setattr(opened._place.journal, "add", full)
        opened.save()
    assert not opened.dirty
    assert "p" in sheet.read(desk.path.read_bytes()).briefing.pins
    desk.crash(opened)
    again = desk.open()
    assert list(again.briefing.pins) == ["p"]


def test_a_state_folder_that_cannot_be_written_leaves_reading(desk: Desk) -> None:
    desk.new().close()
    shutil.rmtree(desk.state)
    desk.state.write_text("a file where a folder should be")
    opened = desk.open()
    assert opened.read_only
    assert opened.briefing.title == "Calls"
    with pytest.raises(ChangeNotKept):
        opened.apply(title("x"))


# --- others ----------------------------------------------------------------------------------------------------------


def test_a_briefing_that_is_open_elsewhere_is_for_reading(desk: Desk) -> None:
    first = desk.new()
    first.apply(title("unsaved"))
    second = desk.open()
    assert second.read_only
    assert second.briefing.title == "unsaved"
    for act in (lambda: second.apply(title("x")), second.undo, second.redo, second.save):
        with pytest.raises(BriefingInUse):
            act()
    first.close()
    second.close()
    assert not desk.open().read_only


def _elsewhere(desk: Desk, tmp_path: Path, act: Callable[[OpenBriefing], object]) -> None:
    """Another laptop, with a state folder of its own, edits and saves the same file."""
    with OpenBriefing.open(desk.path, state=tmp_path / "other", now=now) as other:
        act(other)
        other.save()


def test_a_file_that_was_changed_elsewhere_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    opened = desk.new()
    pin(opened, "ours", "ours")
    opened.apply(title("Ours"))
    _elsewhere(desk, tmp_path, lambda other: pin(other, "theirs", "theirs"))
    theirs = desk.path.read_bytes()
    with pytest.raises(BriefingChanged):
        opened.save()
    assert desk.path.read_bytes() == theirs
    desk.crash(opened)
    again = desk.open()
    assert sorted(again.briefing.pins) == ["ours", "theirs"]
    assert again.briefing.title == "Ours"
    assert again.recovered and again.recovered.changed and not again.recovered.left
    again.save()
    assert sorted(sheet.read(desk.path.read_bytes()).briefing.pins) == ["ours", "theirs"]


def test_what_others_wrote_is_not_written_over_when_changes_come_back(desk: Desk, tmp_path: Path) -> None:
    opened = desk.new()
    pin(opened, "both", "both")
    opened.save()
    opened.apply(title("Our title"))
    pin(opened, "ours", "ours")
    desk.crash(opened)
    _elsewhere(desk, tmp_path, lambda other: other.apply(title("Their title")))
    again = desk.open()
    assert again.briefing.title == "Their title"
    assert "ours" in again.briefing.pins
    assert again.recovered and (again.recovered.acts, again.recovered.left) == (1, 1)
    assert again.recovered.aside and "Our title" in again.recovered.aside.read_text(encoding="utf-8")
    assert "did not fit" in again.recovered.sentence
    desk.crash(again)
    third = desk.open()
    assert third.briefing == again.briefing
    assert third.recovered and (third.recovered.acts, third.recovered.left) == (1, 0)


def test_an_undo_of_a_saved_act_is_done_again_on_the_version_of_others(desk: Desk, tmp_path: Path) -> None:
    opened = desk.new()
    pin(opened, "gone", "gone")
    opened.save()
    opened.undo()
    opened.redo()
    opened.undo()
    desk.crash(opened)
    _elsewhere(desk, tmp_path, lambda other: other.apply(title("Theirs")))
    again = desk.open()
    assert (again.briefing.title, again.briefing.pins) == ("Theirs", {})


def test_acts_done_while_saving_are_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = desk.new()
    opened.apply(title("saved"))
    real = opening.file.write

    def slow(path: Path, content: bytes, *, base: str | None) -> None:
        editor = Thread(target=lambda: opened.apply(title("while saving")))
        editor.start()
        editor.join()
        real(path, content, base=base)

    with monkeypatch.context() as patched:
        patched.setattr(opening.file, "write", slow)
        opened.save()
    assert sheet.read(desk.path.read_bytes()).briefing.title == "saved"
    assert (opened.briefing.title, opened.dirty) == ("while saving", True)
    desk.crash(opened)
    again = desk.open()
    assert again.briefing.title == "while saving"
    again.undo()
    assert again.briefing.title == "saved"


def test_a_moved_file_keeps_its_journal(desk: Desk, tmp_path: Path) -> None:
    opened = desk.new()
    opened.apply(title("unsaved"))
    desk.crash(opened)
    (tmp_path / "there").mkdir()
    moved = desk.path.rename(tmp_path / "there" / "moved.briefing")
    assert desk.open(moved).briefing.title == "unsaved"


def test_the_state_folder_knows_where_a_briefing_lay_last(desk: Desk, tmp_path: Path) -> None:
    opened = desk.new()
    desk.crash(opened)
    assert last_path(desk.state, opened.briefing.id) == desk.path
    assert last_path(desk.state, "unheard-of") is None
    moved = desk.path.rename(tmp_path / "moved.briefing")
    desk.open(moved)
    assert last_path(desk.state, opened.briefing.id) == moved


def test_a_copy_does_not_take_the_journal_of_its_original(desk: Desk, tmp_path: Path) -> None:
    opened = desk.new()
    opened.apply(title("unsaved"))
    copy = tmp_path / "copy.briefing"
    shutil.copy(desk.path, copy)
    copied = desk.open(copy)
    assert (copied.briefing.title, copied.read_only) == ("Calls", False)
    desk.crash(opened)
    assert desk.open().briefing.title == "unsaved"


def test_a_moved_file_does_not_lend_its_journal_to_a_copy(desk: Desk, tmp_path: Path) -> None:
    opened = desk.new()
    opened.apply(title("unsaved"))
    desk.crash(opened)
    moved = desk.path.rename(tmp_path / "moved.briefing")
    desk.open(moved).close()
    copy = Path(shutil.copy(moved, tmp_path / "copy.briefing"))
    assert desk.open(copy).briefing.title == "Calls"
    assert desk.open(moved).briefing.title == "unsaved"


def test_the_journal_of_a_deleted_briefing_stays_out_of_the_new_one(desk: Desk) -> None:
    opened = desk.new()
    pin(opened, "old", "old")
    desk.crash(opened)
    desk.path.unlink()
    fresh = OpenBriefing.new(desk.path, "Fresh", state=desk.state, now=now)
    assert (fresh.briefing.title, fresh.briefing.pins, fresh.undo_name) == ("Fresh", {}, None)
    fresh.close()
    assert any("old" in path.read_text(encoding="utf-8") for path in desk.state.glob("*/journal-*.jsonl"))


# --- files that cannot be opened -------------------------------------------------------------------------------------


def test_a_missing_briefing_leaves_no_trace(desk: Desk) -> None:
    with pytest.raises(BriefingMissing):
        desk.open()
    assert not desk.state.exists()


def test_a_folder_is_no_briefing(desk: Desk) -> None:
    desk.path.mkdir()
    with pytest.raises((BriefingUnreadable, BriefingDamaged)):
        desk.open()


@pytest.mark.parametrize("damage", ["half", "flipped", "empty", "huge"])
def test_a_damaged_file_names_its_best_backup_and_stays_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    opened = desk.new()
    pin(opened, "a quote", "p")
    opened.save()
    whole = desk.path.read_bytes()
    opened.close()
    if damage == "huge":
        monkeypatch.setattr(opening.file, "LARGEST", len(whole))
    else:
        at = whole.index(b"a quote")
        made = {"half": whole[: len(whole) // 2], "flipped": whole.replace(b"a quote", b"a quota"), "empty": b""}
        assert at
        desk.path.write_bytes(made[damage])
    content = desk.path.read_bytes()
    with pytest.raises(BriefingDamaged) as caught:
        desk.open()
    (backup, _) = opened.backups
    assert str(backup) in caught.value.sentence
    assert backup.read_bytes() == whole
    assert desk.path.read_bytes() == content
    desk.path.write_bytes(backup.read_bytes())
    monkeypatch.undo()
    assert not desk.open().read_only


def test_a_file_of_fifty_megabytes_is_not_even_read(desk: Desk) -> None:
    with desk.path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(BriefingDamaged, match="No backup") as caught:
        desk.open()
    assert "50,000,000" in caught.value.details


def test_a_newer_briefing_is_for_reading(desk: Desk) -> None:
    desk.new().close()
    content = sealed(raw_of(desk.path.read_bytes()) | {"version": 9, "min_reader": 9})
    desk.path.write_bytes(content)
    opened = desk.open()
    assert (opened.read_only, opened.briefing.title) == (True, "Calls")
    with pytest.raises(BriefingNewer):
        opened.apply(title("x"))
    assert desk.path.read_bytes() == content


def test_a_newer_form_is_refused_without_being_called_damaged(desk: Desk) -> None:
    desk.new().close()
    desk.path.write_bytes(sealed(raw_of(desk.path.read_bytes()) | {"version": 9, "min_reader": 9, "pins": 5}))
    with pytest.raises(BriefingNewer):
        desk.open()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything, Windows has other permissions")
def test_a_file_that_may_not_be_read_says_so(desk: Desk) -> None:
    desk.new().close()
    desk.path.chmod(0)
    with pytest.raises(BriefingUnreadable):
        desk.open()


def test_a_read_only_file_can_be_edited_but_not_saved(desk: Desk) -> None:
    opened = desk.new()
    desk.path.chmod(0o444)
    opened.apply(title("kept"))
    with pytest.raises(CannotSave):
        opened.save()
    desk.crash(opened)
    assert desk.open().briefing.title == "kept"
    desk.path.chmod(0o644)


def test_a_drive_that_vanishes_and_comes_back_costs_nothing(desk: Desk, tmp_path: Path) -> None:
    drive, away = tmp_path / "drive", tmp_path / "away"
    drive.mkdir()
    desk.path = drive / "calls.briefing"
    opened = desk.new()
    pin(opened, "one quote", "a")
    opened.save()
    drive.rename(away)
    pin(opened, "another quote", "b")
    with pytest.raises(CannotSave):
        opened.save()
    opened.close()
    away.rename(drive)
    again = desk.open()
    assert set(again.briefing.pins) == {"a", "b"}
    again.save()
    assert set(sheet.read(desk.path.read_bytes()).briefing.pins) == {"a", "b"}


def test_a_deleted_pin_comes_back_whole(desk: Desk) -> None:
    opened = desk.new()
    pin(opened, "a quote", "p")
    before = opened.briefing
    opened.apply(DeletePin("p"))
    opened.save()
    opened.close()
    again = desk.open()
    again.undo()
    assert again.briefing.pins == before.pins
    assert json.loads(desk.path.read_bytes())["pins"] == []
