"""Selecting words by keys: by word, quotation, sentence and paragraph, in the text that has the focus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from pressfold.text.words import count_words
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.selecting import Unit
from pressfold.ui.phrases import count


class Selecting(QObject):
    """Serves the trade "selecting"."""

    position_told = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def grow(self) -> None:
        """Select the next larger unit around the cursor."""
        column = self._desk.current_column()
        if column is not None:
            column.view.grow_selection(column.quotations())
            self._tell()

    def shrink(self) -> None:
        """Select what was selected before the last growing."""
        column = self._desk.current_column()
        if column is not None:
            column.view.shrink_selection()
            self._tell()

    def sentence_down(self) -> None:
        self._extend(Unit.SENTENCE, 1)

    def sentence_up(self) -> None:
        self._extend(Unit.SENTENCE, -1)

    def paragraph_down(self) -> None:
        self._extend(Unit.PARAGRAPH, 1)

    def paragraph_up(self) -> None:
        self._extend(Unit.PARAGRAPH, -1)

    def _extend(self, unit: Unit, direction: int) -> None:
        column = self._desk.current_column()
        if column is not None:
            column.view.extend_selection(unit, direction)
            self._tell()

    def _tell(self) -> None:
        column = self._desk.current_column()
        span = column.view.selection() if column is not None else None
        if column is not None and span is not None:
            words = count_words(column.content.article.text, *span)
            self.position_told.emit(self.tr("%s selected") % count(words, "word", "words"))
