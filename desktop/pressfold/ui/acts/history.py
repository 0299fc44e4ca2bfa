"""What can be undone, across all panels: one list of named steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

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


class History(QObject):
    """Keeps the steps in order. Doing something new forgets what was undone."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def add(self, step: Step) -> None:
        """Remember a step that was just done."""
        self._done = [*self._done, step][-_MOST:]
        self._undone.clear()
        self.changed.emit()

    def replace(self, owner: str, done: list[Step], undone: list[Step]) -> None:
        """Forget an owner's steps and take these instead, as the newest; the steps of others stay."""
        self._done = [step for step in self._done if step.owner != owner] + done
        self._undone = [step for step in self._undone if step.owner != owner] + undone
        self.changed.emit()

    def undo_name(self) -> str:
        """The name of what `undo` would take back, empty when there is nothing."""
        return self._done[-1].name if self._done else ""

    def redo_name(self) -> str:
        """The name of what `redo` would do again, empty when there is nothing."""
        return self._undone[-1].name if self._undone else ""

    def undo(self) -> None:
        """Take the last step back."""
        if self._done:
            step = self._done.pop()
            self._undone.append(step)
            step.undo()
            self.changed.emit()

    def redo(self) -> None:
        """Do the last undone step again."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            step.redo()
            self.changed.emit()
