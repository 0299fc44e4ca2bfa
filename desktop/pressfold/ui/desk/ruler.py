"""The ruler beside a page: all its marks in small, and a frame around what is on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from pressfold.ui import theme
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marked_page import MarkedPage
from pressfold.ui.desk.marks import Lane, MarkKind
from pressfold.ui.tokens import Tokens

WIDTH = 18
#: Each lane's left edge and width, and the least height of a mark in it, in pixels at 100 %.
_LANES = {
    Lane.EDGE: (2.0, 2.0, 1.0),
    Lane.NARROW: (5.0, 3.0, 2.0),
    Lane.WIDE: (9.0, 7.0, 4.0),
    Lane.ACROSS: (2.0, 14.0, 2.0),
}
_MARGIN = 4
#: A page with more marks than this has them drawn by itself, not with everything else that is painted.
_MANY = 500


class Ruler(QWidget):
    """Shows where marks stand on the whole page; a click or a drag moves the page."""

    def __init__(self, view: MarkedPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._grip: float | None = None
        self._drawn: QPixmap | None = None
        self._whole: QPixmap | None = None  # the same with the marks that come and go
        self._drawing = QTimer(self, singleShot=True, interval=0)
        self._drawing.timeout.connect(self._on_drawing)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"Overview of {view.article.title}")
        self.setAccessibleDescription("Where its marks stand. Click or drag to move the page.")
        view.scrolled.connect(self.update)
        view.relaid.connect(self.redraw)
        theme.keeper().changed.connect(self.redraw)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(WIDTH), 120)

    def redraw(self) -> None:
        """Draw the marks anew: they, the layers, the theme or the page changed."""
        self._drawn = self._whole = None
        self.update()

    def redraw_passing(self) -> None:
        """Draw the marks anew that come and go at every key."""
        self._whole = None
        self.update()

    # --- heights -------------------------------------------------------------------------------------------------

    def _scale(self) -> float:
        """Pixels of the ruler for one pixel of the page; a short page stands beside its own marks."""
        page = max(self._view.content_height(), self._view.viewport().height(), 1)
        return (self.height() - 2 * _MARGIN) / page

    def frame(self) -> QRectF:
        """Where the frame around what is on the screen stands."""
        scale = self._scale()
        top = _MARGIN + self._view.top() * scale
        bottom = min(top + self._view.viewport().height() * scale, self.height() - _MARGIN)
        return QRectF(0.5, top, self.width() - 1, max(bottom - top, 12.0))

    # --- painting ------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._drawn is None and self._view.mark_count() > _MANY:
            self._drawing.start()
            self._paint_ground(painter)
        else:
            painter.drawPixmap(0, 0, self._pixmap())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.current()
        ground = QColor(tokens.ink)
        ground.setAlpha(16)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(tokens.ink_3), 1))
        painter.drawRoundedRect(self.frame().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _on_drawing(self) -> None:
        if self.isVisible():
            self._pixmap()
            self.update()

    def _pixmap(self) -> QPixmap:
        """The ruler with all its marks."""
        if self._drawn is None:
            self._drawn = self._draw()
        if self._whole is None:
            self._whole = self._drawn_over(self._drawn)
        return self._whole

    def _draw(self) -> QPixmap:
        """The ruler without the marks that come and go."""
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        painter = QPainter(drawn)
        self._paint_ground(painter)
        self._fill(painter, self._rects())
        painter.end()
        return drawn

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = theme.current()
        painter.fillRect(
            self.rect().adjusted(0, 0, 1, 1), QColor(tokens.panel)
        )  # and what a fractional ratio rounds up
        painter.fillRect(QRectF(0, 0, 1, self.height()), QColor(tokens.line))

    def _drawn_over(self, below: QPixmap) -> QPixmap:
        """The same with the marks that come and go over it."""
        drawn = QPixmap(below)
        painter = QPainter(drawn)
        self._fill(painter, self._rects(passing=True))
        painter.end()
        return drawn

    def _fill(self, painter: QPainter, rects: Iterator[tuple[MarkKind, Mark, QRectF]]) -> None:
        tokens = theme.current()
        colours: dict[str, QColor] = {}
        for kind, mark, rect in rects:
            name = _colour(tokens, kind, mark)
            if name not in colours:
                colours[name] = QColor(name)
            painter.fillRect(rect, colours[name])

    def _rects(self, *, passing: bool = False) -> Iterator[tuple[MarkKind, Mark, QRectF]]:
        """The shown marks with their places on the ruler, from the lowest to the topmost kind."""
        scale, size = self._scale(), theme.keeper().scale
        for kind, mark, top, bottom in self._view.mark_heights(passing=passing):
            if kind.ruler is not None:
                left, width, least = _LANES[kind.ruler[0]]
                tall = max((bottom - top) * scale, least)
                yield kind, mark, QRectF(left * size, _MARGIN + top * scale, width * size, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._drawn = self._whole = None

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame = self.frame()
        y = event.position().y()
        self._grip = y - frame.top() if frame.contains(event.position()) else frame.height() / 2
        self._move_to(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move_to(event.position().y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def _move_to(self, y: float) -> None:
        if self._grip is not None:
            self._view.scroll_to((y - self._grip - _MARGIN) / self._scale())

    def wheelEvent(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self._view.viewport(), event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tip_at(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, point: QPointF) -> str:
        """What the marks near a point of the ruler are, a line for each."""
        rects = chain(self._rects(), self._rects(passing=True))
        near = (mark.tip for _, mark, rect in rects if rect.adjusted(-3, -3, 3, 3).contains(point))
        return "\n".join(dict.fromkeys(near))


def _colour(tokens: Tokens, kind: MarkKind, mark: Mark) -> str:
    """The colour on the ruler: the kind's, the family's edge, or the warning's where a look is asked."""
    token = "warn" if mark.look == "asks" else kind.ruler[1] if kind.ruler else ""
    return getattr(tokens, token) if token else tokens.family(mark.number).edge
