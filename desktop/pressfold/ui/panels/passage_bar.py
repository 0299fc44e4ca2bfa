"""The bar over the passages: words to find among them, their order, and which of them are listed."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from pressfold.model.passage_listing import PassageChoice, PassageOrder, Wanted
from pressfold.ui import icons
from pressfold.ui.naming import named
from pressfold.ui.narrowing_field import NarrowingField

_ORDERS = {
    PassageOrder.READING: "In reading order",
    PassageOrder.SIZE: "Longest first",
    PassageOrder.EARLIEST: "Earliest first",
    PassageOrder.OUTLETS: "Most outlets first",
}
_CHOICES = {
    PassageChoice.ALL: "All kinds",
    PassageChoice.WIRE: "Shared copy only",
    PassageChoice.QUOTE: "Shared quotes only",
    PassageChoice.CONFIRMED: "Confirmed only",
    PassageChoice.REJECTED: "Rejected only",
}


class PassageBar(QWidget):
    """Tells what is wanted; holds no passages."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = self.tr("List the passages that hold these words")
        self._field = NarrowingField(self.tr("Words in a passage"), tip=tip)
        self._field.textChanged.connect(self.changed)
        self._said = QLabel()
        self._said.setProperty("kind", "tertiary")
        self._actions: dict[StrEnum, QAction] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(self._field, 1)
        row.addWidget(self._said)
        row.addWidget(self._menu_button())

    def wanted(self) -> Wanted:
        """What is wanted now."""
        order = next(order for order in PassageOrder if self._actions[order].isChecked())
        choice = next(choice for choice in PassageChoice if self._actions[choice].isChecked())
        return Wanted(order, choice, self._field.text())

    def want(self, wanted: Wanted) -> None:
        """Want this, as if it had been chosen here."""
        self._actions[wanted.order].setChecked(True)
        self._actions[wanted.choice].setChecked(True)
        self._field.setText(wanted.words)
        self.changed.emit()

    def say(self, shown: int, of: int) -> None:
        """Say how many of how many are listed, where something is left out."""
        self._said.setText(self.tr("%s of %s") % (shown, of) if shown != of else "")
        self._said.setVisible(shown != of)

    def _menu_button(self) -> QToolButton:
        tip = self.tr("Order and choice of the passages")
        button = named(QToolButton(), tip, tip)
        button.setIcon(icons.icon("list"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for texts in (_ORDERS, _CHOICES):
            if texts is _CHOICES:
                menu.addSeparator()
            group = QActionGroup(menu)
            for value, text in texts.items():
                action = group.addAction(menu.addAction(self.tr(text)))
                action.setCheckable(True)
                self._actions[value] = action
            group.actions()[0].setChecked(True)
            group.triggered.connect(self.changed)
        button.setMenu(menu)
        return button
