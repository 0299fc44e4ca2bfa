"""A finished briefing dropped on the window: every line is checked, and the word that differs is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.people import Person

from pressfold.model.manner import Manner
from pressfold.ui.dialogs.preview import PreviewDialog


@pytest.fixture
def author(reader: Person) -> Person:
    reader.open("000")
    reader.pin("000", "consultations or confrontation")
    reader.pin("000", "the ball was in Putin's court")
    return reader


def exported(author: Person, path: Path) -> Path:
    author.wiring.paper.exporting.export_to(path, Manner())
    author.until(path.exists)
    author.rest()
    return path


def page(author: Person) -> str:
    author.until(lambda: author.window.findChildren(PreviewDialog))
    (shown,) = author.window.findChildren(PreviewDialog)
    author.until(shown.whole)
    return str(shown.page.toPlainText())


@pytest.mark.parametrize("ending", [".docx", ".md", ".html"])
def test_a_dropped_export_is_verified_line_by_line(author: Person, tmp_path: Path, ending: str) -> None:
    author.window.files_dropped.emit([exported(author, tmp_path / f"out{ending}")])
    assert "2 of 2 verified." in page(author)


def test_a_word_that_was_changed_is_named(author: Person, tmp_path: Path) -> None:
    path = exported(author, tmp_path / "out.html")
    words = path.read_text(encoding="utf-8")
    start = words.index('id="pin_2"')
    path.write_text(words[:start] + words[start:].replace("ball", "bell", 1), encoding="utf-8")
    author.window.files_dropped.emit([path])
    said = page(author)
    assert "1 of 2 verified, 1 differs" in said
    assert "“ball” became “bell”" in said


def test_other_dropped_files_are_imported(author: Person, tmp_path: Path) -> None:
    article = tmp_path / "new.txt"
    article.write_text("A new article of its own.\n\nIt has a few words that nobody printed before.", encoding="utf-8")
    before = len(author.wiring.catalogue.listing.rows)
    author.window.files_dropped.emit([article])
    author.until(lambda: len(author.wiring.catalogue.listing.rows) == before + 1)
    author.rest()


def test_a_dropped_briefing_is_opened(author: Person, tmp_path: Path) -> None:
    opened = author.wiring.work.opened
    assert opened is not None
    author.do("briefing.save")
    copy = tmp_path / "Copy of it.briefing"
    copy.write_bytes(opened.path.read_bytes())
    author.window.files_dropped.emit([copy])
    author.until(lambda: author.wiring.work.opened and author.wiring.work.opened.path == copy)
    author.rest()
    assert len(author.briefing.pins) == 2


def test_a_pack_is_written_and_a_dropped_one_is_opened_with_every_pin_verified(author: Person, tmp_path: Path) -> None:
    pack = tmp_path / "calls.briefpack"
    author.wiring.paper.verifying.pack(pack)
    author.until(pack.exists)
    author.rest()
    opened = author.wiring.work.opened
    assert opened is not None
    author.window.files_dropped.emit([pack])
    author.until(lambda: author.wiring.work.opened and author.wiring.work.opened.path != opened.path)
    author.rest()
    assert {anchor.state for anchor in author.wiring.work.checked.values()} == {"verified"}
    assert len(author.wiring.work.checked) == 2
