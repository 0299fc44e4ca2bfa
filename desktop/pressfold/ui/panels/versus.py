"""The page that holds the current article against a base, "the wire": what it changed, added, dropped, took over."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pressfold.model.departures import Departure
from pressfold.ui.actions import Actions
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.versus import versus_card
from pressfold.ui.models import versus as rows
from pressfold.ui.models.rows import Rows
from pressfold.ui.models.versus import DepartureRow, Held
from pressfold.ui.spread import Spread

_MENU = ("versus.next", "versus.previous", "", "versus.base")


class VersusPage(QWidget):
    """Shows what it is handed; asks for it whenever it comes into view or other articles lie open."""

    icon = "arrow-left-right"

    wanted = Signal()
    departure_chosen = Signal(object)  # a Departure
    base_asked = Signal()

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._names: Spread = Spread()
        self.held: Held | None = None
        self.list = CardList(self.tr("Versus the wire"), Rows(rows.sentence, rows.key, self), CardDelegate(versus_card))
        self.list.setProperty("ground", "panel")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.clicked.connect(self._on_clicked)
        self.list.opened.connect(self._on_opened)
        self.list.pressed_button.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 0)
        column.addWidget(self.list)
        self.show_spread(self._names)

    @property
    def title(self) -> str:
        return self.tr("Versus")

    def show_spread(self, spread: Spread) -> None:
        """Other articles lie open, or other findings on them."""
        self._names = spread
        if not spread.columns:
            self.show_nothing(self.tr("Open an article to hold it against the wire."))
        elif self.isVisible():
            self.wanted.emit()

    def show_held(self, held: Held) -> None:
        """List the departures of an article from its base."""
        self.held = held
        names = self._names.names
        called = (names.get(one.id) or one.title for one in (held.article, held.base))
        self.list.rows.set_rows(rows.versus_rows(held, *called))

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to hold against anything."""
        self.held = None
        self.list.empty_text = why
        self.list.rows.set_rows(())
        self.list.viewport().update()

    def step(self, direction: int) -> Departure | None:
        """Choose the next departure, round the ends, and hand it back; None where there is none."""
        there = self._departures()
        if not there:
            return None
        current = self.list.current_key()
        at = there.index(current) + direction if current in there else (0 if direction > 0 else -1)
        at %= len(there)
        self.list.choose(there[at])
        return there[at]

    def position(self, departure: Departure) -> str:
        """Where a departure stands among all of them, as "2 of 9"."""
        there = self._departures()
        return self.tr("%s of %s") % (there.index(departure) + 1, len(there))

    def _departures(self) -> list[Departure]:
        return [row.departure for row in self.list.rows.rows if isinstance(row, DepartureRow)]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._names.columns:
            self.wanted.emit()

    def _on_clicked(self) -> None:
        self._tell(self.list.current_key())

    def _on_opened(self, key: object, _keys: Qt.KeyboardModifier) -> None:
        self._tell(key)

    def _on_pressed(self, _key: object, _button: str) -> None:
        self.base_asked.emit()

    def _on_menu(self, at: QPoint) -> None:
        self._actions.pop_up(_MENU, self, self.list.viewport().mapToGlobal(at))

    def _tell(self, key: object) -> None:
        if isinstance(key, Departure):
            self.departure_chosen.emit(key)
