"""The answers under the search field: names first, then the hits in the texts; a faulty query is pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontDatabase, QHideEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from pressfold.model.errors import BadQuery
from pressfold.ui import theme
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.choices import choice_card
from pressfold.ui.models import choices
from pressfold.ui.models.choices import Heading, Row
from pressfold.ui.models.rows import Rows
from pressfold.ui.search_field import SearchField

_WIDE, _TALL = 560, 520
#: Milliseconds without an answer after which the reader is told that it takes a while.
_PATIENCE = 300


class SearchPopup(QFrame):
    """Lies over the window while the search field has the focus; never takes the focus itself."""

    opened = Signal(object, bool)  # the row, and whether beside

    def __init__(self, window: QWidget, field: SearchField) -> None:
        super().__init__(window)
        self._window = window
        self._field = field
        self.setProperty("ground", "popup")
        self.setObjectName("searchPopup")
        self._fault = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._fault.setProperty("kind", "warn")
        self._pointer = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._list = CardList(
            self.tr("Search results"), Rows(choices.sentence, choices.key, self), CardDelegate(choice_card)
        )
        self._list.setProperty("ground", "paper")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self._on_clicked)
        self._foot = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._foot.setProperty("kind", "tertiary")
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._on_long)
        field.asked.connect(self._on_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(4)
        for widget in (self._pointer, self._fault, self._list, self._foot):
            column.addWidget(widget)
        column.setStretchFactor(self._list, 1)
        self._pointer.hide()
        self._fault.hide()
        self.hide()

    def show_rows(self, rows: Sequence[Row], foot: str) -> None:
        """Show these answers; the first that can be opened is chosen."""
        self._patience.stop()
        self._list.rows.set_rows(rows)
        self._list.setVisible(bool(rows))
        self._foot.setText(foot)
        self._foot.setVisible(bool(foot))
        if self.current() is None:
            self.step(1)
        self._settle()

    def show_fault(self, query: str, error: BadQuery | None) -> None:
        """Point at the character of the query that cannot be read; None takes the fault away."""
        if error is None and self._fault.isHidden():
            return
        for label in (self._fault, self._pointer):
            label.setVisible(error is not None)
        if error is not None:
            self._patience.stop()
            self._fault.setText(error.sentence)
            self._pointer.setText(f"{query}\n{' ' * error.position}▲")
            self._pointer.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._settle()

    def current(self) -> Row | None:
        """The chosen row."""
        index = self._list.currentIndex()
        row = self._list.rows.rows[index.row()] if index.isValid() else None
        return None if isinstance(row, Heading) else row

    def step(self, direction: int) -> None:
        """Choose the next or previous row that can be opened."""
        rows = self._list.rows.rows
        at = self._list.currentIndex().row() + direction
        while 0 <= at < len(rows) and isinstance(rows[at], Heading):
            at += direction
        if 0 <= at < len(rows):
            self._list.choose(choices.key(rows[at]))

    def open_current(self, beside: bool) -> None:
        """Tell which row is opened, if one is chosen."""
        row = self.current()
        if row is not None:
            self.opened.emit(row, beside)

    def come(self) -> None:
        """Appear under the field, and leave when the reader clicks elsewhere."""
        if not self.isVisible():
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one while a widget lives
        self._settle()
        self.show()
        self.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one while a widget lives
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched is self._field or self.isAncestorOf(watched) or watched is self
            if not inside and self.window().isAncestorOf(watched):
                self.hide()
        return False

    def _on_asked(self, typed: str) -> None:
        if typed.strip():
            self._patience.start()
        else:
            self._patience.stop()

    def _on_long(self) -> None:
        """Say that the answer takes a while; the answers of before stay until it comes."""
        self._foot.setText(self.tr("Searching …"))
        self._foot.show()
        self._settle()

    def _on_clicked(self) -> None:
        self.open_current(bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier))

    def _settle(self) -> None:
        """Lie under the field, as high as the answers need and the window allows."""
        below = self._field.mapTo(self._window, QPoint(0, self._field.height() + 4))
        wide = max(self._field.width(), theme.px(_WIDE))
        left = max(8, min(below.x(), self._window.width() - wide - 8))
        rows = sum(self._list.sizeHintForRow(at) for at in range(min(len(self._list.rows.rows), 12)))
        labels = [label for label in (self._fault, self._pointer, self._foot) if not label.isHidden()]
        heights = (one.heightForWidth(wide - 18) if one.wordWrap() else one.sizeHint().height() for one in labels)
        others = sum(heights) + 4 * len(labels)
        tall = min(rows + others + 20, theme.px(_TALL), self._window.height() - below.y() - 40)
        self.setGeometry(left, below.y(), wide, max(tall, theme.px(40)))
