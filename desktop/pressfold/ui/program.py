"""The window with everything behind it, from the first paint to the last file written."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pressfold.library.library import Library
from pressfold.ui.crash import CrashHook, CrashNote
from pressfold.ui.main_window import MainWindow
from pressfold.ui.settings import Settings
from pressfold.ui.sitting import Sitting
from pressfold.ui.toasts import Offer
from pressfold.ui.wiring import Wiring


class Program:
    """One window on one library. `state` is the folder for what is remembered between starts, `log` the log file."""

    def __init__(self, library: Library, settings: Settings, state: Path, log: Path) -> None:
        remembered = state / f"desk-{hashlib.sha256(str(library.folder.resolve()).encode()).hexdigest()[:12]}"
        self.window = MainWindow()
        self.wiring = Wiring(self.window, library, settings, log)
        self.sitting = Sitting(self.wiring, remembered / "session.json")
        self.note = CrashNote(remembered, log)
        self.hook = CrashHook(self.wiring)
        self._settings = settings
        self._paths: Sequence[Path] = ()
        self.hook.failed.connect(self.wiring.faults.show)
        self.window.closing.connect(self.sitting.keep)

    def run(self, paths: Sequence[Path], *, quit_when_shown: bool = False) -> int:
        """Show the window, let the reader work, and leave everything in order; the exit code."""
        self.hook.install()
        try:
            self.show(paths, begin=not quit_when_shown)
            if quit_when_shown:
                self.window.first_painted.connect(QApplication.quit)
            return QApplication.exec()
        finally:
            self.close()
            self.hook.remove()

    def show(self, paths: Sequence[Path] = (), *, begin: bool = True) -> None:
        """Show the window as it stood; with `begin` the work starts after the first paint."""
        self._paths = paths
        self.sitting.dress()
        if begin:
            self.window.first_painted.connect(self._begin_soon)
        self.window.show()

    def begin(self) -> None:
        """What waits for the first paint: what went wrong before, the list, what was open, what was asked for."""
        wiring = self.wiring
        self.note.begin()
        self._tell_of_before()
        wiring.catalogue.refresh()
        wiring.importing.analyse_if_due()
        self.sitting.resume()
        wiring.importing.bring(self._paths, open_after=True)

    def close(self) -> None:
        """End all work, write the briefing, and take the mark of a running program away."""
        self.wiring.runner.close()
        self.wiring.work.close()
        self.note.end()

    def _begin_soon(self) -> None:
        QTimer.singleShot(0, self.window, self.begin)

    def _tell_of_before(self) -> None:
        toasts = self.window.toasts
        if self._settings.complaint:
            toasts.say(self._settings.complaint, warns=True)
        if self.note.before is not None:
            toasts.say(
                toasts.tr("Pressfold ended unexpectedly last time. What was open is back, and nothing saved was lost."),
                Offer(toasts.tr("Copy details"), self._copy_before),
            )

    def _copy_before(self) -> None:
        QGuiApplication.clipboard().setText(self.note.before or "")
