"""What lay open comes back: after a quit, after a crash, on another screen; a second window is refused politely."""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from tests.conftest import CORPUS
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.library.library import Library
from pressfold.ui.crash import CrashHook, CrashNote, start_log
from pressfold.ui.desk.layers import Layer
from pressfold.ui.program import Program
from pressfold.ui.settings import Settings


def test_a_quit_and_a_start_bring_everything_back(reader: Person, start: Start, tmp_path: Path) -> None:
    reader.open("001", "002")
    reader.wiring.columns.focus(1)
    reader.wiring.layers.show(frozenset({Layer.ACTORS, Layer.PINS}))
    reader.do("columns.linked")
    reader.window.findings.bring(reader.window.quotes)
    reader.wiring.walking.go(*reader.place("002", "Normandy format"))
    reader.rest()
    place = reader.window.desk.place(reader.id("002"))
    reader.window.resize(reader.window.width(), 640)
    reader.window.close()
    reader.program.close()

    again = start(tmp_path)
    again.until(lambda: len(again.window.desk.article_ids()) == 2)
    again.rest()
    assert again.window.desk.article_ids() == (again.id("001"), again.id("002"))
    assert again.wiring.columns.current() == again.id("002")
    assert again.window.desk.layers() == {Layer.ACTORS, Layer.PINS}
    assert not again.window.acts["layers.passages"].isChecked()
    assert not again.window.desk.linked() and not again.window.acts["columns.linked"].isChecked()
    assert again.window.findings.current() is again.window.quotes
    assert again.window.height() == 640
    assert place is not None and place > 0
    assert abs((again.window.desk.place(again.id("002")) or 0) - place) < 120


def test_selection_filter_and_find_bar_come_back(reader: Person, start: Start, tmp_path: Path) -> None:
    reader.open("001", "002")
    reader.wiring.columns.focus(1)
    reader.press("Ctrl+F")
    reader.type("putin")
    reader.rest()
    reader.do("finding.whole")
    reader.press("Return")
    reader.window.library.set_filter("putin")
    selected, count = reader.window.desk.selection(), reader.wiring.finding.bar.count()
    reader.window.close()
    reader.program.close()

    again = start(tmp_path)
    again.until(lambda: again.wiring.finding.open and again.wiring.finding.bar.count() == count)
    again.rest()
    assert again.window.desk.selection() == selected
    assert again.wiring.finding.bar.isVisible() and again.wiring.finding.bar.words() == "putin"
    assert again.window.acts["finding.whole"].isChecked() and not again.window.acts["finding.case"].isChecked()
    assert again.window.library.filter_words() == "putin"


def test_an_article_that_is_opened_again_stands_where_it_was_read(reader: Person, start: Start, tmp_path: Path) -> None:
    reader.open("002")
    reader.wiring.walking.go(*reader.place("002", "Normandy format"))
    reader.rest()
    column = reader.window.desk.column(reader.id("002"))
    assert column is not None
    column.view.scroll_to(300)
    place = reader.window.desk.place(reader.id("002"))
    assert place
    reader.open("001")
    reader.open("002")
    assert reader.window.desk.place(reader.id("002")) == place
    reader.do("columns.close")
    reader.window.close()
    reader.program.close()
    again = start(tmp_path)
    again.open("002")
    assert again.window.desk.place(again.id("002")) == place


def test_a_killed_process_is_told_of_and_its_desk_is_back(filled: Path, start: Start, tmp_path: Path) -> None:
    """A real window is killed while two articles lie open; nothing it did is lost but the last second."""
    shutil.copytree(filled, tmp_path / "library")
    paths = [str(path) for path in sorted(CORPUS.glob("00[01]*.txt"))]
    environment = {**os.environ, "PRESSFOLD_HOME": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-m", "pressfold", "open", *paths], env=environment) as process:
        deadline = time.monotonic() + 60
        while len(_session(tmp_path).get("articles") or []) < 2 and time.monotonic() < deadline:
            assert process.poll() is None
        process.kill()
    again = start(tmp_path)
    again.until(lambda: len(again.window.desk.article_ids()) == 2)
    again.rest()
    assert again.window.desk.article_ids() == (again.id("000"), again.id("001"))
    assert "ended unexpectedly" in again.window.toasts.log[0].text


def test_a_crash_is_told_at_the_next_start_and_nothing_is_lost(reader: Person, start: Start, tmp_path: Path) -> None:
    reader.open("001")
    pin = reader.pin("001", "did not want the situation near Ukraine to escalate")
    reader.until(lambda: _session(tmp_path).get("articles") == [reader.id("001")])
    reader.until(lambda: _session(tmp_path).get("briefing"))
    # The process ends here without a goodbye: only its locks are let go, as the system does it.
    assert reader.wiring.work.opened is not None
    reader.wiring.work.opened.close()
    reader.wiring.work.opened = None
    reader.wiring.runner.close()
    reader.wiring.library.close()
    reader.program._begun = False
    reader.program._library = None
    faulthandler.disable()
    assert reader.program.note._close is not None
    reader.program.note._close()

    again = start(tmp_path)
    again.until(lambda: again.wiring.work.briefing is not None)
    again.rest()
    assert "ended unexpectedly" in again.window.toasts.log[0].text
    assert again.window.desk.article_ids() == (again.id("001"),)
    assert set(again.briefing.pins) == {pin}
    again.window.toasts.shown()[0].take("Copy details")


def test_a_clean_end_leaves_no_crash_note(reader: Person, start: Start, tmp_path: Path) -> None:
    reader.window.close()
    reader.program.close()
    again = start(tmp_path)
    assert not any("unexpectedly" in said.text for said in again.window.toasts.log)


def test_the_session_is_kept_soon_after_a_change(reader: Person, tmp_path: Path) -> None:
    reader.open("004")
    reader.until(lambda: _session(tmp_path).get("articles") == [reader.id("004")])


def test_an_article_that_is_gone_is_left_out_of_what_comes_back(reader: Person, start: Start, tmp_path: Path) -> None:
    reader.open("001", "002")
    gone = reader.id("002")
    reader.window.close()
    reader.program.close()
    with Library.open(tmp_path / "library") as library:
        library.articles.remove([gone])
    again = start(tmp_path)
    again.until(lambda: again.window.desk.article_ids())
    again.rest()
    assert again.window.desk.article_ids() == (again.id("001"),)
    assert not any(said.warns for said in again.window.toasts.log)


def test_settings_full_of_nonsense_are_told_once(start: Start, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.json").write_text("not json")
    person = start(tmp_path)
    assert [said.text for said in person.window.toasts.log if "made no sense" in said.text] != []


def test_a_library_that_is_open_elsewhere_is_refused_with_a_sentence_and_opened_when_it_is_free(
    qtbot: QtBot, tmp_path: Path
) -> None:
    program = Program(tmp_path / "library", Settings(tmp_path / "s.json"), tmp_path / "state", tmp_path / "log")
    qtbot.addWidget(program.window)
    with Library.open(tmp_path / "library"):
        program.open()
        program.window.show()
        qtbot.waitUntil(lambda: "is open in another Pressfold" in program.window.welcome.sentence())
    assert "Nothing was changed" in program.window.welcome.sentence()
    again = next(button for button in program.window.findChildren(QPushButton) if button.text() == "Try again")
    again.click()
    qtbot.waitUntil(lambda: hasattr(program, "wiring") and not program.wiring.runner.busy())
    assert "Drop articles" in program.window.welcome.sentence()
    program.window.close()
    program.close()


def test_the_window_answers_while_its_library_is_opened(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, threads = threading.Event(), []
    usual = Library.open

    def slow(*args: object, **named: object) -> Library:
        threads.append(threading.current_thread())
        gate.wait(20)
        return usual(*args, **named)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(Library, "open", slow)
    program = Program(tmp_path / "library", Settings(tmp_path / "s.json"), tmp_path / "state", tmp_path / "log")
    qtbot.addWidget(program.window)
    program.open()
    program.window.show()
    qtbot.waitUntil(lambda: bool(threads) and getattr(program.window.welcome.currentWidget(), "late", False))
    assert threads != [threading.current_thread()]
    assert program.window.welcome.currentWidget().accessibleName() == "The library is being opened"
    gate.set()
    qtbot.waitUntil(lambda: hasattr(program, "wiring") and not program.wiring.runner.busy())
    program.window.close()
    program.close()


def test_a_window_that_is_closed_while_its_library_is_opened_lets_it_go(qtbot: QtBot, tmp_path: Path) -> None:
    program = Program(tmp_path / "library", Settings(tmp_path / "s.json"), tmp_path / "state", tmp_path / "log")
    qtbot.addWidget(program.window)
    program._begin_soon()
    program.window.close()
    program.close()
    assert not any(thread.name == "pressfold-opening" for thread in threading.enumerate())
    with Library.open(tmp_path / "library") as library:
        assert library.articles.ids() == []
    assert not hasattr(program, "wiring")


def test_a_library_that_fails_as_nobody_expected_says_so_and_offers_to_try_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_named: object) -> Library:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr(Library, "open", fail)
    program = Program(tmp_path / "library", Settings(tmp_path / "s.json"), tmp_path / "state", tmp_path / "log")
    qtbot.addWidget(program.window)
    program.open()
    program.window.show()
    qtbot.waitUntil(lambda: "did not expect" in program.window.welcome.sentence())
    program.window.close()
    program.close()


def test_files_named_at_the_start_are_opened_side_by_side(start: Start, tmp_path: Path, corpus: Path) -> None:
    paths = tuple(sorted(corpus.glob("00[01]*.txt")))
    person = start(tmp_path, paths)
    person.until(lambda: len(person.window.desk.article_ids()) == 2)
    person.rest()


# --- what nobody expected --------------------------------------------------------------------------------------------


def test_an_error_nobody_caught_is_logged_and_said_once(newcomer: Person) -> None:
    hook = newcomer.program.hook
    hook._on_exception(ValueError, ValueError("boom"), None)
    newcomer.until(lambda: newcomer.window.toasts.log)
    assert "did not expect" in newcomer.window.toasts.log[0].text
    newcomer.window.toasts.shown()[0].take("Copy details")
    assert "ValueError: boom" in QApplication.clipboard().text()


def test_an_error_in_a_thread_arrives_in_the_window(qtbot: QtBot, qapp: QApplication) -> None:
    hook = CrashHook(qapp)
    hook.install()
    try:
        with qtbot.waitSignal(hook.failed) as told:
            thread = threading.Thread(target=lambda: 1 / 0)
            thread.start()
            thread.join()
        assert isinstance(told.args[0], ZeroDivisionError)
    finally:
        hook.remove()
    assert sys.excepthook is sys.__excepthook__


def test_the_log_is_kept_and_an_old_one_put_aside(tmp_path: Path) -> None:
    before = list(logging.getLogger().handlers)
    old = tmp_path / "pressfold.log"
    old.write_text("x" * 1_100_000)
    path = start_log(tmp_path)
    logging.getLogger("pressfold").warning("something to remember")
    fresh = [handler for handler in logging.getLogger().handlers if handler not in before]
    for handler in fresh:
        logging.getLogger().removeHandler(handler)
        handler.close()
    assert "something to remember" in path.read_text()
    assert path.with_suffix(".old.log").stat().st_size == 1_100_000


def test_a_log_that_cannot_be_written_keeps_nobody_from_saying_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "pressfold.log").mkdir()
    before = list(logging.getLogger().handlers)
    start_log(tmp_path)
    logging.getLogger("pressfold").warning("the library was not opened")  # raised, and the window waited for ever
    for handler in [handler for handler in logging.getLogger().handlers if handler not in before]:
        logging.getLogger().removeHandler(handler)


def test_a_state_folder_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    state = tmp_path / "file" / "state"
    program = Program(tmp_path / "library", Settings(tmp_path / "s.json"), state, tmp_path / "log")
    qtbot.addWidget(program.window)
    program.open()
    program.window.show()
    qtbot.waitUntil(lambda: hasattr(program, "wiring") and not program.wiring.runner.busy())
    [told] = [said for said in program.window.toasts.log if said.warns]
    assert str(state) in told.text and "Your library is safe" in told.text
    program.window.close()
    program.close()


def test_a_folder_that_cannot_be_written_costs_no_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    before = list(logging.getLogger().handlers)
    start_log(tmp_path / "file")
    note = CrashNote(tmp_path / "file" / "desk", tmp_path / "log")
    note.begin()
    note.end()
    assert note.before is None
    for handler in [handler for handler in logging.getLogger().handlers if handler not in before]:
        logging.getLogger().removeHandler(handler)


def _session(folder: Path) -> dict[str, object]:
    found = list((folder / "state").glob("desk-*/session.json"))
    return json.loads(found[0].read_text()) if found else {}
