"""Background work: in lanes, told in the window's thread, stopped when asked, over when the runner is closed."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pressfold.model.progress import Cancel, Cancelled, Progress
from pressfold.ui.runner import Lane, Latest, Runner, Task


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


def test_the_value_arrives_in_the_windows_thread(runner: Runner, qtbot: QtBot) -> None:
    heard: list[tuple[object, bool]] = []
    here = QThread.currentThread()
    task = runner.run(lambda: threading.current_thread().name)
    task.finished.connect(lambda value: heard.append((value, QThread.currentThread() is here)))
    qtbot.waitUntil(lambda: bool(heard))
    ((name, in_window),) = heard
    assert in_window
    assert str(name).startswith("pressfold-library")


def test_a_failure_is_told_with_its_error(runner: Runner, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("the act failed")

    task = runner.run(fail)
    with qtbot.waitSignal(task.failed) as told:
        pass
    assert isinstance(told.args[0], ValueError)
    assert not runner.busy()


def test_progress_is_told_in_order(runner: Runner, qtbot: QtBot) -> None:
    def count(progress: Progress, cancel: Cancel) -> int:
        for done in range(4):
            cancel.check()
            progress(done, 3, f"file {done}")
        return 3

    heard: list[tuple[int, int, str]] = []
    task = runner.run(count, reports=True)
    task.progressed.connect(lambda *said: heard.append(said))
    with qtbot.waitSignal(task.finished):
        pass
    assert heard == [(done, 3, f"file {done}") for done in range(4)]


def test_a_cancelled_act_ends_with_cancelled(runner: Runner, qtbot: QtBot) -> None:
    def wait(cancel: Cancel) -> None:
        while True:
            cancel.check()

    task = runner.run(wait, stops=True)
    task.started.connect(task.cancel)
    with qtbot.waitSignal(task.failed) as told:
        pass
    assert isinstance(told.args[0], Cancelled)


def test_one_lane_works_in_turn_and_lanes_work_beside_each_other(runner: Runner, qtbot: QtBot) -> None:
    order: list[str] = []
    gate = threading.Event()

    def first() -> None:
        gate.wait(10)
        order.append("first")

    runner.run(first)
    last = runner.run(lambda: order.append("second"))
    other = runner.run(lambda: order.append("beside"), lane=Lane.SEARCH)
    with qtbot.waitSignal(other.finished):
        pass
    gate.set()
    with qtbot.waitSignal(last.finished):
        pass
    assert order == ["beside", "first", "second"]


def test_only_the_newest_question_is_answered(runner: Runner, qtbot: QtBot) -> None:
    latest = Latest(runner, Lane.SEARCH)
    answers: list[object] = []
    latest.answered.connect(answers.append)
    for word in ("p", "pu", "put", "putin"):
        latest.ask(str.upper, word)
    qtbot.waitUntil(lambda: not runner.busy())
    assert answers == ["PUTIN"]
    assert not latest.waiting()


def test_a_newer_question_cancels_the_one_that_runs(runner: Runner, qtbot: QtBot) -> None:
    latest = Latest(runner, Lane.SEARCH)
    begun = threading.Event()

    def endless(word: str, cancel: Cancel) -> str:
        begun.set()
        while word == "old":
            cancel.check()
        return word

    latest.ask(endless, "old", stops=True)
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(latest.answered) as told:
        latest.ask(endless, "new", stops=True)
    assert told.args == ["new"]


def test_closing_stops_what_runs_and_leaves_no_thread(qapp: QApplication, qtbot: QtBot) -> None:
    before = set(threading.enumerate())  # whatever other tests have left is not this runner's
    made = Runner()
    begun = threading.Event()

    def endless(cancel: Cancel) -> None:
        begun.set()
        while True:
            cancel.check()

    made.run(endless, stops=True)
    assert begun.wait(60)
    assert set(threading.enumerate()) - before
    made.close()
    assert not set(threading.enumerate()) - before


def test_after_closing_nothing_runs(qapp: QApplication) -> None:
    made = Runner()
    made.close()
    ran: list[int] = []
    task = made.run(lambda: ran.append(1))
    assert isinstance(task, Task)
    assert task.cancelled
    assert not ran
