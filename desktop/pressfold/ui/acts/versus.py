"""Versus the wire: the current article against a base, and the walk through what it changed, added and dropped."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pressfold.library.library import Library
from pressfold.model.departures import Departure, departures
from pressfold.model.errors import NoSuchArticle
from pressfold.model.passage import Versus
from pressfold.model.passage_errors import NoBase
from pressfold.model.span import Span
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.desk.desk import Desk
from pressfold.ui.models.choices import Choice
from pressfold.ui.models.versus import Held
from pressfold.ui.panels.findings import FindingsPanel
from pressfold.ui.panels.versus import VersusPage
from pressfold.ui.picker import Picker
from pressfold.ui.quick_open import article_choice
from pressfold.ui.runner import Lane, Latest, Runner

#: The choice that leaves the base to what the passages tell.
_LIKELY = "likely"


class VersusWork(QObject):
    """Serves the trade "versus".

    The base is the article that the reader chose, else the base column, else the likely origin, else the first other
    open article; where the current article is itself the origin of another open one, it is that one's base. While the
    reader looks into the base, the same article stays held against it.
    """

    leaving = Signal()  # it is about to jump
    position_told = Signal(str)

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        columns: Columns,
        desk: Desk,
        page: VersusPage,
        findings: FindingsPanel,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._catalogue = catalogue
        self._columns = columns
        self._desk = desk
        self._page = page
        self._findings = findings
        #: The article that the reader chose as the base, None where that is left to the desk.
        self.chosen: int | None = None
        self._reading = Latest(runner, Lane.READING, self)
        self._reading.answered.connect(self._on_held)
        self._reading.failed.connect(self._on_failed)
        self._picker = Picker(self.tr("Choose what the article is held against"), window)
        self._picker.chosen.connect(self._on_picked)
        page.wanted.connect(self.refresh)
        page.departure_chosen.connect(self.go)
        page.base_asked.connect(self.base)
        columns.changed.connect(self._on_columns_changed)

    # --- acts --------------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the page; it asks by itself what it shall show."""
        self._findings.bring(self._page)

    def next(self) -> None:
        """Go to the next place where the article leaves its base."""
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def base(self) -> None:
        """Ask what the article is held against: the open articles first, then the others."""
        current = self._columns.current()
        rows = [row for row in self._catalogue.listing.rows if row.id != current]
        rows.sort(key=lambda row: row.id not in self._columns.ids)
        likely = Choice(_LIKELY, "", self.tr("The base column, or the likely origin"), icon="locate-fixed")
        self._picker.ask([likely, *map(article_choice, rows)])

    def go(self, departure: Departure) -> None:
        """Bring a departure into view in both columns; a base that is not open comes beside the article."""
        held = self._page.held
        if held is None:
            return
        self.leaving.emit()
        where = self._page.position(departure)
        self.position_told.emit(self.tr("Versus the wire: %s, %s") % (departure.how.value, where))

        def there() -> None:
            self._desk.reveal(held.base.id, _shown(departure.base), flash=_stands(departure.base))
            self._desk.reveal(held.article.id, _shown(departure.article), flash=_stands(departure.article))

        missing = [id for id in (held.base.id, held.article.id) if id not in self._columns.ids]
        if missing:
            self._columns.show_articles([held.base.id, held.article.id], after=there)
        else:
            there()

    # --- asking ------------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Hold the current article against its base anew."""
        current = self._columns.current()
        if current is None:
            return
        held = self._page.held
        if held is not None and current == held.base.id and held.article.id in self._columns.ids:
            current = held.article.id
        base = self._base(current)
        others = [id for id in self._columns.ids if id != current]
        if base == current:  # the base itself: what stands beside it is held against it
            if not others:
                self._page.show_nothing(self.tr("This article is the base. Open another one beside it."))
                return
            current = others[0]
        self._reading.ask(read_held, self._library, current, base, others)

    def _base(self, current: int) -> int | None:
        if self.chosen in self._catalogue.by_id and self.chosen != current:
            return self.chosen
        return self._columns.base

    def _on_columns_changed(self) -> None:
        if self._page.isVisible() and self._columns.current() is not None:
            self.refresh()

    def _on_held(self, held: Held) -> None:
        self._page.show_held(held)

    def _on_failed(self, error: BaseException) -> None:
        self._page.show_nothing(str(error) if isinstance(error, (NoBase, NoSuchArticle)) else "")

    def _on_picked(self, choice: Choice) -> None:
        self.chosen = None if choice.kind == _LIKELY else int(choice.key)
        self.refresh()

    def _step(self, direction: int) -> None:
        self.show()
        found = self._page.step(direction)
        if found is not None:
            self.go(found)


def read_held(library: Library, article: int, base: int | None, others: Sequence[int]) -> Held:
    """An article against a base, where none is said the likely origin, else the first other one. Raises NoBase.

    Where the article is itself what another one likely took its copy from, that one is held against it.
    """
    try:
        versus = library.findings.versus(article, base)
    except NoBase:
        if not others:
            raise
        versus = _taker(library, article, others) or library.findings.versus(article, others[0])
    articles = library.articles.get(versus.base), library.articles.get(versus.article)
    return Held(versus, *articles, tuple(departures(versus)))


def _taker(library: Library, article: int, others: Sequence[int]) -> Versus | None:
    """The first of the others that likely took its copy from this article, held against it."""
    for other in others:
        try:
            versus = library.findings.versus(other)
        except NoBase:
            continue
        if versus.base == article:
            return versus
    return None


def _stands(span: Span) -> bool:
    return span.start < span.end


def _shown(span: Span) -> Span:
    """What is brought into view: an empty place with the character after it."""
    return span if _stands(span) else Span(span.start, span.start + 1)
