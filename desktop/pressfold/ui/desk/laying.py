"""Laying out a long page piece by piece, so that no place on it, however far down, holds the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument

#: So many UTF-16 units are laid out at once: a fortieth of a second's work, and more than most articles have.
PIECE = 60_000


class Laying(QObject):
    """Lays a document out from the top down to a place of it; `arrived` tells the place.

    Qt does so by itself when it is idle, in pieces that grow up to 200,000 units, and at once as soon as anybody asks
    where a place is.
    """

    arrived = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document: QTextDocument | None = None
        self._at = self._goal = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_breath)

    @property
    def goal(self) -> int | None:
        """The place that is on its way, None while none is."""
        return self._goal if self._timer.isActive() else None

    def go(self, document: QTextDocument, place: int) -> None:
        """Lay this document out as far as a place: one that is near is reached before this returns."""
        self._document, self._at, self._goal = document, 0, place
        self._timer.start()
        self._on_breath()

    def stop(self) -> None:
        """Go nowhere any more."""
        self._timer.stop()
        self._document = None

    def _on_breath(self) -> None:
        assert self._document is not None
        self._at = min(self._at + PIECE, self._goal)
        self._document.documentLayout().blockBoundingRect(self._document.findBlock(self._at))
        if self._at == self._goal:
            self.stop()
            self.arrived.emit(self._goal)
