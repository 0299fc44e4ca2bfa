"""Pins that go to another briefing, moved or copied; undo takes them back on both sides."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pressfold.briefing.edits import DeletePin, Together
from pressfold.briefing.opened import OpenBriefing
from pressfold.library.library import Library
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.acts.history import History
from pressfold.ui.faults import Faults
from pressfold.ui.models.choices import Choice
from pressfold.ui.panels.briefing import BriefingPage
from pressfold.ui.picker import Picker
from pressfold.ui.runner import Lane, Runner
from pressfold.ui.toasts import Offer, Toasts

MOVE, COPY = "move", "copy"


class Carrying(QObject):
    """Asks for a briefing and puts the chosen pin there."""

    def __init__(
        self,
        library: Library,
        runner: Runner,
        work: BriefingWork,
        history: History,
        toasts: Toasts,
        faults: Faults,
        page: BriefingPage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._work = work
        self._history = history
        self._toasts = toasts
        self._faults = faults
        self._page = page
        self._pin = ""
        self._picker = Picker(self.tr("Choose the briefing the pin goes to"), window)
        self._picker.chosen.connect(self._on_picked)

    # --- acts --------------------------------------------------------------------------------------------------------

    def move(self) -> None:
        """Ask for a briefing and move the chosen pin there."""
        self._ask(MOVE)

    def copy(self) -> None:
        """Ask for a briefing and copy the chosen pin there."""
        self._ask(COPY)

    # --- for the others ----------------------------------------------------------------------------------------------

    def carry(self, pin: str, path: Path, title: str, how: str) -> None:
        """Move or copy a pin into the last section of another briefing."""
        opened, briefings = self._work.opened, self._library.briefings
        if opened is None or pin not in opened.briefing.pins:
            return
        from pressfold.library.carrying import loaded, put, take_back

        name = (self.tr("Move pin to “%s”") if how == MOVE else self.tr("Copy pin to “%s”")) % title
        load = loaded(opened.briefing, [pin], path, name, copies=how == COPY)

        def act() -> None:
            put(briefings, load)
            if how == MOVE:
                _leave(opened, pin, name)

        def done(_nothing: object) -> None:
            told = self.tr("The pin was moved to “%s”.") if how == MOVE else self.tr("The pin was copied to “%s”.")
            self._toasts.say(told % title, Offer(self.tr("Undo"), self._history.undo))

        beyond = (lambda: take_back(briefings, load), lambda: put(briefings, load))
        self._work.run(act, name=name, then=done, beyond=beyond)

    # --- what follows ------------------------------------------------------------------------------------------------

    def _ask(self, how: str) -> None:
        opened, current = self._work.opened, self._page.current()
        if opened is None or current is None or current not in opened.briefing.pins:
            return
        self._pin = current
        task = self._runner.run(_offered, self._library, opened.path, how, lane=Lane.BRIEFING)
        task.finished.connect(self._on_offered)
        task.failed.connect(self._faults.show)

    def _on_offered(self, choices: list[Choice]) -> None:
        if choices:
            self._picker.ask(choices)
        else:
            self._toasts.say(self.tr("There is no other briefing yet. Ctrl+N makes one."), warns=True)

    def _on_picked(self, choice: Choice) -> None:
        self.carry(self._pin, Path(choice.key), choice.text, choice.kind)


def _leave(opened: OpenBriefing, pin: str, name: str) -> None:
    opened.apply(Together(name, (DeletePin(pin),)))


def _offered(library: Library, here: Path, how: str) -> list[Choice]:
    """The other briefings that this machine knows."""
    titles = library.briefings.titles()
    return [
        Choice(how, str(path), title, path.name, icon="book-open") for path, title in titles.items() if path != here
    ]
