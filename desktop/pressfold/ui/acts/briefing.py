"""The open briefing as a file: made, opened, renamed, saved when idle, checked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from pressfold.briefing.edits import Edit, Fact, SetFact
from pressfold.briefing.opened import OpenBriefing
from pressfold.briefing.templates import Template
from pressfold.library.checking import Checks
from pressfold.library.library import Library
from pressfold.model.briefing import Anchor, Briefing
from pressfold.model.briefing_errors import BriefingChanged
from pressfold.model.errors import PressfoldError
from pressfold.ui.acts.history import History, Step
from pressfold.ui.dialogs.new_briefing import NewBriefingDialog
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
        #: What the last check found; nothing before the first one.
        self.checks = Checks()
        self._idle = QTimer(self, singleShot=True, interval=_IDLE)
        self._idle.timeout.connect(self.save_quietly)
        self._watch = QFileSystemWatcher(self)
        self._watch.fileChanged.connect(self._on_file_touched)

    @property
    def briefing(self) -> Briefing | None:
        """The briefing as it is now, None before the first one."""
        return self.opened.briefing if self.opened else None

    @property
    def checked(self) -> Mapping[str, Anchor]:
        """What became of each pin at the last check, by pin id."""
        return self.checks.anchors

    # --- acts --------------------------------------------------------------------------------------------------------

    def new(self) -> None:
        """Ask for a title and a template, and begin a briefing."""
        task = self._runner.run(self._library.briefings.templates, lane=Lane.BRIEFING)
        task.finished.connect(self._on_templates)
        task.failed.connect(self._faults.show)

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

    def save_template(self) -> None:
        """Ask for a name and keep headings and texts of the briefing as a template."""
        opened, briefings = self.opened, self._library.briefings
        if opened is None:
            return
        name, given = QInputDialog.getText(
            self._window, self.tr("Save as template"), self.tr("Name of the template"), text=opened.briefing.title
        )
        if not given or not name.strip():
            return

        def kept(_path: Path) -> None:
            self._toasts.say(self.tr("“%s” is a template for new briefings now.") % name.strip())

        task = self._runner.run(briefings.save_template, opened, name.strip(), lane=Lane.BRIEFING)
        task.finished.connect(kept)
        task.failed.connect(self._faults.show)

    def save(self) -> None:
        """Everything is kept as it is done; write the file too and say so."""
        self.save_quietly()
        self._toasts.say(self.tr("All changes saved."))

    def verify(self) -> None:
        """Compare every pin with its stored source, and say what came out."""
        self.check(told=True)

    # --- for the others ----------------------------------------------------------------------------------------------

    def begin(self, title: str, then: Callable[[], None] | None = None, template: str = "") -> None:
        """Begin a briefing in the library's folder, after a template; `then` is called when it is open."""
        briefings = self._library.briefings

        def new(title: str) -> OpenBriefing:
            return briefings.new(title, template=template)

        self._open_with(new, title, then=then)

    def open_path(self, path: Path) -> None:
        """Open the briefing in a file."""
        self._open_with(self._library.briefings.open, path)

    def edit(self, edit: Edit) -> None:
        """Do an edit; it is safe on the disk before the window shows it."""
        if self.opened is not None:
            self.run(self.opened.apply, edit, name=edit.name)

    def run(
        self,
        act: Callable[..., object],
        *values: object,
        name: str,
        then: Callable[[Any], None] | None = None,
        beyond: tuple[Callable[[], None], Callable[[], None]] | None = None,
    ) -> None:
        """Run an act that makes one undoable edit called `name`; `then` gets what it returned.

        `beyond` takes back, and does again, what the act did outside this briefing.
        """
        opened = self.opened
        if opened is None:
            return

        def acted() -> tuple[object, bool]:
            before = opened.briefing
            return act(*values), opened.briefing != before

        def done(outcome: tuple[object, bool]) -> None:
            value, changed = outcome
            if changed or beyond:
                self._history.add(self._step(name, changed, beyond))
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
            task = self._runner.run(briefings.look, opened, lane=Lane.BRIEFING)
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

    def _on_templates(self, templates: list[Template]) -> None:
        dialog = NewBriefingDialog(templates, self._window)

        def begin() -> None:
            self.begin(dialog.title, template=dialog.template)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(begin)
        dialog.open()

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
        self.checks = Checks()
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

    def _step(self, name: str, changed: bool, beyond: tuple[Callable[[], None], Callable[[], None]] | None) -> Step:
        """The step of an act in the window's history, with what it did elsewhere."""
        if beyond is None or self.opened is None:
            return Step(name, self._undo, self._redo, OWNER)
        opened, (back, again) = self.opened, beyond

        def undo() -> None:
            self._travel(lambda: (back(), opened.undo() if changed else None)[1])

        def redo() -> None:
            self._travel(lambda: (again(), opened.redo() if changed else None)[1])

        return Step(name, undo, redo, OWNER)

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

    def _on_checked(self, found: Checks) -> None:
        self.checks = found
        self.changed.emit()

    def _on_checked_aloud(self, found: Checks) -> None:
        self._on_checked(found)
        warns = bool(asking(self.checked) or found.newer)
        self._toasts.say(f"{check_sentence(self.checked)}{newer_sentence(len(found.newer))}", warns=warns)

    def _on_save_failed(self, error: BaseException) -> None:
        """Where another hand changed the file, bring both together: open it again, and the journal does the rest."""
        if isinstance(error, BriefingChanged) and self.opened is not None:
            self.open_path(self.opened.path)
        else:
            self._faults.show(error)

    def _on_saved(self, _value: object) -> None:
        """Saving waits until nothing is done for a while: the moment to look at pins that came since the last check."""
        self.saved.emit(datetime.now())
        if self.briefing is not None and not self.checks.cover(self.briefing):
            self.check()


def asking(checked: Mapping[str, Anchor]) -> list[Anchor]:
    """The outcomes that ask for a look: all but verified."""
    return [anchor for anchor in checked.values() if anchor.state != "verified"]


def newer_sentence(number: int) -> str:
    """What a check found in newer versions, behind its sentence; empty where nothing differs."""
    if not number:
        return ""
    return f" A newer version of the article differs at {count(number, 'pin', 'pins')}."


def check_sentence(checked: Mapping[str, Anchor]) -> str:
    """What a check found, in a sentence."""
    asks = len(asking(checked))
    if not asks:
        return f"Verified: {count(len(checked), 'pin stands', 'pins stand')} word for word in the stored sources."
    verb = "needs" if asks == 1 else "need"
    return f"{asks} of {count(len(checked), 'pin', 'pins')} {verb} a look; the others are verified."
