"""The library page: every article as a row, to open, to open beside, to drag onto the desk, to remove."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

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

from pressfold.model import narrowing
from pressfold.model.label import Label, LabelKind
from pressfold.model.listing import ArticleRow, Order, arranged, folded
from pressfold.ui import icons
from pressfold.ui.action_table import Where
from pressfold.ui.actions import Actions
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.library import library_card
from pressfold.ui.desk.content import ARTICLES_MIME
from pressfold.ui.models import library as rows
from pressfold.ui.models.library import Around
from pressfold.ui.models.rows import Rows
from pressfold.ui.models.shelves import EVERYTHING, Holdings, Kind, Shelf, shelf_rows
from pressfold.ui.naming import named
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
    "columns.open", "columns.open_beside", "", "sorting.star", "sorting.unread", "sorting.tag", "sorting.collect", "",
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
        self._removed: Sequence[ArticleRow] = ()
        self._labels: Sequence[Label] = ()
        self._collections: Mapping[int, tuple[str, ...]] = {}
        self._colours: Mapping[str, str] = {}
        self._smart: dict[str, frozenset[int]] = {}
        self._unfolded: set[int] = set()
        self._doubles: Mapping[int, int] = {}
        self.shelf = EVERYTHING
        self.order = Order.NEWEST
        self._count = QLabel()
        self._name = shelf_button(self)
        self.shelves = ShelfBox(self)
        self._sort = self._sort_button()
        self._filter = self._filter_field()
        self.list = self._article_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 6, 4)
        column.setSpacing(6)
        column.addLayout(self._heading())
        column.addWidget(self.shelves)
        column.addWidget(self._filter)
        column.addWidget(self.list, 1)

    def show_holdings(self, held: Holdings) -> None:
        """List what the library holds, as far as it stands on the shelf that is shown."""
        self._articles, self._removed = held.rows, held.removed
        self._labels, self._collections = held.labels, held.collections
        self._colours = {label.name: label.look for label in held.labels if label.kind is LabelKind.TAG}
        self._smart = {name: ids for name, ids in self._smart.items() if self._has_label(Kind.COLLECTION, name)}
        if self.shelf.label is not None and not self._has_label(self.shelf.kind, self.shelf.name):
            self.shelf = EVERYTHING
        self._filter.setVisible(len(self._articles) >= _MANY or bool(self._filter.text()))
        self._on_arranged()

    def show_shelf(self, shelf: Shelf) -> None:
        """List what stands on this shelf."""
        self.shelf = shelf
        self._on_arranged()
        self.filtered.emit()

    def show_smart(self, name: str, ids: Collection[int]) -> None:
        """Say which articles answer the query of a smart collection."""
        self._smart[name] = frozenset(ids)
        self._on_arranged()

    def shelves_are_open(self) -> bool:
        return self._name.isChecked()

    def open_shelves(self, on: bool) -> None:
        """Show the shelves, or fold them away."""
        self._name.setChecked(on)

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

    def first_chosen(self) -> int | None:
        """The first chosen article, None where none is."""
        chosen = self.list.selectionModel().selection()
        tops = [part.top() for part in chosen]  # type: ignore[attr-defined]  # it is a list
        return self.list.rows.rows[min(tops)].article.id if tops else None

    def choose(self, id: int) -> None:
        """Choose an article and bring it into view."""
        self.list.choose(id)

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
        self._orders[self.order].setChecked(True)
        group.triggered.connect(self._on_order)
        button.setMenu(menu)
        return button

    def _filter_field(self) -> QLineEdit:
        field = QLineEdit(
            placeholderText=self.tr("Narrow: words, outlet:, date:, words:>300 …"), clearButtonEnabled=True
        )
        field.setAccessibleName(self.tr("Narrow the list by title, outlet or any column"))
        field.setToolTip(
            self.tr(
                "Words of title or outlet, and columns: outlet:reuters, lang:en, date:2022-01, words:>300, "
                "share:20..50, actors:>5, pins:>0, tag:check, is:unread, is:starred, is:undated."
            )
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

    # --- what happens ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        kept = self.chosen_ids()
        self.list.empty_text = self._empty_text()
        many = len(self._shown) >= self.list.cards.uniform_from
        around = Around(self._open, self._pins, self._doubles, self._unfolded, self._colours, many)
        self.list.rows.set_rows(self._made.rows(self._shown, around))
        self._count.setText(QLocale().toString(len(self._shown) + self._folded()))
        if kept and kept != self.chosen_ids():
            self.list.choose(kept[0])

    def _show_shelves(self) -> None:
        smart = {name: len(ids) for name, ids in self._smart.items()}
        self.shelves.show_rows(shelf_rows(self._articles, self._labels, smart, len(self._removed), self.shelf))
        fixed = {Kind.STARRED: "Starred", Kind.UNREAD: "Unread", Kind.UNDATED: "Date needed", Kind.REMOVED: "Removed"}
        name = self.shelf.name or self.tr(fixed.get(self.shelf.kind, "All articles"))
        self._name.setText(name.upper() if not self.shelf.name else name)
        named(self._name, self.tr("Shelves: %s") % name, self.tr("Show collections, tags and other shelves"))

    def _empty_text(self) -> str:
        if self._filter.text():
            return self.tr("No article here fits what you typed.")
        return self.tr("Nothing stands on this shelf.") if self._articles else self.tr("No articles yet.")

    def _folded(self) -> int:
        """How many articles are hidden below their leads."""
        return sum(amount for lead, amount in self._doubles.items() if lead not in self._unfolded)

    def _has_label(self, kind: Kind, name: str) -> bool:
        return any(label.kind.value == kind.value and label.name == name for label in self._labels)

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
        self._unfolded ^= {key}
        self._on_arranged()

    def _on_order(self, action: QAction) -> None:
        self._order_by(Order(action.data()))

    def _order_by(self, order: Order) -> None:
        self.order = order
        self._on_arranged()

    def _on_arranged(self) -> None:
        self._arrange()
        self._show_shelves()
        self._show()

    def _arrange(self) -> None:
        fitting = narrowing.read(self._filter.text()).narrowed(self._on_shelf(), self._pins)
        self._shown, self._doubles = folded(arranged(fitting, self.order), self._unfolded)

    def _on_shelf(self) -> Sequence[ArticleRow]:
        """The articles of the shelf that is shown, the newest first."""
        kind, name = self.shelf.kind, self.shelf.name
        if kind is Kind.ALL:
            return self._articles
        if kind is Kind.REMOVED:
            return self._removed
        if kind is Kind.COLLECTION and name in self._smart:
            return [row for row in self._articles if row.id in self._smart[name]]
        fits: Mapping[Kind, Callable[[ArticleRow], bool]] = {
            Kind.STARRED: lambda row: row.starred,
            Kind.UNREAD: lambda row: not row.read,
            Kind.UNDATED: lambda row: row.published is None,
            Kind.TAG: lambda row: name in row.tags,
            Kind.COLLECTION: lambda row: name in self._collections.get(row.id, ()),
        }
        return [row for row in self._articles if fits[kind](row)]

    def _on_opened(self, id: int, keys: Qt.KeyboardModifier) -> None:
        if self.shelf.kind is Kind.REMOVED:
            return
        self.opened.emit(self.chosen_ids() or [id], bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _on_menu(self, at: QPoint) -> None:
        inside = self.list.viewport().rect().contains(at) and self.list.indexAt(at).isValid()
        place = self.list.viewport().mapToGlobal(at) if inside else self.list.menu_place()
        self._actions.pop_up(_MENU_REMOVED if self.shelf.kind is Kind.REMOVED else _MENU, self, place)
