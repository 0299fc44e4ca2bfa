"""A briefing by hand: four quotes pinned, ordered, annotated, undone, exported, and every one of them verified."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QPlainTextEdit

from pressfold.model.briefing import AnchorState
from pressfold.ui.dialogs.export import ExportDialog
from tests.ui.fixtures import Start
from tests.ui.people import Person

QUOTES = (
    ("000", "It is up to Vladimir Putin to say if he wants consultations or confrontation"),
    ("001", "did not want the situation near Ukraine to escalate"),
    ("002", "to maintain personal contact"),
    ("003", "will determine its future reaction"),
)


def test_four_quotes_are_pinned_ordered_undone_exported_and_verified(reader: Person, tmp_path: Path) -> None:
    reader.open("000", "001")
    pins = [reader.pin(number, words) for number, words in QUOTES]
    assert [pin.id for pin in reader.briefing.ordered()] == pins

    page = reader.window.briefing
    page.choose(pins[3])
    reader.press("Alt+Up", page.list)
    reader.press("Alt+Up", page.list)
    ordered = [pins[0], pins[3], pins[1], pins[2]]
    assert [pin.id for pin in reader.briefing.ordered()] == ordered
    assert page.list.current_key() == pins[3]

    assert reader.window.acts["history.undo"].text() == "&Undo Move pin"
    reader.press("Ctrl+Z", reader.window)
    reader.press("Ctrl+Z", reader.window)
    assert [pin.id for pin in reader.briefing.ordered()] == pins
    assert reader.window.acts["history.undo"].text() == "&Undo Pin quote"
    assert reader.window.acts["history.redo"].text() == "&Redo Move pin"
    reader.press("Ctrl+Shift+Z", reader.window)
    reader.press("Ctrl+Shift+Z", reader.window)
    assert [pin.id for pin in reader.briefing.ordered()] == ordered

    reader.do("briefing.verify")
    assert {anchor.state for anchor in reader.wiring.work.checked.values()} == {AnchorState.VERIFIED}
    assert reader.window.toasts.log[-1].text == "Verified: 4 pins stand word for word in the stored sources."

    reader.press("Ctrl+E", reader.window)
    (dialog,) = [child for child in reader.window.findChildren(ExportDialog) if child.isVisible()]
    dialog._place.setText(str(tmp_path / "out.docx"))
    dialog.accept()
    reader.until(lambda: (tmp_path / "out.docx").exists())
    reader.rest()
    with zipfile.ZipFile(tmp_path / "out.docx") as written:
        assert "word/endnotes.xml" in written.namelist()
        body = written.read("word/document.xml").decode()
    assert all(words in body for _, words in QUOTES)
    assert "out.docx" in reader.window.toasts.log[-1].text


def test_the_keyboard_alone_selects_and_pins(reader: Person) -> None:
    reader.open("001")
    reader.wiring.columns.focus(0)
    view = QApplication.focusWidget()
    assert view is not None
    for _ in range(6):
        reader.bot.keyClick(view, Qt.Key.Key_Down)
    for _ in range(4):
        reader.bot.keyClick(
            view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
    assert reader.window.desk.selection() is not None
    reader.press("P", view)
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.pins)
    (pin,) = reader.briefing.ordered()
    text = reader.wiring.library.articles.get(reader.id("001")).text
    assert pin.span.of(text) == pin.quote


def test_a_note_is_written_on_the_card_and_kept_by_enter(reader: Person) -> None:
    reader.open("000")
    pin = reader.pin(*QUOTES[0])
    page = reader.window.briefing
    page.choose(pin)
    reader.press("F2", page.list)
    (editor,) = page.list.findChildren(QPlainTextEdit)
    reader.type("Said on the radio,", editor)
    reader.bot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    reader.type("not in writing.", editor)
    reader.press("Return", editor)
    assert reader.briefing.pins[pin].note == "Said on the radio,\nnot in writing."
    assert reader.window.acts["history.undo"].text() == "&Undo Edit note"


def test_escape_drops_what_was_written_in_a_note(reader: Person) -> None:
    reader.open("000")
    pin = reader.pin(*QUOTES[0])
    reader.window.briefing.choose(pin)
    reader.press("F2", reader.window.briefing.list)
    (editor,) = reader.window.briefing.list.findChildren(QPlainTextEdit)
    reader.type("never mind", editor)
    reader.press("Escape", editor)
    assert reader.briefing.pins[pin].note == ""


def test_delete_removes_a_pin_and_the_toast_brings_it_back(reader: Person) -> None:
    reader.open("000")
    pin = reader.pin(*QUOTES[0])
    reader.window.briefing.choose(pin)
    reader.press("Delete", reader.window.briefing.list)
    assert not reader.briefing.pins
    toast = reader.window.toasts.shown()[-1]
    assert reader.window.toasts.log[-1].text == "Pin removed."
    toast.take("Undo")
    reader.rest()
    assert set(reader.briefing.pins) == {pin}


def test_pins_survive_a_second_start_with_their_history(reader: Person, start: Start, tmp_path: Path) -> None:
    reader.open("000")
    pin = reader.pin(*QUOTES[0])
    reader.program.window.close()
    reader.program.close()
    again = start(tmp_path)
    again.until(lambda: again.wiring.work.briefing is not None)
    again.rest()
    assert set(again.briefing.pins) == {pin}
    assert again.window.acts["history.undo"].text() == "&Undo Pin quote"
    again.press("Ctrl+Z", again.window)
    assert not again.briefing.pins


def test_sections_are_added_and_pins_move_between_them(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.open("000", "001")
    first, second = (reader.pin(*quote) for quote in QUOTES[:2])

    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("What Moscow says", True))
    reader.do("pinning.add_section")
    assert [section.heading for section in reader.briefing.sections] == ["Evidence", "What Moscow says"]
    reader.window.briefing.choose(second)
    reader.press("Alt+Down", reader.window.briefing.list)
    assert [section.pins for section in reader.briefing.sections] == [(first,), (second,)]
    reader.press("Alt+Up", reader.window.briefing.list)
    assert [section.pins for section in reader.briefing.sections] == [(first, second), ()]
