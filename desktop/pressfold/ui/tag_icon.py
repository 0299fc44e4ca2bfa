"""The colour of a tag as a small icon; its name always stands beside it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from pressfold.ui import theme

_SIDE = 14


def tag_icon(colour: str) -> QIcon:
    """A round patch in the colour of a tag, in the theme of now."""
    fill, ink = theme.current().tag(colour)
    side = theme.px(_SIDE)
    made = QPixmap(side * 2, side * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.5))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(QRectF(1.5, 1.5, side - 3, side - 3))
    painter.end()
    return QIcon(made)
