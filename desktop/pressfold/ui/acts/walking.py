"""Moving through the open articles: by passage, by mention, to a place, and back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from pressfold.model.passage import Echo, Family, Passage
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.ui.acts.columns import Columns
from pressfold.ui.desk.desk import Desk

_MOST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader was: the open articles, and how far one of them was read (a code point)."""

    articles: tuple[int, ...]
    article: int
    at: int


class Walking(QObject):
    """Knows the current passage and actor, and remembers the places that were jumped to."""

    passage_reached = Signal(object, str)  # the family's id or None, and "2 / 3" where a walk reached it
    actor_chosen = Signal(object)  # the actor's id, or None
    mention_reached = Signal(int, int)  # the article, and the start of the mention
    position_told = Signal(str)
    pin_asked = Signal(int, object)  # the article, and the span
    why_asked = Signal()
    changed = Signal()

    def __init__(self, columns: Columns, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._columns = columns
        self._desk = desk
        self.family: str | None = None
        self.actor: str | None = None
        self._back: list[Place] = []
        self._forward: list[Place] = []
        desk.family_chosen.connect(self._on_family_chosen)
        desk.actor_chosen.connect(self.choose_actor)
        desk.position_told.connect(self.position_told)
        desk.leaving.connect(self.leave)
        columns.shown.connect(self._on_shown)

    # --- passages ----------------------------------------------------------------------------------------------------

    def choose_family(self, family: str) -> None:
        """Make a family the current one and bring its passages level in all columns."""
        self.leave()
        self._become(family)
        self._desk.bring_level(family)

    def next_passage(self) -> None:
        self._step_passage(1)

    def previous_passage(self) -> None:
        self._step_passage(-1)

    def pin_passage(self) -> None:
        """Pin the current family's passage in the current article, or else in the first that has it."""
        passage = self._passage(self._current_family())
        if passage is not None:
            self.pin_asked.emit(passage.article, passage.span)

    def why_origin(self) -> None:
        """Say why the current family likely came from its origin."""
        self.why_asked.emit()

    def _step_passage(self, direction: int) -> None:
        position = self._desk.walker.step_passage(direction)
        if position is not None:
            self.passage_reached.emit(self.family, f"{position.number} / {position.total}")

    def _on_family_chosen(self, family: str) -> None:
        """The desk went to a family by itself, and stands there."""
        self.family = family
        self.passage_reached.emit(family, "")
        self.changed.emit()

    def _become(self, family: str | None) -> None:
        self.family = family
        self._desk.set_current_family(family)
        self.passage_reached.emit(family, "")
        self.changed.emit()

    def _current_family(self) -> Family | None:
        return next((family for family in self._columns.spread.families if family.id == self.family), None)

    def _passage(self, family: Family | None) -> Passage | None:
        if family is None:
            return None
        open_here = [member for member in family.members if member.article in self._columns.ids]
        current = self._columns.current()
        return next((m for m in open_here if m.article == current), open_here[0] if open_here else None)

    # --- actors and quotations ---------------------------------------------------------------------------------------

    def choose_actor(self, actor: str | None) -> None:
        """Choose the actor whose mentions are walked; None chooses nobody."""
        self.actor = actor
        self.actor_chosen.emit(actor)
        self.changed.emit()

    def next_mention(self) -> None:
        self._step_mention(1)

    def previous_mention(self) -> None:
        self._step_mention(-1)

    def show_quotation(self, quotation: Quotation) -> None:
        """Go to a quotation."""
        self.go(quotation.article, quotation.span)

    def show_both(self, one: Quotation, other: Quotation) -> None:
        """Go to two quotations at once; one whose article is not open comes beside."""
        self.go_to_both((one.article, one.span), (other.article, other.span))

    def show_echo(self, echo: Echo) -> None:
        """Go to what may be the same quotation, in both articles."""
        self.go_to_both((echo.a, Span(echo.a_start, echo.a_end)), (echo.b, Span(echo.b_start, echo.b_end)))

    def go_to_both(self, one: tuple[int, Span], other: tuple[int, Span]) -> None:
        """Go to two places at once, side by side; an article that is not open comes beside."""
        self.leave()

        def there() -> None:
            self._desk.reveal(*other)
            self._desk.reveal(*one)

        wanted = dict.fromkeys((one[0], other[0]))
        if wanted.keys() <= set(self._columns.ids):
            there()
        else:
            others = [id for id in self._columns.ids if id not in wanted]
            self._columns.show_articles([*wanted, *others], after=there)
        self.changed.emit()

    def _step_mention(self, direction: int) -> None:
        if self.actor is None:
            return
        position = self._desk.walker.step_mention(self.actor, direction)
        if position is not None:
            article, span = self._mentions(self.actor)[position.number - 1]
            self.mention_reached.emit(article, span.start)

    def _mentions(self, actor: str) -> list[tuple[int, Span]]:
        """The mentions of an actor as the desk walks them: column by column, in reading order."""
        spread = self._columns.spread
        found = [m for known in spread.actors if known.id == actor for m in known.mentions if m.article in spread.ids]
        found.sort(key=lambda mention: (spread.ids.index(mention.article), mention.start, mention.end))
        return [(mention.article, mention.span) for mention in found]

    # --- places ------------------------------------------------------------------------------------------------------

    def go(self, article: int, span: Span, *, beside: bool = False) -> None:
        """Jump to a place and remember the one that was left."""
        self.leave()
        self._columns.reveal(article, span, beside=beside)
        self.changed.emit()

    def go_beside(self, article: int, span: Span, beside: bool) -> None:
        """The same, beside the columns that are open where that is asked."""
        self.go(article, span, beside=beside)

    def back(self) -> None:
        """Return to the place before the last jump."""
        self._travel(self._back, self._forward)

    def forward(self) -> None:
        """Go again where `back` came from."""
        self._travel(self._forward, self._back)

    def can_go_back(self) -> bool:
        return bool(self._back)

    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def leave(self) -> None:
        """Remember where the reader is before a jump; a jump from the same place again is no other way back."""
        here = self._place()
        if here is not None:
            self._back = [*(self._back if self._back[-1:] != [here] else self._back[:-1]), here][-_MOST:]
            self._forward.clear()

    def _place(self) -> Place | None:
        current = self._columns.current()
        if current is None:
            return None
        return Place(self._columns.ids, current, self._desk.place(current) or 0)

    def _travel(self, source: list[Place], other: list[Place]) -> None:
        if not source:
            return
        here = self._place()
        if here is not None:
            other.append(here)
        place = source.pop()

        def there() -> None:
            self._desk.return_to(place.article, place.at)
            if place.article in self._columns.ids:
                self._columns.focus(self._columns.ids.index(place.article))

        if self._columns.ids == place.articles:
            there()
        else:
            self._columns.show_articles(place.articles, after=there)
        self.changed.emit()

    def _on_shown(self) -> None:
        spread = self._columns.spread
        if self.family is not None and self.family not in spread.numbers:
            self._become(None)
        if self.actor is not None and all(actor.id != self.actor for actor in spread.actors):
            self.choose_actor(None)
