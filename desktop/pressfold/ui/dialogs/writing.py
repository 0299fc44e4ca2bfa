"""The reader's own words: bottom line, key judgements, the text of each section; likelihood words from a scale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pressfold.briefing.edit import Edit
from pressfold.briefing.written import judgement_lines, likelihood_scales, words, writing
from pressfold.model.briefing import Briefing
from pressfold.ui import theme
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.dialogs.saving import save_or_cancel
from pressfold.ui.naming import named
from pressfold.ui.phrases import count


class WritingDialog(QDialog):
    """Edits the words of a briefing; `edit` is what was changed."""

    def __init__(self, briefing: Briefing, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Text of the briefing"))
        self._briefing = briefing
        self.bottom_line = self._field(briefing.bottom_line, self.tr("Bottom line"), 3)
        self.judgements = self._field(judgement_lines(briefing), self.tr("Key judgements"), 5)
        self.cut_off = named(QLineEdit(briefing.cut_off), self.tr("Information cut-off"))
        self.cut_off.setPlaceholderText("2022-01-28 or 2022-01-28T16:00:00Z")
        self.texts = {
            section.id: self._field(section.text, self.tr("Text of “%s”") % section.heading, 4, section.hint)
            for section in briefing.sections
        }
        self._last = self.bottom_line
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self._sheet(), 1)
        column.addLayout(self._likelihood_row())
        column.addWidget(save_or_cancel(self))
        open_at(self, parent, 640, 680)

    @property
    def edit(self) -> Edit | None:
        """The one edit that writes what was changed; None for nothing."""
        return writing(
            self._briefing,
            bottom_line=self.bottom_line.toPlainText().strip(),
            lines=self.judgements.toPlainText(),
            cut_off=self.cut_off.text().strip(),
            texts={id: field.toPlainText().strip("\n") for id, field in self.texts.items()},
        )

    def _sheet(self) -> QScrollArea:
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, theme.px(12), 0)
        rows.setSpacing(theme.px(4))
        told = self.tr("One a line; the numbers of the pins it rests on behind it: Talks are likely. [1, 3]")
        for name, sentence, field in (
            (self.tr("Bottom line"), self.tr("What the reader must know if they read nothing else."), self.bottom_line),
            (self.tr("Key judgements"), told, self.judgements),
            (self.tr("Information cut-off"), "", self.cut_off),
            *((section.heading, "", self.texts[section.id]) for section in self._briefing.sections),
        ):
            label = QLabel(name)
            label.setBuddy(field)
            rows.addWidget(label)
            if sentence:
                quiet = QLabel(sentence, wordWrap=True)
                quiet.setProperty("kind", "tertiary")
                rows.addWidget(quiet)
            rows.addWidget(field)
            rows.addSpacing(theme.px(8))
        note = QLabel(
            self.tr("**bold**, *italic* and lines that begin with “- ” are kept in every export."), wordWrap=True
        )
        note.setProperty("kind", "tertiary")
        rows.addWidget(note)
        rows.addStretch()
        area = named(QScrollArea(widgetResizable=True), self.tr("Text of the briefing"))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        return area

    def _field(self, text: str, name: str, lines: int, hint: str = "") -> QPlainTextEdit:
        field = named(QPlainTextEdit(text), name)
        field.setPlaceholderText(hint)
        field.setTabChangesFocus(True)
        field.setFixedHeight(theme.px(22) * lines + theme.px(12))
        field.cursorPositionChanged.connect(self._on_written_in)
        return field

    def _likelihood_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.scale = named(QComboBox(), self.tr("Scale of likelihood"))
        self.scale.addItems(list(likelihood_scales()))
        self.word = named(QComboBox(), self.tr("Word of likelihood"))
        self.scale.currentTextChanged.connect(self._on_scale)
        self._on_scale(self.scale.currentText())
        insert = QPushButton(self.tr("Insert"), autoDefault=False)
        insert.setToolTip(self.tr("Write the word where you wrote last."))
        insert.clicked.connect(self.insert_word)
        label = QLabel(self.tr("Likelihood:"))
        label.setBuddy(self.scale)
        counted = QLabel(count(words(self._briefing), "word", "words"))
        counted.setProperty("kind", "tertiary")
        for widget in (label, self.scale, self.word, insert):
            line.addWidget(widget)
        line.addStretch()
        line.addWidget(counted)
        return line

    def insert_word(self) -> None:
        """Write the chosen word of likelihood where the reader wrote last."""
        self._last.insertPlainText(str(self.word.currentData()))
        self._last.setFocus()

    def _on_scale(self, scale: str) -> None:
        self.word.clear()
        for word, chance in likelihood_scales()[scale]:
            self.word.addItem(f"{word} ({chance})", word)

    def _on_written_in(self) -> None:
        field = self.sender()
        if isinstance(field, QPlainTextEdit):
            self._last = field
