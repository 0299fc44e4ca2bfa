"""Bringing files in: rows for each file, duplicates, failures with reasons, drops with a count, cancel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from tests.ui.people import Person

from pressfold.model.listing import ImportReport, ImportRow, Outcome
from pressfold.ui.acts.importing import report_sentence
from pressfold.ui.drop_overlay import Dropped, look
from pressfold.ui.models.activity import FileRow

STORY = (
    "Talks go on\n\nPARIS (Reuters) - The two sides agreed on Monday to keep talking, officials said after the call.\n"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with one article, its twin, an empty file and a picture."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "twin.txt").write_text(STORY)
    (folder / "empty.txt").write_text("")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def test_each_file_has_its_row_and_its_reason(newcomer: Person, files: Path) -> None:
    newcomer.wiring.importing.bring([files])
    newcomer.until(lambda: newcomer.wiring.activity.report)
    newcomer.rest()
    rows = {row.name: row for row in newcomer.wiring.activity.rows() if isinstance(row, FileRow)}
    assert rows["a.txt"].outcome is Outcome.ADDED
    assert rows["twin.txt"].outcome is Outcome.DUPLICATE
    assert rows["empty.txt"].outcome is Outcome.FAILED and "holds no text" in rows["empty.txt"].sentence
    assert rows["picture.png"].outcome is Outcome.SKIPPED and "unknown kind (.png)" in rows["picture.png"].sentence
    assert len(rows) == sum((look([files]).articles, look([files]).others)), "the list has what the drop counted"
    assert newcomer.window.toasts.log[0].text.startswith(
        "1 article added, 1 already in the library, 1 could not be read"
    )
    assert newcomer.window.toasts.log[0].warns


def test_the_file_dialog_brings_what_was_chosen_and_one_article_is_opened(
    newcomer: Person, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(files / "a.txt")], ""))
    newcomer.press("Ctrl+O", newcomer.window)
    newcomer.until(lambda: newcomer.window.desk.article_ids())
    assert [row.article.title for row in newcomer.window.library.list.rows.rows] == ["Talks go on"]


def test_a_closed_dialog_brings_nothing(newcomer: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "")
    newcomer.press("Ctrl+Shift+O", newcomer.window)
    assert not newcomer.window.toasts.log


def test_one_bad_file_says_its_own_sentence(newcomer: Person, files: Path) -> None:
    newcomer.wiring.importing.bring([files / "empty.txt"])
    newcomer.until(lambda: newcomer.window.toasts.log)
    assert "empty.txt" in newcomer.window.toasts.log[0].text and "was not touched" in newcomer.window.toasts.log[0].text


def test_a_folder_without_articles_says_so(newcomer: Person, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    newcomer.wiring.importing.bring([tmp_path / "bare"])
    newcomer.until(lambda: newcomer.window.toasts.log)
    assert "holds no articles" in newcomer.window.toasts.log[0].text


def test_files_dropped_on_the_window_are_counted_then_brought(newcomer: Person, files: Path) -> None:
    window = newcomer.window
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(files))])
    middle = window.rect().center()
    enter = QDragEnterEvent(
        middle, Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.overlay.isVisible()
    newcomer.until(lambda: window.overlay.text() == "Drop to import 3 articles, 1 unsupported.")
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not window.overlay.isVisible()
    drop = QDropEvent(
        QPointF(middle), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)  # the application delivers a drop only at the end of a real drag
    newcomer.until(lambda: newcomer.wiring.activity.report)
    newcomer.rest()
    assert len(newcomer.window.library.list.rows.rows) == 1


def test_a_drag_of_something_else_is_refused(newcomer: Person) -> None:
    carried = QMimeData()
    carried.setText("just words")
    enter = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    enter.setAccepted(False)
    QApplication.sendEvent(newcomer.window, enter)
    assert not enter.isAccepted() and not newcomer.window.overlay.isVisible()


def test_an_import_can_be_cancelled_and_keeps_what_was_read(newcomer: Person, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"Number {number}\n\n{STORY}")
    newcomer.wiring.importing.bring([folder])
    newcomer.until(lambda: newcomer.window.status.busy.isVisible())
    newcomer.until(lambda: newcomer.window.status.busy._bar.value() > 0)
    newcomer.window.status.busy._cancel.click()
    newcomer.until(lambda: newcomer.wiring.activity.report)
    newcomer.rest()
    report = newcomer.wiring.activity.report
    assert report is not None and report.cancelled
    assert newcomer.window.toasts.log[0].text.startswith("The import was stopped: ")
    kept = newcomer.wiring.library.articles.rows()  # the list shows articles that are nearly the same as one
    assert len(kept) == report.count(Outcome.ADDED) < 300


def rows(*outcomes: Outcome) -> ImportReport:
    return ImportReport(
        tuple(ImportRow(f"{at}.txt", outcome, at, "Its sentence.") for at, outcome in enumerate(outcomes))
    )


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (rows(Outcome.ADDED), "1 article added."),
        (rows(Outcome.ADDED, Outcome.NEW_VERSION), "1 article added, 1 new version."),
        (rows(Outcome.DUPLICATE), "1 already in the library."),
        (rows(Outcome.ADDED, Outcome.DUPLICATE), "1 article added, 1 already in the library."),
        (rows(Outcome.FAILED), "Its sentence."),
        (rows(Outcome.FAILED, Outcome.FAILED), "2 could not be read."),
        (rows(Outcome.ADDED, Outcome.SKIPPED), "1 article added, 1 passed over."),
        (ImportReport((), cancelled=True), "The import was stopped: 0 articles added."),
    ],
)
def test_the_sentence_of_a_report(report: ImportReport, said: str) -> None:
    assert report_sentence(report) == said


@pytest.mark.parametrize(
    ("dropped", "said"),
    [
        (Dropped(5, 0, False), "Drop to import 5 articles."),
        (Dropped(1, 2, False), "Drop to import 1 article, 2 unsupported."),
        (Dropped(0, 3, False), "None of these files is an article that Pressfold can read."),
        (Dropped(500, 0, True), "Drop to import more than 500 articles."),
    ],
)
def test_the_sentence_of_a_drag(dropped: Dropped, said: str) -> None:
    assert dropped.sentence == said


def test_a_look_goes_through_folders_and_leaves_hidden_files(files: Path) -> None:
    (files / "deep").mkdir()
    (files / "deep" / "b.txt").write_text(STORY)
    (files / ".hidden.txt").write_text(STORY)
    (files / ".hidden").mkdir()
    (files / ".hidden" / "c.txt").write_text(STORY)
    assert look([files]) == Dropped(4, 1, False)
    assert look([files / "a.txt", files / "picture.png"]) == Dropped(1, 1, False)


@pytest.mark.parametrize(
    ("html", "text", "title"),
    [
        ("", STORY, "Talks go on"),
        (
            f"<html><body><!--StartFragment--><h1>Talks go on</h1><p>{STORY}</p><!--EndFragment--></body></html>",
            "plain",
            "Talks go on",
        ),
        ("<meta charset='utf-8'>Talks", STORY, "Talks go on"),
    ],
    ids=["plain", "rich", "rich in name only"],
)
def test_what_was_copied_becomes_an_article_by_a_key(newcomer: Person, html: str, text: str, title: str) -> None:
    copied = QMimeData()
    copied.setText(text)
    if html:
        copied.setHtml(html)
    QApplication.clipboard().setMimeData(copied)
    newcomer.press("Ctrl+Shift+V", newcomer.window)
    newcomer.until(lambda: newcomer.window.desk.article_ids())
    newcomer.rest()
    assert [row.article.title for row in newcomer.window.library.list.rows.rows] == [title]
    (row,) = newcomer.wiring.library.articles.rows()
    assert row.path.startswith("Clipboard, ")


def test_an_empty_clipboard_is_told(newcomer: Person) -> None:
    QApplication.clipboard().clear()
    newcomer.press("Ctrl+Shift+V", newcomer.window)
    newcomer.until(lambda: newcomer.window.toasts.log)
    assert "holds no words" in newcomer.window.toasts.log[0].text
