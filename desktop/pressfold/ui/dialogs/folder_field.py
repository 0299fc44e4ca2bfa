"""A folder to choose: its path, a button to look for another, and what speaks against it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class FolderField(QWidget):
    """Shows a folder; `chosen` tells another one, empty for the usual place."""

    chosen = Signal(str)

    def __init__(self, path: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(readOnly=True)
        self.line.setPlaceholderText(self.tr("the usual place"))
        self.line.setAccessibleName(self.tr("Folder"))
        other, usual = QPushButton(self.tr("Choose…")), QPushButton(self.tr("Usual place"))
        other.clicked.connect(self._on_other)
        usual.clicked.connect(self._on_usual)
        self.warning = QLabel(wordWrap=True)
        self.warning.setProperty("kind", "warn")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        for button in (other, usual):
            button.setAutoDefault(False)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.warning)
        self.setFocusProxy(other)
        self.set_path(path)

    def set_path(self, path: str) -> None:
        """Show this folder, and what speaks against a library there."""
        from pressfold.library.place import risks

        self.line.setText(path)
        found = risks(Path(path)) if path else []
        self.warning.setText("\n".join(risk.sentence for risk in found))
        self.warning.setVisible(bool(found))

    def choose(self, path: str) -> None:
        """Take this folder."""
        self.set_path(path)
        self.chosen.emit(path)

    def _on_other(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.tr("Library folder"), self.line.text())
        if path:
            self.choose(path)

    def _on_usual(self) -> None:
        self.choose("")
