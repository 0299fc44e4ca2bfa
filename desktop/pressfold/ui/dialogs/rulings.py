"""The reader's rulings in a list, to look through and to withdraw from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from pressfold.ui.dialogs.answers import Answers
from pressfold.ui.models.entries import Row
from pressfold.ui.models.rulings import fitting
from pressfold.ui.naming import named
from pressfold.ui.runner import Runner


class RulingsDialog(Answers):
    """All rulings, narrowed by words; Del withdraws the chosen one, which is told and not done here."""

    def __init__(self, runner: Runner, parent: QWidget) -> None:
        empty = parent.tr("You decided nothing about actors and quotations yet.")
        super().__init__(parent.tr("Your decisions"), empty, runner, parent)
        self._all: Sequence[Row] = ()
        self._nothing = empty
        self.field = named(QLineEdit(placeholderText=self.tr("Show those with these words …")), self.tr("Filter"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.setToolTip(self.tr("Enter goes there, Del withdraws, Ctrl+F filters."))
        self.column.insertWidget(0, self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down leads from the field to the list, Ctrl+F back; Del withdraws."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.field and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setFocus()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Delete:
                self._on_pressed(self.list.current_key(), "withdraw")
                return True
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if watched is self.list and control and event.key() == Qt.Key.Key_F:
                self.field.setFocus()
                return True
        return bool(super().eventFilter(watched, event))

    def _on_answered(self, rows: Sequence[Row]) -> None:
        self._all = rows
        self._narrow()

    def _narrow(self) -> None:
        words = self.field.text()
        self._empty = self.tr("No decision has these words.") if words and self._all else self._nothing
        super()._on_answered(fitting(self._all, words))
