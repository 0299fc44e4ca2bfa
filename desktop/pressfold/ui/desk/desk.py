"""The desk: one to four articles side by side, moving together where they say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pressfold.model.passage import PassageKind
from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.content import ColumnContent, family_numbers, spans_of
from pressfold.ui.desk.dropping import DropArea
from pressfold.ui.desk.layers import SHOWN_AT_FIRST, Layer
from pressfold.ui.desk.marks import Chosen, Surroundings
from pressfold.ui.desk.movement import Movement
from pressfold.ui.desk.only_here import only_here
from pressfold.ui.desk.outfit import Outfit
from pressfold.ui.desk.pointing import Pointed, pointed_at_caret
from pressfold.ui.desk.reordering import Reordering
from pressfold.ui.desk.row import Row
from pressfold.ui.desk.walker import Walker
from pressfold.ui.desk.walking import Stop

#: A column of an article with more characters than this is made in a turn of its own.
_LONG = 20_000


class Desk(DropArea):
    """Shows the columns it is handed, and tells what the reader chooses in them."""

    family_chosen = Signal(str)
    actor_chosen = Signal(str)
    quotation_chosen = Signal(str)
    pin_chosen = Signal(str)
    selection_changed = Signal()
    scrolled = Signal()
    pin_asked = Signal(int, object, bool)  # article, Span, whether a note is wanted
    column_focused = Signal(int)
    column_closed = Signal(int)
    date_wanted = Signal(int)
    position_told = Signal(str)
    layers_changed = Signal(object)  # frozenset[Layer]: changed by a key in the text
    linked_changed = Signal(bool)
    pointed = Signal(object)  # a Pointed: the pointer rests on marks
    unpointed = Signal()
    share_asked = Signal(int)  # an article: which words does its share count?
    leaving = Signal()  # the desk is about to jump by itself: whoever remembers places looks now
    order_wanted = Signal(object)  # article ids from left to right: a column was dragged

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Desk")
        self._layers = SHOWN_AT_FIRST
        self._numbers: dict[str, int] = {}
        self._around = Surroundings({}, None, only_here(()))
        self._current_family: str | None = None
        self._current: Column | None = None
        self._made: dict[int, Column] = {}  # by article: columns that were made and are not shown yet
        self._base: int | None = None
        self._movement = Movement()
        self._row = Row()
        #: The type, keys and menus of all columns.
        self.outfit = Outfit(self._row)
        #: Goes to the next passage, hit or mention.
        self.walker = Walker(self._row, self.current_column, self)
        self.walker.leaving.connect(self.leaving)
        self.walker.arrived.connect(self._on_arrived)
        self.walker.told.connect(self.position_told)
        self._reordering = Reordering(self._row)
        self._reordering.wanted.connect(self.order_wanted)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._row)
        self._set_margins()
        theme.keeper().changed.connect(self._on_theme_changed)

    # --- columns -------------------------------------------------------------------------------------------------

    def make_next(self, contents: Sequence[ColumnContent]) -> bool:
        """Make the next column that `set_columns` would have to make for a long article; whether there was one.

        For a turn of its own: several long pages in one would hold the window.
        """
        there = {column.content.article.id for column in self._row.columns} | self._made.keys()
        for content in contents:
            if content.article.id not in there and len(content.article.text) > _LONG:
                made = self._made[content.article.id] = self._new_column(content)
                made.setParent(self)  # and so gets its looks, which takes as long again
                made.hide()
                return True
        return False

    def set_columns(self, contents: Sequence[ColumnContent]) -> None:
        """Show these articles, one to four, from left to right; columns that stay keep their place on the page."""
        for column in self._row.columns:
            column.view.hold()
        there = {column.content.article.id: column for column in self._row.columns}
        made, self._made = self._made, {}
        columns = [
            there.get(content.article.id) or made.pop(content.article.id, None) or self._new_column(content)
            for content in contents
        ]
        for column in made.values():  # of articles that were closed again before they were shown
            column.deleteLater()
        for column, content in zip(columns, contents, strict=True):
            column.content = content
            column.fit(self.outfit.fittings)  # one that was made earlier may have missed a change
        self.walker.stop = None
        self._row.arrange(columns)
        if self._current not in columns:  # only now: a column that goes hands the focus on, maybe to one that goes too
            self._current = columns[0] if columns else None
        self._set_margins()
        self._show_contents()
        for column in columns:
            column.view.settle()

    def update_content(self, content: ColumnContent) -> None:
        """Show new findings on an article that is here already; nothing moves."""
        column = self._row.column_of(content.article.id)
        if column is None:
            return
        same_passages = column.content.families == content.families
        column.content = content
        if same_passages:  # then no other column's letters or outlines can differ
            column.show_content(content, self._around)
            self._show_state()
        else:
            self._show_contents()

    def _new_column(self, content: ColumnContent) -> Column:
        column = Column(content, self.outfit.fittings)
        column.focused.connect(self._on_focused)
        column.scrolled.connect(self._movement.follow)
        column.scrolled.connect(self.scrolled)
        column.relaid.connect(self._on_relaid)
        column.close_wanted.connect(self._on_close_wanted)
        column.date_wanted.connect(self.date_wanted)
        column.pin_wanted.connect(self._on_pin_wanted)
        column.mark_chosen.connect(self._on_mark_chosen)
        column.layer_key.connect(self._on_layer_key)
        column.selection_changed.connect(self.selection_changed)
        column.pointed.connect(self.pointed)
        column.unpointed.connect(self.unpointed)
        column.share_asked.connect(self.share_asked)
        self._reordering.watch(column)
        return column

    def _show_contents(self) -> None:
        contents = self._row.contents()
        self._numbers = family_numbers(contents)
        self._around = replace(
            self._around,
            numbers=self._numbers,
            shown_stock=self._current_family,
            only_here=only_here(contents, self._base),
        )
        for column in self._row.columns:
            column.show_content(column.content, self._around)
            column.set_base(column.content.article.id == self._base)
            column.set_layers(self._layers)
        self._row.join(self._numbers, self._base)
        self._movement.set_columns(self._row.columns)
        self._show_state()

    def _show_state(self) -> None:
        for place, column in enumerate(self._row.columns):
            column.view.set_current(self._current_family, self.walker.hit(place))
        self._row.show_state(self._current_family, self._layers)

    def article_ids(self) -> tuple[int, ...]:
        """The ids of the articles on the desk, from left to right."""
        return tuple(column.content.article.id for column in self._row.columns)

    def current_article(self) -> int | None:
        """The id of the article that had the focus last."""
        return self._current.content.article.id if self._current is not None else None

    def current_column(self) -> Column | None:
        """The column that had the focus last."""
        return self._current

    def column(self, article: int) -> Column | None:
        """The column of an article, None for one that is not here."""
        return self._row.column_of(article)

    def place(self, article: int) -> int | None:
        """Where an article is read: the code point at the top of its column, None for one that is not here."""
        column = self._row.column_of(article)
        return column.view.top_offset() if column is not None else None

    def return_to(self, article: int, place: int) -> None:
        """Bring an article back to a place that `place` told: these words stand at the top of its column again."""
        column = self._row.column_of(article)
        if column is not None:
            column.view.return_to(place)

    def focus_column(self, n: int) -> None:
        """Give the focus to the nth column, counted from 1; a number without a column is ignored."""
        if 1 <= n <= len(self._row.columns):
            self._row.columns[n - 1].view.setFocus()

    def arrange(self, ids: Sequence[int]) -> None:
        """Put the columns in this order of their articles."""
        there = {content.article.id: content for content in self._row.contents()}
        self.set_columns([there[id] for id in ids if id in there])

    def set_base(self, article: int | None) -> None:
        """Compare with this article from now on; None: every column with every other."""
        if article != self._base:
            self._base = self.walker.base = article
            self._show_contents()

    def drop_places(self) -> list[QRect]:
        return [QRect(column.mapTo(self, QPoint(0, 0)), column.size()) for column in self._row.columns]

    # --- layers --------------------------------------------------------------------------------------------------

    def layers(self) -> frozenset[Layer]:
        return self._layers

    def set_layers(self, on: frozenset[Layer]) -> None:
        """Show the marks of these layers and hide all others."""
        self._layers = frozenset(on)
        for column in self._row.columns:
            column.set_layers(self._layers)
        self._show_state()

    # --- movement ------------------------------------------------------------------------------------------------

    def linked(self) -> bool:
        return self._movement.linked

    def set_linked(self, on: bool) -> None:
        """Let columns follow the one that is scrolled, at the passages they share."""
        if on != self._movement.linked:
            self._movement.linked = on
            self.linked_changed.emit(on)
            if on and self._current is not None:
                self._movement.follow(self._current)

    def align(self) -> None:
        """Let the other columns stand where the current one stands."""
        if self._current is not None:
            self._movement.align_to(self._current)

    def set_current_family(self, family_id: str | None) -> None:
        """Show this family as the current one; a set phrase is shown as long as it is current."""
        was, self._current_family = self._current_family, family_id
        if self._is_stock(was) or self._is_stock(family_id):
            self._show_contents()
        else:
            self._show_state()

    def _is_stock(self, family_id: str | None) -> bool:
        return any(
            family.id == family_id and family.kind == PassageKind.STOCK
            for column in self._row.columns
            for family in column.content.families
        )

    def bring_level(self, family_id: str) -> None:
        """Bring a passage to one height in every column that has it."""
        self._movement.bring_level(family_id)

    def reveal(self, article: int, span: Span, *, flash: bool = True) -> None:
        """Bring words of an article into view, put the caret before them, and frame them for a moment."""
        column = self._row.column_of(article)
        if column is not None:
            self._make_current(column)
            self.walker.stand(column, span)
            column.view.bring_into_view(span)
            self._show_state()
            if flash:
                column.view.flash(span)

    def set_found(self, found: Mapping[int, Sequence[Span]]) -> None:
        """Mark what the find bar found in each article."""
        was, self._around = self._around.found, replace(self._around, found=found)
        for column in self._row.columns:
            id = column.content.article.id
            if was.get(id) != found.get(id):
                column.show_passing(self._around)

    def go_to_found(self, article: int, span: Span) -> None:
        """Bring a place that the find bar found into view and select it; the focus stays where it is."""
        column = self._row.column_of(article)
        if column is not None:
            self._make_current(column)
            self.walker.stand(column, span)
            column.view.bring_into_view(span)
            column.view.select_quietly(span)
            self._show_state()

    def _on_arrived(self, column: Column, stop: Stop) -> None:
        self._make_current(column)
        family = next((family for family in column.content.families if family.id == stop.key), None)
        if family is None:
            column.view.bring_into_view(stop.span)
            column.view.flash(stop.span)
            self._show_state()
            return
        self.set_current_family(family.id)
        self._movement.bring_level(family.id, spans_of(family, column.content.article.id).index(stop.span))
        column.view.place_caret(stop.span.start)
        self._show_state()
        self.family_chosen.emit(family.id)

    # --- selection -----------------------------------------------------------------------------------------------

    def selection(self) -> tuple[int, Span] | None:
        """The selected words: the article's id and the span; the current column's, else any column's."""
        columns = [self._current] if self._current is not None else []
        for column in [*columns, *self._row.columns]:
            span = column.view.selection()
            if span is not None:
                return column.content.article.id, span
        return None

    def words_here(self) -> tuple[int, Span] | None:
        """The selected words, else the quotation at the caret of the current column: the article's id and the span."""
        if self.selection() is not None or self._current is None:
            return self.selection()
        span = self._current.quotation_at_caret()
        return None if span is None else (self._current.content.article.id, span)

    def pointed_at_caret(self) -> Pointed | None:
        """The marks at the caret of the current column."""
        return pointed_at_caret(self._current.view) if self._current is not None else None

    def ask_pin(self, *, with_note: bool = False) -> None:
        """Ask for a pin of the selected words, else of the quotation at the caret, of the current column."""
        if self._current is not None:
            self._on_pin_wanted(self._current, with_note)

    # --- what the reader does ------------------------------------------------------------------------------------

    def _on_focused(self, column: Column) -> None:
        self._make_current(column)

    def _make_current(self, column: Column) -> None:
        if column is not self._current:
            self._current = column
            self.column_focused.emit(column.content.article.id)

    def _on_relaid(self, _column: Column) -> None:
        self._movement.forget()
        self._row.align_heads()

    def _on_close_wanted(self, column: Column) -> None:
        self.column_closed.emit(column.content.article.id)

    def _on_pin_wanted(self, column: Column, with_note: bool) -> None:
        span = column.view.selection() or column.quotation_at_caret()
        if span is None:
            self.position_told.emit("Select words to pin them")
        else:
            self.pin_asked.emit(column.content.article.id, span, with_note)

    def _on_mark_chosen(self, chosen: Chosen, key: str) -> None:
        if chosen == Chosen.FAMILY:
            self.leaving.emit()
            self.set_current_family(key)
            self.bring_level(key)
        signal = {
            Chosen.FAMILY: self.family_chosen,
            Chosen.ACTOR: self.actor_chosen,
            Chosen.QUOTATION: self.quotation_chosen,
            Chosen.PIN: self.pin_chosen,
        }[chosen]
        signal.emit(key)

    def _on_layer_key(self, layer: str) -> None:
        everything = frozenset(Layer)
        self.set_layers(self._layers ^ {Layer(layer)} if layer else everything)
        self.layers_changed.emit(self._layers)

    # --- looks ---------------------------------------------------------------------------------------------------

    def _set_margins(self) -> None:
        px = theme.px
        side = px(16 if len(self._row.columns) < 3 else 8)
        self._layout.setContentsMargins(side, px(14), side, 0)

    def _on_theme_changed(self) -> None:
        self._set_margins()
        self.outfit.set_typography(self.outfit.typography)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme.current().window))
