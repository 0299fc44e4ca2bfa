"""A list to choose from by typing: the palette of commands, and the articles for a new column."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from pressfold.ui import theme
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.choices import choice_card
from pressfold.ui.fuzzy import Names
from pressfold.ui.models import choices
from pressfold.ui.models.choices import Choice
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named

_WIDE, _TALL = 560, 440
_MOST = 60
#: More rows than this never fit in the height, and the list is at least so high that it can say that it is empty.
_IN_VIEW, _EMPTY = 16, 48
#: The focus leaves only for a moment: a menu opened, or another program came to the front.
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Picker(QFrame):
    """Lies over the window until something is chosen, Escape is pressed or the focus goes elsewhere."""

    chosen = Signal(object)
    gone = Signal()  # it was left, with or without a choice

    def __init__(self, name: str, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("ground", "popup")
        self.setAccessibleName(name)
        self._window = window
        self._choices = Names[Choice]((), words)
        self._before: QWidget | None = None
        self._field = named(QLineEdit(placeholderText=name), name)
        self._field.setProperty("kind", "search")
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self._on_typed)
        self._list = CardList(name, Rows(choices.sentence, choices.key, self), CardDelegate(choice_card))
        self._list.setProperty("ground", "paper")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.empty_text = self.tr("Nothing has this name.")
        self._list.clicked.connect(self._on_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._list, 1)
        self.hide()

    def ask(self, offered: Iterable[Choice] | Names[Choice]) -> None:
        """Offer these choices; `chosen` tells the one that is taken. Thousands are better folded by a worker."""
        self._choices = offered if isinstance(offered, Names) else Names(offered, words)
        self._before = QApplication.focusWidget()
        self._field.clear()
        self._on_typed("")
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def rows(self) -> tuple[Choice, ...]:
        """The choices that fit what is typed."""
        return self._list.rows.rows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _PASSING:
            self.hide()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._list.keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True

    def _on_typed(self, typed: str) -> None:
        fitting = self._choices.best(typed, _MOST)
        self._list.rows.set_rows(fitting)
        self._list.choose(choices.key(fitting[0]) if fitting else None)
        self._settle()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(index)

    def _take(self, index: QModelIndex) -> None:
        row = self._list.rows.rows[index.row()] if index.isValid() else None
        if row is not None and row.enabled:
            self._leave()
            self.chosen.emit(row)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.gone.emit()

    def _leave(self) -> None:
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _settle(self) -> None:
        window = self._window
        wide = min(theme.px(_WIDE), window.width() - 32)
        rows = sum(self._list.sizeHintForRow(at) for at in range(min(len(self.rows()), _IN_VIEW)))
        around = self._field.sizeHint().height() + 3 * 8 + 2
        tall = min(max(rows, theme.px(_EMPTY)) + around, theme.px(_TALL), window.height() - 96)
        self.setGeometry((window.width() - wide) // 2, 64, wide, tall)


def words(choice: Choice) -> str:
    """What a choice is found by."""
    return f"{choice.text} {choice.detail}"
