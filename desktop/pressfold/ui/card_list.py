"""A list of cards: hover, buttons on the cards, keys, and a word of its own when there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from pressfold.ui import theme
from pressfold.ui.delegates import painting
from pressfold.ui.delegates.card import Button
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.painting import Look
from pressfold.ui.lettering import font
from pressfold.ui.models.rows import Index, Rows

#: The least height in which cards are listed, at 100 %.
_LOWEST = 44
#: So many cards are higher than any screen: the bar stands there before they are measured, or it would take its width
#: from them and all be measured again.
_SCROLLED = 100


class CardList(QListView):
    """Shows the rows of a model as cards."""

    #: Enter or a double click on a row, with the keys that were held.
    opened = Signal(object, object)
    #: A double click alone, before `opened`.
    doubled = Signal(object)
    #: A button of a card: the row's key and the button's name.
    pressed_button = Signal(object, str)
    #: The key of the row that is current now, None when there is none.
    chosen = Signal(object)

    def __init__(self, name: str, model: Rows, delegate: CardDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cards")
        self.setAccessibleName(name)
        self._rows = model
        self._cards = delegate
        delegate.setParent(self)
        self.empty_text = ""
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.setUniformItemSizes(False)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(self._on_data_changed)
        theme.keeper().changed.connect(self._on_theme_changed)

    def minimumSizeHint(self) -> QSize:
        """Room for a line or two: Qt's own would let no panel be low at a large scale."""
        return QSize(super().minimumSizeHint().width(), theme.px(_LOWEST))

    @property
    def rows(self) -> Rows:
        return self._rows

    @property
    def cards(self) -> CardDelegate:
        return self._cards

    def current_key(self) -> object | None:
        """The key of the current row."""
        return self._rows.key_at(self.currentIndex())

    def choose(self, key: object | None) -> None:
        """Make the row with this key current and bring it into view; no such row: none is."""
        index = self._rows.find(key) if key is not None else QModelIndex()
        self.selectionModel().setCurrentIndex(
            index, self.selectionModel().SelectionFlag.ClearAndSelect | self.selectionModel().SelectionFlag.Current
        )
        if index.isValid():
            self.scrollTo(index)

    def button_place(self, key: object, name: str) -> QRect:
        """Where a button of the card of a row lies in the viewport; null where it has none."""
        index = self._rows.find(key)
        rect = QRectF(self.visualRect(index))
        look = Look(hovered=True, current=self.selectionModel().isSelected(index))
        place = painting.button_place(self._cards.card(index), rect, name, look)
        return place.toRect() if place is not None else QRect()

    # --- the pointer -------------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._look_under(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_under(-1, "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._button_at(event.position()) is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        button = self._button_at(event.position())
        if button is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self.pressed_button.emit(self._rows.key_at(self.indexAt(event.position().toPoint())), button.name)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._button_at(event.position()) is None:
            self.doubled.emit(self._rows.key_at(index))
            self.opened.emit(self._rows.key_at(index), event.modifiers())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            button = self._button_at(QPointF(event.pos()))
            if button is not None:
                QToolTip.showText(event.globalPos(), button.tip, self)
                return True
        return bool(super().viewportEvent(event))

    def _look_under(self, point: QPointF) -> None:
        index = self.indexAt(point.toPoint())
        button = self._button_at(point)
        self._set_under(index.row() if index.isValid() else -1, button.name if button else "")
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if button else Qt.CursorShape.ArrowCursor)

    def _set_under(self, row: int, name: str) -> None:
        if (self._cards.hovered, self._cards.under) != (row, (row, name)):
            self._cards.hovered, self._cards.under = row, (row, name)
            self.viewport().update()

    def _button_at(self, point: QPointF) -> Button | None:
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return None
        current = self.selectionModel().isSelected(index)
        return self._cards.button_at(index, QRectF(self.visualRect(index)), point, current=current)

    # --- keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self._rows.key_at(index), event.modifiers())
            return
        super().keyPressEvent(event)

    def menu_place(self) -> QPoint:
        """Where a context menu called by key opens: below the current row's upper edge, in global coordinates."""
        rect = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(rect.topLeft() + QPoint(24, min(24, rect.height())))

    # --- what changes ------------------------------------------------------------------------------------------------

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.chosen.emit(self._rows.key_at(current))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rows.rows or not self.empty_text:
            return
        painter = QPainter(self.viewport())
        painter.setFont(font(12))
        painter.setPen(QColor(theme.current().ink_3))
        area = self.viewport().rect().adjusted(16, 16, -16, -16)
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self.empty_text)
        painter.end()

    def _on_reset(self) -> None:
        self._set_under(-1, "")
        number = len(self._rows.rows)
        self.setUniformItemSizes(number >= self._cards.uniform_from)
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(bars.ScrollBarAlwaysOn if number >= _SCROLLED else bars.ScrollBarAsNeeded)

    def _on_data_changed(self) -> None:
        self.scheduleDelayedItemsLayout()

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
