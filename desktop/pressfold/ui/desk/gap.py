"""The gap between two columns: ribbons between the same passages, and the handle that resizes the columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from pressfold.ui import theme
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.content import Shared
from pressfold.ui.desk.layers import Layer
from pressfold.ui.desk.strokes import Inks

#: The width of a gap, by how many gaps there are.
WIDTHS = {1: 56, 2: 40, 3: 24}
_SHADOW = 9
_FADE = 40
#: How strong ribbons are that are not current: with both ends in view, and with one end out of it.
_QUIET = 0.6
_FAR = 0.3
_KEY_STEP = 24
#: Ribbons this near to the screen are measured to the pixel.
_NEAR = 300
#: Where a ribbon begins and ends at its left and at its right.
_Ends = tuple[float, float, float, float]


class Ribbon(NamedTuple):
    """A passage that both sides have, and its family's number."""

    shared: Shared
    number: int


class Gap(QSplitterHandle):
    """Paints the ribbons of the passages that its two columns share, where the pages are scrolled to now."""

    def __init__(self, row: QSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Gap between two columns")
        self.setAccessibleDescription("Left and right arrow keys resize the columns.")
        self._sides: tuple[Column, Column] | None = None
        self._ribbons: Sequence[Ribbon] = ()
        self._rough: list[_Ends] | None = None
        self._heights: dict[int, _Ends] = {}  # to the pixel, of ribbons that came near the screen
        self._inks = Inks(theme.current())
        self.current_family: str | None = None
        self.layers: frozenset[Layer] = frozenset()
        theme.keeper().changed.connect(self._on_theme_changed)

    def join(self, left: Column, right: Column, ribbons: Sequence[Ribbon]) -> None:
        """Stand between these two columns from now on."""
        if self._sides != (left, right):
            for column in (left, right):
                column.view.scrolled.connect(self.update)
                column.view.relaid.connect(self.forget)
        self._sides = (left, right)
        self._ribbons = ribbons
        self.forget()

    def part(self) -> None:
        """Let go of the columns."""
        if self._sides is not None:
            for column in self._sides:
                column.view.scrolled.disconnect(self.update)
                column.view.relaid.disconnect(self.forget)
        self._sides, self._ribbons = None, ()

    def forget(self) -> None:
        """A page was laid out anew: the heights are stale."""
        self._rough = None
        self._heights.clear()
        self.update()

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.current().window))
        if self._sides is None:
            return
        self._paint_shadows(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if Layer.PASSAGES in self.layers:
            self._paint_ribbons(painter, *self._sides)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 13, -3, -3), 5, 5)

    def _paint_shadows(self, painter: QPainter) -> None:
        """The one shadow, beside the columns."""
        dark = QColor(theme.current().shadow)
        dark.setAlpha(60 if theme.current().dark else 14)
        clear = QColor(dark)
        clear.setAlpha(0)
        for edge, inwards in ((0, _SHADOW), (self.width(), -_SHADOW)):
            strip = QRectF(min(edge, edge + inwards), 0, _SHADOW, self.height())
            shade = QLinearGradient(QPointF(edge, 0), QPointF(edge + inwards, 0))
            shade.setColorAt(0, dark)
            shade.setColorAt(1, clear)
            painter.fillRect(strip, shade)
            strip.setHeight(_FADE)
            painter.fillRect(strip, self._fade())

    def _fade(self) -> QLinearGradient:
        """The ground again, so that the shadow comes in softly below the corners."""
        ground = QColor(theme.current().window)
        fade = QLinearGradient(QPointF(0, 4), QPointF(0, _FADE))
        fade.setColorAt(0, ground)
        ground.setAlpha(0)
        fade.setColorAt(1, ground)
        return fade

    def _paint_ribbons(self, painter: QPainter, left: Column, right: Column) -> None:
        left_top, right_top = left.view_top(), right.view_top()
        painter.setClipRect(0, min(left_top, right_top), self.width(), self.height())
        up, down = left_top - left.view.top(), right_top - right.view.top()
        for number, (left_from, left_to, right_from, right_to) in enumerate(self._rough_heights(left, right)):
            near = min(left_from + up, right_from + down) < self.height() + _NEAR
            if near and max(left_to + up, right_to + down) > -_NEAR:
                if number not in self._heights:
                    shared = self._ribbons[number].shared
                    self._heights[number] = (*left.view.heights_now(shared.left), *right.view.heights_now(shared.right))
                begin, end, other_begin, other_end = self._heights[number]
                self._paint_ribbon(
                    painter, self._ribbons[number], begin + up, end + up, other_begin + down, other_end + down
                )

    def _rough_heights(self, left: Column, right: Column) -> list[_Ends]:
        """About where the ribbons begin and end on both pages."""
        if self._rough is None:
            self._rough = [
                (*left.view.rough_heights(ribbon.shared.left), *right.view.rough_heights(ribbon.shared.right))
                for ribbon in self._ribbons
            ]
        return self._rough

    def _paint_ribbon(
        self, painter: QPainter, ribbon: Ribbon, left_from: float, left_to: float, right_from: float, right_to: float
    ) -> None:
        width, middle = self.width(), self.width() / 2
        upper = QPainterPath(QPointF(0, left_from))
        upper.cubicTo(QPointF(middle, left_from), QPointF(middle, right_from), QPointF(width, right_from))
        lower = QPainterPath(QPointF(width, right_to))
        lower.cubicTo(QPointF(middle, right_to), QPointF(middle, left_to), QPointF(0, left_to))
        band = QPainterPath(upper)
        band.connectPath(lower)
        band.closeSubpath()
        current = ribbon.shared.family == self.current_family
        in_view = (
            min(left_to, right_to) > painter.clipBoundingRect().top() and max(left_from, right_from) < self.height()
        )
        painter.setOpacity(1.0 if current else _QUIET if in_view else _FAR)
        painter.fillPath(band, self._inks.fill(ribbon.number, strong=True))
        painter.setPen(QPen(self._inks.edge(ribbon.number), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(upper)
        painter.drawPath(lower)
        painter.setOpacity(1.0)

    def _on_theme_changed(self) -> None:
        self._inks = Inks(theme.current())
        self.update()

    # --- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -_KEY_STEP, Qt.Key.Key_Right: _KEY_STEP}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moveSplitter(self.pos().x() + step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
