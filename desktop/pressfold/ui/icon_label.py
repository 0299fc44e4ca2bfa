"""An icon that stands still: painted anew in every theme, unlike a label with a pixmap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pressfold.ui import icons, theme


class IconLabel(QWidget):
    """One icon in the colour of a token. The words beside it say what it means."""

    def __init__(self, name: str, token: str = "ink_2", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._token = token
        self._size = size

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = theme.px(self._size)
        painter = QPainter(self)
        made = icons.pixmap(self._name, self._token, size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - size) / 2, (self.height() - size) / 2), made)
        painter.end()
