"""Shortening a quote: words chosen inside it are left out or put into brackets; the quote itself stays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from pressfold.briefing.edits import Edit, ShortenPin
from pressfold.briefing.shortened import Alterations, fits, in_brackets, left_out, printed, restored
from pressfold.briefing.shortened import told as told_how
from pressfold.model.briefing import Pin
from pressfold.model.span import Span
from pressfold.text.utf16 import Utf16Map
from pressfold.ui import fonts, theme
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.dialogs.saving import save_or_cancel
from pressfold.ui.naming import named


class ShorteningDialog(QDialog):
    """Asks how a quote is printed; `edit` is what was changed."""

    def __init__(self, pin: Pin, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shorten quote"))
        self._pin = self._shown = pin
        self._places = Utf16Map(pin.quote)
        self.words = named(QPlainTextEdit(pin.quote), self.tr("The quote as it was pinned"))
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setTabChangesFocus(True)
        self.words.setFont(fonts.serif(theme.px(15)))
        self.words.selectionChanged.connect(self._follow)
        self.inserted = named(QLineEdit(), self.tr("Words for the brackets"))
        self.inserted.setPlaceholderText(self.tr("Your words"))
        self.inserted.textChanged.connect(self._follow)
        self.inserted.returnPressed.connect(self.insert)
        self.preview = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.preview.setFont(fonts.serif(theme.px(15)))
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("kind", "tertiary")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        hint = QLabel(
            self.tr("Select words. What you leave out is printed as […], words of your own stand in [brackets]."),
            wordWrap=True,
        )
        hint.setProperty("kind", "tertiary")
        column.addWidget(hint)
        column.addWidget(self.words, 1)
        column.addLayout(self._act_row())
        column.addWidget(QLabel(self.tr("As it will be printed:")))
        column.addWidget(self.preview)
        column.addWidget(self.note)
        column.addWidget(save_or_cancel(self))
        open_at(self, parent, 560, 460)
        self._show()

    @property
    def edit(self) -> Edit | None:
        """The edit that prints the quote so; None where nothing was changed."""
        if self._shown.alterations == self._pin.alterations:
            return None
        return ShortenPin(self._pin.id, self._shown.alterations)

    # --- acts --------------------------------------------------------------------------------------------------------

    def leave_out(self) -> None:
        """Leave the selected words out."""
        self._become(left_out(self._shown, self._selected()))

    def insert(self) -> None:
        """Put words of the reader's own into brackets, in the place of the selected ones or at the caret."""
        self._become(in_brackets(self._shown, self._selected(), self.inserted.text()))
        self.inserted.clear()

    def restore(self) -> None:
        """Print the selected words as they are again; everything where nothing is selected."""
        place = self._selected()
        self._become(restored(self._shown, place) if place.end > place.start else ())

    # --- from top to bottom ------------------------------------------------------------------------------------------

    def _act_row(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self._leave_out = QPushButton(self.tr("&Leave out"), autoDefault=False)
        self._insert = QPushButton(self.tr("Insert in &brackets"), autoDefault=False)
        self._restore = QPushButton(self.tr("&Restore"), autoDefault=False)
        self._leave_out.clicked.connect(self.leave_out)
        self._insert.clicked.connect(self.insert)
        self._restore.clicked.connect(self.restore)
        line.addWidget(self._leave_out)
        line.addWidget(self.inserted, 1)
        line.addWidget(self._insert)
        line.addWidget(self._restore)
        return line

    # --- what follows ------------------------------------------------------------------------------------------------

    def _selected(self) -> Span:
        """The selected words in code points of the quote; empty at the caret where nothing is selected."""
        cursor = self.words.textCursor()
        return Span(*(self._places.to_points(at) for at in (cursor.selectionStart(), cursor.selectionEnd())))

    def _become(self, alterations: Alterations) -> None:
        if fits(self._pin.quote, alterations):
            self._shown = replace(self._shown, alterations=alterations)
        self._show()

    def _show(self) -> None:
        self.preview.setText(printed(self._shown))
        how = told_how(self._shown)
        told = self.tr("Marked in every export as edited by the author: %s. The full quote stands in its note.")
        self.note.setText(told % how if how else self.tr("Nothing is altered."))
        self.words.setExtraSelections([self._struck(Span(a.start, a.end)) for a in self._shown.alterations])
        self._follow()

    def _struck(self, place: Span) -> QTextEdit.ExtraSelection:
        """A place that is not printed as it stands."""
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.words.document())
        cursor.setPosition(self._places.to_units(place.start))
        cursor.setPosition(self._places.to_units(place.end), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setFontStrikeOut(True)
        look.setForeground(QColor(theme.current().ink_3))
        made.cursor, made.format = cursor, look
        return made

    def _follow(self) -> None:
        place = self._selected()
        self._leave_out.setEnabled(place.end > place.start)
        self._insert.setEnabled(bool(self.inserted.text().strip()))
        self._restore.setEnabled(bool(self._shown.alterations))
