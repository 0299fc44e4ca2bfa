"""A sitting: what the reader has before them, kept after every change and laid out again at the next start."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from pressfold.model.columns import Column
from pressfold.model.listing import Order
from pressfold.model.span import Span
from pressfold.ui import export_memory
from pressfold.ui.acts.finding import Find
from pressfold.ui.desk.layers import Layer
from pressfold.ui.models.shelves import Kind, Shelf
from pressfold.ui.session import Session, write_session
from pressfold.ui.wiring import Wiring

_LOG = logging.getLogger(__name__)

#: Milliseconds between a change and its being kept; a crash loses no more.
_BREATH = 1_000


class Sitting(QObject):
    """Keeps the session of a window in its file."""

    def __init__(self, wiring: Wiring, stored: Session, path: Path) -> None:
        super().__init__(wiring)
        self._wiring = wiring
        self._path = path
        self._stored = stored
        self._timer = QTimer(self, singleShot=True, interval=_BREATH)
        self._timer.timeout.connect(self.keep)
        wiring.window.closing.connect(self.keep)

    def resume(self) -> None:
        """Lay out what was open, and keep every change from now on."""
        wiring, window, stored = self._wiring, self._wiring.window, self._stored
        if stored.layers is not None:
            known = {layer.value for layer in Layer}
            wiring.layers.show(frozenset(Layer(name) for name in stored.layers if name in known))
        window.acts.set_checked("columns.linked", stored.linked)
        window.desk.set_linked(stored.linked)
        window.findings.show_number(max(0, stored.tab))
        if stored.order in list(Order):
            window.library.set_order(Order(stored.order))
        wiring.acts.latest = list(stored.recent_commands)
        wiring.searching.recent_searches = list(stored.recent_searches)
        wiring.searching.recent_articles = list(stored.recent_articles)
        window.library.set_filter(stored.filter)
        window.library.open_shelves(stored.shelves_open)
        window.library.table.restore(stored.table_columns)
        if stored.table_sorted in list(Column):
            window.library.table.sort_by(Column(stored.table_sorted), stored.table_descending)
        window.library.show_table(stored.table)
        if stored.shelf in list(Kind):
            wiring.sorting.show(Shelf(Kind(stored.shelf), stored.shelf_name))
        wiring.columns.places = {int(id): place for id, place in stored.places.items() if id.isdecimal()}
        wiring.columns.base = stored.base or None
        wiring.paper.exporting.made = export_memory.read(stored.exports)
        if stored.articles:
            wiring.columns.show_articles(stored.articles, after=self._on_there)
        else:
            self._resume_finding()
        if stored.briefing and Path(stored.briefing).exists():
            wiring.work.open_path(Path(stored.briefing))
        for signal in (
            wiring.columns.changed,
            wiring.layers.changed,
            wiring.window.docks.changed,
            wiring.window.findings.changed,
            wiring.work.changed,
            wiring.paper.exporting.changed,
            wiring.walking.changed,
            wiring.finding.changed,
            window.library.filtered,
            window.desk.selection_changed,
            window.desk.scrolled,
        ):
            signal.connect(self._on_changed)

    def keep(self) -> None:
        """Write the session now."""
        try:
            write_session(self._path, self.session())
        except OSError:
            _LOG.exception("the session cannot be kept")  # nothing the reader made is lost: the next start is emptier

    def session(self) -> Session:
        """What is before the reader now."""
        wiring, window = self._wiring, self._wiring.window
        geometry, docks = window.state()
        ids = list(wiring.columns.ids)
        current = wiring.columns.current()
        wiring.columns.note_places()
        selection = window.desk.selection()
        find = wiring.finding.state()
        return Session(
            articles=ids,
            column=ids.index(current) if current in ids else 0,
            base=wiring.columns.base or 0,
            layers=sorted(wiring.layers.shown),
            linked=window.desk.linked(),
            tab=window.findings.number(),
            order=window.library.order.value,
            briefing=str(wiring.work.opened.path) if wiring.work.opened else "",
            recent_commands=wiring.acts.latest,
            recent_searches=wiring.searching.recent_searches,
            recent_articles=wiring.searching.recent_articles,
            places={str(id): place for id, place in wiring.columns.places.items()},
            selection=[selection[0], *selection[1]] if selection is not None else [],
            filter=window.library.filter_words(),
            shelf=window.library.shelf.kind.value,
            shelf_name=window.library.shelf.name,
            shelves_open=window.library.shelves_are_open(),
            table=window.library.is_table(),
            table_columns=window.library.table.layout_state(),
            table_sorted=window.library.table.sorted or "",
            table_descending=window.library.table.descending,
            find_words=find.words,
            find_case=find.case,
            find_whole=find.whole,
            find_everywhere=find.everywhere,
            find_open=find.open,
            geometry=geometry,
            docks=docks,
            folded=window.docks.folded,
            exports=export_memory.written(wiring.paper.exporting.made),
        )

    def _on_changed(self, _value: object = None) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _on_there(self) -> None:
        """The columns are there, each where it was read: the selection, the focus and the find bar follow."""
        stored, wiring = self._stored, self._wiring
        wiring.columns.focus(stored.column)
        if len(stored.selection) == 3:
            article, start, end = stored.selection
            column = wiring.window.desk.column(article)
            if column is not None and 0 <= start < end <= len(column.content.article.text):
                column.view.select_quietly(Span(start, end))
        self._resume_finding()

    def _resume_finding(self) -> None:
        stored = self._stored
        held = (stored.find_words, stored.find_case, stored.find_whole, stored.find_everywhere, stored.find_open)
        self._wiring.finding.resume(Find(*held))
