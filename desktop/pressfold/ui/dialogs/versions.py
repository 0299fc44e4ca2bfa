"""The versions of an article: which there are, and what changed from one to the next, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.label import Version
from pressfold.model.passage import Change
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card import Card, Frame, Line, Paragraph, Words
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named
from pressfold.ui.phrases import count, told, when


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: words dropped, added, or put in the place of others."""

    number: int
    change: Change

    @property
    def kind(self) -> str:
        if not self.change.a_text:
            return told("Added")
        return told("Changed") if self.change.b_text else told("Dropped")


def sentence(row: ChangeRow) -> str:
    return f"{row.kind}: {row.change.a_text or row.change.b_text}" + (
        f" → {row.change.b_text}" if row.change.a_text and row.change.b_text else ""
    )


def key(row: ChangeRow) -> int:
    return row.number


def change_card(row: ChangeRow) -> Card:
    """What was there with a minus, what is there with a plus."""
    change = row.change
    lines = [
        Paragraph(f"{sign} {text}", lines=4, size=13.5, token=token)
        for sign, text, token in (("−", change.a_text, "ink_2"), ("+", change.b_text, "ink"))
        if text
    ]
    return Card((Line((Words(row.kind, "ink_3", 11.5),)), *lines), Frame.ROW)


class VersionsDialog(QDialog):
    """Shows two neighbouring versions at a time; `changes` lists what changed from each version to the next."""

    compared = Signal(list)
    separated = Signal(int)

    def __init__(self, versions: Sequence[Version], changes: Sequence[Sequence[Change]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Versions"))
        self._versions = versions
        self._changes = changes
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        title = QLabel(versions[-1].title, wordWrap=True)
        title.setProperty("kind", "title")
        column.addWidget(title)
        self._choice = named(QComboBox(), self.tr("Which versions"))
        for nth in range(len(changes) - 1, -1, -1):
            self._choice.addItem(self._says(versions[nth], versions[nth + 1]), nth)
        self._choice.activated.connect(self._show)
        column.addWidget(self._choice)
        self._told = QLabel(wordWrap=True)
        self._told.setProperty("kind", "secondary")
        column.addWidget(self._told)
        self.list = CardList(self.tr("Changes"), Rows(sentence, key, self), CardDelegate(change_card))
        self.list.setProperty("ground", "paper")
        self.list.empty_text = self.tr("No words changed; only furniture, posts or typography differ.")
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())
        open_at(self, parent, 560, 560)
        self._show()

    def _says(self, a: Version, b: Version) -> str:
        return self.tr("Version %d (%s) → version %d (%s)") % (
            a.number,
            when(a.imported[:10]),
            b.number,
            when(b.imported[:10]),
        )

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        compare = QPushButton(self.tr("Lay side by side"))
        compare.setToolTip(self.tr("Open both versions on the desk."))
        compare.clicked.connect(self._on_compare)
        separate = QPushButton(self.tr("Not the same article"))
        separate.setToolTip(self.tr("Make the newest version an article of its own; this can be undone."))
        separate.clicked.connect(self._on_separate)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        for button in (compare, separate):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(box)
        return line

    def _nth(self) -> int:
        return int(self._choice.currentData() or 0)

    def _show(self) -> None:
        changes = self._changes[self._nth()] if self._changes else ()
        old, new = self._versions[self._nth()], self._versions[min(self._nth() + 1, len(self._versions) - 1)]
        self._told.setText(
            self.tr("%s. %s before, %s now.")
            % (count(len(changes), "change", "changes"), count(old.words, "body word", "body words"), new.words)
        )
        self.list.rows.set_rows([ChangeRow(nth, change) for nth, change in enumerate(changes)])

    def _on_compare(self) -> None:
        nth = self._nth()
        self.compared.emit([version.article for version in self._versions[nth : nth + 2]])
        self.accept()

    def _on_separate(self) -> None:
        self.separated.emit(self._versions[-1].article)
        self.accept()
