"""Keeping the library safe: backups by the day and by wish, bringing one back, and warnings about its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from pressfold.library.library import Library
from pressfold.model.backup import Backup, Preview
from pressfold.model.errors import PressfoldError
from pressfold.ui.acts.history import History, Step
from pressfold.ui.faults import Faults
from pressfold.ui.phrases import when
from pressfold.ui.runner import Lane, Runner
from pressfold.ui.toasts import Offer, Toasts

if TYPE_CHECKING:
    from pressfold.ui.dialogs.backups import BackupsDialog


class Keeping(QObject):
    """Serves the trade "keeping"."""

    restored = Signal()

    def __init__(
        self, library: Library, runner: Runner, history: History, toasts: Toasts, faults: Faults, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._history = history
        self._toasts = toasts
        self._faults = faults
        self._window = window
        self._dialog: BackupsDialog | None = None

    def begin(self) -> None:
        """At the start of a sitting: say what speaks against this library's place, and make the backup of the day."""
        from pressfold.library.place import risks

        if self._library.refusal is not None:
            self._toasts.say(self._library.refusal.sentence, warns=True)
            return
        task = self._runner.run(risks, self._library.folder, lane=Lane.READING)
        task.finished.connect(self._on_risks)
        daily = self._runner.run(self._library.backups.daily)
        daily.failed.connect(self._faults.show)

    # --- acts --------------------------------------------------------------------------------------------------------

    def backups(self) -> None:
        """Show the backups: make one, look into them, bring one back."""
        from pressfold.ui.dialogs.backups import BackupsDialog

        dialog = self._dialog = BackupsDialog(self._library.backups.folder, self._window)
        dialog.backup_wanted.connect(self.back_up)
        dialog.preview_wanted.connect(self._look)
        dialog.restore_wanted.connect(self.restore)
        dialog.finished.connect(self._on_closed)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        self._list()

    def back_up(self, path: Path | None = None) -> None:
        """Make a backup, beside the library or in a file."""
        task = self._runner.run(self._library.backups.make, path, name=self.tr("Backing up"))
        task.finished.connect(self._on_made)
        task.failed.connect(self._faults.show)

    def restore(self, path: Path) -> None:
        """Bring a backup back; Undo brings back how it was until now."""
        task = self._runner.run(self._library.bring_back, path, name=self.tr("Restoring"))
        task.finished.connect(lambda before: self._on_restored(path, before))
        task.failed.connect(self._faults.show)

    # --- what follows ------------------------------------------------------------------------------------------------

    def _list(self) -> None:
        task = self._runner.run(self._library.backups.all, lane=Lane.READING)
        task.finished.connect(self._on_listed)
        task.failed.connect(self._faults.show)

    def _look(self, path: Path) -> None:
        task = self._runner.run(self._library.backups.preview, path, lane=Lane.READING)
        task.finished.connect(self._on_preview)
        task.failed.connect(self._on_unusable)

    def _on_risks(self, found: list[PressfoldError]) -> None:
        for risk in found:
            self._toasts.say(risk.sentence, warns=True)

    def _on_listed(self, backups: list[Backup]) -> None:
        if self._dialog is not None:
            self._dialog.show_backups(backups)

    def _on_preview(self, preview: Preview) -> None:
        if self._dialog is not None:
            self._dialog.show_preview(preview)

    def _on_unusable(self, error: BaseException) -> None:
        if self._dialog is not None and isinstance(error, PressfoldError):
            self._dialog.show_trouble(error.sentence)
        else:
            self._faults.show(error)

    def _on_made(self, backup: Backup) -> None:
        self._toasts.say(self.tr("The library is backed up in “%s”.") % Path(backup.path).name)
        self._list()

    def _on_restored(self, path: Path, before: Backup) -> None:
        def undo() -> None:
            self._again(Path(before.path))

        def redo() -> None:
            self._again(path)

        self._history.add(Step(self.tr("Restore backup"), undo, redo, "library"))
        said = self.tr("The library is as it was in the backup. How it was until now (%s) is kept as a backup too.")
        self._toasts.say(said % when(before.made), Offer(self.tr("Undo"), self._history.undo))
        if self._dialog is not None:
            self._dialog.accept()
        self.restored.emit()

    def _again(self, path: Path) -> None:
        task = self._runner.run(self._library.bring_back, path, name=self.tr("Restoring"))
        task.finished.connect(self._on_again)
        task.failed.connect(self._faults.show)

    def _on_again(self, _before: Backup) -> None:
        self.restored.emit()

    def _on_closed(self) -> None:
        self._dialog = None
