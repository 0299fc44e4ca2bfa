"""The reader's own registry: a list to add to, change and remove from; files in and out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.actor import ActorKind
from pressfold.model.own_entry import OwnEntry
from pressfold.ui import theme
from pressfold.ui.dialogs.answers import Answers
from pressfold.ui.naming import named
from pressfold.ui.runner import Runner


class RegistryDialog(Answers):
    """The entries with what is wrong in their file; what is pressed is told, not done here."""

    wanted = Signal(str)  # "add", "import" or "export"

    def __init__(self, runner: Runner, parent: QWidget) -> None:
        empty = parent.tr("You have entered no actor of your own. Add one, or import a YAML, CSV or Excel file.")
        super().__init__(parent.tr("Your registry"), empty, runner, parent)
        line = QHBoxLayout()
        for name, words, tip in (
            ("add", self.tr("&Add…"), self.tr("Enter an actor of your own.")),
            ("import", self.tr("&Import…"), self.tr("Add the entries of a YAML, CSV or Excel file.")),
            ("export", self.tr("&Export…"), self.tr("Write your entries to a YAML, CSV or Excel file.")),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.setToolTip(tip)
            button.setAutoDefault(False)
            button.clicked.connect(self._on_button)
            line.addWidget(button)
        line.addStretch()
        self.column.insertLayout(0, line)

    def _on_button(self) -> None:
        self.wanted.emit(self.sender().objectName())


class EntryDialog(QDialog):
    """One entry: name, kind, other names, handles, for whom it speaks."""

    entered = Signal(dict)  # the values by field, as a file would give them

    def __init__(self, entry: OwnEntry | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your actor"))
        self._entry = entry
        self.name = named(QLineEdit(entry.name if entry else ""), self.tr("Name"))
        self.kind = named(QComboBox(), self.tr("Kind"))
        for kind in ActorKind:
            self.kind.addItem(self.tr(kind.value), kind.value)
        if entry is not None:
            self.kind.setCurrentIndex(list(ActorKind).index(entry.kind))
        self.aliases = named(QLineEdit("; ".join(entry.aliases) if entry else ""), self.tr("Other names"))
        self.handles = named(QLineEdit("; ".join(entry.handles) if entry else ""), self.tr("Handles"))
        self.voice = named(QLineEdit((entry.speaks_for or "") if entry else ""), self.tr("Speaks for"))
        self.aliases.setPlaceholderText(self.tr("parted by semicolons"))
        self.handles.setPlaceholderText(self.tr("without the @, parted by semicolons"))
        self.voice.setPlaceholderText(self.tr("the name of another actor"))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for words, field in (
            (self.tr("&Name:"), self.name),
            (self.tr("&Kind:"), self.kind),
            (self.tr("&Other names:"), self.aliases),
            (self.tr("&Handles:"), self.handles),
            (self.tr("&Speaks for:"), self.voice),
        ):
            label = QLabel(words)
            label.setBuddy(field)
            form.addRow(label, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(form)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.setMinimumWidth(theme.px(440))
        self.accepted.connect(self._on_accepted)

    def values(self) -> dict[str, object]:
        """The fields that say something, by the names that they have in a file."""
        found: dict[str, object] = {
            "name": self.name.text().strip(),
            "kind": str(self.kind.currentData()),
            "aliases": _listed(self.aliases.text()),
            "handles": _listed(self.handles.text()),
            "speaks_for": self.voice.text().strip(),
            "country": self._entry.country if self._entry else None,
            "id": self._entry.id if self._entry else None,
        }
        return {field: value for field, value in found.items() if value}

    def _on_accepted(self) -> None:
        self.entered.emit(self.values())


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
