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
from pressfold.ui.toasts import Toasts

PACK = ".briefpack"
#: Pressfold's own files, that open as they are.
BRIEFINGS = (".briefing", PACK)


class Verifying(QObject):
    """Checks exports against the library."""

    #: Dropped files that are neither exports nor briefings: articles, as it seems.
    articles = Signal(object)
    #: Articles came into the library with a pack.
    unpacked = Signal()

    def __init__(
        self, library: Library, runner: Runner, work: BriefingWork, toasts: Toasts, faults: Faults, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._work = work
        self._toasts = toasts
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

    def hand_over(self) -> None:
        """Ask for a place and write the briefing there with all its sources."""
        opened = self._work.opened
        if opened is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Hand over the briefing with its sources"),
            str(Path.home() / f"{opened.path.stem}{PACK}"),
            self.tr("Hand-over packs (*.briefpack)"),
        )
        if name:
            self.pack(Path(name))

    def pack(self, path: Path) -> None:
        """Write the open briefing with its sources to a pack."""
        opened = self._work.opened
        if opened is not None:
            task = self._runner.run(
                self._library.handover.pack, opened, path, lane=Lane.BRIEFING, name=self.tr("Packing")
            )
            task.finished.connect(self._on_packed)
            task.failed.connect(self._faults.show)

    def unpack(self, path: Path) -> None:
        """Bring a pack in: its sources into the library, its briefing into the window."""
        task = self._runner.run(self._library.handover.unpack, path, name=self.tr("Unpacking %s") % path.name)
        task.finished.connect(self._on_unpacked)
        task.failed.connect(self._faults.show)

    def take(self, paths: Sequence[Path]) -> None:
        """Files that were dropped: briefings are opened, exports verified, the others told by `articles`."""
        task = self._runner.run(_sorted_out, list(paths), lane=Lane.FINDING)
        task.finished.connect(self._on_sorted_out)
        task.failed.connect(self._faults.show)

    def _on_sorted_out(self, found: tuple[list[Path], list[Path], list[Path]]) -> None:
        briefings, exports, others = found
        for path in briefings[:1]:
            (self.unpack if path.suffix.lower() == PACK else self._work.open_path)(path)
        for path in exports:
            self.verify(path)
        if others:
            self.articles.emit(others)

    def _on_packed(self, missing: list[str]) -> None:
        if missing:
            told = self.tr("The pack was written, but these sources are gone from the library: %s.")
            self._toasts.say(told % "; ".join(missing), warns=True)
        else:
            self._toasts.say(self.tr("The pack was written: the briefing with all its sources."))

    def _on_unpacked(self, path: Path) -> None:
        self.unpacked.emit()
        self._work.open_path(path)

    def _on_verdict(self, document: Document) -> None:
        page = PreviewDialog(document, self._window, self.tr("Verified: %s") % document.title)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.open()


def _sorted_out(paths: list[Path]) -> tuple[list[Path], list[Path], list[Path]]:
    """Briefings and packs of them, exports of briefings, and all others."""
    from pressfold.briefing.exported import holds_records

    briefings = [path for path in paths if path.suffix.lower() in BRIEFINGS]
    exports = [path for path in paths if path not in briefings and holds_records(path)]
    return briefings, exports, [path for path in paths if path not in briefings and path not in exports]
