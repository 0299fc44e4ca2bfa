"""The chart of the timeline: lanes that scroll and zoom; keys go from event to event, Enter opens the sentence."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from pressfold.ui import theme
from pressfold.ui.models.timeline import By, Shown
from pressfold.ui.timeline.drawing import NAMES, Drawing, Placed, span_of, wide
from pressfold.ui.timeline.scale import STEPS

#: A picture wider than this cannot be painted.
_WIDEST = 16_000


class Chart(QAbstractScrollArea):
    """Paints what of the timeline is in view."""

    opened = Signal(object)  # an Event
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self._shown = Shown()
        self._by = By.KIND
        self._zoom: int | None = None
        self._drawing = Drawing(self._shown, (), STEPS[0])
        self._current = ""
        theme.keeper().changed.connect(self._lay)

    # --- what it shows -----------------------------------------------------------------------------------------------

    def show_story(self, shown: Shown, by: By) -> None:
        """Show these events in these lanes; the zoom stays once it was chosen."""
        self._shown, self._by = shown, by
        self._lay()
        events = len(shown.events())
        self.setAccessibleName(self.tr("Timeline, %d events; the table lists them") % events)

    def zoom(self, by: int) -> None:
        """Closer by steps, or further off; the middle stays."""
        before = self._step()
        now = max(0, min(len(STEPS) - 1, before + by))
        if now != before:
            bar, half = self.horizontalScrollBar(), (self.viewport().width() - theme.px(NAMES)) / 2
            day = (bar.value() + half) / self._drawing.scale.step
            offset = self._drawing.scale.first.toordinal()
            self._zoom = now
            self._lay()
            day += offset - self._drawing.scale.first.toordinal()
            bar.setValue(round(day * self._drawing.scale.step - half))
        self.zoomed.emit()

    def fit(self) -> None:
        """As close as all events are in view."""
        self._zoom = None
        self._lay()

    def _step(self) -> int:
        """The number of the zoom step: the chosen one, else the closest that shows everything."""
        if self._zoom is not None:
            return self._zoom
        room = max(200, self.viewport().width() - theme.px(NAMES))
        days = span_of(self._shown.events())
        return max((at for at, step in enumerate(STEPS) if wide(days, step) <= room), default=0)

    def _lay(self) -> None:
        self._drawing = Drawing(self._shown, self._shown.lanes(self._by), STEPS[self._step()])
        self._set_bars()
        self.viewport().update()

    def _set_bars(self) -> None:
        room = self.viewport().size() - QSize(theme.px(NAMES), 0)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, round(self._drawing.scale.width) - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(theme.px(40))
        down.setRange(0, max(0, round(self._drawing.height) - room.height()))
        down.setPageStep(room.height())
        down.setSingleStep(theme.px(24))

    # --- painting ----------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        rect = QRectF(self.viewport().rect())
        self.draw(painter, rect, self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def draw(self, painter: QPainter, rect: QRectF, left: float, top: float) -> None:
        """Paint the part of the timeline that begins at `left` and `top` into a rectangle."""
        tokens, names = theme.current(), theme.px(NAMES)
        painter.fillRect(rect, QColor(tokens.paper))
        across = rect.width() - names
        painter.save()
        painter.setClipRect(QRectF(names, 0, across, rect.height()))
        painter.translate(names - left, -top)
        self._drawing.paint(painter, left, left + across, top, top + rect.height(), self._current)
        painter.translate(0, top)
        self._drawing.paint_axis(painter, left, left + across)
        painter.restore()
        painter.save()
        painter.fillRect(QRectF(0, 0, names, rect.height()), QColor(tokens.panel))
        painter.setClipRect(QRectF(0, theme.px(30), names, rect.height()))
        self._drawing.paint_names(painter, top)
        painter.restore()

    def whole(self) -> QSize:
        """How large all of the timeline is at this zoom, as far as a picture can be."""
        width = min(_WIDEST, round(self._drawing.scale.width) + theme.px(NAMES))
        return QSize(width, min(_WIDEST, round(self._drawing.height)))

    def picture(self, ratio: int = 2) -> QImage:
        """All of the timeline, in so many pixels for each point."""
        size = self.whole()
        ratio = 1 if max(size.width(), size.height()) * ratio > _WIDEST else ratio
        image = QImage(size * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        self.draw(painter, QRectF(0, 0, size.width(), size.height()), 0, 0)
        painter.end()
        return image

    # --- hands -------------------------------------------------------------------------------------------------------

    def current(self) -> Placed | None:
        """The chosen event with its place."""
        return next((mark for mark in self._drawing.marks() if mark.event.id == self._current), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self._walk(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            mark = self.current()
            if mark is not None:
                self.opened.emit(mark.event)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        else:
            super().keyPressEvent(event)

    def _walk(self, by: int) -> None:
        marks = self._drawing.marks()
        if not marks:
            return
        at = next((nth for nth, mark in enumerate(marks) if mark.event.id == self._current), -1 if by > 0 else 0)
        mark = marks[(at + by) % len(marks)]
        self._current = mark.event.id
        self.setAccessibleDescription(self._shown.said(mark.event))
        half = (self.viewport().width() - theme.px(NAMES)) / 2
        self.horizontalScrollBar().setValue(round(mark.rect.left() - half))
        self.verticalScrollBar().setValue(round(mark.rect.top() - self.viewport().height() / 2))
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._under(event.position())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self._current = mark.event.id
            self.viewport().update()
            self.opened.emit(mark.event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            mark = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._shown.said(mark.event) if mark else "", self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay() if self._zoom is None else self._set_bars()

    def _under(self, at: QPointF) -> Placed | None:
        names = theme.px(NAMES)
        if at.x() < names or at.y() < theme.px(30):
            return None
        return self._drawing.at(
            QPointF(at.x() - names + self.horizontalScrollBar().value(), at.y() + self.verticalScrollBar().value())
        )
