"""Exporting the open briefing: asked for in a dialog, written in the background, told with ways to open it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from pressfold.briefing.edits import Edit, Fact, SetFact, Together
from pressfold.library.library import Library
from pressfold.model.briefing import Briefing
from pressfold.model.document import Document
from pressfold.model.manner import Manner
from pressfold.ui import fonts
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.dialogs.export import ExportDialog
from pressfold.ui.dialogs.preview import PreviewDialog
from pressfold.ui.faults import Faults
from pressfold.ui.models.briefing import summary
from pressfold.ui.runner import Lane, Runner
from pressfold.ui.settings import Settings
from pressfold.ui.toasts import Offer, Toasts

PDF = ".pdf"


class Exporting(QObject):
    """Writes exports; remembers the last one, so that it can be made again."""

    changed = Signal()

    def __init__(
        self,
        library: Library,
        runner: Runner,
        work: BriefingWork,
        settings: Settings,
        toasts: Toasts,
        faults: Faults,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._work = work
        self._settings = settings
        self._toasts = toasts
        self._faults = faults
        self._window = window
        #: Where the last export of each briefing went, and how, by the path of the briefing.
        self.made: dict[str, tuple[Path, Manner]] = {}
        self._written = Path()

    @property
    def last(self) -> tuple[Path, Manner] | None:
        """Where the last export of the open briefing went, and how; None before the first one."""
        opened = self._work.opened
        return self.made.get(str(opened.path)) if opened is not None else None

    # --- acts --------------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Ask for format, manner and place, then export."""
        opened = self._work.opened
        if opened is None:
            return
        ending = str(self._settings.value("export_format"))
        suggested = self.last[0] if self.last else _documents() / f"{opened.path.stem}{ending}"
        dialog = ExportDialog(opened.briefing, suggested, summary(opened.briefing), self._settings, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._on_accepted)
        dialog.preview_asked.connect(self._on_preview_asked)
        self._dialog = dialog
        dialog.open()

    def again(self) -> None:
        """Export once more to the same place in the same manner."""
        if self.last is not None:
            self.export_to(*self.last)

    # --- for the others ----------------------------------------------------------------------------------------------

    def export_to(self, path: Path, manner: Manner) -> None:
        """Write the briefing to a file in the format of its ending."""
        opened = self._work.opened
        if opened is None:
            return
        briefings = self._library.briefings
        fonts.load()
        fonts.load_italic(fonts.SERIF)
        fonts.load_italic(fonts.SANS)

        def write() -> Path:
            if path.suffix.lower() != PDF:
                return briefings.export(opened, path, manner)
            from pressfold.ui import pdf

            return pdf.write(briefings.document(opened, manner), path)

        def done(_path: Path) -> None:
            self.made.pop(str(opened.path), None)
            self.made[str(opened.path)] = path, manner
            self._on_exported(path)

        task = self._runner.run(write, lane=Lane.BRIEFING, name=self.tr("Exporting"))
        task.finished.connect(done)
        task.failed.connect(self._faults.show)

    # --- what follows ------------------------------------------------------------------------------------------------

    def _on_accepted(self) -> None:
        dialog, briefing = self._dialog, self._work.briefing
        if briefing is None:
            return
        edits = facts_edits(briefing, dialog.author, dialog.handling)
        if edits is not None:
            self._work.edit(edits)
        dialog.remember()
        self.export_to(dialog.path, dialog.manner)

    def _on_preview_asked(self) -> None:
        opened, dialog = self._work.opened, self._dialog
        if opened is not None:
            edits = facts_edits(opened.briefing, dialog.author, dialog.handling)
            task = self._runner.run(
                self._library.briefings.document, opened, dialog.manner, edits, lane=Lane.BRIEFING, name="Preview"
            )
            task.finished.connect(self._on_previewed)
            task.failed.connect(self._faults.show)

    def _on_previewed(self, document: Document) -> None:
        preview = PreviewDialog(document, self._window)
        preview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview.open()

    def _on_exported(self, path: Path) -> None:
        self._written = path
        self.changed.emit()
        self._toasts.say(
            self.tr("The briefing was written to “%s”.") % path.name,
            Offer(self.tr("Open"), self._open_exported),
            Offer(self.tr("Show in folder"), self._show_exported),
        )

    def _open_exported(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _show_exported(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


def facts_edits(briefing: Briefing, author: str, handling: str) -> Edit | None:
    """The edit that writes author and handling line into the briefing; None where they stand there already."""
    edits: list[Edit] = []
    if author != briefing.author:
        edits.append(SetFact(Fact.AUTHOR, author))
    if handling != briefing.handling:
        edits.append(SetFact(Fact.HANDLING, handling))
    if len(edits) == 1:
        return edits[0]
    return Together("Edit author and handling line", tuple(edits)) if edits else None


def _documents() -> Path:
    """The reader's folder for documents, or home where there is none."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()
