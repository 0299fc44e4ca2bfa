"""What undo and redo know: the steps that were done and those that were taken back."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.briefing.edit import Edit
from pressfold.model.briefing import Briefing

#: Steps that undo can take back; older ones are forgotten.
DEPTH = 200


@dataclass(frozen=True, slots=True)
class Step:
    """An edit that was done, and the edit that takes it back."""

    edit: Edit
    back: Edit

    def fits(self, briefing: Briefing) -> bool:
        """Whether the step means the same on this briefing: taking it back would lead to this very briefing again.

        Raises CannotEdit where it cannot be done at all.
        """
        return self.back.apply(self.edit.apply(briefing)) == briefing


@dataclass(frozen=True, slots=True)
class History:
    """The steps in the order they were done; `undone` ends with the one that redo does next."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def after(self, step: Step) -> History:
        """The history once a new step was done: nothing is left to redo."""
        return History((*self.done, step)[-DEPTH:])

    def after_undo(self) -> History:
        return History(self.done[:-1], (*self.undone, self.done[-1]))

    def after_redo(self) -> History:
        return History((*self.done, self.undone[-1]), self.undone[:-1])

    @property
    def undo_name(self) -> str | None:
        """The name of the edit that undo takes back, None where there is none."""
        return self.done[-1].edit.name if self.done else None

    @property
    def redo_name(self) -> str | None:
        """The name of the edit that redo does again, None where there is none."""
        return self.undone[-1].edit.name if self.undone else None
