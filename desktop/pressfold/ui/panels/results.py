"""The results page: every article that answers the search, in an order, narrowed by facets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.model.listing import ArticleRow
from pressfold.model.search import Facet, SearchResult
from pressfold.ui import icons, theme
from pressfold.ui.card_list import CardList
from pressfold.ui.date_bars import DateBars
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.delegates.hits import hit_card
from pressfold.ui.flow import Flow
from pressfold.ui.models import hits as rows
from pressfold.ui.models.results import ORDERS, Options, conditions, summary
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named
from pressfold.ui.panels.facets import FacetTree
from pressfold.ui.phrases import told
from pressfold.ui.spread import Spread

#: A page lower than this, in pixels at 100 %, has no room for facets and list.
_ROOMY = 330


class ResultsPage(QWidget):
    """Shows the answer to a search; what the reader wishes otherwise is told with `wished`."""

    icon = "search"

    opened = Signal(int, bool)  # an article, and whether beside
    wished = Signal(object)  # Options
    meant = Signal(str)  # the query as it was likely meant
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = Options()
        self._asked = False
        self._summary = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._summary.setProperty("kind", "strong")
        self._says = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._says.setProperty("kind", "tertiary")
        self._meant = ""
        self._suggestion = named(QPushButton(), self.tr("Search for what was meant"))
        self._suggestion.clicked.connect(lambda: self.meant.emit(self._meant))
        self._order = named(QComboBox(), self.tr("Order of the results"))
        for order, name in ORDERS:
            self._order.addItem(told(name), order)
        self._order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._order.setMinimumContentsLength(10)  # room for a switch beside it; what is longer is elided
        self._order.activated.connect(lambda at: self._wish(replace(self.options, order=ORDERS[at][0])))
        self._narrow = self._switch(self.tr("Narrow"), self.tr("Show outlets, dates, actors and more to narrow by"))
        self._fold = self._switch(self.tr("Fold doubles"), self.tr("Show articles with the same copy as one"))
        self._fold.setChecked(True)
        self._spell = self._switch(self.tr("All spellings"), self.tr("Find an actor under other spellings too"))
        self._spell.setChecked(True)
        self._narrow.toggled.connect(self._on_narrow)
        self._fold.clicked.connect(lambda on: self._wish(replace(self.options, folded=on)))
        self._spell.clicked.connect(lambda on: self._wish(replace(self.options, spelled=on)))
        self.facets = FacetTree()
        self.facets.chosen.connect(lambda choice: self._wish(self.options.with_choice(choice)))
        self.bars = DateBars()
        self.bars.brushed.connect(lambda values: self._wish(self.options.with_dates(values)))
        self._chips = QWidget()
        self._chip_row = Flow(self._chips)
        self.list = CardList(self.tr("Results"), Rows(rows.sentence, rows.key, self), CardDelegate(hit_card))
        self.list.setProperty("ground", "panel")
        self.list.empty_text = self.tr("Type words into the search field above to find them in all articles.")
        self.list.opened.connect(self._on_opened)
        self.list.clicked.connect(self._on_clicked)
        self.setFocusProxy(self.facets)  # where they stand in the place of the list
        self._lay_out()
        self._on_narrow(False)
        self.show_result(None, {})

    @property
    def title(self) -> str:
        return self.tr("Results")

    def show_spread(self, spread: Spread) -> None:
        """The results are those of the search, whatever is open."""

    def show_result(self, result: SearchResult | None, articles: Mapping[int, ArticleRow]) -> None:
        """Show this answer; None where nothing is asked."""
        self._summary.setText(summary(result) if result else "")
        self._says.setText(result.explanation if result else "")
        self._asked = result is not None
        for widget in (self._summary, self._says, self._narrow):
            widget.setVisible(self._asked)
        self.list.rows.set_rows(rows.hit_rows(result, articles) if result else ())
        self._offer(result.suggestion if result else "")
        if self._asked:
            self.list.empty_text = self.tr("No article answers. Take a condition away, or look for another spelling.")
        self._show_chips()
        self._on_narrow(self._narrow.isChecked() and self._asked)

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Show how the answer parts."""
        dates = next((facet.values for facet in facets if facet.field == "date"), ())
        self.bars.show_values(dates, {made.value for made in self.options.choices if made.field == "date"})
        self.bars.setVisible(len(dates) > 1 and self._narrow.isChecked())
        self.facets.show_facets(facets, self.options.choices)

    def wants_facets(self) -> bool:
        """Whether the reader sees facets now."""
        return self._narrow.isChecked() and self.isVisible()

    def narrow(self, on: bool) -> None:
        """Show the facets, or hide them."""
        self._narrow.setChecked(on)

    def set_options(self, options: Options) -> None:
        """Show these wishes."""
        self.options = options
        self._order.setCurrentIndex([order for order, _ in ORDERS].index(options.order))
        self._fold.setChecked(options.folded)
        self._spell.setChecked(options.spelled)
        self._show_chips()

    def widen(self) -> None:
        """Take all conditions back."""
        self._wish(replace(self.options, choices=()))

    # --- what the reader does ----------------------------------------------------------------------------------------

    def _wish(self, options: Options) -> None:
        self.set_options(options)
        self.wished.emit(options)

    def _on_clicked(self) -> None:
        self._on_opened(self.list.current_key(), QApplication.keyboardModifiers())

    def _on_opened(self, key: object, keys: Qt.KeyboardModifier) -> None:
        if isinstance(key, int):
            self.opened.emit(key, bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _on_narrow(self, on: bool) -> None:
        self.facets.setVisible(on)
        self._share_room()
        self._summary.setToolTip(self._says.text())
        self.bars.setVisible(on)
        if on:
            self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Where the page is too low for facets and list, those who narrow have the facets, and the list after it."""
        low = self.height() < theme.px(_ROOMY)
        alone = self._narrow.isChecked() and low
        self.list.setVisible(not alone)
        self.bars.set_low(alone)
        for switch in (self._order, self._fold, self._spell):
            switch.setVisible(self._asked and not alone)
        self._says.setVisible(bool(self._says.text()) and not self._narrow.isChecked() and not low)
        self._narrow.setText(self.tr("Back to the list") if alone else self.tr("Narrow"))

    def show_list(self) -> None:
        """Bring the list, whatever stands in its place, and give it the focus."""
        if self.list.isHidden():
            self.narrow(False)
        self.list.setFocus()

    def _offer(self, suggestion: str) -> None:
        """Offer the query with a likely slip put right."""
        self._meant = suggestion
        self._suggestion.setText(self.tr("Did you mean “%s”?") % suggestion)
        self._suggestion.setVisible(bool(suggestion))

    # --- looks -------------------------------------------------------------------------------------------------------

    def _switch(self, name: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(name)
        button.setCheckable(True)
        button.setProperty("kind", "chip")
        return named(button, name, tip)

    def _show_chips(self) -> None:
        """One chip a condition; a click takes it back."""
        self._chip_row.clear()
        for words, back in conditions(self.options.choices):
            chip = named(QPushButton(icons.icon("x"), words), self.tr("Take back “%s”") % words)
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.clicked.connect(lambda _on=False, back=back: self._wish(back(self.options)))
            self._chip_row.addWidget(chip)
        self._chips.setVisible(bool(self.options.choices))

    def _lay_out(self) -> None:
        switches = QWidget()
        flow = Flow(switches)
        for switch in (self._order, self._narrow, self._fold, self._spell):
            flow.addWidget(switch)
        head = QHBoxLayout()
        head.addWidget(self._summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 6, 0)
        column.setSpacing(6)
        column.addLayout(head)
        for widget in (self._says, self._suggestion, switches, self._chips, self.bars):
            column.addWidget(widget)
        column.addWidget(self.facets, 2)
        column.addWidget(self.list, 3)
