"""A quotation corrected: which words, who says them, of what kind they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from pressfold.model.actor import Actor
from pressfold.model.quotation import QuotationKind
from pressfold.ui import theme
from pressfold.ui.naming import named
from pressfold.ui.phrases import shortened


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the reader says: the kind (None: it is no quotation), an actor's id, or a speaker in words."""

    kind: QuotationKind | None
    actor: str = ""
    speaker_text: str = ""


class QuotationDialog(QDialog):
    """Asks about words of an article; the speaker is chosen from the actors at hand, or described."""

    corrected = Signal(object)  # a Corrected

    def __init__(self, words: str, actors: Sequence[Actor], speaker: str, kind: QuotationKind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct quotation"))
        self.speaker = named(QComboBox(editable=True), self.tr("Speaker"))
        self.speaker.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for actor in sorted(actors, key=lambda one: one.name.casefold()):
            self.speaker.addItem(actor.name, actor.id)
        self.speaker.setCurrentIndex(self.speaker.findText(speaker))
        self.speaker.setEditText(speaker)
        self.kind = named(QComboBox(), self.tr("Kind"))
        for one, said in (
            (QuotationKind.DIRECT, self.tr("direct: these words")),
            (QuotationKind.INDIRECT, self.tr("indirect: in other words")),
            (QuotationKind.POST, self.tr("an embedded post")),
            (None, self.tr("not a quotation")),
        ):
            self.kind.addItem(said, one)
        self.kind.setCurrentIndex(list(QuotationKind).index(kind))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        for label, field in ((self.tr("&Speaker:"), self.speaker), (self.tr("&Kind:"), self.kind)):
            shown = QLabel(label)
            shown.setBuddy(field)
            form.addRow(shown, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(QLabel(shortened(words, 300), wordWrap=True))
        column.addLayout(form)
        hint = QLabel(self.tr("To change which words are meant, select them in the text first."), wordWrap=True)
        hint.setProperty("kind", "tertiary")
        column.addWidget(hint)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.setMinimumWidth(theme.px(420))
        self.accepted.connect(self._on_accepted)

    def answer(self) -> Corrected:
        """What stands in the fields."""
        kind = self.kind.currentData()
        said = " ".join(self.speaker.currentText().split())
        at = self.speaker.findText(said)
        actor = str(self.speaker.itemData(at)) if at >= 0 and said else ""
        return Corrected(QuotationKind(kind) if kind else None, actor, "" if actor else said)

    def _on_accepted(self) -> None:
        self.corrected.emit(self.answer())
