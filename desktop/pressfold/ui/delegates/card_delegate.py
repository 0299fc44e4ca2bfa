"""The delegate of every list: asks for the card of a row, and paints it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pressfold.ui.delegates import painting
from pressfold.ui.delegates.card import Button, Card, Line, Words
from pressfold.ui.delegates.painting import Look
from pressfold.ui.models.rows import ROW

Index = QModelIndex | QPersistentModelIndex

_LOG = logging.getLogger(__name__)
_UNREADABLE = Card((Line((Words("This row cannot be shown.", "warn"),)),))


class CardDelegate(QStyledItemDelegate):
    """Paints the card that `describe` makes of a row. A row that cannot be described is drawn as such."""

    def __init__(self, describe: Callable[[Any], Card], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe = describe
        #: With this many rows or more all are as high as the first, so that a long list need not measure each.
        self.uniform_from = 300
        self._uniform: tuple[int, float, int] | None = None
        #: The button under the pointer, as the list found it: the row's number and the button's name.
        self.under: tuple[int, str] = (-1, "")
        self.hovered = -1
        #: Rows that make room for an editor below: row number and height.
        self.opened: tuple[int, int] = (-1, 0)

    def card(self, index: Index) -> Card:
        """The card of a row; of one that raises, a card that says so."""
        try:
            return self._describe(index.data(ROW))
        except Exception:  # noqa: BLE001 - painting never raises: Qt would paint it again and again
            _LOG.exception("a row cannot be shown")
            return _UNREADABLE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._width(option)
        if index.model() is not None and index.model().rowCount() >= self.uniform_from:
            return QSize(width, self._uniform_height(width, index))
        extra = self.opened[1] if self.opened[0] == index.row() else 0
        return QSize(width, painting.height(self.card(index), width) + extra)

    def _uniform_height(self, width: int, index: Index) -> int:
        from pressfold.ui import theme

        key = width, theme.keeper().scale
        if self._uniform is None or self._uniform[:2] != key:
            self._uniform = (*key, painting.height(self.card(index), width))
        return self._uniform[2]

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        viewport = getattr(view, "viewport", None)
        return int(viewport().width()) if viewport is not None else max(120, option.rect.width())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painting.paint(painter, self.card(index), QRectF(option.rect), self._look(option, index))
        painter.restore()

    def _look(self, option: QStyleOptionViewItem, index: Index) -> Look:
        view = option.widget
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = view is not None and view.hasFocus() and view.currentIndex().row() == index.row()  # type: ignore[attr-defined]  # a view is a list
        pressed = self.under[1] if self.under[0] == index.row() else ""
        return Look(self.hovered == index.row(), is_current, focused, pressed)

    def button_at(self, index: Index, rect: QRectF, point: QPointF, *, current: bool) -> Button | None:
        """The button of a row's card under a point; both in the view's coordinates."""
        return painting.button_at(self.card(index), rect, point, Look(hovered=True, current=current))
