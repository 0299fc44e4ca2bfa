"""The facets of a result as a tree: each value with its count, kept or refused by a click or a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from pressfold.model.search import Facet, FacetChoice, FacetValue
from pressfold.ui.phrases import count, number, told

_CHOICE = Qt.ItemDataRole.UserRole
#: Facets that stand open at first.
_OPEN = frozenset({"outlet"})
_MARKS = {False: "✓ ", True: "− "}


class FacetTree(QTreeWidget):
    """Enter or a click keeps a value, Delete or Shift and a click refuses it; the same again takes it back."""

    chosen = Signal(object)  # a FacetChoice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Narrow the results"))
        self.setHeaderHidden(True)
        self.header().setAccessibleName(self.tr("Columns of the facets"))
        self.setColumnCount(2)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setIndentation(14)
        self.setRootIsDecorated(True)
        self.setProperty("ground", "panel")
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.itemClicked.connect(self._on_clicked)
        self._opened: set[str] = set(_OPEN)
        self.itemExpanded.connect(lambda item: self._opened.add(item.data(0, _CHOICE)))
        self.itemCollapsed.connect(lambda item: self._opened.discard(item.data(0, _CHOICE)))

    def show_facets(self, facets: Sequence[Facet], choices: Sequence[FacetChoice]) -> None:
        """Show these facets but the dates, which have bars, with the reader's choices marked."""
        item = self.currentItem()
        current = item.data(0, _CHOICE) if item is not None else None
        opened = set(self._opened)
        self.clear()
        for facet in facets:
            if facet.field != "date":
                self._add(facet, choices, current)
        self._opened = opened
        for at in range(self.topLevelItemCount()):
            top = self.topLevelItem(at)
            assert top is not None
            top.setExpanded(top.data(0, _CHOICE) in opened)

    def _add(self, facet: Facet, choices: Sequence[FacetChoice], current: object) -> None:
        top = QTreeWidgetItem([told(facet.name), ""])
        top.setData(0, _CHOICE, facet.field)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.addTopLevelItem(top)
        found = {value.value for value in facet.values}
        refused = [made for made in choices if made.field == facet.field and made.excluded and made.value not in found]
        for value in (*facet.values, *(FacetValue(made.value, 0) for made in refused)):
            wanted = FacetChoice(facet.field, value.value)
            mark = next((_MARKS[made.excluded] for made in choices if _same(made, wanted)), "")
            item = QTreeWidgetItem([mark + value.value, number(value.articles)])
            item.setData(0, _CHOICE, wanted)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, f"{value.value}: {count(value.articles, 'article', 'articles')}")
            top.addChild(item)
            if current == wanted:
                self.setCurrentItem(item)
        if facet.others:
            more = QTreeWidgetItem([told("and %s more", number(facet.others)), ""])
            more.setFlags(Qt.ItemFlag.NoItemFlags)
            top.addChild(more)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = self._choice(self.currentItem())
        if choice and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._tell(choice, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif choice and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Minus):
            self._tell(choice, True)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, item: QTreeWidgetItem, _column: int) -> None:
        choice = self._choice(item)
        if choice:
            self._tell(choice, bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif isinstance(item.data(0, _CHOICE), str):
            item.setExpanded(not item.isExpanded())

    def _on_menu(self, at: QPoint) -> None:
        choice = self._choice(self.itemAt(at))
        if choice:
            menu = QMenu(self)
            menu.addAction(self.tr("Only with “%s”") % choice.value, lambda: self._tell(choice, False))
            menu.addAction(self.tr("Without “%s”") % choice.value, lambda: self._tell(choice, True))
            menu.popup(self.viewport().mapToGlobal(at))

    def _tell(self, choice: FacetChoice, refused: bool) -> None:
        self.chosen.emit(FacetChoice(choice.field, choice.value, refused))

    def _choice(self, item: QTreeWidgetItem | None) -> FacetChoice | None:
        found = item.data(0, _CHOICE) if item else None
        return found if isinstance(found, FacetChoice) else None


def _same(one: FacetChoice, other: FacetChoice) -> bool:
    return (one.field, one.value) == (other.field, other.value)
