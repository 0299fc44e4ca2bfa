"""Quotations in the window: put together by utterance, and corrected from a selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow

from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.marks import Chosen
from pressfold.ui.dialogs.quotation import Corrected, QuotationDialog
from pressfold.ui.faults import Faults
from pressfold.ui.models.choices import Choice
from pressfold.ui.models.quotes import NOBODY, By, Row
from pressfold.ui.models.utterances import read_utterances
from pressfold.ui.panels.quotes import QuotesPage
from pressfold.ui.phrases import joined, shortened
from pressfold.ui.picker import Picker
from pressfold.ui.runner import Lane, Latest, Runner
from pressfold.ui.toasts import Offer, Toasts


class Quoting(QObject):
    """Serves the trade "quoting"."""

    position_told = Signal(str)
    utterances_shown = Signal()

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        columns: Columns,
        desk: Desk,
        page: QuotesPage,
        faults: Faults,
        toasts: Toasts,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._catalogue = catalogue
        self._columns = columns
        self._desk = desk
        self._page = page
        self._toasts = toasts
        self._window = window
        self._reading = Latest(runner, Lane.READING, self)
        self._reading.answered.connect(self._on_read)
        self._reading.failed.connect(faults.show)
        page.utterances_asked.connect(self._ask_utterances)
        page.pressed.connect(self._on_pressed)

    # --- acts --------------------------------------------------------------------------------------------------------

    def utterances(self) -> None:
        """List the renderings of each statement with the words that differ."""
        self._page.show_by(By.UTTERANCE)
        self.utterances_shown.emit()

    def correct(self) -> None:
        """Ask who says the selected words, or the quotation at hand."""
        selected, said = self._desk.selection(), self._quotation()
        if selected is not None and not self._page.list.hasFocus():
            article, span = selected
            said = next(
                (q for q in self._columns.spread.quotations if q.article == article and q.span.overlap(span)), None
            )
        elif said is not None:
            article, span = said.article, said.span
        else:
            self.position_told.emit(self.tr("Select the words that are said"))
            return
        found = self._columns.spread.article(article)
        words = span.of(found.text) if found else ""
        speaker = (said.speaker or said.speaker_text or "") if said else ""
        kind = said.kind if said else QuotationKind.DIRECT
        dialog = QuotationDialog(words, self._columns.spread.actors, speaker, kind, self._window)
        dialog.corrected.connect(partial(self._correct, article, span, said))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def unsaid(self) -> None:
        """Take the quotation at hand for none."""
        said = self._quotation()
        if said is None:
            self.position_told.emit(self.tr("No quotation at the cursor"))
        else:
            self._unsay(said)

    def join(self) -> None:
        """Make the two quotations of the chosen offer one statement, or ask with which the one at hand is one."""
        offered, said = self._page.offered(), self._quotation()
        if offered is not None and self._page.list.hasFocus():
            self._join(offered.one, offered.other)
        elif said is None:
            self.position_told.emit(self.tr("Choose a quotation first"))
        else:
            picker = Picker(self.tr("This is one statement with …"), self._window)
            picker.chosen.connect(partial(self._on_picked, said))
            picker.gone.connect(picker.deleteLater)
            picker.ask(statement_choices(said, self._columns.spread.quotations, self._columns.spread.names))

    def part(self) -> None:
        """Take the rendering at hand out of its utterance; of an offer, never offer the two again."""
        offered, said = self._page.offered(), self._quotation()
        if offered is not None and self._page.list.hasFocus():
            act = partial(self._library.rulings.another_statement, offered.one, (offered.other,))
            self._rule(self.tr("The two are not offered as one statement again."), act)
        elif said is None or not said.utterance:
            self.position_told.emit(self.tr("This is printed once: there is nothing to part"))
        else:
            self._rule(self.tr("This is a statement of its own now."), partial(part_rendering, self._library, said))

    # --- what follows ------------------------------------------------------------------------------------------------

    def _correct(self, article: int, span: Span, said: Quotation | None, corrected: Corrected) -> None:
        if corrected.kind is None:
            if said is not None:
                self._unsay(said)
            return
        speakers = (corrected.actor,) if corrected.actor else ()
        act = partial(
            self._library.rulings.correct,
            article,
            span,
            corrected.kind,
            speakers,
            speaker_text=corrected.speaker_text,
            instead=said.span if said else None,
        )
        self._rule(self.tr("The quotation is as you say."), act)

    def _join(self, one: Quotation, other: Quotation) -> None:
        act = partial(self._library.rulings.one_statement, one, other)
        self._rule(self.tr("The two are one statement now."), act)

    def _on_picked(self, said: Quotation, choice: Choice) -> None:
        other = next((one for one in self._columns.spread.quotations if one.id == choice.key), None)
        if other is not None:
            self._join(said, other)

    def _on_pressed(self, button: str) -> None:
        self._page.list.setFocus()  # what is done now is about its row
        {"join": self.join, "part": self.part}[button]()

    def _unsay(self, said: Quotation) -> None:
        act = partial(self._library.rulings.unsaid, said.article, said.span)
        self._rule(self.tr("This is no quotation any more."), act)

    def _rule(self, said: str, act: Callable[[], Done]) -> None:
        def told(_done: Done) -> None:
            self._toasts.say(said, Offer(self.tr("Undo"), self._catalogue.history.undo))

        self._catalogue.run(act, told=told)

    def _quotation(self) -> Quotation | None:
        """The chosen quotation of the panel where that has the focus, else the one at the cursor."""
        if self._page.list.hasFocus():
            return self._page.current()
        here = self._desk.pointed_at_caret()
        ids = [mark.key for kind, mark in here.marks if kind.chosen is Chosen.QUOTATION] if here else []
        return next((one for one in self._columns.spread.quotations if one.id in ids[:1]), None)

    def _ask_utterances(self) -> None:
        spread = self._columns.spread
        self._reading.ask(read_utterances, self._library, spread.quotations, spread.names)

    def _on_read(self, rows: Sequence[Row]) -> None:
        self._page.show_utterances(rows)


def statement_choices(said: Quotation, quotations: Sequence[Quotation], names: Mapping[int, str]) -> tuple[Choice, ...]:
    """The other quotations of the open articles, those of its speakers first; none that is one with it already."""
    others = [q for q in quotations if q.id != said.id and (q.utterance is None or q.utterance != said.utterance)]
    others.sort(key=lambda q: not set(q.speakers) & set(said.speakers))
    return tuple(
        Choice("statement", q.id, shortened(q.text, 70),
               joined(q.speaker or q.speaker_text or NOBODY, names.get(q.article, "")), icon="quote")
        for q in others
    )  # fmt: skip


def part_rendering(library: Library, said: Quotation) -> Done:
    """Part a rendering from all others of its utterance."""
    others = [one for one in library.findings.renderings(said.utterance or "") if one.id != said.id]
    return library.rulings.another_statement(said, others)
