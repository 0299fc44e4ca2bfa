"""What the window tells of its own making: version and commit, licences, and how a newer one comes as a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.app.gui import Application
from pressfold.ui import shipped
from pressfold.ui.dialogs import about
from pressfold.ui.dialogs.about import AboutDialog
from pressfold.ui.dialogs.licences import LicencesDialog
from pressfold.ui.dialogs.updating import UpdatingDialog, steps
from pressfold.ui.shipped import Build, Origin, Part


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a frozen program finds beside itself: two parts, one with two texts."""
    folder = tmp_path / "bundle" / "LICENSES"
    folder.mkdir(parents=True)
    for name, words in (("a.txt", "You may."), ("b.txt", "You must not."), ("c.txt", "As you like.")):
        (folder / name).write_text(words, encoding="utf-8")
    rows = [
        {"name": "One", "version": "1.0", "licence": "MIT", "texts": ["a.txt", "b.txt"]},
        {"name": "Two", "version": "", "licence": "ISC", "texts": ["c.txt"]},
    ]
    (folder / "index.json").write_text(json.dumps(rows), encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    return folder


@pytest.fixture(autouse=True)
def afresh() -> None:
    """Nothing is remembered of another test's program."""
    shipped.parts.cache_clear()
    shipped.build.cache_clear()


def test_a_frozen_program_lists_what_it_was_made_with(bundle: Path) -> None:
    one, two = shipped.parts()
    assert (one.name, one.version, one.licence, one.text()) == ("One", "1.0", "MIT", "You may.\n\n\nYou must not.")
    assert two.text() == "As you like."


def test_a_program_run_from_its_source_lists_the_packages_of_its_python() -> None:
    found = {part.name.lower(): part for part in shipped.parts()}
    assert "MIT" in found["pydantic"].licence and "Permission is hereby granted" in found["pydantic"].text()
    assert shipped.build() is None and shipped.origin() is Origin.SOURCE


@pytest.mark.parametrize(
    ("platform", "program", "came"),
    [
        ("win32", "C:/x/pressfold-desk.exe", Origin.WINDOWS),
        ("darwin", "/Applications/Pressfold.app/Contents/MacOS/pressfold-desk", Origin.MACOS),
        ("linux", "/opt/pressfold/pressfold-desk", Origin.DEB),
        ("linux", "/home/anna/.local/share/pressfold-program/pressfold-desk", Origin.ARCHIVE),
    ],
)
def test_a_frozen_program_knows_how_it_came(
    platform: str, program: str, came: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(sys, "executable", program)
    assert shipped.origin() is came


@pytest.mark.parametrize("came", Origin)
def test_updating_is_told_for_every_way_that_a_program_comes(came: Origin) -> None:
    doing, checking = steps(came)
    assert doing.startswith("Close Pressfold") and checking.endswith("FILE")


def test_about_tells_the_commit_of_a_frozen_program(newcomer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(about, "build", lambda: Build("0123456789abcdef", "2026-11-22", True))
    newcomer.wiring.acts.about()
    dialog = newcomer.window.findChild(AboutDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "Commit 0123456789ab of 2026-11-22, with changes" in said
    dialog.close()


def test_about_leads_to_the_licences_and_to_updating(newcomer: Person) -> None:
    newcomer.wiring.acts.about()
    dialog = newcomer.window.findChild(AboutDialog)
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    buttons["&Licences…"].click()
    buttons["&Update from a file…"].click()
    licences, updating = (newcomer.window.findChild(kind) for kind in (LicencesDialog, UpdatingDialog))
    said = " ".join(label.text() for label in updating.findChildren(QLabel))
    assert str(newcomer.wiring.library.folder) in said and "python3 run.py" in said
    for page in (licences, updating, dialog):
        page.close()


def test_the_licences_are_read_by_keyboard(qtbot: QtBot, bundle: Path) -> None:
    window = QWidget()
    window.resize(1_000, 800)
    page = LicencesDialog(shipped.parts(), False, window)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    assert page.list.hasFocus() and "You may." in page.text.toPlainText()
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.text.toPlainText() == "As you like." and page.terms.text() == "ISC"
    QTest.keyClicks(page.list, "One")
    assert "You must not." in page.text.toPlainText()
    QTest.keyClick(page.list, Qt.Key.Key_Tab)
    assert page.text.hasFocus()
    QTest.keyClick(page.text, Qt.Key.Key_Tab)
    assert not page.text.hasFocus()
    page.close()
    window.deleteLater()


def test_a_licence_that_cannot_be_read_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    page = LicencesDialog([Part("Lost", "1", "MIT", (tmp_path / "gone.txt",))], False, window)
    assert "could not be read" in page.text.toPlainText()
    window.deleteLater()


def test_a_briefing_that_the_system_hands_over_is_opened_as_one(start: Start, tmp_path: Path) -> None:
    first = start(tmp_path / "first")
    path = tmp_path / "Über alles.briefing"
    first.wiring.library.briefings.new("Handed over", path).close()
    second = start(tmp_path / "second", (path,))
    second.until(lambda: second.wiring.work.opened is not None)
    assert second.wiring.work.opened.path == path
    assert second.wiring.library.articles.ids() == []


def test_a_file_that_macos_hands_to_the_running_program_is_opened(
    newcomer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("A story of its own.\n\nIt has two paragraphs.", encoding="utf-8")
    told: list[Path] = []
    application = QCoreApplication.instance()
    signal = type("Signal", (), {"emit": staticmethod(told.extend)})
    monkeypatch.setattr(application, "files_asked", signal, raising=False)
    assert Application.event(application, QFileOpenEvent(QUrl.fromLocalFile(str(story))))
    assert told == [story]
    newcomer.program.take(told)
    newcomer.until(lambda: newcomer.window.desk.article_ids() != ())
    newcomer.rest()
