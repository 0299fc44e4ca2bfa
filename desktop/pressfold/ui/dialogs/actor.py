"""What is asked about an actor: a name, a kind, one of its spellings; each only where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pressfold.model.actor import ActorKind
from pressfold.ui import theme
from pressfold.ui.naming import named


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader answered; empty where it was not asked."""

    name: str = ""
    kind: ActorKind | None = None
    spelling: str = ""


class ActorDialog(QDialog):
    """Asks for what is given: a `name` to change, a `kind` to change, one of some `spellings`."""

    answered = Signal(object)  # an Asked

    def __init__(
        self,
        title: str,
        said: str,
        parent: QWidget,
        *,
        name: str | None = None,
        kind: ActorKind | None = None,
        spellings: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.name = named(QLineEdit(name or ""), self.tr("Name"))
        self.kind = named(QComboBox(), self.tr("Kind"))
        for one in ActorKind:
            self.kind.addItem(self.tr(one.value), one)
        self.spelling = named(QComboBox(), self.tr("Spelling"))
        self.spelling.addItems(list(spellings))
        self.spelling.currentTextChanged.connect(self._on_spelling)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._asked: list[QWidget] = []
        if spellings:
            self._add(self.tr("&Spelling:"), self.spelling)
        if name is not None:
            self._add(self.tr("&Name:"), self.name)
        if kind is not None:
            self.ask_kind(kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(QLabel(said, wordWrap=True))
        column.addLayout(self._form)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addSpacing(4)
        column.addWidget(box)
        self.setMinimumWidth(theme.px(380))
        self.accepted.connect(self._on_accepted)
        if spellings and name is not None:
            self._on_spelling(self.spelling.currentText())

    def ask_kind(self, kind: ActorKind = ActorKind.PERSON) -> None:
        """Ask for a kind as well."""
        self.kind.setCurrentIndex(list(ActorKind).index(kind))
        self._add(self.tr("&Kind:"), self.kind)

    def answer(self) -> Asked:
        """What stands in the fields that are asked."""
        return Asked(
            " ".join(self.name.text().split()) if self.name in self._asked else "",
            ActorKind(self.kind.currentData()) if self.kind in self._asked else None,
            self.spelling.currentText() if self.spelling in self._asked else "",
        )

    def _add(self, label: str, field: QWidget) -> None:
        shown = QLabel(label)
        shown.setBuddy(field)
        self._form.addRow(shown, field)
        self._asked.append(field)

    def _on_spelling(self, spelling: str) -> None:
        """A spelling that stands apart is called so, unless the reader says otherwise."""
        self.name.setText(spelling)

    def _on_accepted(self) -> None:
        self.answered.emit(self.answer())
