"""The facts about an article: what each is, how it was found, and a field to correct it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pressfold.model.article import DATED, FIELDS, Article
from pressfold.ui.naming import named
from pressfold.ui.phrases import when

_HINTS = {**dict.fromkeys(DATED, "2022-01-28 or 2022-01-28T16:07:00+00:00"), "language": "en"}


class DetailsDialog(QDialog):
    """Shows and edits the metadata of one article; `corrections` is what the reader changed."""

    def __init__(self, article: Article, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Article details"))
        self._article = article
        self._fields: dict[str, QLineEdit] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for name in FIELDS:
            self._add_row(form, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addLayout(form)
        column.addWidget(self._origin())
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addSpacing(8)
        column.addWidget(box)
        self.setMinimumWidth(560)

    def field(self, name: str) -> QLineEdit:
        """The field of a fact."""
        return self._fields[name]

    def corrections(self) -> dict[str, str]:
        """The facts that differ from what is stored, by field."""
        facts = self._article.metadata
        typed = {name: field.text().strip() for name, field in self._fields.items()}
        return {name: text for name, text in typed.items() if text != (getattr(facts, name) or "")}

    def _add_row(self, form: QFormLayout, name: str) -> None:
        facts = self._article.metadata
        field = named(QLineEdit(getattr(facts, name) or ""), name.capitalize())
        field.setCursorPosition(0)
        field.setPlaceholderText(_HINTS.get(name, self.tr("not stated")))
        self._fields[name] = field
        label = QLabel(f"{name.capitalize()}:")
        label.setBuddy(field)
        form.addRow(label, field)
        found = QLabel(self._found(name))
        found.setProperty("kind", "tertiary")
        form.addRow("", found)

    def _found(self, name: str) -> str:
        """How a fact was found, in a few words."""
        facts = self._article.metadata
        how = facts.provenance.get(name)
        suggested = facts.suggested.get(name)
        if getattr(facts, name) is None and suggested:
            return self.tr("Nothing states it. A post in the text hints at %s.") % (when(suggested) or suggested)
        if how is None:
            return self.tr("Nothing in the text states it.")
        return self.tr("Edited by you.") if how == "edited" else self.tr("Found: %s.") % how

    def _origin(self) -> QLabel:
        reading = self._article.reading
        label = QLabel(
            self.tr("From %s\nSHA-256 %s…") % (reading.place, reading.sha256[:16]), textFormat=Qt.TextFormat.PlainText
        )
        label.setProperty("kind", "tertiary")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
