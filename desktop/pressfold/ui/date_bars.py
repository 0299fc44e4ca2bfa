"""Bars for the days, months or years of a result: drag over them, or go with the arrows, to keep those alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from pressfold.model.search import FacetValue
from pressfold.ui import theme
from pressfold.ui.lettering import font, metrics
from pressfold.ui.phrases import count

_TALL, _FOOT, _LEAST = 44, 16, 2


class DateBars(QWidget):
    """Draws one bar a value, as high as it has articles; `brushed` tells the values that shall be kept."""

    brushed = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Sequence[FacetValue] = ()
        self._kept: Collection[str] = ()
        self._from: int | None = None
        self._to = 0
        self._is_low = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Dates"))
        theme.keeper().changed.connect(self.updateGeometry)

    def show_values(self, values: Sequence[FacetValue], kept: Collection[str]) -> None:
        """Show these values; `kept` are those that the reader chose."""
        self._values, self._kept, self._from = values, kept, None
        said = ", ".join(f"{value.value}: {count(value.articles, 'article', 'articles')}" for value in values)
        self.setAccessibleDescription(said)
        self.setVisible(len(values) > 1)
        self.update()

    def set_low(self, on: bool) -> None:
        """Stand half as high, where room is short."""
        if on != self._is_low:
            self._is_low = on
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), self._tall() + theme.px(_FOOT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), self._tall() + theme.px(_FOOT))

    def _tall(self) -> int:
        return theme.px(_TALL) // (2 if self._is_low else 1)

    # --- the reader --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = self._to = self._at(event.position())
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._to = self._at(event.position())
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps and self._values:
            self._to = max(0, min(len(self._values) - 1, (-1 if self._from is None else self._to) + steps[key]))
            if self._from is None or not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._from = self._to
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._from is not None:
            self._tell()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._kept:
            self.brushed.emit([])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._values:
            value = self._values[self._at(QPointF(event.pos()))]
            QToolTip.showText(event.globalPos(), f"{value.value}: {count(value.articles, 'article', 'articles')}", self)
            return True
        return bool(super().event(event))

    def _tell(self) -> None:
        """Tell the brushed values; the same as before takes the choice away."""
        chosen = [value.value for value in self._brushed()]
        self._from = None
        self.brushed.emit([] if set(chosen) == set(self._kept) else chosen)

    def _brushed(self) -> Sequence[FacetValue]:
        if self._from is None:
            return ()
        first, last = sorted((self._from, self._to))
        return self._values[first : last + 1]

    def _at(self, point: QPointF) -> int:
        wide = self.width() / max(1, len(self._values))
        return max(0, min(len(self._values) - 1, int(point.x() / wide)))

    # --- looks -------------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._values:
            return
        look, painter = theme.current(), QPainter(self)
        tall, most = self._tall(), max(value.articles for value in self._values)
        wide = self.width() / len(self._values)
        chosen = {value.value for value in self._brushed()} or set(self._kept)
        for at, value in enumerate(self._values):
            height = max(_LEAST, value.articles / most * (tall - 4))
            bar = QRectF(at * wide + min(1.0, wide / 4), tall - height, max(1.0, wide - min(2.0, wide / 2)), height)
            kept = value.value in chosen
            painter.fillRect(bar, QColor(look.accent if kept else look.ink_3 if not chosen else look.line_strong))
            if kept:  # not by colour alone
                painter.fillRect(QRectF(bar.left(), tall, bar.width(), 2), QColor(look.accent))
        painter.setPen(QColor(look.accent if self.hasFocus() else look.line))
        painter.drawLine(0, tall, self.width(), tall)
        self._paint_ends(painter, tall)
        painter.end()

    def _paint_ends(self, painter: QPainter, tall: int) -> None:
        """The first and the last value below the bars."""
        small = font(11)
        painter.setFont(small)
        painter.setPen(QColor(theme.current().ink_3))
        base = tall + 3 + int(metrics(small).ascent())
        painter.drawText(0, base, self._values[0].value)
        last = self._values[-1].value
        painter.drawText(self.width() - int(metrics(small).horizontalAdvance(last)) - 1, base, last)
