"""The library page: every article as a row, to open, to open beside, to drag onto the desk, to remove."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.listing import ArticleRow, Order, arranged
from pressfold.ui import icons
from pressfold.ui.action_table import Where
from pressfold.ui.actions import Actions
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.library import library_card
from pressfold.ui.desk.content import ARTICLES_MIME
from pressfold.ui.models import library as rows
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named

_ORDERS = {
    Order.NEWEST: "Newest first",
    Order.OLDEST: "Oldest first",
    Order.OUTLET: "By outlet",
    Order.TITLE: "By title",
    Order.SHARED: "Most shared first",
    Order.UNDATED: "Date needed first",
}
#: With this many articles the list gets a field to narrow it.
_MANY = 12
_MENU = ("columns.open", "columns.open_beside", "", "catalogue.details", "catalogue.why_share", "", "catalogue.remove")


class LibraryPage(QWidget):
    """The list of articles with its heading, order and filter."""

    opened = Signal(list, bool)  # ids, and whether beside what is open
    chosen = Signal()
    filtered = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self._articles: Sequence[ArticleRow] = ()
        self._shown: Sequence[ArticleRow] = ()
        self._open: Collection[int] = ()
        self._pins: Mapping[int, int] = {}
        self._made = rows.LibraryRows()
        self.order = Order.NEWEST
        self._count = QLabel()
        self._sort = self._sort_button()
        self._filter = self._filter_field()
        self.list = self._article_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 6, 4)
        column.setSpacing(6)
        column.addLayout(self._heading())
        column.addWidget(self._filter)
        column.addWidget(self.list, 1)

    def show_articles(self, articles: Sequence[ArticleRow]) -> None:
        """List these articles."""
        self._articles = articles
        self._arrange()
        self._filter.setVisible(len(articles) >= _MANY or bool(self._filter.text()))
        self._show()

    def show_desk(self, on_desk: Collection[int]) -> None:
        """Mark the articles that stand on the desk."""
        self._open = on_desk
        self._show()

    def show_pins(self, pins: Mapping[int, int]) -> None:
        """Say how many pins of the open briefing each article holds."""
        self._pins = pins
        self._show()

    def set_order(self, order: Order) -> None:
        """List in this order."""
        self._orders[order].setChecked(True)
        self._order_by(order)

    def set_filter(self, words: str) -> None:
        """Narrow the list by these words, as if they had been typed."""
        self._filter.setText(words)
        self._filter.setVisible(bool(words) or len(self._articles) >= _MANY)

    def filter_words(self) -> str:
        """What the list is narrowed by."""
        return self._filter.text()

    def chosen_ids(self) -> list[int]:
        """The ids of the chosen articles, from top to bottom."""
        rows = self.list.rows.rows
        chosen = self.list.selectionModel().selection()
        ranges = sorted((part.top(), part.bottom()) for part in chosen)  # type: ignore[attr-defined]  # it is a list
        return [rows[at].article.id for first, last in ranges for at in range(first, last + 1)]

    def has_chosen(self) -> bool:
        """Whether any article is chosen; quick however many are."""
        return self.list.selectionModel().hasSelection()

    def choose(self, id: int) -> None:
        """Choose an article and bring it into view."""
        self.list.choose(id)

    # --- building ----------------------------------------------------------------------------------------------------

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(6, 0, 6, 0)
        name = QLabel(self.tr("ALL ARTICLES"))
        for label in (name, self._count):
            label.setProperty("kind", "section")
        line.addWidget(name)
        line.addStretch()
        line.addWidget(self._count)
        line.addWidget(self._sort)
        return line

    def _sort_button(self) -> QToolButton:
        button = named(QToolButton(), self.tr("Order of the list"), self.tr("Order of the list"))
        button.setIcon(icons.icon("list"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        group = QActionGroup(menu)
        self._orders: dict[Order, QAction] = {}
        for order, text in _ORDERS.items():
            action = group.addAction(menu.addAction(self.tr(text)))
            action.setCheckable(True)
            action.setData(order.value)
            self._orders[order] = action
        self._orders[self.order].setChecked(True)
        group.triggered.connect(self._on_order)
        button.setMenu(menu)
        return button

    def _filter_field(self) -> QLineEdit:
        field = QLineEdit(placeholderText=self.tr("Narrow by title or outlet"), clearButtonEnabled=True)
        field.setAccessibleName(self.tr("Narrow the list by title or outlet"))
        field.textChanged.connect(self._on_arranged)
        field.textChanged.connect(self.filtered)
        field.hide()
        return field

    def _article_list(self) -> CardList:
        model = Rows(rows.sentence, rows.key, self)
        model.drags = ARTICLES_MIME
        made = CardList(self.tr("Articles"), model, CardDelegate(library_card))
        made.setProperty("ground", "panel")
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setDragEnabled(True)
        made.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        made.opened.connect(self._on_opened)
        made.customContextMenuRequested.connect(self._on_menu)
        made.selectionModel().selectionChanged.connect(self.chosen)
        self._actions.hear(Where.LIBRARY, made)
        return made

    # --- what happens ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        kept = self.chosen_ids()
        self.list.empty_text = self.tr("No article has these words.") if self._articles else self.tr("No articles yet.")
        self.list.rows.set_rows(self._made.rows(self._shown, self._open, self._pins))
        self._count.setText(QLocale().toString(len(self._shown)))
        if kept and kept != self.chosen_ids():
            self.list.choose(kept[0])

    def _on_order(self, action: QAction) -> None:
        self._order_by(Order(action.data()))

    def _order_by(self, order: Order) -> None:
        self.order = order
        self._on_arranged()

    def _on_arranged(self) -> None:
        self._arrange()
        self._show()

    def _arrange(self) -> None:
        self._shown = arranged(self._articles, self.order, self._filter.text())

    def _on_opened(self, id: int, keys: Qt.KeyboardModifier) -> None:
        self.opened.emit(self.chosen_ids() or [id], bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _on_menu(self, at: QPoint) -> None:
        inside = self.list.viewport().rect().contains(at) and self.list.indexAt(at).isValid()
        place = self.list.viewport().mapToGlobal(at) if inside else self.list.menu_place()
        self._actions.pop_up(_MENU, self, place)
