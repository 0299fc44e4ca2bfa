"""Reordering: a column taken by its head and put between others; a bar shows where it would stand."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygon
from PySide6.QtWidgets import QWidget

from pressfold.ui import theme
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.row import Row

_WIDE = 12
_BAR = 3


class Reordering(QObject):
    """Follows the heads that are dragged, and tells the order that the reader wants."""

    wanted = Signal(object)  # a tuple of article ids, from left to right

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        self._row = row
        self._bar = _Bar(row.window())

    def watch(self, column: Column) -> None:
        """Let this column be dragged by its head."""
        column.head_dragged.connect(self._on_dragged)
        column.head_dropped.connect(self._on_dropped)
        column.head_left.connect(self._bar.hide)

    def _on_dragged(self, column: Column, at: QPoint) -> None:
        place = self._place(at)
        if self._order(column, place) == self._now():
            self._bar.hide()
        else:
            self._bar.stand(self._row, self._edge(place))

    def _on_dropped(self, column: Column, at: QPoint) -> None:
        self._bar.hide()
        order = self._order(column, self._place(at))
        if order != self._now():
            self.wanted.emit(order)

    def _now(self) -> tuple[int, ...]:
        return tuple(column.content.article.id for column in self._row.columns)

    def _place(self, at: QPoint) -> int:
        """Before which column a point of the screen lies; their number for behind all."""
        x = self._row.mapFromGlobal(at).x()
        middles = [column.x() + column.width() / 2 for column in self._row.columns]
        return sum(x > middle for middle in middles)

    def _order(self, column: Column, place: int) -> tuple[int, ...]:
        now, id = self._now(), column.content.article.id
        before = [one for one in now[:place] if one != id]
        return (*before, id, *(one for one in now[place:] if one != id))

    def _edge(self, place: int) -> int:
        """Where the gap before a column lies, in the row."""
        columns, half = self._row.columns, self._row.handleWidth() // 2
        return columns[place].x() - half if place < len(columns) else columns[-1].geometry().right() + theme.px(8)


class _Bar(QWidget):
    """A bar with an arrow at each end, over the gap that a column would be put into."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand(self, row: Row, x: int) -> None:
        """Show it over this x of the row."""
        wide, window = theme.px(_WIDE), row.window()
        if self.parent() is not window:
            self.setParent(window)
        corner = row.mapTo(window, QPoint(max(x, -wide // 2) - wide // 2, 0))
        self.setGeometry(corner.x(), corner.y(), wide, row.height())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.current().accent))
        bar, middle, bottom = theme.px(_BAR), self.width() // 2, self.height()
        painter.drawRect(middle - bar // 2, 0, bar, bottom)
        arrow = QPolygon([QPoint(0, 0), QPoint(self.width(), 0), QPoint(middle, self.width())])
        painter.drawPolygon(arrow)
        painter.drawPolygon(QPolygon([QPoint(one.x(), bottom - one.y()) for one in arrow.toList()]))
