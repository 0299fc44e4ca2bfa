"""The library page: every article as a row, to open, to open beside, to drag onto the desk, to remove."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.columns import Column
from pressfold.model.listing import Order
from pressfold.ui import icons
from pressfold.ui.action_table import Where
from pressfold.ui.actions import Actions
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.library import library_card
from pressfold.ui.desk.content import ARTICLES_MIME
from pressfold.ui.models import library as rows
from pressfold.ui.models.library import LibraryRow
from pressfold.ui.models.library_table import TableRows
from pressfold.ui.models.rows import Rows
from pressfold.ui.models.shelves import Holdings, Kind, Shelf
from pressfold.ui.models.stock import Stock
from pressfold.ui.naming import named
from pressfold.ui.narrowing_field import NarrowingField
from pressfold.ui.panels.library_table import LibraryTable
from pressfold.ui.panels.shelves import ShelfBox, shelf_button

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
_MENU = (
    "columns.open", "columns.open_beside", "similar.chosen", "",
    "sorting.star", "sorting.unread", "sorting.tag", "sorting.collect", "",
    "catalogue.details", "catalogue.versions", "catalogue.why_share", "", "catalogue.remove",
)  # fmt: skip
_MENU_REMOVED = ("sorting.bring_back", "sorting.erase")


class LibraryPage(QWidget):
    """The list of articles with its heading, order and filter."""

    opened = Signal(list, bool)  # ids, and whether beside what is open
    chosen = Signal()
    filtered = Signal()
    shelf_picked = Signal(object)  # a Shelf
    versions_wanted = Signal(int)
    shelves_opened = Signal(bool)
    table_shown = Signal(bool)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._actions = actions
        self.stock = Stock()
        self._count = QLabel()
        self._name = shelf_button(self)
        self.shelves = ShelfBox(self)
        self._sort = self._sort_button()
        self._filter = self._filter_field()
        self.list = self._article_list()
        self.table = self._article_table()
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 6, 4)
        column.setSpacing(6)
        column.addLayout(self._heading())
        column.addWidget(self.shelves)
        column.addWidget(self._filter)
        column.addWidget(self._views, 1)

    @property
    def shelf(self) -> Shelf:
        """What of the library is shown."""
        return self.stock.shelf

    @property
    def order(self) -> Order:
        """The order of the list."""
        return self.stock.order

    def show_holdings(self, held: Holdings) -> None:
        """List what the library holds, as far as it stands on the shelf that is shown."""
        self.stock.hold(held)
        self._filter.setVisible(self._narrows())
        self._on_arranged()

    def show_shelf(self, shelf: Shelf) -> None:
        """List what stands on this shelf."""
        self.stock.shelf = shelf
        self._on_arranged()
        self.filtered.emit()

    def show_smart(self, name: str, ids: Collection[int]) -> None:
        """Say which articles answer the query of a smart collection."""
        self.stock.fill_smart(name, ids)
        self._on_arranged()

    def is_table(self) -> bool:
        return self._views.currentWidget() is self.table

    def show_table(self, on: bool) -> None:
        """Show the articles as a table, or as cards; what is chosen stays chosen."""
        if on == self.is_table():
            return
        chosen = self.chosen_ids()
        self.stock.column, self.stock.descending = (self.table.sorted if on else None), self.table.descending
        self._views.setCurrentWidget(self.table if on else self.list)
        self._sort.setVisible(not on)
        self._on_arranged()
        self._choose_all(chosen)
        self._view().setFocus()
        self.table_shown.emit(on)
        self.filtered.emit()

    def shelves_are_open(self) -> bool:
        return self._name.isChecked()

    def open_shelves(self, on: bool) -> None:
        """Show the shelves, or fold them away."""
        self._name.setChecked(on)

    def show_desk(self, on_desk: Collection[int]) -> None:
        """Mark the articles that stand on the desk."""
        self.stock.on_desk = on_desk
        self._show()

    def show_pins(self, pins: Mapping[int, int]) -> None:
        """Say how many pins of the open briefing each article holds."""
        self.stock.pins = pins
        self._show()

    def set_order(self, order: Order) -> None:
        """List in this order."""
        self._orders[order].setChecked(True)
        self._order_by(order)

    def set_filter(self, words: str) -> None:
        """Narrow the list by these words, as if they had been typed."""
        self._filter.setText(words)
        self._filter.setVisible(self._narrows())

    def filter_words(self) -> str:
        """What the list is narrowed by."""
        return self._filter.text()

    def chosen_ids(self) -> list[int]:
        """The ids of the chosen articles, from top to bottom."""
        rows = self._rows()
        return [rows[at].article.id for first, last in self._ranges() for at in range(first, last + 1)]

    def has_chosen(self) -> bool:
        """Whether any article is chosen; quick however many are."""
        return self._view().selectionModel().hasSelection()

    def first_chosen(self) -> int | None:
        """The first chosen article, None where none is."""
        ranges = self._ranges()
        return self._rows()[ranges[0][0]].article.id if ranges else None

    def choose(self, id: int) -> None:
        """Choose an article and bring it into view."""
        if self.is_table():
            self._choose_all([id])
        else:
            self.list.choose(id)

    def _view(self) -> QAbstractItemView:
        """What shows the articles now."""
        return self.table if self.is_table() else self.list

    def _rows(self) -> Sequence[LibraryRow]:
        return self.table.rows.rows if self.is_table() else self.list.rows.rows

    def _ranges(self) -> list[tuple[int, int]]:
        """The chosen rows as ranges, both ends included, from top to bottom."""
        chosen = self._view().selectionModel().selection()
        return sorted({(part.top(), part.bottom()) for part in chosen})  # type: ignore[attr-defined]  # it is a list

    def _choose_all(self, ids: Sequence[int]) -> None:
        """Choose these articles, as far as they are shown."""
        wanted, view, model = set(ids), self._view(), self._view().model()
        found = [at for at, row in enumerate(self._rows()) if row.article.id in wanted]
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        chosen = QItemSelection()  # rows are chosen whole, so that one cell of each is enough
        for first, last in _runs(found):
            chosen.select(model.index(first, 0), model.index(last, 0))
        view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Clear | flags)
        if found:
            view.selectionModel().setCurrentIndex(model.index(found[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate)
            view.scrollTo(model.index(found[0], 0))

    def _narrows(self) -> bool:
        """Whether the field to narrow the list has a reason to be there."""
        return len(self.stock.held.rows) >= _MANY or bool(self._filter.text())

    # --- building ----------------------------------------------------------------------------------------------------

    def _heading(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 6, 0)
        self._count.setProperty("kind", "section")
        self._name.toggled.connect(self._on_shelves)
        self.shelves.picked.connect(self._on_picked)
        line.addWidget(self._name)
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
        self._orders[Order.NEWEST].setChecked(True)
        group.triggered.connect(self._on_order)
        button.setMenu(menu)
        return button

    def _filter_field(self) -> NarrowingField:
        field = NarrowingField(
            self.tr("Narrow the list by title, outlet or any column"),
            self.tr("Narrow: words, outlet:, date:, words:>300 …"),
            self.tr(
                "Words of title or outlet, and columns: outlet:reuters, lang:en, date:2022-01, words:>300, "
                "share:20..50, actors:>5, pins:>0, tag:check, is:unread, is:starred, is:undated."
            ),
        )
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
        made.pressed_button.connect(self._on_button)
        made.customContextMenuRequested.connect(self._on_menu)
        made.selectionModel().selectionChanged.connect(self.chosen)
        self._actions.hear(Where.LIBRARY, made)
        return made

    def _article_table(self) -> LibraryTable:
        made = LibraryTable(TableRows(ARTICLES_MIME, self))
        made.setProperty("ground", "panel")
        made.opened.connect(self._on_opened)
        made.sort_wanted.connect(self._on_sorted)
        made.changed.connect(self.filtered)
        made.customContextMenuRequested.connect(self._on_menu)
        made.selectionModel().selectionChanged.connect(self.chosen)
        self._actions.hear(Where.LIBRARY, made)
        return made

    # --- what happens ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        kept = self.chosen_ids()
        made = self.stock.rows(self.list.cards.uniform_from)
        self.list.empty_text = self._empty_text()
        if self.is_table():
            self.table.rows.set_rows(made)
        else:
            self.list.rows.set_rows(made)
        self._count.setText(QLocale().toString(self.stock.amount()))
        if kept and kept != self.chosen_ids():
            self.choose(kept[0])

    def _show_shelves(self) -> None:
        self.shelves.show_rows(self.stock.shelves())
        fixed = {Kind.STARRED: "Starred", Kind.UNREAD: "Unread", Kind.UNDATED: "Date needed", Kind.REMOVED: "Removed"}
        name = self.shelf.name or self.tr(fixed.get(self.shelf.kind, "All articles"))
        self._name.setText(name.upper() if not self.shelf.name else name)
        named(self._name, self.tr("Shelves: %s") % name, self.tr("Show collections, tags and other shelves"))

    def _empty_text(self) -> str:
        if self._filter.text():
            return self.tr("No article here fits what you typed.")
        return self.tr("Nothing stands on this shelf.") if self.stock.held.rows else self.tr("No articles yet.")

    def _on_shelves(self, on: bool) -> None:
        self._name.setIcon(icons.icon("chevron-down" if on else "chevron-right"))
        self.shelves.setVisible(on)
        self.shelves.fit()
        self.shelves_opened.emit(on)
        self.filtered.emit()

    def _on_picked(self, shelf: Shelf) -> None:
        self.show_shelf(shelf)
        self.shelf_picked.emit(shelf)

    def _on_button(self, key: object, button: str) -> None:
        if not isinstance(key, int):
            return
        if button == "versions":
            self.versions_wanted.emit(key)
            return
        self.stock.turn(key)
        self._on_arranged()

    def _on_order(self, action: QAction) -> None:
        self._order_by(Order(action.data()))

    def _order_by(self, order: Order) -> None:
        self.stock.order = order
        self._on_arranged()

    def _on_sorted(self, column: Column, descending: bool) -> None:
        self.stock.column, self.stock.descending = column, descending
        self._on_arranged()
        self.filtered.emit()

    def _on_arranged(self) -> None:
        self.stock.words = self._filter.text()
        self.stock.arrange()
        self._show_shelves()
        self._show()

    def _on_opened(self, id: int, keys: Qt.KeyboardModifier) -> None:
        if self.shelf.kind is Kind.REMOVED:
            return
        self.opened.emit(self.chosen_ids() or [id], bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _on_menu(self, at: QPoint) -> None:
        view = self._view()
        inside = view.viewport().rect().contains(at) and view.indexAt(at).isValid()
        place = view.viewport().mapToGlobal(at) if inside or self.is_table() else self.list.menu_place()
        self._actions.pop_up(_MENU_REMOVED if self.shelf.kind is Kind.REMOVED else _MENU, self, place)


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as runs of neighbours, both ends included."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs
