"""The shelves above the list: what of the library it shows, with collections and tags; folded away until wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from pressfold.ui import icons, theme
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.shelves import shelf_card
from pressfold.ui.models import shelves as rows
from pressfold.ui.models.rows import Rows
from pressfold.ui.models.shelves import EVERYTHING, Shelf, ShelfRow

#: No more of the page's height than this is the shelves'.
_MOST = 0.45


class ShelfBox(QWidget):
    """Lists the shelves; `picked` tells the one whose articles shall be listed."""

    picked = Signal(object)  # a Shelf
    wanted = Signal(object)  # a LabelKind: a new label is asked for
    asked = Signal(object, QPoint)  # a menu for a Shelf, at a point of the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = CardList(self.tr("Shelves"), Rows(rows.sentence, rows.key, self), CardDelegate(shelf_card))
        self.list.setProperty("ground", "panel")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.clicked.connect(self._on_current)
        self.list.opened.connect(self._on_current)
        self.list.pressed_button.connect(self._on_button)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(self.list)
        theme.keeper().changed.connect(self.fit)
        self.hide()

    def show_rows(self, shelves: Sequence[rows.Row]) -> None:
        """List these shelves."""
        self.list.rows.set_rows(shelves)
        self.fit()

    def current(self) -> Shelf:
        """The shelf under the cursor of the list."""
        key = self.list.current_key()
        return key if isinstance(key, Shelf) else EVERYTHING

    def fit(self) -> None:
        """Be as high as the shelves, but leave most of the page to the articles."""
        model = self.list.rows
        tall = sum(self.list.sizeHintForRow(at) for at in range(len(model.rows))) + theme.px(4)
        above = self.parentWidget()
        room = round(above.height() * _MOST) if above is not None else tall
        self.setFixedHeight(max(theme.px(60), min(tall, room)))

    def _on_current(self, *_what: object) -> None:
        at = self.list.currentIndex()
        row = self.list.rows.rows[at.row()] if at.isValid() else None
        if isinstance(row, ShelfRow):
            self.picked.emit(row.shelf)

    def _on_button(self, key: object, _button: str) -> None:
        at = self.list.rows.find(key)
        row = self.list.rows.rows[at.row()]
        if isinstance(row, rows.ShelfHeading):
            self.wanted.emit(row.adds)

    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        row = self.list.rows.rows[index.row()] if index.isValid() else None
        if isinstance(row, ShelfRow):
            self.list.choose(row.shelf)
            self.asked.emit(row.shelf, self.list.viewport().mapToGlobal(at))


def shelf_button(parent: QWidget) -> QToolButton:
    """The heading of the list: its words say what is listed, a click shows the shelves."""
    button = QToolButton(parent)
    button.setProperty("kind", "heading")
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIcon(icons.icon("chevron-right"))
    button.setAutoRaise(True)
    return button
