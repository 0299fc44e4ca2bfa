"""The walker: goes from one place of a kind to the next through the columns, and tells where the walk stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from pressfold.model.span import Span
from pressfold.ui import phrases
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.content import Position
from pressfold.ui.desk.row import Row
from pressfold.ui.desk.walking import Stop, hit_stops, mention_stops, passage_stops, stepped


class Walker(QObject):
    """Walks over the columns of one row, from the column that `current` tells."""

    leaving = Signal()  # a step follows: whoever remembers places looks now
    arrived = Signal(object, object)  # the Column and the Stop
    told = Signal(str)

    def __init__(self, row: Row, current: Callable[[], Column | None], parent: QObject) -> None:
        super().__init__(parent)
        self._row = row
        self._current = current
        #: Where the last step led, None when nothing was walked to since the columns came.
        self.stop: Stop | None = None
        #: The article that passages are walked against, None for any.
        self.base: int | None = None

    def hit(self, place: int) -> int:
        """The offset of the search hit that was walked to in the column at this place, -1 for none."""
        stop = self.stop
        return stop.span.start if stop is not None and stop.column == place and not stop.key else -1

    def stand(self, column: Column, span: Span) -> None:
        """The reader was brought to this span."""
        self.stop = Stop(self._row.columns.index(column), span)

    def step_passage(self, direction: int) -> Position | None:
        """To the next or previous passage of the current column that another one has too; the base, where one is."""
        at = self._place()
        stops = passage_stops(self._row.contents(), at, self.base) if at is not None else []
        return self._step(stops, direction, "Passage", "No shared passages here")

    def step_hit(self, direction: int) -> Position | None:
        """To the next or previous search hit, through all columns."""
        return self._step(hit_stops(self._row.contents()), direction, "Hit", "No search hits here")

    def step_mention(self, actor_id: str, direction: int) -> Position | None:
        """To the next or previous mention of an actor, through all columns."""
        return self._step(mention_stops(self._row.contents(), actor_id), direction, "Mention", "No mentions here")

    def _step(self, stops: Sequence[Stop], direction: int, noun: str, nothing: str) -> Position | None:
        number = stepped(stops, self._here(stops), direction)
        if number is None:
            self.told.emit(phrases.told(nothing))
            return None
        self.leaving.emit()
        self.stop = stops[number]
        self.arrived.emit(self._row.columns[self.stop.column], self.stop)
        where = phrases.told("%s %s of %s", phrases.told(noun), phrases.number(number + 1), phrases.number(len(stops)))
        position = Position(number + 1, len(stops), where)
        self.told.emit(position.label)
        return position

    def _here(self, stops: Sequence[Stop]) -> Stop:
        """Where a walk sets out: the stop it stands on, else the caret if it is in view, else the top of the view."""
        if self.stop is not None and self.stop in stops:
            return self.stop
        at = self._place() or 0
        if not self._row.columns:
            return Stop(0, Span(0, 0))
        start = self._row.columns[at].view.walk_start()
        return Stop(at, Span(start, start))

    def _place(self) -> int | None:
        current = self._current()
        return self._row.columns.index(current) if current in self._row.columns else None
