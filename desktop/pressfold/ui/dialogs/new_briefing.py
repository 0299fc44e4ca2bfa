"""A new briefing: its title, and the template it begins with."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from pressfold.briefing.templates import Template
from pressfold.ui import theme
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.naming import named


class NewBriefingDialog(QDialog):
    """Asks for both; `title` and `template` (its name) are the answers."""

    def __init__(self, templates: Sequence[Template], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New briefing"))
        self._templates = templates
        self.name = named(QLineEdit(), self.tr("Title"))
        self.list = named(QListWidget(), self.tr("Template"))
        self.list.addItems([template.name for template in templates])
        self.list.setSpacing(theme.px(4))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.itemDoubleClicked.connect(self._on_doubled)
        self._says = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._says.setProperty("kind", "tertiary")
        self._box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        begin = self._box.button(QDialogButtonBox.StandardButton.Ok)
        begin.setText(self.tr("Begin"))
        begin.setProperty("kind", "primary")
        self._box.accepted.connect(self.accept)
        self._box.rejected.connect(self.reject)
        self.name.textChanged.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        for words, field in ((self.tr("&Title"), self.name), (self.tr("T&emplate"), self.list)):
            label = QLabel(words)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self._says)
        column.addWidget(self._box)
        open_at(self, parent, 440, 420)
        self.list.setCurrentRow(0)
        self.name.setFocus()
        self._follow()

    @property
    def title(self) -> str:
        return self.name.text().strip()

    @property
    def template(self) -> str:
        """The name of the chosen template."""
        at = self.list.currentRow()
        return self._templates[at].name if at >= 0 else ""

    def _on_chosen(self, at: int) -> None:
        template = self._templates[at] if at >= 0 else None
        headings = " · ".join(part.heading for part in template.parts) if template else ""
        self._says.setText(f"{template.says}\n{headings}" if template else "")

    def _on_doubled(self) -> None:
        if self.title:
            self.accept()

    def _follow(self) -> None:
        self._box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.title))
