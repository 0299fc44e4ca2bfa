"""Peeking: a card beside a mark tells what it stands for, on hover or by key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QMainWindow

from pressfold.library.library import Library
from pressfold.model.briefing import Anchor, Briefing
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.pointing import Pointed
from pressfold.ui.peek.card import Peek, Place
from pressfold.ui.peek.kinds import CARDS, cards
from pressfold.ui.peek.popover import Popover
from pressfold.ui.peek.share import share_card
from pressfold.ui.peek.shelf import Shelf
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.settings import Settings

#: The setting that lets cards open by themselves.
_HOVER = "hover_cards"


class Peeking(QObject):
    """Serves the trade "peeking": asks for the cards of what is pointed at, and shows them."""

    went = Signal(int, object, bool)  # the article, the span, and whether beside
    pin_asked = Signal(int, object)  # the article, and the span
    position_told = Signal(str)

    def __init__(
        self,
        library: Library,
        runner: Runner,
        columns: Columns,
        catalogue: Catalogue,
        settings: Settings,
        desk: Desk,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._columns = columns
        self._catalogue = catalogue
        self._settings = settings
        self._desk = desk
        self.popover = Popover(window)
        #: Who knows the open briefing and what its pins' last check found.
        self.pins: Callable[[], tuple[Briefing | None, Mapping[str, Anchor]]] = _no_pins
        self._asked: Pointed | None = None
        self._keep = False
        self._making = Latest(runner, Lane.READING, self)
        self._making.answered.connect(self._on_made)
        self._making.failed.connect(self._on_failed)
        desk.pointed.connect(self._on_pointed)
        desk.unpointed.connect(self._on_unpointed)
        settings.changed.connect(self._on_setting_changed)
        self._choose_teller()
        columns.changed.connect(self._on_columns_changed)
        self.popover.went.connect(self._on_went)
        self.popover.pin_asked.connect(self._on_pin_asked)
        self.popover.closed.connect(self._on_closed)

    # --- acts --------------------------------------------------------------------------------------------------------

    def peek(self) -> None:
        """Keep the card that is there; else show that of the mark at the cursor; else, where it is kept, close it."""
        shown, here = self.popover.isVisible(), self._desk.pointed_at_caret()
        if shown and not self.popover.kept:
            self.popover.keep()
        elif shown and (here is None or self._asked is None or here.marks == self._asked.marks):
            self.popover.close_card()
        elif here is None or not self._has_card(here):
            self.position_told.emit(self.tr("No mark at the cursor"))
        else:
            self._ask(here, keep=True)

    def counted(self) -> None:
        """Show the words that the wire share of the current article counts."""
        current = self._columns.current()
        if current is not None:
            self.show_counted(current)

    def show_counted(self, article: int) -> None:
        """The same for an open article."""
        content = next((one for one in self._columns.spread.columns if one.article.id == article), None)
        column = self._desk.column(article)
        if content is not None and column is not None:
            self._making.drop()
            self._asked = None
            self.popover.show_cards([share_card(content)], [column.header.share_place()], keep=True)

    # --- asking ------------------------------------------------------------------------------------------------------

    def _on_pointed(self, pointed: Pointed) -> None:
        if not self._settings.value(_HOVER):
            return
        if not self.popover.kept and self._has_card(pointed) and self._columns.spread.article(pointed.article):
            self._ask(pointed, keep=False)

    def _has_card(self, pointed: Pointed) -> bool:
        return any(kind.name in CARDS for kind, _ in pointed.marks)

    def _ask(self, pointed: Pointed, *, keep: bool) -> None:
        shelf = self._shelf(pointed.article)
        if shelf is not None:
            self._asked, self._keep = pointed, keep
            self._making.ask(cards, [(kind.name, mark) for kind, mark in pointed.marks], shelf)

    def _shelf(self, article: int) -> Shelf | None:
        """What the cards of an open article may look up."""
        spread = self._columns.spread
        column = next((one for one in spread.columns if one.article.id == article), None)
        if column is None:
            return None
        articles = {one.article.id: one.article for one in spread.columns}
        briefing, checked = self.pins()
        return Shelf(self._library, column, articles, self._catalogue.by_id, spread.numbers, briefing, checked)

    def _on_made(self, made: Sequence[Peek]) -> None:
        if self._asked is not None and made:
            self.popover.show_cards(made, _avoid(self._asked), keep=self._keep)

    def _on_failed(self, _error: BaseException) -> None:
        """A card that cannot be made is none: what it would tell stands on the pages at the right, too."""
        self.popover.close_card()

    def _choose_teller(self) -> None:
        """Let cards tell what the pointer rests on, or tooltips where the reader wants no cards."""
        self._desk.outfit.set_told_by_cards(CARDS if self._settings.value(_HOVER) else ())

    def _on_setting_changed(self, key: str) -> None:
        if key == _HOVER:
            self._choose_teller()
            if not self.popover.kept:
                self.popover.close_card()

    # --- leaving -----------------------------------------------------------------------------------------------------

    def _on_unpointed(self) -> None:
        if not self._keep:
            self._making.drop()
        self.popover.leave()

    def _on_columns_changed(self) -> None:
        if self._asked is not None and self._asked.article not in self._columns.ids:
            self.popover.close_card()

    def _on_closed(self, had_focus: bool) -> None:
        article = self._asked.article if self._asked is not None else self._columns.current()
        if had_focus and article in self._columns.ids:
            self._columns.focus(self._columns.ids.index(article))

    def _on_went(self, place: Place, beside: bool) -> None:
        self.went.emit(place.article, place.span, beside)

    def _on_pin_asked(self, place: Place) -> None:
        self.pin_asked.emit(place.article, place.span)


def _avoid(pointed: Pointed) -> list[QRect]:
    """What a card keeps clear of, from the whole to the least: all the marks, the topmost, the line."""
    whole = QRect()
    for rect in pointed.covered:
        whole = whole.united(rect)
    return [rect for rect in (whole, pointed.covered[0], pointed.line) if not rect.isEmpty()]


def _no_pins() -> tuple[Briefing | None, Mapping[str, Anchor]]:
    return None, {}
