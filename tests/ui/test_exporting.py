"""Exporting at the window: every format from one dialog, remembered, previewed, made again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from tests.export.docx_checks import problems
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.export.formats import ending_of
from pressfold.model.manner import Manner
from pressfold.ui import export_memory
from pressfold.ui.dialogs.export import OFFERED, ExportDialog
from pressfold.ui.dialogs.preview import PreviewDialog


@pytest.fixture
def analyst(reader: Person) -> Person:
    """Somebody with one pin."""
    reader.open("000")
    span = reader.wiring.library.articles.get(reader.id("000")).blocks[1].span
    reader.wiring.pinning.pin_span(reader.id("000"), span)
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.pins)
    reader.rest()
    return reader


def dialog_of(analyst: Person) -> ExportDialog:
    analyst.do("exporting.export")
    (found,) = [dialog for dialog in analyst.window.findChildren(ExportDialog) if dialog.isVisible()]
    return found


def fill_in(dialog: ExportDialog, path: Path, *, author: str = "", handling: str = "") -> None:
    dialog._place.setText(str(path))
    dialog._author.setText(author)
    dialog._handling.setCurrentText(handling)


@pytest.mark.parametrize("ending", OFFERED)
def test_every_format_of_the_dialog_can_be_written(analyst: Person, tmp_path: Path, ending: str) -> None:
    dialog = dialog_of(analyst)
    dialog._formats.button(list(OFFERED).index(ending)).click()
    assert ending_of(dialog.path) == ending
    fill_in(dialog, tmp_path / f"out{ending}")
    dialog.accept()
    analyst.until((tmp_path / f"out{ending}").exists)
    analyst.rest()
    content = (tmp_path / f"out{ending}").read_bytes()
    assert content.startswith(b"%PDF-") if ending == ".pdf" else content


def test_what_was_chosen_is_written_and_offered_again(analyst: Person, tmp_path: Path) -> None:
    dialog = dialog_of(analyst)
    fill_in(dialog, tmp_path / "out.docx", author="A. Analyst", handling="TLP:AMBER")
    dialog._style.setCurrentIndex(dialog._style.findData("apa"))
    dialog._notes.setCurrentIndex(1)
    assert dialog.manner == Manner("apa", footnotes=True)
    dialog.accept()
    analyst.until((tmp_path / "out.docx").exists)
    analyst.rest()
    assert problems((tmp_path / "out.docx").read_bytes()) == []
    assert (analyst.briefing.author, analyst.briefing.handling) == ("A. Analyst", "TLP:AMBER")
    assert analyst.wiring.history.undo_name() == "Edit author and handling line"
    again = dialog_of(analyst)
    assert again.path == tmp_path / "out.docx"
    assert again.manner == Manner("apa", footnotes=True)
    assert (again.author, again.handling) == ("A. Analyst", "TLP:AMBER")
    again.reject()


def test_it_is_made_again_in_the_same_manner(analyst: Person, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    analyst.wiring.paper.exporting.export_to(out, Manner("chicago", bare=True))
    analyst.until(lambda: analyst.wiring.paper.exporting.last)
    first = out.read_text(encoding="utf-8")
    out.unlink()
    analyst.press("Ctrl+Shift+E", analyst.window)
    analyst.until(out.exists)
    assert "pressfold-records" not in first
    assert "pressfold-records" not in out.read_text(encoding="utf-8")


def test_the_message_offers_to_open_and_to_show_it(analyst: Person, tmp_path: Path) -> None:
    analyst.wiring.paper.exporting.export_to(tmp_path / "out.md", Manner())
    analyst.until(lambda: analyst.wiring.paper.exporting.last)
    buttons = analyst.window.findChildren
    analyst.until(
        lambda: {"Open", "Show in folder"} <= {button.text() for button in buttons(QPushButton) if button.isVisible()}
    )


def test_the_preview_shows_the_document_with_what_is_not_written_yet(analyst: Person, tmp_path: Path) -> None:
    dialog = dialog_of(analyst)
    fill_in(dialog, tmp_path / "out.docx", author="A. Analyst")
    dialog._preview.click()
    analyst.rest()
    (preview,) = analyst.window.findChildren(PreviewDialog)
    analyst.until(preview.whole)
    words = preview.page.toPlainText()
    assert "A. Analyst" in words
    assert " ".join(analyst.briefing.ordered()[0].quote.split()) in " ".join(words.split())
    assert preview.page.isReadOnly()
    assert analyst.briefing.author == ""
    preview.reject()
    dialog.reject()


def test_a_template_that_cannot_be_used_is_told_and_nothing_is_written(analyst: Person, tmp_path: Path) -> None:
    bad = tmp_path / "house.docx"
    bad.write_bytes(b"no word file")
    analyst.wiring.paper.exporting.export_to(tmp_path / "out.docx", Manner(template=bad))
    analyst.rest()
    assert any("template" in said.text for said in analyst.window.toasts.log)
    assert not (tmp_path / "out.docx").exists()


def test_rows_for_other_programs_hold_the_pins(analyst: Person, tmp_path: Path) -> None:
    analyst.wiring.paper.exporting.export_to(tmp_path / "pins.json", Manner())
    analyst.until((tmp_path / "pins.json").exists)
    assert len(json.loads((tmp_path / "pins.json").read_text(encoding="utf-8"))) >= 1


def test_export_again_is_remembered_over_quitting_and_for_its_own_briefing_alone(
    analyst: Person, start: Start, tmp_path: Path
) -> None:
    out = tmp_path / "out.md"
    analyst.wiring.paper.exporting.export_to(out, Manner("chicago"))
    analyst.until(out.exists)
    analyst.rest()
    analyst.wiring.work.begin("Another")
    analyst.until(lambda: analyst.wiring.work.briefing and analyst.briefing.title == "Another")
    assert analyst.wiring.paper.exporting.last is None  # nobody wants the export of another briefing overwritten
    first = analyst.wiring.library.briefings.paths()[-1]
    analyst.wiring.work.open_path(first)
    analyst.until(lambda: analyst.wiring.work.opened and analyst.wiring.work.opened.path == first)
    analyst.rest()
    analyst.program.window.close()
    analyst.program.close()
    out.unlink()
    again = start(tmp_path)
    again.until(lambda: again.wiring.work.briefing is not None)
    again.rest()
    again.press("Ctrl+Shift+E", again.window)
    again.until(out.exists)
    assert again.wiring.paper.exporting.last == (out, Manner("chicago"))


@pytest.mark.parametrize("line", ["", "{", "[]", "null", '{"a": 1}', '{"a": {"path": "x"}}', "[" * 50_000])
def test_a_damaged_memory_of_exports_is_an_empty_one(line: str) -> None:
    assert export_memory.read(line) == {}
