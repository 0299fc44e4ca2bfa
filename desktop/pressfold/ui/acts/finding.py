"""Finding words in the open articles: the bar, the places that have them, and the walk from one to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from pressfold.model.progress import Cancel
from pressfold.model.span import Span
from pressfold.text.finding import Folded, Wanted, folded, occurrences
from pressfold.ui.actions import Actions
from pressfold.ui.acts.columns import Columns
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.find_bar import FindBar
from pressfold.ui.faults import Faults
from pressfold.ui.phrases import number
from pressfold.ui.runner import Lane, Latest, Runner

#: Characters of a selection that are taken as the words to find; more than that is no word.
_LONGEST = 200
#: Places of one article that are marked at once, around the one the reader stands on; all are counted and walked.
_MARKED = 2_000

Place = tuple[int, Span]


@dataclass(frozen=True, slots=True)
class Find:
    """What the bar holds, for the next sitting."""

    words: str = ""
    case: bool = False
    whole: bool = False
    everywhere: bool = False
    open: bool = False


class Folds:
    """The open texts as they are compared, each folded once; used by one thread only."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, bool], tuple[str, Folded]] = {}

    def find(self, texts: Mapping[int, str], wanted: Wanted, *, cancel: Cancel) -> list[Place]:
        """Where the words stand, article by article; other articles are forgotten."""
        self._kept = {key: kept for key, kept in self._kept.items() if texts.get(key[0]) == kept[0]}
        found: list[Place] = []
        for article, text in texts.items():
            cancel.check()
            found += [(article, span) for span in occurrences(self._fold(article, text, wanted.case), wanted, cancel)]
        return found

    def _fold(self, article: int, text: str, case: bool) -> Folded:
        if (article, case) not in self._kept:
            self._kept[article, case] = text, folded(text, case=case)
        return self._kept[article, case][1]


class Finding(QObject):
    """Serves the find bar."""

    position_told = Signal(str)
    changed = Signal()

    def __init__(
        self, runner: Runner, columns: Columns, desk: Desk, actions: Actions, faults: Faults, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._desk = desk
        self._actions = actions
        self._folds = Folds()
        self._latest = Latest(runner, Lane.FINDING, self)
        self._latest.answered.connect(self._on_found)
        self._latest.failed.connect(faults.show)
        self.bar = FindBar(
            [actions["finding.previous"], actions["finding.next"]],
            [
                (self.tr("Aa"), self.tr("Aa"), actions["finding.case"]),
                (self.tr("Word"), self.tr("W"), actions["finding.whole"]),
                (self.tr("All columns"), self.tr("All"), actions["finding.everywhere"]),
            ],
            actions["finding.close"],
        )
        self.bar.asked.connect(self._on_asked)
        self.bar.stepped.connect(self._step)
        columns.shown.connect(self._on_shown)
        self._wanted = Wanted("")
        self._everywhere = False
        self._home = -1  # the article whose column the bar stands in
        self._places: list[Place] = []
        self._at = -1
        self._origin: tuple[int, int] = (-1, 0)  # the article and the place that the search set out from
        self._top = 0  # where that article was read then
        self._due = 0  # a step that waits for the answer
        self.open = False

    # --- acts --------------------------------------------------------------------------------------------------------

    def find(self) -> None:
        """Open the bar under the current column; a selection is what is looked for."""
        self._come(take=True, focus=True)

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def case(self, on: bool) -> None:
        """Tell upper case, lower case and accents apart, or not."""
        self._want(Wanted(self.bar.words(), on, self._wanted.whole))

    def whole(self, on: bool) -> None:
        """Find whole words only, or parts of words too."""
        self._want(Wanted(self.bar.words(), self._wanted.case, on))

    def everywhere(self, on: bool) -> None:
        """Look through all columns, or through this one."""
        self._everywhere = on
        self._want(self._wanted)

    def close(self) -> None:
        """Put the bar away; the reader is back in the text, the last place selected, or where nothing was found."""
        if not self.open:
            return
        self.open = False
        self.bar.hide()
        self._latest.drop()
        self._desk.set_found({})
        article = self._places[self._at][0] if self._at >= 0 else self._origin[0]
        column = self._desk.column(article)
        if column is not None:
            if self._at < 0:
                column.view.scroll_to(self._top)
            column.view.setFocus()
        self.changed.emit()

    # --- between two sittings ----------------------------------------------------------------------------------------

    def state(self) -> Find:
        """What the bar holds now."""
        return Find(self.bar.words(), self._wanted.case, self._wanted.whole, self._everywhere, self.open)

    def resume(self, stored: Find) -> None:
        """Hold what was held, and stand open if it stood open; the focus stays."""
        self.bar.set_words(stored.words)
        self._wanted, self._everywhere = Wanted(stored.words, stored.case, stored.whole), stored.everywhere
        for name, on in (("case", stored.case), ("whole", stored.whole), ("everywhere", stored.everywhere)):
            self._actions.set_checked(f"finding.{name}", on)
        current = self._columns.current()
        if stored.open and current is not None and (column := self._desk.column(current)) is not None:
            selection = column.view.selection()
            start = selection.start if selection is not None else column.view.walk_start()
            self._home, self._origin, self._top = current, (current, start), column.view.top()
            self._host(come=False)
            self._ask(stored.words)

    # --- asking ------------------------------------------------------------------------------------------------------

    def _come(self, *, take: bool, focus: bool) -> None:
        current = self._columns.current()
        selection = self._desk.selection() if take else None
        if selection is not None:
            current = selection[0]
            words = self._columns.spread.texts.get(current, "")[selection[1].start : selection[1].end]
            if len(words) <= _LONGEST and "\n" not in words:
                self.bar.set_words(words)
        if current is None or (column := self._desk.column(current)) is None:
            return
        self._home = current
        self._origin = current, selection[1].start if selection else column.view.walk_start()
        self._top = column.view.top()
        self._host(come=focus)
        self._ask(self.bar.words())

    def _host(self, *, come: bool) -> None:
        """Stand at the foot of the column."""
        column = self._desk.column(self._home)
        if column is None:
            return
        column.set_foot(self.bar)
        self.open = True
        self.bar.come() if come else self.bar.show()
        self.changed.emit()

    def _on_asked(self, words: str) -> None:
        self._ask(words)
        self.changed.emit()

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        if self.open:
            self._ask(wanted.words)
        self.changed.emit()

    def _ask(self, words: str) -> None:
        self._wanted = Wanted(words, self._wanted.case, self._wanted.whole)
        texts = self._columns.spread.texts
        asked = texts if self._everywhere else {id: text for id, text in texts.items() if id == self._home}
        if words.strip():
            self._latest.ask(self._folds.find, asked, self._wanted, stops=True)
        else:
            self._latest.drop()
            self._on_found([])

    def _on_shown(self) -> None:
        """Other articles lie open, or the same ones in another order: what was found may be gone."""
        if not self.open:
            self._places, self._at = [], -1
            return
        if self._desk.column(self._home) is None:
            current = self._columns.current()
            if current is None:
                self.open = False
                self.changed.emit()
                return
            self._home, self._origin = current, (current, 0)
            self._host(come=False)
        self._ask(self.bar.words())

    # --- answers -----------------------------------------------------------------------------------------------------

    def _on_found(self, places: list[Place]) -> None:
        stood = self._places[self._at] if self._at >= 0 else None
        self._places = places
        due, self._due = self._due, 0
        if stood in places:
            self._at = places.index(stood)
        else:
            self._at = self._from(self._origin, 0) if places else -1
        if places and due:
            self._step(due)
        elif places and stood not in places:
            self._go("")
        else:
            self._tell("")

    def _step(self, direction: int) -> None:
        if self._latest.waiting():
            self._due = direction
            return
        if not self.open:
            self._come(take=not self.bar.words(), focus=False)  # F3 without the bar: the last words once more
            self._due = direction
            return
        if not self._places:
            self._tell("")
            return
        before = self._at
        if self._desk.selection() == self._places[self._at]:
            self._at = (self._at + direction) % len(self._places)
        else:
            self._at = self._from(self._caret(), direction)
        around = (self._at - before) * direction < 0 or len(self._places) == 1
        again = self.tr("From the top again") if direction > 0 else self.tr("From the end again")
        self._go(again if around else "")

    def _from(self, here: tuple[int, int], direction: int) -> int:
        """The first place at or after where the reader stands, or the last one before it, round the ends."""
        order = {id: nth for nth, id in enumerate(self._desk.article_ids())}

        def key(place: Place) -> tuple[int, int]:
            return order.get(place[0], 0), place[1].start

        at = bisect_left(self._places, (order.get(here[0], 0), here[1]), key=key)
        return (at - 1 if direction < 0 else at) % len(self._places)

    def _caret(self) -> tuple[int, int]:
        current = self._columns.current()
        column = self._desk.column(current) if current is not None else None
        return (current, column.view.walk_start()) if current is not None and column is not None else self._origin

    def _go(self, again: str) -> None:
        article, span = self._places[self._at]
        self._mark()
        self._desk.go_to_found(article, span)
        self._origin = article, span.start
        self._tell(again)

    def _mark(self) -> None:
        """Mark the places around the one the reader stands on."""
        first = max(0, self._at - _MARKED // 2)
        found: dict[int, list[Span]] = {}
        for article, span in self._places[first : first + _MARKED]:
            found.setdefault(article, []).append(span)
        self._desk.set_found({article: tuple(spans) for article, spans in found.items()})

    def _tell(self, again: str) -> None:
        """Say where the reader stands, in the bar and in the status bar."""
        said = ""
        if self._places:
            said = self.tr("%s of %s") % (number(self._at + 1), number(len(self._places)))
        elif self.bar.words().strip():
            said = self.tr("Not found")
        self._mark()
        self.bar.show_count(f"{again}: {said}" if again else said, missing=bool(said) and not self._places)
        if said:
            self.position_told.emit(self.tr("Found: %s") % said if self._places else said)
