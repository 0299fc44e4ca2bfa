"""A sitting: what the reader has before them, kept after every change and laid out again at the next start."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from pressfold.model.listing import Order
from pressfold.ui.desk.layers import Layer
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
        if stored.articles:
            wiring.columns.show_articles(stored.articles, after=self._places)
        if stored.briefing and Path(stored.briefing).exists():
            wiring.work.open_path(Path(stored.briefing))
        for signal in (
            wiring.columns.changed,
            wiring.layers.changed,
            wiring.window.docks.changed,
            wiring.window.findings.changed,
            wiring.work.changed,
            wiring.walking.changed,
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
        return Session(
            articles=ids,
            column=ids.index(current) if current in ids else 0,
            layers=sorted(wiring.layers.shown),
            linked=window.desk.linked(),
            tab=window.findings.number(),
            order=window.library.order.value,
            briefing=str(wiring.work.opened.path) if wiring.work.opened else "",
            recent_commands=wiring.acts.latest,
            recent_searches=wiring.searching.recent_searches,
            recent_articles=wiring.searching.recent_articles,
            places={str(id): place for id in ids if (place := window.desk.place(id)) is not None},
            geometry=geometry,
            docks=docks,
        )

    def _on_changed(self, _value: object = None) -> None:
        self._timer.start()

    def _places(self) -> None:
        """Bring every column to where it was read."""
        for id in self._wiring.columns.ids:
            place = self._stored.places.get(str(id))
            if place is not None:
                self._wiring.window.desk.return_to(id, place)
        self._wiring.columns.focus(self._stored.column)
