"""Bringing files into the library, and the analysis that follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from pressfold.library.library import Library
from pressfold.model.listing import ImportReport, ImportRow, Outcome
from pressfold.resources import corpus
from pressfold.ui.drop_overlay import look
from pressfold.ui.faults import Faults
from pressfold.ui.phrases import count
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.toasts import Offer, Toasts


class Importing(QObject):
    """Imports, then analyses; both can be cancelled and neither holds the window."""

    brought = Signal(object, bool)  # the ImportReport, and whether the articles shall be opened
    came = Signal(object, bool)  # rows of the import that runs, and whether it begins with them
    analysed = Signal()
    activity_asked = Signal()
    looked = Signal(object)  # the Dropped: what files that hang over the window hold

    def __init__(self, library: Library, runner: Runner, toasts: Toasts, faults: Faults, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._toasts = toasts
        self._faults = faults
        self._window = window
        self._open_after = False
        self._looking = Latest(runner, Lane.FINDING, self)
        self._looking.answered.connect(self.looked)
        self._looking.failed.connect(faults.show)

    # --- acts --------------------------------------------------------------------------------------------------------

    def files(self) -> None:
        """Ask for files and bring them in."""
        from pressfold.ingest.readers.registry import endings

        kinds = " ".join(f"*{ending}" for ending in sorted(endings()))
        known, everything = self.tr("Articles (%s)") % kinds, self.tr("All files (*)")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import articles"), "", f"{known};;{everything}")
        self.bring([Path(name) for name in chosen])

    def folder(self) -> None:
        """Ask for a folder and bring in all its articles."""
        chosen = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder of articles"))
        if chosen:
            self.bring([Path(chosen)])

    def clipboard(self) -> None:
        """Bring in the words that were copied, as an article of their own."""
        from pressfold.ingest.clipping import read_html, read_text

        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None where nothing was ever copied
        html, text = (copied.html(), copied.text()) if copied else ("", "")
        content, ending = read_html(html, text) if html else read_text(text)
        if not content.strip():
            self._toasts.say(self.tr("The clipboard holds no words. Copy an article first."), warns=True)
            return
        self._open_after = True
        name = self.tr("Clipboard, %s") % self._library.now()[:19].replace("T", " ").replace(":", ".")
        self._run(self._library.intake.take, content, ending, name)

    def starter(self) -> None:
        """Bring in the five starter articles and lay the first two side by side."""
        self.bring(sorted(corpus().glob("*.txt")), open_after=True)

    def bring(self, paths: Sequence[Path], *, open_after: bool = False) -> None:
        """Bring these files and folders in; `open_after` opens what came."""
        if not paths:
            return
        self._open_after = open_after
        self._run(self._library.intake.run, list(paths))

    def _run(self, act: Callable[..., ImportReport], *values: object) -> None:
        """Run an import; `came` tells of every handful as soon as it is stored, first of none."""
        self.came.emit((), True)
        act = partial(act, stored=self._on_stored)
        task = self._runner.run(act, *values, name=self.tr("Importing"), reports=True)
        task.finished.connect(self._on_brought)
        task.failed.connect(self._faults.show)

    def look(self, paths: Sequence[Path]) -> None:
        """Look into files and folders that hang over the window; `looked` tells."""
        self._looking.ask(look, list(paths), stops=True)

    def analyse(self) -> None:
        """Find passages, actors and quotations where articles changed since the last time."""
        task = self._runner.run(self._library.analysis.run, name=self.tr("Comparing"), reports=True)
        task.finished.connect(self._on_analysed)
        task.failed.connect(self._faults.show)

    def analyse_if_due(self) -> None:
        """The same, where it is needed at all."""
        task = self._runner.run(self._library.analysis.due)
        task.finished.connect(self._on_due)
        task.failed.connect(self._faults.show)

    def _on_stored(self, stored: Sequence[ImportRow]) -> None:
        """Called in the thread that imports; the signal crosses over to the window's."""
        self.came.emit(tuple(stored), False)

    # --- what follows ------------------------------------------------------------------------------------------------

    def _on_brought(self, report: ImportReport) -> None:
        self.brought.emit(report, self._open_after)
        failed = report.count(Outcome.FAILED)
        offers = (Offer(self.tr("Show"), self.activity_asked.emit),) if len(report.rows) > 1 or failed else ()
        self._toasts.say(report_sentence(report), *offers, warns=bool(failed))
        if report.count(Outcome.ADDED) or report.count(Outcome.NEW_VERSION):
            self.analyse()

    def _on_due(self, due: bool) -> None:
        if due:
            self.analyse()

    def _on_analysed(self, _value: object) -> None:
        self.analysed.emit()


def report_sentence(report: ImportReport) -> str:
    """What an import did, in a sentence: "4 articles added, 1 already in the library."."""
    added, newer = report.count(Outcome.ADDED), report.count(Outcome.NEW_VERSION)
    known, failed = report.count(Outcome.DUPLICATE), report.count(Outcome.FAILED)
    over = report.count(Outcome.SKIPPED)
    if len(report.rows) == 1 and failed:
        return report.rows[0].sentence
    parts = [
        f"{count(added, 'article', 'articles')} added" if added or not known + newer + failed else "",
        f"{count(newer, 'new version', 'new versions')}" if newer else "",
        f"{known} already in the library" if known else "",
        f"{failed} could not be read" if failed else "",
        f"{over} passed over" if over else "",
    ]
    ended = "The import was stopped: " if report.cancelled else ""
    said = ended + ", ".join(part for part in parts if part)
    stays = " What was added stays." if report.cancelled and added + newer else ""
    return said[:1].upper() + said[1:] + "." + stays
