"""Which articles lie open, side by side: opening, closing, swapping, and reading what the desk shows of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from pressfold.library.library import Library
from pressfold.model.listing import ArticleRow
from pressfold.model.span import Span
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.history import History, Step
from pressfold.ui.desk.desk import Desk
from pressfold.ui.faults import Faults
from pressfold.ui.models.choices import Choice
from pressfold.ui.picker import Picker
from pressfold.ui.quick_open import article_choice
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.spread import Overlay, Spread, read_spread

#: More columns than this cannot be read side by side.
MOST = 4
#: Articles whose place is remembered after they are closed.
_REMEMBERED = 500


class Columns(QObject):
    """Holds the order of the open articles, and shows them on the desk with their findings."""

    shown = Signal(object)  # the Spread that the desk shows now
    changed = Signal()  # which articles are open, or which one has the focus

    def __init__(
        self,
        library: Library,
        runner: Runner,
        history: History,
        catalogue: Catalogue,
        desk: Desk,
        faults: Faults,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._history = history
        self._catalogue = catalogue
        self._desk = desk
        self._reading = Latest(runner, Lane.READING, self)
        self._reading.answered.connect(self._on_read)
        self._reading.failed.connect(faults.show)
        self._read = self.spread = Spread()
        self._arriving = QTimer(self, singleShot=True, interval=0)
        self._arriving.timeout.connect(self._on_arriving)
        self.ids: tuple[int, ...] = ()
        #: The open article that the others are compared with, None where each is compared with each.
        self.base: int | None = None
        self._closed: list[tuple[int, int]] = []
        #: How far each article was read, the latest last: the code point at the top of its column.
        self.places: dict[int, int] = {}
        self._after: Callable[[], None] | None = None
        #: Who knows the pins and hits that lie over the articles.
        self.overlay: Callable[[], Overlay] = Overlay
        self._picker = Picker(self.tr("Choose an article to open beside"), window)
        self._picker.chosen.connect(self._on_picked)
        desk.column_closed.connect(self._on_column_closed)
        desk.column_focused.connect(self._on_column_focused)
        desk.order_wanted.connect(self.arrange)

    # --- what is open ------------------------------------------------------------------------------------------------

    def show_articles(self, ids: Sequence[int], *, after: Callable[[], None] | None = None) -> None:
        """Lay these articles side by side, at most four; `after` is called when they are there."""
        self.ids = tuple(dict.fromkeys(ids))[:MOST]
        self._after = after
        self.refresh()
        self.changed.emit()

    def open_article(self, id: int, *, beside: bool = False, after: Callable[[], None] | None = None) -> None:
        """Open an article in place of the current one, or beside; one that is open already gets the focus."""

        def there() -> None:
            if id in self.ids:
                self.focus(self.ids.index(id))
            if after is not None:
                after()

        if id in self.ids:
            there()
        else:
            self.show_articles(self._with(id, beside=beside), after=there)

    def open_all(self, ids: Sequence[int], beside: bool) -> None:
        """Open several articles: one as `open_article` does, more of them side by side."""
        if len(ids) == 1:
            self.open_article(ids[0], beside=beside)
        elif ids:
            first = len(self.ids) if beside else 0
            self.show_articles([*self.ids, *ids] if beside else ids, after=partial(self.focus, first))

    def reveal(self, id: int, span: Span, *, beside: bool = False) -> None:
        """Open an article if need be and bring a place of it into view."""

        def there() -> None:
            self._desk.reveal(id, span)

        self.open_article(id, beside=beside, after=there)

    def current(self) -> int | None:
        """The article whose column has, or had last, the focus."""
        current = self._desk.current_article()
        return current if current in self.ids else (self.ids[0] if self.ids else None)

    def focus(self, column: int) -> None:
        """Give a column the focus, counted from 0; nothing for one that is not there."""
        if column < len(self.ids):
            self._desk.focus_column(column + 1)

    def rows(self) -> Sequence[ArticleRow]:
        """The rows of the library that the columns are opened from."""
        return self._catalogue.listing.rows

    def can_reopen(self) -> bool:
        return bool(self._closed) and len(self.ids) < MOST

    def keep_to(self, present: Collection[int]) -> None:
        """Close what is not in the library any more, and read the others anew."""
        kept = [id for id in self.ids if id in present]
        if len(kept) < len(self.ids):
            self.show_articles(kept)
        elif self.ids:
            self.refresh()

    def refresh(self) -> None:
        """Read the open articles anew with their findings, pins and hits."""
        listing = self._catalogue.listing
        self._arriving.stop()
        self._reading.ask(read_spread, self._library, self.ids, self.overlay(), listing.called, listing.published)

    def _with(self, id: int, *, beside: bool) -> list[int]:
        current = self.current()
        if current is None:
            return [id]
        at = self.ids.index(current)
        if beside and len(self.ids) < MOST:
            return [*self.ids[: at + 1], id, *self.ids[at + 1 :]]
        return [*self.ids[:at], id, *self.ids[at + 1 :]]

    def _on_read(self, spread: Spread) -> None:
        self._read = spread
        self._on_arriving()

    def _on_arriving(self) -> None:
        """Make the columns of long articles one after the other, then show all that was read."""
        if self._desk.make_next(self._read.columns):
            self._arriving.start()
        else:
            self._show(self._read)

    def _show(self, spread: Spread) -> None:
        fresh: set[int] = set()
        same = spread.ids == self.spread.ids and spread.ids == tuple(self._desk.article_ids())
        self.spread = spread
        self.ids = spread.ids
        self._keep_base()
        if same:
            for column in spread.columns:
                self._desk.update_content(column)
        else:
            self.note_places()
            fresh = set(spread.ids) - set(self._desk.article_ids())
            self._desk.set_columns(spread.columns)
        self.shown.emit(spread)
        for id in spread.ids:
            if id in fresh and id in self.places:  # only now the desk is shown and laid out
                self._desk.return_to(id, self.places[id])
        if self._after is not None:
            after, self._after = self._after, None
            after()

    def note_places(self) -> None:
        """Remember how far every open article is read."""
        for id in self._desk.article_ids():
            place = self._desk.place(id)
            if place is not None:
                self.places.pop(id, None)
                self.places[id] = place
        for id in list(self.places)[:-_REMEMBERED]:
            del self.places[id]

    # --- acts --------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Open what is chosen in the library."""
        self.open_all(list(self._catalogue.chosen()), False)

    def open_beside(self) -> None:
        """Open what is chosen in the library beside what is open."""
        self.open_all(list(self._catalogue.chosen()), True)

    def add(self) -> None:
        """Choose an article for a further column."""
        others = [row for row in self._catalogue.listing.rows if row.id not in self.ids]
        self._picker.ask([article_choice(row) for row in others])

    def close(self) -> None:
        """Close the current column."""
        current = self.current()
        if current is not None:
            self._on_column_closed(current)

    def reopen(self) -> None:
        """Bring the column back that was closed last."""
        if self.can_reopen():
            at, id = self._closed.pop()
            self.show_articles([*self.ids[:at], id, *self.ids[at:]])

    def swap(self) -> None:
        """Swap the current column with its right neighbour, the last one with its left."""
        current = self.current()
        if current is not None and len(self.ids) > 1:
            at = min(self.ids.index(current), len(self.ids) - 2)
            self.arrange([*self.ids[:at], self.ids[at + 1], self.ids[at], *self.ids[at + 2 :]])

    def move_left(self) -> None:
        """Put the current column one place further to the left."""
        self._move(-1)

    def move_right(self) -> None:
        """Put the current column one place further to the right."""
        self._move(1)

    def _move(self, direction: int) -> None:
        current = self.current()
        if current is not None:
            others = [id for id in self.ids if id != current]
            at = min(max(0, self.ids.index(current) + direction), len(others))
            self.arrange([*others[:at], current, *others[at:]])

    def arrange(self, ids: Sequence[int]) -> None:
        """Put the open columns in this order; nothing is read anew but what the order changes."""
        if tuple(ids) != self.ids:
            current = self.current()
            self.ids = tuple(ids)
            self._desk.arrange(ids)
            if current is not None:
                self.focus(self.ids.index(current))
            self.refresh()
            self.changed.emit()

    def make_base(self) -> None:
        """Compare the other columns with the current one, and put it first."""
        current = self.current()
        if current is not None and current != self.base:
            self._rebase(self.tr("Make base"), current, (current, *(id for id in self.ids if id != current)))

    def no_base(self) -> None:
        """Compare every column with every other again."""
        if self.base is not None:
            self._rebase(self.tr("Compare without a base"), None, self.ids)

    def _rebase(self, name: str, base: int | None, ids: tuple[int, ...]) -> None:
        before = self.base, self.ids
        self._take_base(base, ids)
        undo, redo = partial(self._take_base, *before), partial(self._take_base, base, ids)
        self._history.add(Step(name, undo, redo))

    def _take_base(self, base: int | None, ids: tuple[int, ...]) -> None:
        """Compare with this article and stand in this order, as far as they are still open."""
        self.base = base
        self._keep_base()
        self.arrange([*(id for id in ids if id in self.ids), *(id for id in self.ids if id not in ids)])
        self.changed.emit()

    def _keep_base(self) -> None:
        """No base that is not open; the desk compares with the one there is."""
        if self.base not in self.ids:
            self.base = None
        self._desk.set_base(self.base)

    def align(self) -> None:
        """Bring the other columns to the place of this one."""
        self._desk.align()

    def linked(self, on: bool) -> None:
        """Let columns follow each other by the passages they share, or not."""
        self._desk.set_linked(on)
        self.changed.emit()

    def focus_1(self) -> None:
        self.focus(0)

    def focus_2(self) -> None:
        self.focus(1)

    def focus_3(self) -> None:
        self.focus(2)

    def focus_4(self) -> None:
        self.focus(3)

    def _on_picked(self, choice: Choice) -> None:
        self.open_article(int(choice.key), beside=True)

    def _on_column_closed(self, id: int) -> None:
        if id in self.ids:
            self._closed.append((self.ids.index(id), id))
            self.show_articles([other for other in self.ids if other != id])

    def _on_column_focused(self, _id: int) -> None:
        self.changed.emit()
