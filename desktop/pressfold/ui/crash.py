"""What nobody expected: it goes into the log, is said once, and a program that died is remembered at its next start."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

_LOG = logging.getLogger("pressfold")
_MOST = 1_000_000
_TAIL = 6_000
_LEVELS = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}


def start_log(folder: Path) -> Path:
    """Write the log to a file in this folder from now on, the one before it kept aside; its path.

    Without a writable folder there is no log file, and the program runs on.
    """
    path = folder / "pressfold.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > _MOST:
            path.replace(path.with_suffix(".old.log"))
        # opened here and not at the first line: a file that cannot be written then would end whatever wanted to log
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return path


class CrashHook(QObject):
    """Hears of every failure that nobody caught, in any thread, and tells it in the window's thread."""

    failed = Signal(object)
    _heard = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard.connect(self.failed, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take the place of what Python and Qt do by themselves: print and go on, or end."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    def remove(self) -> None:
        """Give the places back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._heard.emit(error)

    def _on_thread_exception(self, what: threading.ExceptHookArgs) -> None:
        if what.exc_value is not None:
            self._heard.emit(what.exc_value)


def _on_qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    _LOG.log(_LEVELS.get(kind, logging.INFO), "Qt: %s", text)


class CrashNote:
    """A mark that lies in a folder while the program runs; one that lies there at the start tells of a crash."""

    def __init__(self, folder: Path, log: Path) -> None:
        self._mark = folder / "running"
        self._trace = folder / "crash.txt"
        self._log = log
        self._close: Callable[[], None] | None = None
        #: What the run before left behind: None when it ended in order, else the details.
        self.before: str | None = None

    def begin(self) -> None:
        """Look for a mark of the run before, leave ours, and let a dying interpreter write where it was."""
        try:
            self._mark.parent.mkdir(parents=True, exist_ok=True)
            if self._mark.exists():
                self.before = "\n".join(tail for path in (self._trace, self._log) if (tail := _tail(path)))
            self._mark.touch()
            file = self._trace.open("w", encoding="utf-8")
        except OSError:
            return  # nothing can be remembered here; that must not keep the window from opening
        faulthandler.enable(file)
        self._close = file.close

    def end(self) -> None:
        """Take the mark away: this run ended in order."""
        if self._close is not None:
            faulthandler.disable()
            self._close()
            self._trace.unlink(missing_ok=True)
            self._mark.unlink(missing_ok=True)


def _tail(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[-_TAIL:].strip()
    except OSError:
        return ""
