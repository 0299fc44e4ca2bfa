"""The title of a column: the reading face, wrapped, and elided where it takes too many lines."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from pressfold.text.utf16 import Utf16Map
from pressfold.ui import fonts, theme

_MOST_LINES = 3
_LEADING = 1.28


class Title(QWidget):
    """Shows the title in a few lines, the last one elided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._most = _MOST_LINES
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        self._text = " ".join(text.split())
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def set_most(self, lines: int) -> None:
        """Have no more lines than this."""
        if lines != self._most:
            self._most = lines
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        return len(wrapped(self._text, _font(), width, self._most)) * _leading()

    def sizeHint(self) -> QSize:
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(_font())
        painter.setPen(QColor(theme.current().ink))
        for at, line in enumerate(wrapped(self._text, _font(), self.width(), self._most)):
            row = QRect(0, at * _leading(), self.width(), _leading())
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            lines = wrapped(self._text, _font(), self.width(), self._most)
            QToolTip.showText(event.globalPos(), self._text if lines and lines[-1].endswith("…") else "", self)
            return True
        return super().event(event)


def _font() -> QFont:
    return fonts.serif(theme.px(18), QFont.Weight.DemiBold)


def _leading() -> int:
    return round(theme.px(18) * _LEADING)


@lru_cache(maxsize=64)
def wrapped(text: str, font: QFont, width: int, most: int = _MOST_LINES) -> tuple[str, ...]:
    """The text cut into lines of this width in pixels, at most so many; what is left over is elided."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) <= most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        starts.append(Utf16Map(text).to_points(line.textStart()))
    layout.endLayout()
    lines = [text[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(lines) > most:
        rest = text[starts[most - 1] :]
        lines[most - 1 :] = [QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return tuple(lines)
