"""What words for a day mean: what the rules say, and a field for what the reader says instead."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.dated import NO_DATE, DatedPhrase
from pressfold.ui import theme
from pressfold.ui.naming import named
from pressfold.ui.phrases import meant, shortened


class Said(Enum):
    """What the reader decided beside writing a date."""

    NO_DATE = "no date"
    RULES = "as the rules say"


class DateDialog(QDialog):
    """Asks which date a phrase means; `answered` tells a text (a date), or one of `Said`."""

    answered = Signal(object)

    def __init__(self, phrase: DatedPhrase, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        words = " ".join(phrase.text.split())
        self.setWindowTitle(self.tr("Date of “%s”") % shortened(words, 40))
        self.field = named(QLineEdit(_stated(phrase)), self.tr("Date"))
        self.field.setPlaceholderText("2022-01-28, 2022-01, 2022-01-24..2022-01-30")
        self._wrong = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._wrong.setProperty("kind", "warn")
        self._wrong.hide()
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.addRow(self.tr("&Date:"), self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(self._text(shortened(sentence, 300), "serif"))
        column.addWidget(self._text(self._known(phrase)))
        column.addLayout(form)
        column.addWidget(self._wrong)
        column.addSpacing(4)
        column.addWidget(self._buttons(phrase))
        self.setMinimumWidth(theme.px(460))
        self.field.selectAll()
        self.field.setFocus()

    def accept(self) -> None:
        """Close with the date, unless it is none: then say so, and keep what was typed."""
        from pressfold.dates.chosen import meaning

        try:
            meaning(self.field.text())
        except ValueError:
            said = self.tr("“%s” is no date. Write one such as 2022-01-28, 2022-01 or 2022, or 2022-01-24..2022-01-30.")
            self._wrong.setText(said % self.field.text().strip())
            self._wrong.show()
            self.field.setFocus()
            return
        super().accept()
        self.answered.emit(self.field.text())

    def _answer(self, said: Said) -> None:
        super().accept()
        self.answered.emit(said)

    def _known(self, phrase: DatedPhrase) -> str:
        """What stands now, and why."""
        if phrase.rule == NO_DATE:
            return phrase.why
        day = meant(phrase) or self.tr("No day can be said")
        return f"{day}. {phrase.why}"

    def _buttons(self, phrase: DatedPhrase) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        if phrase.rule != NO_DATE:
            self._offer(box, self.tr("&No date"), self.tr("These words mean no date"), Said.NO_DATE)
        if phrase.set:
            self._offer(
                box, self.tr("As the &rules say"), self.tr("Take back what you said of these words"), Said.RULES
            )
        return box

    def _offer(self, box: QDialogButtonBox, text: str, tip: str, said: Said) -> None:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._answer(said))
        box.addButton(button, QDialogButtonBox.ButtonRole.ResetRole)

    def _text(self, said: str, kind: str = "") -> QLabel:
        label = QLabel(said, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("kind", kind)
        return label


def _stated(phrase: DatedPhrase) -> str:
    """The date as it would be written into the field."""
    if phrase.date is None:
        return ""
    first = phrase.date[:10]
    return f"{first}..{phrase.until[: len(first)]}" if phrase.until and phrase.until[: len(first)] != first else first
