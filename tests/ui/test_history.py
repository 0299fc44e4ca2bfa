"""Undo across panels: named steps in order, and below them what a briefing remembers from before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from pressfold.ui.acts.history import History, Step


class Ledger:
    """Takes down what was undone and redone; remembers steps of its own like an opened briefing."""

    def __init__(self, *remembered: str) -> None:
        self.said: list[str] = []
        self.done = list(remembered)
        self.undone: list[str] = []

    @property
    def undo_name(self) -> str | None:
        return self.done[-1] if self.done else None

    @property
    def redo_name(self) -> str | None:
        return self.undone[-1] if self.undone else None

    def undo(self) -> None:
        self.undone.append(self.done.pop())

    def redo(self) -> None:
        self.done.append(self.undone.pop())

    def step(self, name: str, owner: str = "library") -> Step:
        return Step(name, lambda: self.said.append(f"undo {name}"), lambda: self.said.append(f"redo {name}"), owner)


@pytest.fixture
def history(qapp: QApplication) -> History:
    return History()


def test_steps_are_taken_back_in_turn_and_done_again(history: History) -> None:
    ledger = Ledger()
    history.add(ledger.step("Remove article"))
    history.add(ledger.step("Pin quote"))
    assert (history.undo_name(), history.redo_name()) == ("Pin quote", "")
    history.undo()
    history.undo()
    assert (history.undo_name(), history.redo_name()) == ("", "Remove article")
    history.redo()
    assert ledger.said == ["undo Pin quote", "undo Remove article", "redo Remove article"]


def test_a_new_step_forgets_what_was_undone(history: History) -> None:
    ledger = Ledger()
    history.add(ledger.step("one"))
    history.undo()
    history.add(ledger.step("two"))
    assert history.redo_name() == ""


def test_with_nothing_to_do_nothing_happens(history: History) -> None:
    history.undo()
    history.redo()
    assert (history.undo_name(), history.redo_name()) == ("", "")


def test_below_the_steps_lies_what_the_briefing_remembers(history: History) -> None:
    ledger = Ledger("Pin quote", "Edit note")
    history.stand_on(ledger, Step("", ledger.undo, ledger.redo, "briefing"))
    assert history.undo_name() == "Edit note"
    history.undo()
    history.undo()
    assert (ledger.done, ledger.undone) == ([], ["Edit note", "Pin quote"])
    assert (history.undo_name(), history.redo_name()) == ("", "Pin quote")
    history.redo()
    history.redo()
    assert ledger.done == ["Pin quote", "Edit note"]


def test_another_briefing_takes_the_steps_of_the_first_away_and_leaves_the_others(history: History) -> None:
    ledger = Ledger()
    history.add(ledger.step("Remove article"))
    history.add(ledger.step("Pin quote", "briefing"))
    history.stand_on(Ledger(), Step("", ledger.undo, ledger.redo, "briefing"))
    assert history.undo_name() == "Remove article"
