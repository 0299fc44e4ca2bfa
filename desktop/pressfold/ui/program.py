"""The window with everything behind it, from the first paint to the last file written."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from pressfold.model.errors import LibraryDamaged, PressfoldError
from pressfold.ui.collector import Collector
from pressfold.ui.crash import CrashHook, CrashNote
from pressfold.ui.door import Door
from pressfold.ui.faults import UNEXPECTED, details
from pressfold.ui.main_window import MainWindow
from pressfold.ui.mending import Mending
from pressfold.ui.opening import Opening
from pressfold.ui.session import read_session, session_folder
from pressfold.ui.settings import Settings

if TYPE_CHECKING:
    from pressfold.library.library import Library
    from pressfold.ui.sitting import Sitting
    from pressfold.ui.wiring import Wiring

_LOG = logging.getLogger(__name__)
#: Seconds after which a thread that works lets the window's thread in. With Python's own 5 ms, a window that paints
#: while articles are compared or indexed waits 5 ms for each of its answers to Qt; with 1 ms, single holds of 174 ms
#: were measured, with this 97.
_GIVES_WAY = 0.0001


class Program:
    """One window on one library. `state` is the folder for what is remembered between starts, `log` the log file.

    The library is opened after the first paint; `library` hands in one that is open already and stays the caller's.
    """

    wiring: Wiring
    sitting: Sitting

    def __init__(
        self, folder: Path, settings: Settings, state: Path, log: Path, library: Library | None = None
    ) -> None:
        remembered = session_folder(state, folder)
        self._folder = folder
        self._state = state
        self._session = remembered / "session.json"
        self._stored = read_session(self._session)
        self._settings = settings
        self._log = log
        self._library = library
        self._owns_library = library is None
        self._paths: Sequence[Path] = ()
        self._begun = False
        self._refused = False
        sys.setswitchinterval(_GIVES_WAY)
        self._opening: Opening | None = None
        self.window = MainWindow()
        self.window.restore(self._stored.geometry, self._stored.docks, self._stored.folded)
        self.note = CrashNote(remembered, log)
        self.hook = CrashHook(self.window)
        self.mending = Mending(folder, self.window.welcome, self._begin_soon, self.window)
        self.door = Door(remembered, self.window)
        self.door.knocked.connect(self._on_knocked)

    def run(self, paths: Sequence[Path], *, quit_when_shown: bool = False) -> int:
        """Show the window, let the reader work, and leave everything in order; the exit code."""
        self.hook.install()
        if quit_when_shown:
            self.window.first_painted.connect(QApplication.quit)
        else:
            self.open(paths)
        self.window.show()
        try:
            return QApplication.exec() or int(self._refused)
        finally:
            self.close()
            self.hook.remove()

    def open(self, paths: Sequence[Path] = ()) -> None:
        """Begin with these articles as soon as the window has been painted."""
        self._paths = paths
        self.window.first_painted.connect(self._begin_soon)

    def begin(self) -> None:
        """What waits for the first paint, all at once: the pages, the library, what was open, what was asked for."""
        if self._library is None:
            self._library = self._opened()
        self._furnish()
        self._start()

    def _begin_soon(self) -> None:
        """The same bit by bit, so that the window answers meanwhile."""
        self._refused = False
        self._opening = Opening(self._opened, self.window)
        self._opening.opened.connect(self._on_opened)
        self._opening.failed.connect(self._on_refused)

    def _opened(self) -> Library:
        """The library, open; raises what `Library.open` raises."""
        from pressfold.library.library import Library

        return self._library or Library.open(self._folder, state=self._state)

    def _on_opened(self, library: Library) -> None:
        self._opening = None
        self._library = library
        self._furnish()
        QTimer.singleShot(0, self.window, self._start)

    def _on_refused(self, error: Exception) -> None:
        """Say why there is no library, and offer to try again."""
        self._opening = None
        self._refused = True
        _LOG.warning("the library was not opened", exc_info=error)
        if isinstance(error, PressfoldError):
            self.mending.show(error)
        else:
            self.window.welcome.show_failure(UNEXPECTED, details(error), self._begin_soon)

    def _furnish(self) -> None:
        self.window.furnish()
        self.window.library.list.setFocus()

    def _start(self) -> None:
        if self._library is None:  # the window was closed meanwhile
            return
        from pressfold.ui.sitting import Sitting
        from pressfold.ui.wiring import Wiring

        self._collector = Collector(self.window)
        self.wiring = Wiring(self.window, self._library, self._settings, self._log)
        self.sitting = Sitting(self.wiring, self._stored, self._session)
        self._begun = True
        self.hook.failed.connect(self.wiring.faults.show)
        self.wiring.faults.mending_asked.connect(self._on_damaged)
        self.note.begin()
        self._tell_of_before()
        self.wiring.catalogue.refresh()
        self.wiring.keeping.begin()
        self.wiring.importing.analyse_if_due()
        self.sitting.resume()
        self._bring(self._paths)
        self.door.open()

    def close(self) -> None:
        """End all work, write the briefing, let the library go, and take the mark of a running program away."""
        if self._opening is not None:
            self._library = self._opening.give_up()
            self._opening = None
        if self._begun:
            self._begun = False
            self.door.close()
            self.wiring.runner.close()
            self.wiring.work.close()
            self._collector.end()
            self.note.end()
        self.mending.close()
        if self._library is not None and self._owns_library:
            self._library.close()
            self._library = None

    def _on_damaged(self, error: LibraryDamaged) -> None:
        """Let the library go and offer to mend it; a new start opens it then."""
        self.close()
        for panel in self.window.docks.panels.values():
            panel.setEnabled(False)
        self.window.show_desk(False)
        self.mending = Mending(self._folder, self.window.welcome, self.restart, self.window)
        self.mending.show(error)

    def restart(self) -> None:
        """Begin again in a process of its own, as this one was begun."""
        frozen = getattr(sys, "frozen", False)
        QProcess.startDetached(sys.executable, [*([] if frozen else ["-m", "pressfold"]), *sys.argv[1:]])
        QApplication.quit()

    def take(self, paths: Sequence[Path]) -> None:
        """Open files that the system hands to the running program, as macOS does, or as soon as it has begun."""
        if self._begun:
            self._bring(paths)
        else:
            self._paths = (*self._paths, *paths)

    def _on_knocked(self, paths: list[Path]) -> None:
        """Another start came: be seen, and take what it brought."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)
        if self._begun:
            self._bring(paths)

    def _bring(self, paths: Sequence[Path]) -> None:
        """Open briefings and packs as such, and bring in what else was asked for."""
        from pressfold.ui.acts.verifying import BRIEFINGS

        briefings = [path for path in paths if path.suffix.lower() in BRIEFINGS]
        if briefings:
            self.wiring.paper.verifying.take(briefings)
        self.wiring.importing.bring([path for path in paths if path not in briefings], open_after=True)

    def _tell_of_before(self) -> None:
        from pressfold.ui.toasts import Offer

        toasts = self.window.toasts
        if self._settings.complaint:
            toasts.say(self._settings.complaint, warns=True)
        if self.note.before is not None:
            toasts.say(
                toasts.tr("Pressfold ended unexpectedly last time. What was open is back, and nothing saved was lost."),
                Offer(toasts.tr("Copy details"), self._copy_before),
            )
        if not _writable(self._state):
            told = toasts.tr(
                "The folder %s cannot be written, so the next start will not remember what is open now, and briefings "
                "cannot be changed. Your library is safe. Free some space or check the permissions."
            )
            toasts.say(told % self._state, warns=True)

    def _copy_before(self) -> None:
        QGuiApplication.clipboard().setText(self.note.before or "")


def _writable(folder: Path) -> bool:
    """Whether a file can be made in this folder, or the folder itself."""
    from tempfile import TemporaryFile  # not before the first paint

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
