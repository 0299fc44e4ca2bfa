"""Editing on the card itself: a note below the pin, a heading in its own place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStyleOptionViewItem, QWidget

from pressfold.ui import theme
from pressfold.ui.delegates.briefing import briefing_card
from pressfold.ui.delegates.card import Card
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.models.briefing import PinRow, SectionRow
from pressfold.ui.models.rows import ROW
from pressfold.ui.naming import named

Index = QModelIndex | QPersistentModelIndex

_NOTE_ROOM = 76


class BriefingDelegate(CardDelegate):
    """Opens a field for a note or a heading. Enter keeps it, Shift+Enter is a new line, Escape drops it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(briefing_card, parent)
        self.closeEditor.connect(self._on_closed)

    def card(self, index: Index) -> Card:
        """The card; while its note is being written, without the note."""
        row = index.data(ROW)
        if self.opened[0] == index.row() and isinstance(row, PinRow):
            return briefing_card(replace(row, pin=replace(row.pin, note="")))
        return super().card(index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        if isinstance(index.data(ROW), SectionRow):
            return named(QLineEdit(parent), self.tr("Heading"))
        editor = named(QPlainTextEdit(parent, tabChangesFocus=True), self.tr("Note"))
        editor.setPlaceholderText(self.tr("Why this matters. Enter keeps the note."))
        self.opened = (index.row(), theme.px(_NOTE_ROOM))
        self.sizeHintChanged.emit(index)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(editor, QPlainTextEdit) and isinstance(row, PinRow):
            editor.setPlainText(row.pin.note)
            editor.selectAll()
        elif isinstance(editor, QLineEdit) and isinstance(row, SectionRow):
            editor.setText(row.section.heading)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else str(editor.property("text"))
        model.setData(index, text.strip())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        box: QRect = option.rect
        if isinstance(editor, QPlainTextEdit):
            tall = theme.px(_NOTE_ROOM) - 4
            editor.setGeometry(box.left() + 12, box.bottom() - tall - 14, box.width() - 24, tall)
        else:
            editor.setGeometry(box)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(editor, QPlainTextEdit):
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enters and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                return True
        return bool(super().eventFilter(editor, event))

    def _on_closed(self) -> None:
        self.opened = (-1, 0)
        self.sizeHintChanged.emit(QModelIndex())
