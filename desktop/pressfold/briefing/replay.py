"""Replay: a file and its journal brought together into the briefing as the reader left it, with its history.

Where the file is one that the journal knows, the entries behind that save are applied and all earlier ones are history.
Where somebody else has written the file since, only the steps that were never saved are done again, and of those only
the ones that still mean the same. Of a note that both sides wrote both versions are kept; what fits no more is left for
the reader to see, and nothing is overwritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pressfold.briefing.both_sides import both_kept
from pressfold.briefing.history import History, Step
from pressfold.briefing.journal import Did, Entry, Redid, Saved, Saving, Undid
from pressfold.model.briefing import Briefing
from pressfold.model.briefing_errors import CannotEdit


@dataclass(frozen=True, slots=True)
class Replay:
    """The outcome: the briefing, its history, how many acts were not in the file, and the steps that did not fit."""

    briefing: Briefing
    history: History
    recovered: int = 0
    left: tuple[Step, ...] = ()
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Recovered:
    """What opening brought back: acts that the file did not hold, and steps that no longer fitted it.

    `aside` is the journal that holds those steps, None where all fitted. `changed` is True where another program
    had written the file in the meantime.
    """

    acts: int
    left: int = 0
    changed: bool = False
    aside: Path | None = None

    @property
    def sentence(self) -> str:
        """What to tell the reader."""
        count = "1 change" if self.acts == 1 else f"{self.acts} changes"
        told = f"{count} that had not been saved were brought back." if self.acts else ""
        if self.changed:
            told = f"The file was changed by another program; its version was kept. {told}".strip()
        if self.left:
            told += f" {self.left} did not fit any more and are kept in “{self.aside}”."
        return told.strip() or f"Part of the journal could not be read; it is kept in “{self.aside}”."


def replayed(briefing: Briefing, sha256: str, entries: Sequence[Entry]) -> Replay:
    """Bring the briefing of a file with this hash together with the entries of its journal."""
    start = _saved_here(sha256, entries)
    if start is None:
        return _onto_foreign(briefing, _unsaved(entries))
    now, history = briefing, _history(entries[:start])
    acts = [entry for entry in entries[start:] if isinstance(entry, Did | Undid | Redid)]
    for act in acts:
        now, history = _next(now, history, act)
    return Replay(now, history, len(acts) if now != briefing else 0)


def compact(history: History, sha256: str) -> list[Entry]:
    """The shortest entries that say the same for a file that holds everything."""
    steps: list[Entry] = [Did(step) for step in (*history.done, *reversed(history.undone))]
    return [*steps, *[Undid()] * len(history.undone), Saved(sha256)]


def _saved_here(sha256: str, entries: Sequence[Entry]) -> int | None:
    """The place of the first mark that names the file with this hash."""
    for at, entry in enumerate(entries):
        if isinstance(entry, Saving | Saved) and entry.sha256 == sha256:
            return at
    return None


def _history(entries: Sequence[Entry]) -> History:
    history = History()
    for entry in entries:
        history = _followed(history, entry)
    return history


def _followed(history: History, entry: Entry) -> History:
    match entry:
        case Did(step):
            return history.after(step)
        case Undid():
            return history.after_undo()
        case Redid():
            return history.after_redo()
        case _:
            return history


def _next(briefing: Briefing, history: History, entry: Did | Undid | Redid) -> tuple[Briefing, History]:
    match entry:
        case Did(step):
            edit = step.edit
        case Undid():
            edit = history.done[-1].back
        case Redid():
            edit = history.undone[-1].edit
    return edit.apply(briefing), _followed(history, entry)


def _unsaved(entries: Sequence[Entry]) -> list[Step]:
    """The steps since the last save that is known to have happened; an undo of a saved step is a step backwards."""
    confirmed = {entry.sha256 for entry in entries if isinstance(entry, Saved)}
    marks = [at for at, entry in enumerate(entries) if isinstance(entry, Saving | Saved) and entry.sha256 in confirmed]
    start = _saved_here(_sha(entries[marks[-1]]), entries) if marks else 0
    history = _history(entries[:start])
    steps: list[Step] = []
    for entry in entries[start:]:
        before = history
        history = _followed(history, entry)
        if isinstance(entry, Did | Redid):
            _append(steps, history.done[-1])
        elif isinstance(entry, Undid):
            _append(steps, Step(before.done[-1].back, before.done[-1].edit))
    return steps


def _sha(entry: Entry) -> str:
    return entry.sha256 if isinstance(entry, Saving | Saved) else ""


def _append(steps: list[Step], step: Step) -> None:
    """Add a step, or take the last one away where both together do nothing."""
    if steps and steps[-1] == Step(step.back, step.edit):
        steps.pop()
    else:
        steps.append(step)


def _onto_foreign(briefing: Briefing, steps: Sequence[Step]) -> Replay:
    history = History()
    left: list[Step] = []
    for step in steps:
        try:
            edit = step.edit if step.fits(briefing) else both_kept(step.edit, briefing)
            after = edit.apply(briefing) if edit else None
        except CannotEdit:
            edit = after = None
        if after is None or edit is None:
            left.append(step)
            continue
        history = history.after(Step(edit, edit.inverse(briefing)))
        briefing = after
    return Replay(briefing, history, len(history.done), tuple(left), foreign=True)
