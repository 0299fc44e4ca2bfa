"""The quotes page: what is said in the open articles, by speaker, by utterance or by outlet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from pressfold.model.quotation import Quotation
from pressfold.model.utterance import Alike
from pressfold.ui.action_table import Where
from pressfold.ui.actions import Actions
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.quotes import quote_card
from pressfold.ui.models import quotes as rows
from pressfold.ui.models.quotes import AlikeRow, By, QuoteRow, Row
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named
from pressfold.ui.spread import Spread

_MENU = ("quoting.correct", "quoting.unsaid", "quoting.join", "quoting.part")
_OFFER_MENU = ("quoting.join", "quoting.part")


class QuotesPage(QWidget):
    """Shows the quotations of a spread."""

    icon = "quote"

    quotation_chosen = Signal(object)  # a Quotation
    pin_asked = Signal(object)  # a Quotation
    alike_chosen = Signal(object, object)  # two Quotations that may be one statement
    utterances_asked = Signal()  # the rows by utterance are wanted
    pressed = Signal(str)  # "join" or "part", of the row that is current now

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._by = By.SPEAKER
        self._choice = named(QComboBox(), self.tr("How quotations are put together"))
        for by in By:
            self._choice.addItem(self.tr(by.value), by)
        self._choice.currentIndexChanged.connect(self._on_by)
        self._spread = Spread()
        self.list = CardList(self.tr("Quotations"), Rows(rows.sentence, rows.key, self), CardDelegate(quote_card))
        self.list.setProperty("ground", "panel")
        self.list.clicked.connect(self._on_clicked)
        self.list.opened.connect(self._on_opened)
        self.list.doubled.connect(self._on_doubled)
        self.list.pressed_button.connect(self._on_pressed)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._on_menu)
        actions.hear(Where.QUOTES, self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 0)
        column.addWidget(self._choice)
        column.addWidget(self.list)
        self.show_spread(self._spread)

    @property
    def title(self) -> str:
        return self.tr("Quotes")

    def show_spread(self, spread: Spread) -> None:
        """List the quotations of these articles."""
        self._spread = spread
        self.list.empty_text = (
            self.tr("Nobody is quoted in the open articles.")
            if spread.columns
            else self.tr("Open an article to see who is quoted in it.")
        )
        if self._by is By.UTTERANCE and spread.columns:
            self.utterances_asked.emit()
            return
        make = rows.outlet_rows if self._by is By.OUTLET else rows.quote_rows
        said = make(spread.quotations, spread.names, spread.spoken)
        self.list.rows.set_rows((*said, *rows.alike_rows(spread.alike, spread.names)))

    def show_by(self, by: By) -> None:
        """Put the quotations together like this."""
        self._choice.setCurrentIndex(list(By).index(by))

    def show_utterances(self, made: Sequence[Row]) -> None:
        """List the renderings of utterances, if that is still wanted."""
        if self._by is By.UTTERANCE:
            self.list.empty_text = self.tr("No statement of the open articles is printed more than once.")
            self.list.rows.set_rows((*made, *rows.alike_rows(self._spread.alike, self._spread.names)))

    def show_current(self, quotation: str) -> None:
        """Choose the card of a quotation; those that are printed once stand in the other orders only."""
        if self._by is By.UTTERANCE and not self.list.rows.find(quotation).isValid():
            self.show_by(By.SPEAKER)
        self.list.choose(quotation)

    def current(self) -> Quotation | None:
        """The chosen quotation."""
        return self._quotation(self.list.current_key())

    def _on_clicked(self) -> None:
        self._tell(self.list.current_key())

    def _on_opened(self, key: object, _keys: Qt.KeyboardModifier) -> None:
        self._tell(key)

    def _on_doubled(self, key: object) -> None:
        self._on_pressed(key, "pin")

    def _on_pressed(self, key: object, button: str) -> None:
        if button in ("join", "part"):
            self.list.choose(key)
            self.pressed.emit(button)
            return
        quotation = self._quotation(key)
        if quotation is not None:
            self.pin_asked.emit(quotation)

    def offered(self) -> Alike | None:
        """The chosen pair of quotations that may be one statement."""
        return self._alike(self.list.current_key())

    def _alike(self, key: object) -> Alike | None:
        return next((one for one in self._spread.alike if (one.one.id, one.other.id) == key), None)

    def _tell(self, key: object) -> None:
        alike = self._alike(key)
        if alike is not None:
            self.alike_chosen.emit(alike.one, alike.other)
            return
        quotation = self._quotation(key)
        if quotation is not None:
            self.quotation_chosen.emit(quotation)

    def _quotation(self, key: object) -> Quotation | None:
        return next(
            (row.quotation for row in self.list.rows.rows if isinstance(row, QuoteRow) and row.quotation.id == key),
            None,
        )

    def _on_by(self, at: int) -> None:
        self._by = list(By)[at]
        self.show_spread(self._spread)

    def _on_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        row = self.list.rows.rows[index.row()] if index.isValid() else None
        if isinstance(row, QuoteRow | AlikeRow):
            self.list.setCurrentIndex(index)
            menu = _MENU if isinstance(row, QuoteRow) else _OFFER_MENU
            self._actions.pop_up(menu, self, self.list.viewport().mapToGlobal(at))
