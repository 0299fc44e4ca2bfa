"""The quotes page: what is said in the open articles, by speaker; other people's words apart from their paraphrase."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pressfold.model.quotation import Quotation
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.quotes import quote_card
from pressfold.ui.models import quotes as rows
from pressfold.ui.models.rows import Rows
from pressfold.ui.spread import Spread


class QuotesPage(QWidget):
    """Shows the quotations of a spread."""

    icon = "quote"

    quotation_chosen = Signal(object)  # a Quotation
    pin_asked = Signal(object)  # a Quotation
    alike_chosen = Signal(object, object)  # two Quotations that may be one statement

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spread = Spread()
        self.list = CardList(self.tr("Quotations"), Rows(rows.sentence, rows.key, self), CardDelegate(quote_card))
        self.list.setProperty("ground", "panel")
        self.list.clicked.connect(self._on_clicked)
        self.list.opened.connect(self._on_opened)
        self.list.doubled.connect(self._on_doubled)
        self.list.pressed_button.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 0)
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
        said = rows.quote_rows(spread.quotations, spread.names, spread.spoken)
        self.list.rows.set_rows((*said, *rows.alike_rows(spread.alike, spread.names)))

    def show_current(self, quotation: str) -> None:
        """Choose the card of a quotation."""
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

    def _on_pressed(self, key: object, _button: str) -> None:
        quotation = self._quotation(key)
        if quotation is not None:
            self.pin_asked.emit(quotation)

    def _tell(self, key: object) -> None:
        alike = next((a for a in self._spread.alike if (a.one.id, a.other.id) == key), None)
        if alike is not None:
            self.alike_chosen.emit(alike.one, alike.other)
            return
        quotation = self._quotation(key)
        if quotation is not None:
            self.quotation_chosen.emit(quotation)

    def _quotation(self, key: object) -> Quotation | None:
        return next((quotation for quotation in self._spread.quotations if quotation.id == key), None)
