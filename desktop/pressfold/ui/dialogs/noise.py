"""The noise list: phrases that the reader does not want to see as passages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.text.words import WORD
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.dialogs.saving import save_or_cancel
from pressfold.ui.naming import named


class NoiseDialog(QDialog):
    """Edits the list; what was added and removed is told when it is accepted, and done by whoever asked."""

    def __init__(self, phrases: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Noise list"))
        self._before = tuple(phrases)
        said = QLabel(
            self.tr("Passages that are hardly more than one of these phrases are hidden and never counted."),
            wordWrap=True,
        )
        self._list = named(QListWidget(), self.tr("Phrases"))
        self._list.addItems(list(phrases))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._remove = QPushButton(self.tr("&Take off the list"))
        self._remove.setAutoDefault(False)
        self._remove.clicked.connect(self.take_off)
        self._field = named(QLineEdit(placeholderText=self.tr("A phrase to hide …")), self.tr("A new phrase"))
        self._add = QPushButton(self.tr("&Add"))
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self.add)
        self._field.textChanged.connect(self._enable)
        self._list.currentRowChanged.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(said)
        column.addWidget(self._list, 1)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.addWidget(self._field, 1)
        line.addWidget(self._add)
        column.addLayout(line)
        column.addWidget(save_or_cancel(self))
        self._enable()
        self._field.setFocus()
        open_at(self, parent, 480, 420)

    def phrases(self) -> list[str]:
        """The list as it stands."""
        return [self._list.item(at).text() for at in range(self._list.count())]

    def added(self) -> list[str]:
        return [phrase for phrase in self.phrases() if phrase not in self._before]

    def removed(self) -> list[str]:
        return [phrase for phrase in self._before if phrase not in self.phrases()]

    def write(self, phrase: str) -> None:
        """Write a phrase into the field."""
        self._field.setText(phrase)

    def choose(self, phrase: str) -> None:
        """Choose a phrase of the list."""
        self._list.setCurrentRow(self.phrases().index(phrase))

    def add(self) -> None:
        """Put what is written on the list."""
        phrase = " ".join(self._field.text().split())
        if WORD.search(phrase) and phrase not in self.phrases():
            self._list.addItem(phrase)
            self._list.setCurrentRow(self._list.count() - 1)
        self._field.clear()

    def take_off(self) -> None:
        """Take the chosen phrase off the list."""
        self._list.takeItem(self._list.currentRow())
        self._enable()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field adds what is written, and Delete in the list takes the phrase off."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.hasFocus() and self._field.text():
            self.add()
        elif event.key() == Qt.Key.Key_Delete and self._list.hasFocus():
            self.take_off()
        else:
            super().keyPressEvent(event)

    def _enable(self) -> None:
        self._add.setEnabled(bool(WORD.search(self._field.text())))
        self._remove.setEnabled(self._list.currentRow() >= 0)
