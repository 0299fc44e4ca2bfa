"""The open briefing as a file: made, opened, renamed, saved when idle, checked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from pressfold.briefing.edits import Edit, Fact, SetFact
from pressfold.briefing.opened import OpenBriefing
from pressfold.library.library import Library
from pressfold.model.briefing import Anchor, Briefing
from pressfold.model.briefing_errors import BriefingChanged
from pressfold.model.errors import PressfoldError
from pressfold.ui.acts.history import History, Step
from pressfold.ui.faults import Faults
from pressfold.ui.phrases import count
from pressfold.ui.runner import Lane, Runner
from pressfold.ui.toasts import Toasts

_LOG = logging.getLogger(__name__)

#: Milliseconds without an act before the file is rewritten; the journal has every act at once.
_IDLE = 2_000
OWNER = "briefing"


class BriefingWork(QObject):
    """Holds the open briefing and lets nothing touch it but acts in its own lane."""

    changed = Signal()  # another briefing, another content, or another outcome of a check
    saved = Signal(object)  # when

    def __init__(
        self, library: Library, runner: Runner, history: History, toasts: Toasts, faults: Faults, window: QWidget
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._history = history
        self._toasts = toasts
        self._faults = faults
        self._window = window
        self.opened: OpenBriefing | None = None
        self.checked: Mapping[str, Anchor] = {}
        #: How many independent texts the sources were at the last check, None before it.
        self.origins: int | None = None
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self.save_quietly)
        self._watch = QFileSystemWatcher(self)
        self._watch.fileChanged.connect(self._on_file_touched)

    @property
    def briefing(self) -> Briefing | None:
        """The briefing as it is now, None before the first one."""
        return self.opened.briefing if self.opened else None

    # --- acts --------------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a title and begin a briefing."""
        title, given = QInputDialog.getText(self._window, self.tr("New briefing"), self.tr("Title"))
        if given and title.strip():
            self.begin(title.strip())

    def open(self) -> None:
        """Ask for a briefing and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open briefing"),
            str(self._library.briefings.folder),
            self.tr("Briefings (*.briefing);;All files (*)"),
        )
        if name:
            self.open_path(Path(name))

    def rename(self) -> None:
        """Ask for another title."""
        if self.briefing is None:
            return
        title, given = QInputDialog.getText(
            self._window, self.tr("Rename briefing"), self.tr("Title"), text=self.briefing.title
        )
        if given and title.strip():
            self.edit(SetFact(Fact.TITLE, title.strip()))

    def save(self) -> None:
        """Everything is kept as it is done; write the file too and say so."""
        self.save_quietly()
        self._toasts.say(self.tr("All changes saved."))

    def verify(self) -> None:
        """Compare every pin with its stored source, and say what came out."""
        self.check(told=True)

    # --- for the others ----------------------------------------------------------------------------------------------

    def begin(self, title: str, then: Callable[[], None] | None = None) -> None:
        """Begin a briefing in the library's folder; `then` is called when it is open."""
        self._open_with(self._library.briefings.new, title, then=then)

    def open_path(self, path: Path) -> None:
        """Open the briefing in a file."""
        self._open_with(self._library.briefings.open, path)

    def edit(self, edit: Edit) -> None:
        """Do an edit; it is safe on the disk before the window shows it."""
        if self.opened is not None:
            self.run(self.opened.apply, edit, name=edit.name)

    def run(
        self, act: Callable[..., object], *values: object, name: str, then: Callable[[Any], None] | None = None
    ) -> None:
        """Run an act that makes one undoable edit called `name`; `then` gets what it returned."""
        opened = self.opened
        if opened is None:
            return

        def acted() -> tuple[object, bool]:
            before = opened.briefing
            return act(*values), opened.briefing != before

        def done(outcome: tuple[object, bool]) -> None:
            value, changed = outcome
            if changed:
                self._history.add(Step(name, self._undo, self._redo, OWNER))
                self._on_changed()
            if then is not None:
                then(value)

        task = self._runner.run(acted, lane=Lane.BRIEFING)
        task.finished.connect(done)
        task.failed.connect(self._faults.show)

    def check(self, *, told: bool = False) -> None:
        """Compare every pin with its stored source and count the origins; `told` says the outcome in a toast."""
        opened, briefings = self.opened, self._library.briefings
        if opened is not None:
            task = self._runner.run(lambda: (briefings.check(opened), briefings.origins(opened)), lane=Lane.BRIEFING)
            task.finished.connect(self._on_checked_aloud if told else self._on_checked)
            task.failed.connect(self._faults.show)

    def save_quietly(self) -> None:
        """Write the file if it lacks something."""
        self._idle.stop()
        if self.opened is not None and self.opened.dirty and not self.opened.read_only:
            task = self._runner.run(self.opened.save, lane=Lane.BRIEFING)
            task.finished.connect(self._on_saved)
            task.failed.connect(self._on_save_failed)

    def close(self) -> None:
        """Write what the file lacks and let go of it; call when no lane works any more."""
        self._idle.stop()
        if self.opened is not None:
            opened, self.opened = self.opened, None
            try:
                if not opened.read_only:
                    opened.save()
            except PressfoldError:  # its folder is gone or full, but the journal has every act
                _LOG.exception("the briefing could not be written at the end")
            opened.close()

    # --- what follows ------------------------------------------------------------------------------------------------

    def _open_with(
        self, act: Callable[..., OpenBriefing], value: object, then: Callable[[], None] | None = None
    ) -> None:
        before = self.opened

        def switched() -> OpenBriefing:
            if before is not None:
                with suppress(BriefingChanged):  # the journal has every act, and brings both together at an opening
                    if not before.read_only:
                        before.save()
                before.close()
            return act(value)

        def done(opened: OpenBriefing) -> None:
            self._on_opened(opened)
            if then is not None:
                then()

        self.opened = None
        task = self._runner.run(switched, lane=Lane.BRIEFING)
        task.finished.connect(done)
        task.failed.connect(self._on_open_failed)

    def _on_opened(self, opened: OpenBriefing) -> None:
        self.opened = opened
        self.checked = {}
        self.origins = None
        if self._watch.files():
            self._watch.removePaths(self._watch.files())
        self._watch.addPath(str(opened.path))
        self._history.stand_on(opened, Step("", self._undo, self._redo, OWNER))
        if opened.refusal is not None:
            self._toasts.say(opened.refusal.sentence, warns=True)
        elif opened.recovered is not None:
            self._toasts.say(opened.recovered.sentence)
        self.changed.emit()
        self.check()

    def _on_file_touched(self, path: str) -> None:
        """Our own saves are heard too; only another hand's version is taken in."""
        opened = self.opened
        if opened is None or str(opened.path) != path:
            return
        self._watch.addPath(path)  # a file that was replaced is not watched any more
        task = self._runner.run(opened.changed_below, lane=Lane.BRIEFING)
        task.finished.connect(self._on_looked_below)

    def _on_looked_below(self, changed: bool) -> None:
        if changed and self.opened is not None:
            self.open_path(self.opened.path)

    def _on_open_failed(self, error: BaseException) -> None:
        self._faults.show(error)
        self._history.stand_on(None, Step("", self._undo, self._redo, OWNER))
        self.changed.emit()

    def _undo(self) -> None:
        if self.opened is not None:
            self._travel(self.opened.undo)

    def _redo(self) -> None:
        if self.opened is not None:
            self._travel(self.opened.redo)

    def _travel(self, act: Callable[[], str | None]) -> None:
        task = self._runner.run(act, lane=Lane.BRIEFING)
        task.finished.connect(self._on_changed)
        task.failed.connect(self._on_travel_failed)

    def _on_travel_failed(self, error: BaseException) -> None:
        """The briefing stands where it stood: its own history is the one to go by."""
        self._faults.show(error)
        self._history.stand_on(self.opened, Step("", self._undo, self._redo, OWNER))

    def _on_changed(self, _value: object = None) -> None:
        self._idle.start()
        self.saved.emit(datetime.now())
        self.changed.emit()

    def _on_checked(self, found: tuple[Mapping[str, Anchor], int]) -> None:
        self.checked, self.origins = found
        self.changed.emit()

    def _on_checked_aloud(self, found: tuple[Mapping[str, Anchor], int]) -> None:
        self._on_checked(found)
        self._toasts.say(check_sentence(self.checked), warns=bool(asking(self.checked)))

    def _on_save_failed(self, error: BaseException) -> None:
        """Where another hand changed the file, bring both together: open it again, and the journal does the rest."""
        if isinstance(error, BriefingChanged) and self.opened is not None:
            self.open_path(self.opened.path)
        else:
            self._faults.show(error)

    def _on_saved(self, _value: object) -> None:
        self.saved.emit(datetime.now())


def asking(checked: Mapping[str, Anchor]) -> list[Anchor]:
    """The outcomes that ask for a look: all but verified."""
    return [anchor for anchor in checked.values() if anchor.state != "verified"]


def check_sentence(checked: Mapping[str, Anchor]) -> str:
    """What a check found, in a sentence."""
    asks = len(asking(checked))
    if not asks:
        return f"Verified: {count(len(checked), 'pin stands', 'pins stand')} word for word in the stored sources."
    verb = "needs" if asks == 1 else "need"
    return f"{asks} of {count(len(checked), 'pin', 'pins')} {verb} a look; the others are verified."
