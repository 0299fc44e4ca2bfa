"""A page of its own that answers a question in a list; it stays open beside the desk and follows what is decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMenu, QVBoxLayout, QWidget

from pressfold.model.progress import Cancelled
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.entries import entry_card
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.models import entries
from pressfold.ui.models.entries import Entry, Place, Row
from pressfold.ui.models.rows import Rows
from pressfold.ui.runner import Lane, Latest, Runner

Question = Callable[[], Sequence[Row]]


class Answers(QDialog):
    """Asks its question off the window's thread, and again when something was decided."""

    went = Signal(int, object)  # an article and a span
    actor_asked = Signal(str)
    pressed = Signal(str, str)  # the key of an entry, and what was chosen of it
    failed = Signal(object)

    def __init__(self, title: str, empty: str, runner: Runner, parent: QWidget, *, wide: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = CardList(title, Rows(entries.sentence, entries.key, self), CardDelegate(entry_card))
        self.list.setProperty("ground", "panel")
        self.list.empty_text = self.tr("Looking …")
        self._empty = empty
        self._question: Question | None = None
        self._asking = Latest(runner, Lane.READING, self)
        self._asking.answered.connect(self._on_answered)
        self._asking.failed.connect(self._on_failed)
        self.list.clicked.connect(self._on_clicked)
        self.list.opened.connect(self._on_opened)
        self.list.pressed_button.connect(self._on_pressed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.close)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 14, 16, 12)
        self.column.setSpacing(8)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(box)
        open_at(self, parent, wide, 640)

    def ask(self, question: Question | None = None) -> None:
        """Ask this question, or the last one again."""
        self._question = question or self._question
        if self._question is not None:
            self._asking.ask(self._question)

    def entry(self, key: str) -> Entry | None:
        """The entry with this key."""
        return next((row for row in self.list.rows.rows if isinstance(row, Entry) and row.key == key), None)

    def _on_answered(self, rows: Sequence[Row]) -> None:
        self.list.empty_text = self._empty
        self.list.rows.set_rows(rows)
        self.list.viewport().update()

    def _on_failed(self, error: BaseException) -> None:
        """What was asked about is gone: so is its page."""
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
            self.close()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._follow(self.list.rows.key_at(index))

    def _on_opened(self, key: object, _keys: Qt.KeyboardModifier) -> None:
        entry = self.entry(str(key))
        if entry is not None and entry.opens is None and entry.choices:
            self._on_pressed(entry.key, entry.choices[0].name)
        else:
            self._follow(key)

    def _on_pressed(self, key: object, name: str) -> None:
        entry = self.entry(str(key))
        choice = next((one for one in entry.choices if one.name == name), None) if entry else None
        if choice is not None and choice.leads is not None:
            self.went.emit(choice.leads.article, choice.leads.span)
        elif choice is not None:
            self.pressed.emit(str(key), name)

    def _on_menu(self, _at: QPoint) -> None:
        """The choices of the current entry, for the menu key and the other button of the mouse."""
        entry = self.entry(str(self.list.current_key()))
        if entry is None or not entry.choices:
            return
        menu = QMenu(self)
        for choice in entry.choices:
            menu.addAction(choice.text).triggered.connect(partial(self._on_pressed, entry.key, choice.name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.menu_place())

    def _follow(self, key: object) -> None:
        entry = self.entry(str(key))
        if entry is not None and isinstance(entry.opens, Place):
            self.went.emit(entry.opens.article, entry.opens.span)
        elif entry is not None and entry.opens:
            self.actor_asked.emit(entry.opens)
