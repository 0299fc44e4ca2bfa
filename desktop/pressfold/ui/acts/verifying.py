"""Finished briefings that come back: an export that is dropped or chosen is checked line by line and shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from pressfold.library.library import Library
from pressfold.model.document import Document
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.dialogs.preview import PreviewDialog
from pressfold.ui.faults import Faults
from pressfold.ui.runner import Lane, Runner

BRIEFING = ".briefing"


class Verifying(QObject):
    """Checks exports against the library."""

    #: Dropped files that are neither exports nor briefings: articles, as it seems.
    articles = Signal(object)

    def __init__(self, library: Library, runner: Runner, work: BriefingWork, faults: Faults, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._work = work
        self._faults = faults
        self._window = window

    def choose(self) -> None:
        """Ask for an exported briefing and check it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Verify a finished briefing"),
            "",
            self.tr("Exported briefings (*.docx *.md *.markdown *.html *.htm);;All files (*)"),
        )
        if name:
            self.verify(Path(name))

    def verify(self, path: Path) -> None:
        """Check an exported briefing and show what came out."""
        task = self._runner.run(
            self._library.briefings.verdict, path, lane=Lane.BRIEFING, name=self.tr("Verifying %s") % path.name
        )
        task.finished.connect(self._on_verdict)
        task.failed.connect(self._faults.show)

    def take(self, paths: Sequence[Path]) -> None:
        """Files that were dropped: briefings are opened, exports verified, the others told by `articles`."""
        task = self._runner.run(_sorted_out, list(paths), lane=Lane.FINDING)
        task.finished.connect(self._on_sorted_out)
        task.failed.connect(self._faults.show)

    def _on_sorted_out(self, found: tuple[list[Path], list[Path], list[Path]]) -> None:
        briefings, exports, others = found
        for path in briefings[:1]:
            self._work.open_path(path)
        for path in exports:
            self.verify(path)
        if others:
            self.articles.emit(others)

    def _on_verdict(self, document: Document) -> None:
        page = PreviewDialog(document, self._window, self.tr("Verified: %s") % document.title)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.open()


def _sorted_out(paths: list[Path]) -> tuple[list[Path], list[Path], list[Path]]:
    """Briefings, exports of briefings, and all others."""
    from pressfold.briefing.exported import holds_records

    briefings = [path for path in paths if path.suffix.lower() == BRIEFING]
    exports = [path for path in paths if path not in briefings and holds_records(path)]
    return briefings, exports, [path for path in paths if path not in briefings and path not in exports]
