"""Dropping articles of the list on the desk: where they would land, and a frame that shows it.

Files are the whole window's matter, wherever they are dropped.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from pressfold.ui import fonts, phrases, theme
from pressfold.ui.desk.content import ARTICLES_MIME


class DropArea(QWidget):
    """A widget that takes articles of the list. It tells which were dropped, and on which of its places."""

    articles_dropped = Signal(list, int)  # ids, and the place they were dropped on

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._frame = _DropFrame(self)

    def drop_places(self) -> list[QRect]:
        """The rectangles that something can be dropped on; where there are none, the whole widget is place 0."""
        return []

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        things = dropped(event.mimeData())
        if things:
            event.acceptProposedAction()
            self._frame.show_on(self._rect(self._place(event.position().x())), _promise(things))

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._frame.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._frame.hide()
        things = dropped(event.mimeData())
        if things:
            event.acceptProposedAction()
            self.articles_dropped.emit(things, self._place(event.position().x()))

    def _place(self, x: float) -> int:
        """The place nearest to this x."""
        places = self.drop_places()
        away = [max(place.left() - x, x - place.right(), 0.0) for place in places]
        return away.index(min(away)) if away else 0

    def _rect(self, place: int) -> QRect:
        places = self.drop_places()
        return places[place] if places else self.rect().adjusted(16, 16, -16, -16)


def dropped(data: QMimeData) -> list[int]:
    """The ids of the articles that a drag brings; empty for anything else."""
    lines = bytes(data.data(ARTICLES_MIME).data()).decode("ascii", "ignore").split()
    return [int(line) for line in lines if line.isdigit()]


def _promise(ids: list[int]) -> str:
    """What will happen when the drag is let go."""
    return phrases.told("Open %s here", phrases.count(len(ids), "article", "articles"))


class _DropFrame(QWidget):
    """The frame over the place that a drag would land on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_on(self, place: QRect, words: str) -> None:
        self._words = words
        self.setGeometry(place)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(tokens.paper)
        veil.setAlpha(200)
        painter.setBrush(veil)
        painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), theme.px(10), theme.px(10))
        painter.setFont(fonts.sans(theme.px(15)))
        painter.setPen(QColor(tokens.ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
