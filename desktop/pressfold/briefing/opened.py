"""An open briefing: the file and its journal, held until it is closed. Every act is kept before it is acknowledged.

It may be called from any thread; a listener is called in the thread of the act that it hears of.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from pressfold import disk
from pressfold.briefing import file, sheet
from pressfold.briefing.clock import Clock, Ids, new_uuid, utc_now
from pressfold.briefing.edit import Edit
from pressfold.briefing.edit_lines import decoded, encoded
from pressfold.briefing.history import History, Step
from pressfold.briefing.journal import Did, Entry, Redid, Saved, Saving, Undid
from pressfold.briefing.place import Place
from pressfold.briefing.replay import Recovered, compact
from pressfold.briefing.restore import Restored, head, put_in_order, restored, taken
from pressfold.briefing.sheet import Sheet
from pressfold.briefing.templates import BLANK, Template, begun
from pressfold.model.briefing import Briefing
from pressfold.model.briefing_errors import BriefingExists, CannotEdit, ChangeNotKept
from pressfold.model.errors import PressfoldError

if TYPE_CHECKING:
    from filelock import BaseFileLock


class OpenBriefing:
    """A briefing that is being edited; make one with `new` or `open`, and `close` it."""

    def __init__(
        self,
        place: Place,
        found: Restored,
        lock: BaseFileLock | None,
        refusal: PressfoldError | None,
        now: Clock,
    ) -> None:
        self.path = place.path
        self.listeners: list[Callable[[], None]] = []
        #: What the opening brought back from the journal, None where there was nothing to bring back.
        self.recovered: Recovered | None = None
        #: Why nothing can be edited here, None where everything can.
        self.refusal = refusal
        self._place = place
        self._lock = lock
        self._now = now
        self._sheet = found.stored.sheet
        self._content = found.stored.content
        self._sha256 = found.stored.sha256
        self._briefing = found.replay.briefing
        self._history = found.replay.history
        self._acting = RLock()
        self._saving = RLock()
        if refusal is None:
            self._put_in_order(found)

    # --- opening and closing ---

    @classmethod
    def new(
        cls,
        path: Path,
        title: str,
        *,
        state: Path,
        now: Clock = utc_now,
        new_id: Ids = new_uuid,
        template: Template = BLANK,
    ) -> OpenBriefing:
        """Make a briefing after a template and save it. Raises BriefingExists, CannotSave."""
        if path.exists():
            raise BriefingExists(str(path))
        briefing = begun(template, title, now(), new_id)
        file.write(path, sheet.written(Sheet(replace(briefing, revision=1))), base=None)
        return cls.open(path, state=state, now=now)

    @classmethod
    def open(cls, path: Path, *, state: Path, now: Clock = utc_now) -> OpenBriefing:
        """Open a briefing with all that its journal holds. `state` is the folder of all journals and backups.

        A briefing that is open elsewhere, or that a newer version wrote, is open for reading only.
        Raises BriefingMissing, BriefingUnreadable, BriefingDamaged, BriefingNewer.
        """
        place = Place(state, path)
        lock, in_use = taken(place)
        try:
            found = restored(place, path)
        except BaseException:
            _release(lock)
            raise
        return cls(place, found, lock, in_use or found.refusal, now)

    def close(self) -> None:
        """Let go of journal and lock. What was not saved stays in the journal and comes back at the next opening."""
        with self._acting:
            self._place.journal.close()
            _release(self._lock)
            self._lock = None
            self.refusal = self.refusal or CannotEdit("Edit", "it was closed")

    def __enter__(self) -> OpenBriefing:
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    # --- looking ---

    @property
    def briefing(self) -> Briefing:
        """The briefing as it is now."""
        return self._briefing

    @property
    def read_only(self) -> bool:
        """Whether nothing can be edited; `refusal` says why."""
        return self.refusal is not None

    @property
    def dirty(self) -> bool:
        """Whether the file lacks something that the briefing has; the journal has it in any case."""
        return self._briefing != self._sheet.briefing

    def changed_below(self) -> bool:
        """Whether another program wrote the file since it was opened or saved here."""
        with self._saving:
            try:
                return disk.sha256(self.path.read_bytes()) != self._sha256
            except OSError:
                return False

    @property
    def undo_name(self) -> str | None:
        return self._history.undo_name

    @property
    def redo_name(self) -> str | None:
        return self._history.redo_name

    @property
    def backups(self) -> list[Path]:
        """The backups of the file, newest first."""
        return self._place.backups.paths()

    # --- acting ---

    def apply(self, edit: Edit) -> Briefing:
        """Do an edit; when this returns it is safe. An edit that changes nothing is not remembered.

        Raises CannotEdit where it does not fit, ChangeNotKept when the journal cannot be written, and the refusal of
        a briefing that is open for reading only; then nothing was done.
        """
        edit = decoded(encoded(edit))  # what is done is exactly what a replay will do
        with self._acting:
            self._refuse()
            before = self._briefing
            after = edit.apply(before)
            if after != before:
                step = Step(edit, edit.inverse(before))
                self._keep(edit.name, Did(step))
                self._become(after, self._history.after(step))
        return self._told()

    def undo(self) -> str | None:
        """Take back the last step; the name of its edit, None where there is nothing to undo. Raises as `apply`."""
        with self._acting:
            self._refuse()
            if not self._history.done:
                return None
            step = self._history.done[-1]
            after = step.back.apply(self._briefing)
            self._keep(step.edit.name, Undid())
            self._become(after, self._history.after_undo())
        self._told()
        return step.edit.name

    def redo(self) -> str | None:
        """Do the step again that was taken back last; the name of its edit, None where there is none."""
        with self._acting:
            self._refuse()
            if not self._history.undone:
                return None
            step = self._history.undone[-1]
            after = step.edit.apply(self._briefing)
            self._keep(step.edit.name, Redid())
            self._become(after, self._history.after_redo())
        self._told()
        return step.edit.name

    def save(self) -> None:
        """Write the file if it lacks something, keep a backup, and shorten the journal.

        Raises BriefingChanged when another program wrote the file since it was opened or saved here: open it again, and
        what was not saved is done again on the other version. Raises CannotSave when the disk refuses; nothing is lost.
        """
        with self._saving:
            with self._acting:
                self._refuse()
                if not self.dirty:
                    return
                revised = replace(self._briefing, revision=self._sheet.briefing.revision + 1)
                fresh = replace(self._sheet, briefing=revised, parent=self._sha256)
                content = sheet.written(fresh)
                marked = self._marked(Saving(disk.sha256(content)))
            file.write(self.path, content, base=self._sha256)
            self._back_up(content, revised.revision)
            with self._acting:
                self._saved(fresh, content, marked)
        self._told()

    # --- the steps of the above ---

    def _put_in_order(self, found: Restored) -> None:
        try:
            self.recovered = put_in_order(self._place, found, self._now())
        except OSError as error:
            self.refusal = ChangeNotKept("Open", error.strerror or str(error))

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def _keep(self, act: str, entry: Entry) -> None:
        try:
            self._place.journal.add(entry)
        except OSError as error:
            raise ChangeNotKept(act, error.strerror or str(error)) from error

    def _become(self, briefing: Briefing, history: History) -> None:
        self._briefing, self._history = briefing, history

    def _told(self) -> Briefing:
        for listener in self.listeners:
            listener()
        return self._briefing

    def _back_up(self, content: bytes, revision: int) -> None:
        now = self._now()
        with contextlib.suppress(OSError):  # the file itself is saved; a full state disk costs the backup only
            self._place.backups.keep(self._content, revision=revision - 1, now=now)
            self._place.backups.keep(content, revision=revision, now=now)

    def _marked(self, entry: Entry) -> bool:
        """Whether the entry could be written; a full state disk must not keep the file itself from being saved."""
        try:
            self._place.journal.add(entry)
        except OSError:
            return False
        return True

    def _saved(self, fresh: Sheet, content: bytes, marked: bool) -> None:
        self._sheet, self._content, self._sha256 = fresh, content, disk.sha256(content)
        self._briefing = replace(self._briefing, revision=fresh.briefing.revision)
        with contextlib.suppress(OSError):  # a longer journal says the same
            if not self.dirty:
                self._place.journal.rewrite([head(self._place, self._briefing), *compact(self._history, self._sha256)])
            elif marked:
                self._place.journal.add(Saved(self._sha256))


def _release(lock: BaseFileLock | None) -> None:
    if lock is not None:
        lock.release()
