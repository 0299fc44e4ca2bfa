"""Cycles are looked for between two acts, in the window's thread, and only in what is new."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from pressfold.ui import collector
from pressfold.ui.collector import Collector


class Knot:
    """Something that only holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def due(monkeypatch: pytest.MonkeyPatch) -> None:
    """However little was made, it is time."""
    monkeypatch.setattr(collector, "_DUE", 0)


@pytest.fixture
def running(qapp: QApplication) -> Iterator[Collector]:
    made = Collector()
    yield made
    made.end()


def knot() -> weakref.ref[Knot]:
    return weakref.ref(Knot())


def test_python_never_looks_through_everything_by_itself_until_it_ends(qapp: QApplication) -> None:
    usual = gc.get_threshold()
    made = Collector()
    young, middle, old = gc.get_threshold()
    assert (young, middle) == usual[:2]
    assert old > 1_000_000
    made._timer.timeout.emit()
    made.end()
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() == 0


def test_cycles_are_let_go_and_what_stays_is_not_looked_through_again(running: Collector, due: None) -> None:
    running._timer.timeout.emit()
    tied, kept = knot(), Knot()
    running._timer.timeout.emit()
    assert tied() is None
    assert not any(one is kept for one in gc.get_objects())


def test_nothing_is_looked_through_while_little_was_made(
    running: Collector, due: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    running._timer.timeout.emit()
    monkeypatch.setattr(collector, "_DUE", 1_000)
    gc.disable()  # else Python might look through what is young just now
    try:
        tied = knot()
        running._timer.timeout.emit()
        assert tied() is not None
    finally:
        gc.enable()
