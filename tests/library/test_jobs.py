"""The worker: acts run in another process, tell how far they are, and stop when asked."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator

import pytest

from pressfold.library.jobs import CancelToken, Worker, WorkerStopped
from pressfold.model.errors import EmptyFile
from pressfold.model.progress import Cancel, Cancelled, Progress


def squared(number: int, *, progress: Progress, cancel: Cancel) -> tuple[int, int]:
    progress(1, 1, "squaring")
    return number * number, os.getpid()


def refuses(*, progress: Progress, cancel: Cancel) -> None:
    raise EmptyFile("nothing.txt")


def breaks(*, progress: Progress, cancel: Cancel) -> None:
    raise ZeroDivisionError("a bug")


def dies(*, progress: Progress, cancel: Cancel) -> None:
    os._exit(9)


def works_on(*, progress: Progress, cancel: Cancel) -> None:
    """Goes on until it is asked to stop."""
    step = 0
    while True:
        progress(step, 0, "still here")
        cancel.check()
        step += 1


def hears_nothing(*, progress: Progress, cancel: Cancel) -> None:
    progress(0, 1, "deaf")
    threading.Event().wait()


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


def test_an_act_runs_in_another_process_and_its_value_comes_back(worker: Worker) -> None:
    value, process = worker.run(squared, 12)
    assert value == 144
    assert process != os.getpid()


def test_the_process_is_kept_for_the_next_act(worker: Worker) -> None:
    assert worker.run(squared, 1)[1] == worker.run(squared, 2)[1]


def test_progress_reaches_the_asker(worker: Worker) -> None:
    told: list[tuple[int, int, str]] = []
    worker.run(squared, 3, progress=lambda *step: told.append(step))
    assert told == [(1, 1, "squaring")]


def test_a_failure_for_the_user_comes_back_as_itself(worker: Worker) -> None:
    with pytest.raises(EmptyFile, match=r"“nothing\.txt” holds no text"):
        worker.run(refuses)
    assert worker.run(squared, 2)[0] == 4


def test_a_bug_becomes_a_sentence_with_the_details_kept(worker: Worker) -> None:
    with pytest.raises(WorkerStopped) as failure:
        worker.run(breaks)
    assert "ZeroDivisionError" in failure.value.details
    assert "ZeroDivisionError" not in failure.value.sentence


def test_a_worker_that_dies_is_replaced(worker: Worker) -> None:
    with pytest.raises(WorkerStopped):
        worker.run(dies)
    assert worker.run(squared, 5)[0] == 25


@pytest.mark.parametrize("act", [works_on, hears_nothing], ids=["gently", "by force"])
def test_an_act_stops_when_it_is_cancelled(worker: Worker, act: object) -> None:
    token = CancelToken()

    def stop_once_it_runs(done: int, total: int, what: str) -> None:
        token.press()

    with pytest.raises(Cancelled):
        worker.run(act, progress=stop_once_it_runs, cancel=token)  # type: ignore[arg-type]
    assert worker.run(squared, 6)[0] == 36


def test_a_worker_that_stopped_gently_keeps_its_process(worker: Worker) -> None:
    before = worker.run(squared, 1)[1]
    token = CancelToken()
    with pytest.raises(Cancelled):
        worker.run(works_on, progress=lambda *_: token.press(), cancel=token)
    assert worker.run(squared, 1)[1] == before
