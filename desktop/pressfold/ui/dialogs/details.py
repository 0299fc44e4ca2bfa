"""The facts about articles: what each is, how it was found and how sure that is, and a field to correct it.

For several articles a field that differs says so, and only what is written goes to all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pressfold.library.articles import checked
from pressfold.model.article import DATED, FIELDS, Article
from pressfold.model.errors import PressfoldError
from pressfold.model.provenance import EDITED, confidence
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.naming import named
from pressfold.ui.phrases import count, percent, when

_HINTS = {**dict.fromkeys(DATED, "2022-01-28 or 2022-01-28T16:07:00+00:00"), "language": "en", "url": "https://…"}
_LABELS = {"url": "Address", "published": "Published", "retrieved": "Saved on", "credit": "Agency credit"}
#: Facts that belong to one article alone, and are not offered for several.
_OWN = frozenset({"title", "standfirst", "url", "retrieved"})


class DetailsDialog(QDialog):
    """Shows and edits the facts of one article, or of several at once; `corrections` is what the reader changed."""

    def __init__(self, articles: Sequence[Article], parent: QWidget) -> None:
        super().__init__(parent)
        self._articles = articles
        self._fields: dict[str, QLineEdit] = {}
        several = len(articles) > 1
        self.setWindowTitle(self.tr("Details of %s") % count(len(articles), "article", "articles"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        title = QLabel(self._heading(), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        title.setProperty("kind", "title")
        column.addWidget(title)
        column.addWidget(self._form([name for name in FIELDS if not (several and name in _OWN)]), 1)
        self._wrong = QLabel(wordWrap=True)
        self._wrong.setProperty("kind", "warn")
        self._wrong.hide()
        column.addWidget(self._wrong)
        if not several:
            column.addWidget(self._origin())
        column.addWidget(self._buttons())
        open_at(self, parent, 760, 620)

    def field(self, name: str) -> QLineEdit:
        """The field of a fact."""
        return self._fields[name]

    def corrections(self) -> dict[str, str]:
        """The facts that differ from what is stored, by field; of several articles those that were written."""
        typed = {name: field.text().strip() for name, field in self._fields.items()}
        return {name: text for name, text in typed.items() if text != self._common(name)}

    def accept(self) -> None:
        """Close, unless a value is none that its field can have: then say so, and keep what was typed."""
        for name, value in self.corrections().items():
            try:
                checked(name, value)
            except PressfoldError as error:
                self._wrong.setText(error.sentence)
                self._wrong.show()
                self._fields[name].setFocus()
                self._fields[name].selectAll()
                return
        super().accept()

    # --- building ----------------------------------------------------------------------------------------------------

    def _heading(self) -> str:
        if len(self._articles) == 1:
            return self._articles[0].title
        return self.tr("What you write here goes to all %d articles. Undo takes it back at one stroke.") % len(
            self._articles
        )

    def _form(self, names: Sequence[str]) -> QScrollArea:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for at, name in enumerate(names):
            self._add_row(grid, at, name)
        grid.setRowStretch(len(names), 1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _add_row(self, grid: QGridLayout, at: int, name: str) -> None:
        words = self.tr(_LABELS.get(name, name.capitalize()))
        field = named(QLineEdit(self._common(name)), words)
        field.setCursorPosition(0)
        field.setPlaceholderText(self._hint(name))
        found = self._found(name)
        field.setAccessibleDescription(found)
        self._fields[name] = field
        label = QLabel(words)
        label.setBuddy(field)
        label.setProperty("kind", "secondary")
        grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(field, at, 1)
        told = QLabel(found, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        told.setProperty("kind", "tertiary")
        line = QHBoxLayout()
        line.addWidget(told, 1)
        if self._suggested(name):
            line.addWidget(self._use(name))
        grid.addLayout(line, at, 2)

    def _use(self, name: str) -> QPushButton:
        """What takes a suggested value over."""
        button = QPushButton(self.tr("Use it"))
        button.setProperty("kind", "link")
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("Use the suggested value for %s") % name)
        button.clicked.connect(self._on_use)
        return button

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    # --- what is known -----------------------------------------------------------------------------------------------

    def _values(self, name: str) -> set[str]:
        return {getattr(article.metadata, name) or "" for article in self._articles}

    def _common(self, name: str) -> str:
        """The value that all have, empty where they differ."""
        values = self._values(name)
        return values.pop() if len(values) == 1 else ""

    def _hint(self, name: str) -> str:
        if len(self._values(name)) > 1:
            return self.tr("%d different values") % len(self._values(name))
        return _HINTS.get(name, self.tr("not stated"))

    def _suggested(self, name: str) -> str:
        """A value that something hints at, where one article states none."""
        if len(self._articles) > 1 or getattr(self._articles[0].metadata, name) is not None:
            return ""
        return self._articles[0].metadata.suggested.get(name, "")

    def _found(self, name: str) -> str:
        """How a fact was found and how sure that is, in a few words."""
        hows = {article.metadata.provenance.get(name) for article in self._articles}
        if self._suggested(name):
            return self.tr("A post hints at %s.") % (when(self._suggested(name)) or self._suggested(name))
        if len(hows) > 1:
            return self.tr("Found in several ways.")
        how = hows.pop()
        if how is None or (self._common(name) == "" and len(self._articles) == 1):
            return self.tr("Nothing states it.")
        if how == EDITED:
            return self.tr("Edited by you.")
        return self.tr("%s · %s sure") % (how[:1].upper() + how[1:], percent(confidence(how)))

    def _origin(self) -> QLabel:
        reading = self._articles[0].reading
        said = self.tr("From %s\nSHA-256 %s…") % (reading.place, reading.sha256[:16])
        label = QLabel(said, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        label.setProperty("kind", "tertiary")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _on_use(self) -> None:
        name = self.sender().objectName()
        self._fields[name].setText(self._suggested(name))
        self._fields[name].setFocus()
