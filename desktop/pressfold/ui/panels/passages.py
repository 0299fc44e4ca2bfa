"""The passages page: a card for each family that the open articles share, the hidden stock phrases below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pressfold.model.passage import Echo, Family, PassageKind
from pressfold.model.passage_listing import Listed, Wanted
from pressfold.ui.actions import Actions
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.passages import passage_card
from pressfold.ui.models import passages as rows
from pressfold.ui.models.passages import PassageRow, Standing
from pressfold.ui.models.rows import Rows
from pressfold.ui.panels.looseness import LoosenessBar
from pressfold.ui.panels.passage_bar import PassageBar
from pressfold.ui.spread import Spread

_MENU = (
    "walking.next_passage", "walking.previous_passage", "", "judging.confirm", "judging.reject", "judging.set_phrase",
    "judging.reset", "", "judging.origin", "walking.why_origin", "", "walking.pin_passage", "judging.noise",
)  # fmt: skip


class PassagesPage(QWidget):
    """Shows the families of a spread; what is pressed on a card is told, not done here."""

    icon = "layers"

    family_chosen = Signal(str)
    echo_chosen = Signal(object)  # an Echo
    echoes_wanted = Signal()  # it is seen, and other articles lie open
    pressed = Signal(str, str)  # the family's id, and the name of the button

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._spread = Spread()
        self._numbers: dict[str, int] = {}
        self._listed: list[Listed] = []
        self._echoes: Sequence[Echo] = ()
        self.bar = PassageBar(self)
        self.bar.changed.connect(self._show)
        self.looseness = LoosenessBar(actions, self)
        self._current: str | None = None
        self._position = ""
        self._stock = False
        self._why = False
        self.list = CardList(
            self.tr("Shared passages"), Rows(rows.sentence, rows.key, self), CardDelegate(passage_card)
        )
        self.list.setProperty("ground", "panel")
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.chosen.connect(self._on_chosen)
        self.list.clicked.connect(self._on_clicked)
        self.list.opened.connect(self._on_opened)
        self.list.pressed_button.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 0)
        column.setSpacing(6)
        column.addWidget(self.bar)
        column.addWidget(self.list, 1)
        column.addWidget(self.looseness)
        for name in ("judging.confirm", "judging.reject"):
            self.list.addAction(actions[name])  # their keys are heard in the text, and here
        self.show_spread(self._spread)

    @property
    def title(self) -> str:
        return self.tr("Passages")

    def show_spread(self, spread: Spread) -> None:
        """List the families of these articles."""
        if spread.ids != self._spread.ids:
            self._echoes = ()
            self._choose(None)
        self._spread = spread
        self._numbers = spread.numbers  # once: with thousands of families it is most of the work
        self._listed = rows.listing(spread, self._numbers)
        self.bar.setVisible(bool(spread.columns))
        self.looseness.setVisible(bool(spread.columns))
        if self._current not in self._numbers:
            self._current = None
        self._show()

    def show_echoes(self, echoes: Sequence[Echo]) -> None:
        """List what may be the same quotation in other words below the passages."""
        self._echoes = echoes
        self._show()

    def show_current(self, family: str | None, position: str = "") -> None:
        """Make this family's card the current one; `position` says where a walk stands that reached it."""
        if (family, position) != (self._current, self._position):
            self._why = self._why and family == self._current
            self._current, self._position = family, position
            self._show()
        if self.list.current_key() != family:
            self._choose(family)

    def show_why(self) -> None:
        """Say why the current family likely came from its origin, or stop saying it."""
        self._why = not self._why
        self._show()

    def current(self) -> Family | None:
        """The current family."""
        return next((family for family in self._spread.families if family.id == self._current), None)

    def _show(self) -> None:
        wanted = self.bar.wanted()
        standing = Standing(self._current, self._position, self._stock, self._why)
        made = rows.passage_rows(self._listed, wanted, self._spread.names, standing)
        counted = sum(one.family.kind is not PassageKind.STOCK for one in self._listed)
        shown = sum(isinstance(row, PassageRow) and bool(row.letter) for row in made)
        self.bar.say(shown, counted)
        self.list.empty_text = self._empty_text(counted)
        offered = rows.echo_rows(self._echoes, self._spread) if wanted == Wanted(wanted.order) else ()
        stood, at = self.list.current_key(), self.list.currentIndex().row()
        self.list.rows.set_rows((*made, *offered))
        if stood is not None and self.list.current_key() != stood:
            self._stand_again(stood, at)

    def _stand_again(self, stood: object, at: int) -> None:
        """Let the row of before be current among other rows; who works down the list goes on with the one after it."""
        if self.list.rows.find(stood).isValid():
            self._choose(stood)
        elif self.list.hasFocus() and self.list.rows.rows:
            last = len(self.list.rows.rows) - 1
            self.list.choose(self.list.rows.key_at(self.list.rows.index(min(at, last))))

    def _choose(self, key: object) -> None:
        """Make a row current without telling so."""
        self.list.blockSignals(True)
        self.list.choose(key)
        self.list.blockSignals(False)

    def _empty_text(self, counted: int) -> str:
        if not self._spread.columns:
            return self.tr("Open an article to see which of its passages stand elsewhere too.")
        if counted:
            return self.tr("No passage fits what is chosen above.")
        return self.tr("The open articles share no passage with another article.")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.echoes_wanted.emit()

    def _on_chosen(self, family: object) -> None:
        if isinstance(family, str) and family in self._numbers and family != self._current:
            self.family_chosen.emit(family)

    def _on_clicked(self) -> None:
        key = self.list.current_key()
        if isinstance(key, Echo):
            self.echo_chosen.emit(key)

    def _on_opened(self, key: object, _keys: Qt.KeyboardModifier) -> None:
        if isinstance(key, Echo):
            self.echo_chosen.emit(key)
        elif key in self._numbers:
            self.family_chosen.emit(key)
        elif key == "":
            self._toggle_stock()

    def _on_pressed(self, family: str, button: str) -> None:
        if button == "stock":
            self._toggle_stock()
        else:
            self.pressed.emit(family, button)

    def _toggle_stock(self) -> None:
        self._stock = not self._stock
        self._show()

    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid() and isinstance(self.list.rows.rows[index.row()], PassageRow):
            self._actions.pop_up(_MENU, self, self.list.viewport().mapToGlobal(at))
