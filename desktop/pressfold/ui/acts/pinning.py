"""Pins and headings of the open briefing: pinning, ordering, annotating, removing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from pressfold.briefing.clock import new_uuid
from pressfold.briefing.edits import (
    LAST,
    AddSection,
    DeletePin,
    DeleteSection,
    EditNote,
    MovePin,
    PinQuote,
    RenameSection,
)
from pressfold.library.elsewhere import ADD_SOURCES, Elsewhere
from pressfold.library.library import Library
from pressfold.model.briefing import AnchorState, Pin, Section
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.history import History
from pressfold.ui.acts.walking import Walking
from pressfold.ui.desk.content import PinPlace
from pressfold.ui.desk.desk import Desk
from pressfold.ui.models.briefing import also_in
from pressfold.ui.panels.briefing import BriefingPage
from pressfold.ui.phrases import count
from pressfold.ui.toasts import Offer, Toasts


class Pinning(QObject):
    """What the reader does with quotes; without a briefing the first pin begins one."""

    pinned = Signal(str)  # the id of the new pin

    def __init__(
        self,
        library: Library,
        work: BriefingWork,
        history: History,
        columns: Columns,
        walking: Walking,
        toasts: Toasts,
        desk: Desk,
        page: BriefingPage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._work = work
        self._history = history
        self._columns = columns
        self._walking = walking
        self._toasts = toasts
        self._desk = desk
        self._page = page
        self._window = window
        self._elsewhere: tuple[str, Elsewhere] | None = None
        desk.pin_asked.connect(self.pin_span)
        page.removed.connect(self.remove_row)
        page.written.connect(self.write)
        page.moved.connect(self.move)
        page.words_dropped.connect(self._on_words_dropped)
        page.pin_opened.connect(self.show_pin)
        self._sought = ""
        work.changed.connect(self._bring_sought)

    # --- acts --------------------------------------------------------------------------------------------------------

    def pin(self) -> None:
        """Pin the selected words, or the quotation at the cursor."""
        self._pin_selection(with_note=False)

    def pin_with_note(self) -> None:
        """The same, and open the note for writing."""
        self._pin_selection(with_note=True)

    def pin_span(self, article: int, span: Span, with_note: bool = False, section: str = "", at: int = LAST) -> None:
        """Pin a place of an article, at a place of the section with this id, or at the end of the one worked in."""
        if self._work.opened is None:
            self._work.begin(self.tr("Briefing"), lambda: self.pin_span(article, span, with_note, section, at))
            return
        opened = self._work.opened

        briefings = self._library.briefings
        section = section or self._section_here()
        place = (section, at) if section else None

        def act() -> tuple[Pin, Elsewhere]:
            pin = briefings.pin(opened, article, span, place=place)
            return pin, briefings.elsewhere(article, pin)

        def done(outcome: tuple[Pin, Elsewhere]) -> None:
            pin, elsewhere = outcome
            self._elsewhere = (pin.id, elsewhere)
            if with_note:
                self._on_pinned_with_note(pin)
            else:
                self._on_pinned(pin, elsewhere)

        self._work.run(act, name=PinQuote.name, then=done)

    def add_sources(self) -> None:
        """Pin the same words where they stand in the other articles, behind the pin made last; one act for undo."""
        opened = self._work.opened
        if opened is None or self._elsewhere is None:
            return
        pin, elsewhere = self._elsewhere
        self._elsewhere = None
        briefings = self._library.briefings
        self._work.run(briefings.pin_beside, opened, pin, elsewhere.places, name=ADD_SOURCES, then=self._on_added)

    def pin_quotation(self, quotation: Quotation) -> None:
        """Pin a detected quotation as it was detected."""
        self.pin_span(quotation.article, quotation.span)

    def add_section(self) -> None:
        """Ask for a heading and add it at the end."""
        heading, given = QInputDialog.getText(self._window, self.tr("Add a section"), self.tr("Heading"))
        if not given or not heading.strip():
            return
        section = Section(new_uuid(), heading.strip())
        if self._work.opened is None:
            self._work.begin(self.tr("Briefing"), lambda: self._work.edit(AddSection(section)))
        else:
            self._work.edit(AddSection(section))
            self._page.wanted = section.id

    def edit(self) -> None:
        """Open the note of the chosen pin, or the chosen heading, for writing."""
        current = self._page.current()
        if current is not None:
            self._page.edit(current)

    def move_up(self) -> None:
        self._move_by(-1)

    def move_down(self) -> None:
        self._move_by(1)

    def show_source(self) -> None:
        """Open the article of the chosen pin at its words."""
        current = self._page.current()
        if current is not None:
            self.show_pin(current)

    def remove(self) -> None:
        """Take the chosen pin or section out."""
        current = self._page.current()
        if current is not None:
            self.remove_row(current)

    # --- rows of the briefing ----------------------------------------------------------------------------------------

    def remove_row(self, id: str) -> None:
        """Take a pin or a section out; a toast brings it back."""
        briefing = self._work.briefing
        if briefing is None:
            return
        is_pin = id in briefing.pins
        self._work.edit(DeletePin(id) if is_pin else DeleteSection(id))
        said = self.tr("Pin removed.") if is_pin else self.tr("Section removed with its pins.")
        self._toasts.say(said, Offer(self.tr("Undo"), self._history.undo))

    def write(self, id: str, text: str) -> None:
        """Write the note of a pin, or a heading."""
        briefing = self._work.briefing
        if briefing is None:
            return
        if id in briefing.pins:
            self._work.edit(EditNote(id, text))
        elif text:
            self._work.edit(RenameSection(id, text))

    def move(self, pin: str, section: str, at: int) -> None:
        """Put a pin before what stands at a place of a section now."""
        briefing = self._work.briefing
        if briefing is None or pin not in briefing.pins:
            return
        home = briefing.section_of(pin)
        if home.id == section and home.pins.index(pin) < at:
            at -= 1
        self._work.edit(MovePin(pin, section, at))

    def bring(self, path: str, id: str) -> None:
        """Choose a pin or a section of a briefing, which is opened first where it is another, and go to its words."""
        self._sought = id
        if self._work.opened is not None and self._work.opened.path == Path(path):
            self._bring_sought()
        else:
            self._work.open_path(Path(path))

    def _bring_sought(self) -> None:
        briefing = self._work.briefing
        if briefing is None or not self._sought:
            return
        if self._sought in briefing.pins or any(section.id == self._sought for section in briefing.sections):
            sought, self._sought = self._sought, ""
            self._page.choose(sought)
            self.show_pin(sought)

    def show_pin(self, id: str) -> None:
        """Open the article of a pin at its words; a section opens nothing."""
        place = self.places().get(id)
        if place is not None:
            self._walking.go(*place)
        elif self._work.briefing is not None and id in self._work.briefing.pins:
            self._toasts.say(self.tr("The source of this pin is not in the library any more."), warns=True)

    def places(self) -> dict[str, tuple[int, Span]]:
        """Where each pin stands: its article and span, by pin id; only pins whose source is in the library."""
        briefing = self._work.briefing
        if briefing is None:
            return {}
        articles = {row.sha256: row.id for row in self._columns.rows()}
        found = {}
        for pin in briefing.ordered():
            article = self._work.checks.articles.get(pin.id, articles.get(pin.proof.file_sha256))
            anchor = self._work.checked.get(pin.id, pin.anchor)
            if article is not None:
                found[pin.id] = (article, anchor.span if anchor and anchor.span else pin.span)
        return found

    def on_articles(self) -> dict[int, tuple[PinPlace, ...]]:
        """The pins by article, for the desk."""
        found: dict[int, list[PinPlace]] = {}
        for id, (article, span) in self.places().items():
            found.setdefault(article, []).append(PinPlace(id, span, self._state(id)))
        return {article: tuple(places) for article, places in found.items()}

    def _state(self, id: str) -> AnchorState:
        briefing = self._work.briefing
        anchor = self._work.checked.get(id, briefing.pins[id].anchor if briefing else None)
        return anchor.state if anchor else AnchorState.VERIFIED

    def _move_by(self, direction: int) -> None:
        """Move the chosen pin one place, over the edge of its section into the next one."""
        briefing, id = self._work.briefing, self._page.current()
        if briefing is None or id is None or id not in briefing.pins:
            return
        sections = briefing.sections
        number = sections.index(briefing.section_of(id))
        at = sections[number].pins.index(id) + direction
        if 0 <= at < len(sections[number].pins):
            self._work.edit(MovePin(id, sections[number].id, at))
        elif 0 <= number + direction < len(sections):
            self._work.edit(MovePin(id, sections[number + direction].id, LAST if direction < 0 else 0))

    def _section_here(self) -> str:
        """The section that the reader works in: that of the chosen row; empty where nothing says which is meant."""
        briefing, current = self._work.briefing, self._page.current()
        if briefing is None:
            return ""
        if current is not None and current in briefing.pins:
            return briefing.section_of(current).id
        if any(section.id == current for section in briefing.sections):
            return current or ""
        if briefing.pins or not briefing.sections:
            return ""
        evidence = [section.id for section in briefing.sections if section.heading == "Evidence"]
        return (evidence or [briefing.sections[0].id])[0]

    def _pin_selection(self, *, with_note: bool) -> None:
        self._desk.ask_pin(with_note=with_note)

    def _on_words_dropped(self, article: int, span: Span, section: str, at: int) -> None:
        self.pin_span(article, span, section=section, at=at)

    def _on_pinned(self, pin: Pin, elsewhere: Elsewhere) -> None:
        self._page.choose(pin.id)
        self.pinned.emit(pin.id)
        add = Offer(self.tr("Add as source"), self.add_sources)
        offers = (add,) if elsewhere.places else ()
        self._toasts.say(elsewhere_sentence(pin, elsewhere), Offer(self.tr("Undo"), self._history.undo), *offers)

    def _on_pinned_with_note(self, pin: Pin) -> None:
        self._page.edit(pin.id)
        self.pinned.emit(pin.id)

    def _on_added(self, pins: list[Pin]) -> None:
        told = self.tr("%s added as source.") % count(len(pins), "article", "articles")
        self._toasts.say(told, Offer(self.tr("Undo"), self._history.undo))


def elsewhere_sentence(pin: Pin, elsewhere: Elsewhere) -> str:
    """Where the words of a fresh pin stand too, counted as its card does: "Pinned. Also in 3 articles, 2 origins: the
    same words in 1, edited in 1, other words in 1."."""
    if not elsewhere.places:
        return "Pinned."
    kinds = {"the same words": elsewhere.words, "edited": elsewhere.edited, "other words": elsewhere.utterance}
    told = ", ".join(f"{kind} in {len(places)}" for kind, places in kinds.items() if places)
    return f"Pinned. Also in {also_in(pin)}: {told}."
