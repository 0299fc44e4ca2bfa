"""The licences of all that travels with Pressfold: a list, and beside it what each says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from pressfold.ui import theme
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.naming import named
from pressfold.ui.shipped import Part


class LicencesDialog(QDialog):
    """Lists the parts; arrow keys walk through them, Tab goes to the text, letters find a part by its name."""

    def __init__(self, parts: Sequence[Part], from_source: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self._parts = tuple(parts)
        said = QLabel(
            self.tr("Pressfold runs from its source here, so these are the packages of its Python.")
            if from_source
            else self.tr("All that travels with Pressfold, and the terms under which each part may be used."),
            wordWrap=True,
        )
        self.list = named(QListWidget(), self.tr("Parts of Pressfold"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in self._parts:
            item = QListWidgetItem(" ".join(filter(None, (part.name, part.version))))
            item.setSizeHint(QSize(0, theme.px(26)))  # a style sheet's height counts for the chosen row alone
            item.setToolTip(part.licence)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, part.licence)
            self.list.addItem(item)
        self.terms = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.terms.setProperty("kind", "secondary")
        self.text = named(QPlainTextEdit(readOnly=True), self.tr("What the licence says"))
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(theme.px(8), 0, 0, 0)
        right.addWidget(self.terms)
        right.addWidget(self.text, 1)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(beside)
        halves.setStretchFactor(1, 1)
        halves.setSizes([theme.px(240), theme.px(600)])
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(10)
        whole.addWidget(said)
        whole.addWidget(halves, 1)
        whole.addWidget(box)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        open_at(self, parent, 920, 620)

    def _show(self, row: int) -> None:
        """Show what one part says."""
        if not 0 <= row < len(self._parts):
            return
        part = self._parts[row]
        self.terms.setText(part.licence or self.tr("It does not name its licence in a word."))
        try:
            words = part.text()
        except OSError as error:
            words = self.tr("The text could not be read (%s). A fresh installation has it.") % (error.strerror or "")
        self.text.setPlainText(words or self.tr("It came without a text."))
