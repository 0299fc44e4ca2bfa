"""What can be undone, across all panels: one list of named steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from pressfold.ui.phrases import told

_MOST = 200


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done: its name ("Pin quote"), how to take it back, how to do it again.

    `owner` tells whose step it is, so that a closed briefing can take its steps with it.
    """

    name: str
    undo: Callable[[], None]
    redo: Callable[[], None]
    owner: str = ""


class Floor(Protocol):
    """What has a history of its own from before: an opened briefing. None where there is nothing to undo or redo."""

    @property
    def undo_name(self) -> str | None: ...

    @property
    def redo_name(self) -> str | None: ...


class History(QObject):
    """Keeps the steps in order. Doing something new forgets what was undone.

    Below the steps of this sitting lies the floor: what an opened briefing remembers from before.
    """

    changed = Signal()
    told = Signal(str)  # what was taken back or done again, for the eye and the ear

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._floor: tuple[Floor, Step] | None = None

    def add(self, step: Step) -> None:
        """Remember a step that was just done."""
        self._done = [*self._done, step][-_MOST:]
        self._undone.clear()
        self.changed.emit()

    def stand_on(self, floor: Floor | None, step: Step) -> None:
        """Forget the steps of `step.owner`; from now on its undo and redo reach what the floor remembers."""
        self._done = [old for old in self._done if old.owner != step.owner]
        self._undone = [old for old in self._undone if old.owner != step.owner]
        self._floor = (floor, step) if floor is not None else None
        self.changed.emit()

    def undo_name(self) -> str:
        """The name of what `undo` would take back, empty when there is nothing."""
        if self._done:
            return self._done[-1].name
        return (self._floor[0].undo_name or "") if self._floor else ""

    def redo_name(self) -> str:
        """The name of what `redo` would do again, empty when there is nothing."""
        if self._undone:
            return self._undone[-1].name
        return (self._floor[0].redo_name or "") if self._floor and not self._done else ""

    def undo(self) -> None:
        """Take the last step back."""
        step = self._done.pop() if self._done else self._of_floor(self.undo_name())
        if step is not None:
            self._undone.append(step)
            step.undo()
            self.told.emit(told("Undone: %s", step.name))
            self.changed.emit()

    def redo(self) -> None:
        """Do the last undone step again."""
        step = self._undone.pop() if self._undone else self._of_floor(self.redo_name())
        if step is not None:
            self._done.append(step)
            step.redo()
            self.told.emit(told("Done again: %s", step.name))
            self.changed.emit()

    def _of_floor(self, name: str) -> Step | None:
        return replace(self._floor[1], name=name) if name and self._floor else None
