"""Laying out a long page piece by piece, so that neither the page nor any place on it holds the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument

#: So many UTF-16 units are laid out at once, in about a hundredth of a second; a page that has less is left to Qt.
PIECE = 25_000
#: A place that is not further down is reached at once.
NEAR = 60_000


class Laying(QObject):
    """Lays a document out from the top down, to a place of it and on to its end; `arrived` tells the place.

    Qt does so by itself when it is idle, but in pieces that grow up to 200,000 units, and all at once as soon as
    anybody asks where a place is.
    """

    arrived = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._document: QTextDocument | None = None
        self._at = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_breath)
        #: The place that is on its way, None while none is.
        self.goal: int | None = None

    def start(self, document: QTextDocument) -> None:
        """Lay this document out from the top, for it was not yet or is to be anew."""
        self._document, self._at = document, 0
        if document.characterCount() > PIECE:
            self._timer.start()

    def go(self, document: QTextDocument, place: int) -> None:
        """Lay this document out as far as a place: one that is near is reached before this returns."""
        self._document, self._at, self.goal = document, 0, place
        self._timer.start()
        self._lay(NEAR)

    def stay(self) -> None:
        """Go to no place any more."""
        self.goal = None

    def _on_breath(self) -> None:
        self._lay(PIECE)

    def _lay(self, piece: int) -> None:
        assert self._document is not None
        goal = self.goal
        self._at += piece
        block = self._document.findBlock(self._at if goal is None else min(self._at, goal))
        if not block.isValid():
            block = self._document.lastBlock()
            self._timer.stop()
        self._document.documentLayout().blockBoundingRect(block)
        if goal is not None and self._at >= goal:
            self.goal = None
            self.arrived.emit(goal)
