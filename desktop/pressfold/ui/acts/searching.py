"""Search and quick open: what is typed becomes names and hits, and hits are walked across articles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from pressfold.library.library import Library
from pressfold.model.actor import Actor
from pressfold.model.briefing import Briefing
from pressfold.model.errors import BadQuery
from pressfold.model.search import PinResult, SearchHit, SearchResult
from pressfold.model.span import Span
from pressfold.ui import quick_open
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.questions import Questions
from pressfold.ui.acts.walking import Walking
from pressfold.ui.faults import Faults
from pressfold.ui.models.choices import Choice, Heading, Row
from pressfold.ui.models.hits import HitRow, PinRow, foot, hit_rows, pin_rows, pin_summary
from pressfold.ui.models.results import Options
from pressfold.ui.phrases import count
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.search_field import SearchField
from pressfold.ui.search_popup import SearchPopup

#: Answers that the popup lists, and so all that a key waits for.
_SHOWN = 20
#: Answers that F4 walks and the page of results lists: the rest of them are fetched once the first are shown.
_MOST = 200
#: Milliseconds after an answer until the rest is fetched: it would take turns with the painting of the first.
_PAINTED = 60
_RECENT = 8


class Scope(StrEnum):
    """Where the field looks for what is typed."""

    NAMES = "names"  # and in the texts
    TEXTS = "texts"
    PINS = "pins"


class Searching(QObject):
    """Serves the search field: asks, shows, opens, walks."""

    asked = Signal()  # another question: what belongs to the last answer need not be found any more
    hits_changed = Signal()
    position_told = Signal(str)
    actor_chosen = Signal(str)
    marked = Signal()  # hits in articles that lie open and are not listed themselves
    pin_chosen = Signal(str)
    pin_found = Signal(str, str)  # the file of a briefing, and a pin or section of it
    briefing_chosen = Signal(str)
    article_chosen = Signal(int, bool)
    widened = Signal()  # the conditions of the results page shall go

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        walking: Walking,
        faults: Faults,
        field: SearchField,
        popup: SearchPopup,
    ) -> None:
        super().__init__(field)
        self.questions = Questions(library)
        self._catalogue = catalogue
        self._walking = walking
        self._faults = faults
        self._field = field
        self._popup = popup
        self._scope = Scope.NAMES
        self._offers = quick_open.Offers(library.briefings.paths)
        self.recent_articles: list[int] = []
        self.recent_searches: list[str] = []
        self.result: SearchResult | None = None
        self._matching: frozenset[int] = frozenset()
        self._pins: PinResult | None = None
        self._open_ids: tuple[int, ...] = ()
        self._beside: dict[int, tuple[Span, ...]] = {}
        self._at = (-1, -1)  # the hit walked to: which article of the result, which of its hits
        self._latest = Latest(runner, Lane.SEARCH, self)
        self._latest.answered.connect(self._on_found)
        self._latest.failed.connect(self._on_failed)
        self._rest_latest = Latest(runner, Lane.SEARCH, self)
        self._rest_latest.answered.connect(self._on_rest_found)
        self._rest_latest.failed.connect(faults.show)
        self._rest_timer = QTimer(self, singleShot=True, interval=_PAINTED)
        self._rest_timer.timeout.connect(self._ask_rest)
        self._pins_latest = Latest(runner, Lane.SEARCH, self)
        self._pins_latest.answered.connect(self._on_pins_found)
        self._pins_latest.failed.connect(self._on_failed)
        self._beside_latest = Latest(runner, Lane.SEARCH, self)
        self._beside_latest.answered.connect(self._on_beside_found)
        self._beside_latest.failed.connect(faults.show)
        field.reached.connect(self._on_reached)
        field.asked.connect(self._on_asked)
        field.entered.connect(self._on_entered)
        field.stepped.connect(self._on_stepped)
        field.left.connect(self._on_left)
        field.deserted.connect(popup.hide)
        popup.opened.connect(self._open)

    # --- acts --------------------------------------------------------------------------------------------------------

    def quick_open(self) -> None:
        """Go to the field to open something by its name."""
        self._come(Scope.NAMES)

    def search(self) -> None:
        """Go to the field to find words in all texts."""
        self._come(Scope.TEXTS)

    def search_pins(self) -> None:
        """Go to the field to find words in pins, notes and the free text of all briefings."""
        self._come(Scope.PINS)

    def ask(self, query: str) -> None:
        """Ask this in the texts."""
        self._scope = Scope.TEXTS
        self._field.setText(query)
        self._field.ask_now()

    def next_hit(self) -> None:
        self._step(1)

    def previous_hit(self) -> None:
        self._step(-1)

    def hits(self) -> dict[int, tuple[Span, ...]]:
        """The hits of the last search by article: in those listed, and in those that lie open."""
        return {**self._beside, **{hit.article: hit.spans for hit in self.result.hits}} if self.result else {}

    def mark_in(self, ids: Collection[int]) -> None:
        """Find the hits in these articles too, which lie open: near-doubles of those listed, and later ones."""
        self._open_ids = tuple(ids)
        listed = self.hits()
        missing = [id for id in ids if id not in listed and id in self._matching]
        if missing and self.result is not None:
            self._beside_latest.ask(self.questions.beside, self.result.query, missing, stops=True)

    def know(self, actors: Sequence[Actor], briefing: Briefing | None) -> None:
        """What quick open can offer besides articles."""
        self._offers.know(actors, briefing)

    # --- the field ---------------------------------------------------------------------------------------------------

    def _come(self, scope: Scope) -> None:
        other = (scope is Scope.PINS) != (self._scope is Scope.PINS)
        self._scope = scope
        words = {
            Scope.NAMES: self.tr("Search articles, actors, quotes"),
            Scope.TEXTS: self.tr("Search the text of all articles"),
            Scope.PINS: self.tr("Search pins and notes"),
        }
        self._field.setPlaceholderText(words[scope])
        if other and self._field.text().strip():
            self._field.ask_now()
        self._field.setFocus()
        self._field.selectAll()
        self._on_reached()

    def _on_reached(self) -> None:
        self._show(self._field.text())
        self._popup.come()

    def _on_asked(self, typed: str) -> None:
        if self._field.hasFocus():
            self._popup.come()
        self.asked.emit()
        self._drop_rest()
        if typed.strip() and self._scope is Scope.PINS:
            self._latest.drop()
            self._pins_latest.ask(self.questions.pins, typed.strip(), _SHOWN, stops=True)
        elif typed.strip():
            self._pins_latest.drop()
            self._latest.ask(self.questions.articles, typed.strip(), _SHOWN, stops=True)
        else:
            self._latest.drop()
            self._pins_latest.drop()
            self._pins = None
            self._take(None)
            self._popup.show_fault("", None)
            self._field.fail(False)
            self._show("")

    def set_options(self, options: Options) -> None:
        """Answer the same words in another way."""
        self.questions.options = options
        typed = self._field.text().strip()
        if typed:
            self.asked.emit()
            self._drop_rest()
            self._latest.ask(self.questions.articles, typed, _SHOWN, stops=True)

    def open_article(self, article: int, beside: bool = False) -> None:
        """Go to the first hit of an article of the result."""
        hits = self.result.hits if self.result else ()
        number = next((number for number, hit in enumerate(hits) if hit.article == article), None)
        if number is not None:
            self._remember(self._field.text().strip())
            self._go_to(number, 0, beside=beside)

    def _on_found(self, result: SearchResult) -> None:
        if len(result.hits) == _SHOWN:
            self._rest_timer.start()
        self._take(result)
        self._popup.show_fault("", None)
        self._field.fail(False)
        self._show(result.query)

    def _ask_rest(self) -> None:
        if self.result is not None:
            self._rest_latest.ask(self.questions.articles, self.result.query, _MOST, stops=True)

    def _drop_rest(self) -> None:
        self._rest_timer.stop()
        self._rest_latest.drop()

    def _on_rest_found(self, result: SearchResult) -> None:
        """The same answer with more hits: who walks them stays where they are."""
        at = self._at
        self._take(result)
        self._at = at

    def _on_pins_found(self, result: PinResult) -> None:
        self._pins = result
        self._popup.show_fault("", None)
        self._field.fail(False)
        self._show(result.query)

    def _on_beside_found(self, result: SearchResult) -> None:
        self._beside |= {hit.article: hit.spans for hit in result.hits}
        self.marked.emit()

    def _on_failed(self, error: BaseException) -> None:
        if isinstance(error, BadQuery):
            self._popup.show_fault(self._field.text(), error)
            self._field.fail(True)
        else:
            self._faults.show(error)

    def _on_stepped(self, direction: int) -> None:
        self._popup.come()
        self._popup.step(direction)

    def _on_entered(self, beside: bool) -> None:
        waiting = self._latest.waiting() or self._pins_latest.waiting()
        if waiting or (self._answer() is None and self._field.text().strip()):
            self._field.ask_now()
        self._popup.open_current(beside)

    def _on_left(self) -> None:
        """Escape closes the answers first, then empties the field, then leaves it."""
        if self._popup.isVisible():
            self._popup.hide()
        elif self._field.text():
            self._field.clear()
            self._on_asked("")
            self._popup.hide()
        else:
            self._field.clearFocus()

    # --- answers -----------------------------------------------------------------------------------------------------

    def _answer(self) -> SearchResult | PinResult | None:
        return self._pins if self._scope is Scope.PINS else self.result

    def _take(self, result: SearchResult | None) -> None:
        if result != self.result:
            self.result = result
            self._matching = frozenset(result.ids) if result else frozenset()
            self._beside.clear()
            self._at = (-1, -1)
            if not (self._rest_timer.isActive() or self._rest_latest.waiting()):  # else once, with all of them
                self.hits_changed.emit()
                self.mark_in(self._open_ids)

    def _show(self, typed: str) -> None:
        if self._scope is Scope.PINS:
            asked = self._pins if typed.strip() else None
            self._popup.show_rows(pin_rows(asked) if asked else (), pin_summary(asked) if asked else "")
            return
        rows: list[Row] = list(self._names(typed)) if self._scope is Scope.NAMES else []
        asked_texts = self.result if typed.strip() else None
        found = hit_rows(asked_texts, self._catalogue.by_id) if asked_texts else ()
        if found and rows:
            rows.append(Heading(self.tr("In the texts")))
        rows += found[:_SHOWN]
        if asked_texts and asked_texts.suggestion:
            meant = self.tr("Did you mean “%s”?") % asked_texts.suggestion
            rows.append(Choice("search", asked_texts.suggestion, meant, icon="search"))
        if asked_texts and self.questions.options.choices:
            rows.append(Choice("widen", "", self.tr("Search without the conditions"), icon="x"))
        if self._scope is Scope.TEXTS and not typed.strip():
            rows = [Choice("search", said, said, icon="history") for said in self.recent_searches]
        self._popup.show_rows(rows, foot(asked_texts, self.questions.options.choices) if asked_texts else "")

    def _names(self, typed: str) -> list[Choice]:
        if not typed.strip():
            rows = self._catalogue.by_id
            return [quick_open.article_choice(rows[id]) for id in self.recent_articles if id in rows]
        return self._offers.fitting(typed, self._catalogue.listing.names)

    def _open(self, row: Row, beside: bool) -> None:
        self._popup.hide()
        if isinstance(row, HitRow):
            self._remember(self._field.text().strip())
            self._go_to(self._number(row.hit), 0, beside=beside)
        elif isinstance(row, PinRow):
            self.pin_found.emit(row.hit.path, row.hit.id)
        elif isinstance(row, Choice):
            self._choose(row, beside)

    def _choose(self, row: Choice, beside: bool) -> None:
        if row.kind == "article":
            self.article_chosen.emit(int(row.key), beside)
        elif row.kind == "actor":
            self.actor_chosen.emit(row.key)
        elif row.kind == "pin":
            self.pin_chosen.emit(row.key)
        elif row.kind == "briefing":
            self.briefing_chosen.emit(row.key)
        elif row.kind == "widen":
            self.widened.emit()
            self._popup.come()
        else:
            self._field.setText(row.key)
            self._field.ask_now()

    def _remember(self, said: str) -> None:
        self.recent_searches = [said, *(old for old in self.recent_searches if old != said)][:_RECENT]

    # --- walking the hits --------------------------------------------------------------------------------------------

    def _number(self, hit: SearchHit) -> int:
        assert self.result is not None
        return next(number for number, one in enumerate(self.result.hits) if one.article == hit.article)

    def _step(self, direction: int) -> None:
        """Go to the next hit of the article, or to the next article that has one; after the last comes the first."""
        if not self.result or not self.result.hits:
            return
        hits = self.result.hits
        number, place = self._at
        place += direction
        if number < 0:
            number, place = (0, 0) if direction > 0 else (len(hits) - 1, len(hits[-1].spans) - 1)
        elif place >= len(hits[number].spans) or place < 0:
            number = (number + direction) % len(hits)
            place = 0 if direction > 0 else len(hits[number].spans) - 1
        self._go_to(number, place)

    def _go_to(self, number: int, place: int, *, beside: bool = False) -> None:
        assert self.result is not None
        hit = self.result.hits[number]
        self._at = (number, place)
        if hit.spans:
            self._walking.go(hit.article, hit.spans[place], beside=beside)
        else:
            self.article_chosen.emit(hit.article, beside)
        before = sum(len(other.spans) for other in self.result.hits[:number])
        total = sum(len(other.spans) for other in self.result.hits)
        self.position_told.emit(self.tr("Hit %d of %s") % (before + place + 1, count(total, "hit", "hits").split()[0]))
