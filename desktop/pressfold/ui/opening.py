"""Opening a library off the window's thread, together with loading what the first paint could do without.

The window answers meanwhile: loading the modules takes 300 to 500 ms, and bringing an old library up to date, with its
backup, many seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pressfold.library.library import Library

#: What the pages and acts need; each brings its own with it.
_LATER = (
    "pressfold.ui.desk.desk",
    "pressfold.ui.drop_overlay",
    "pressfold.ui.panels.actors",
    "pressfold.ui.panels.briefing",
    "pressfold.ui.panels.findings",
    "pressfold.ui.panels.library",
    "pressfold.ui.panels.passages",
    "pressfold.ui.panels.quotes",
    "pressfold.ui.search_popup",
    "pressfold.ui.toasts",
    "pressfold.ui.wiring",
    "pressfold.ui.sitting",
    "concurrent.futures.thread",
    "multiprocessing.connection",
)


class Opening(QObject):
    """One opening. Both signals are told in the window's thread."""

    opened = Signal(object)  # the Library, which is the hearer's from then on
    failed = Signal(object)  # the error
    _done = Signal()

    def __init__(self, open_library: Callable[[], Library], parent: QObject) -> None:
        super().__init__(parent)
        self._open = open_library
        self._library: Library | None = None
        self._error: Exception | None = None
        self._done.connect(self._on_done)
        self._thread = Thread(target=self._work, name="pressfold-opening", daemon=True)
        self._thread.start()

    def give_up(self) -> Library | None:
        """Wait until it is over and tell nothing more; the library, if one was opened."""
        self._done.disconnect(self._on_done)
        self._thread.join()
        return self._library

    def _work(self) -> None:
        try:
            for name in _LATER:
                import_module(name)
            self._library = self._open()
        except Exception as error:  # noqa: BLE001 - whatever it was, the window must say it instead of waiting for ever
            self._error = error
        self._done.emit()

    def _on_done(self) -> None:
        self._thread.join()
        if self._library is not None:
            self.opened.emit(self._library)
        else:
            self.failed.emit(self._error)
