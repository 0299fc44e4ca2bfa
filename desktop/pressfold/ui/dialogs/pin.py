"""What the reader says of a pin: tags, and how reliable the source and how credible the words are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pressfold.briefing.edit import Edit
from pressfold.briefing.edits import GradePin, SetStatus, TagPin, Together
from pressfold.model.briefing import STATUSES, Pin
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.naming import named

#: The two-character grade of sources that NATO's AJP-2.1 and most analysts use.
_RELIABILITY = (
    "A – completely reliable", "B – usually reliable", "C – fairly reliable", "D – not usually reliable",
    "E – unreliable", "F – cannot be judged",
)  # fmt: skip
_CREDIBILITY = (
    "1 – confirmed by other sources", "2 – probably true", "3 – possibly true", "4 – doubtful", "5 – improbable",
    "6 – cannot be judged",
)  # fmt: skip
_CONFIRMED = 1


class PinDialog(QDialog):
    """Edits status, tags and grades of a pin; `edit` is what was changed. Nothing is ever graded by the program.

    `origins` is how many independent texts have the words, or another rendering of them.
    """

    def __init__(self, pin: Pin, origins: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Status, tags and grades"))
        self._pin = pin
        self._origins = origins
        quote = QLabel(" ".join(pin.quote.split())[:300], wordWrap=True)
        quote.setProperty("kind", "secondary")
        self.status = named(QComboBox(), self.tr("Status"))
        for status in dict.fromkeys((*STATUSES, pin.status)):
            self.status.addItem(self.tr(status.capitalize()), status)
        self.status.setCurrentIndex(self.status.findData(pin.status))
        self.tags = named(QLineEdit(", ".join(pin.tags)), self.tr("Tags"))
        self.tags.setPlaceholderText(self.tr("Parted by commas"))
        self.reliability = self._grade(self.tr("Reliability of the source"), _RELIABILITY)
        self.reliability.setCurrentIndex("ABCDEF".index(pin.reliability) + 1 if pin.reliability else 0)
        self.credibility = self._grade(self.tr("Credibility of the words"), _CREDIBILITY)
        self.credibility.setCurrentIndex(pin.credibility or 0)
        self.warning = QLabel(wordWrap=True)
        self.warning.setProperty("kind", "warn")
        self.credibility.currentIndexChanged.connect(self._on_graded)
        form = QFormLayout()
        form.addRow(self.tr("Status:"), self.status)
        form.addRow(self.tr("Tags:"), self.tags)
        form.addRow(self.tr("Source:"), self.reliability)
        form.addRow(self.tr("Words:"), self.credibility)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        box.button(QDialogButtonBox.StandardButton.Save).setProperty("kind", "primary")
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(quote)
        column.addLayout(form)
        column.addWidget(self.warning)
        column.addStretch()
        column.addWidget(box)
        open_at(self, parent, 480, 340)
        self._on_graded()

    @property
    def edit(self) -> Edit | None:
        """The one edit that writes what was changed; None for nothing."""
        edits = tuple(self._edits())
        return edits[0] if len(edits) == 1 else Together("Edit tags and grades", edits) if edits else None

    def _edits(self) -> Iterator[Edit]:
        if self.status.currentData() != self._pin.status:
            yield SetStatus(self._pin.id, str(self.status.currentData()))
        tags = tuple(dict.fromkeys(tag.strip() for tag in self.tags.text().split(",") if tag.strip()))
        if tags != self._pin.tags:
            yield TagPin(self._pin.id, tags)
        at = self.reliability.currentIndex()
        grades = ("ABCDEF"[at - 1] if at else None, self.credibility.currentIndex() or None)
        if grades != (self._pin.reliability, self._pin.credibility):
            yield GradePin(self._pin.id, *grades)

    def _grade(self, name: str, words: tuple[str, ...]) -> QComboBox:
        box = named(QComboBox(), name)
        box.addItems([self.tr("Not graded"), *words])
        return box

    def _on_graded(self) -> None:
        said = ""
        if self.credibility.currentIndex() == _CONFIRMED and self._origins < 2:
            said = self.tr(
                "All that is known here goes back to one origin: copies of one text confirm nothing. Pin another "
                "source first, or grade it lower."
            )
        self.warning.setText(said)
