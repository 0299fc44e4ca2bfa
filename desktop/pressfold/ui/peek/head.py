"""The head of a card: a painted card of facts that can be heard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pressfold.ui.delegates import painting
from pressfold.ui.delegates.card import Card
from pressfold.ui.delegates.painting import Look


class Head(QWidget):
    """Paints one card as high as its width asks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card(())
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_card(self, card: Card, said: str) -> None:
        self._card = card
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return painting.height(self._card, width)

    def sizeHint(self) -> QSize:
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.paint(painter, self._card, QRectF(self.rect()), Look())
