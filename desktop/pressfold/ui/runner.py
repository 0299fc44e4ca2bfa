"""The one bridge from background work to the window: an act runs in its lane, its story comes back as signals."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pressfold.model.progress import Cancelled
from pressfold.ui.imports import spare_what_imports_on_demand

if TYPE_CHECKING:
    from concurrent.futures import Executor


class Lane(StrEnum):
    """Work in one lane runs one after the other; lanes run beside each other."""

    LIBRARY = "library"  # all that changes the library: import, analysis, removal
    READING = "reading"  # what the desk and the panels show
    SEARCH = "search"
    FINDING = "finding"  # words in the open articles, at every key
    BRIEFING = "briefing"  # pins, edits, checks and exports


class Task(QObject):
    """One run of an act. `finished` carries its value; `failed` its error, which is `Cancelled` when it was stopped."""

    started = Signal()
    progressed = Signal(int, int, str)
    finished = Signal(object)
    failed = Signal(object)
    #: Told by the worker thread and heard by this object in the window's thread.
    _told = Signal(str, object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self.name = name
        self.over = False
        self._stop = Event()
        self._told.connect(self._on_told)

    def cancel(self) -> None:
        """Ask the work to stop; it answers with `failed(Cancelled)` or with what it had done by then."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def check(self) -> None:
        """Raise Cancelled once `cancel` was called: the task is what the act asks between its chunks."""
        if self._stop.is_set():
            raise Cancelled

    def _work(self, act: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> None:
        """Run the act in the worker thread and tell how it ended."""
        self._told.emit("started", None)
        try:
            self.check()
            value = act(*args, **named)
        except Exception as error:  # noqa: BLE001 - every failure must reach the window, none may end the lane's thread
            self._told.emit("failed", error)
        else:
            self._told.emit("finished", value)

    def _progress(self, done: int, total: int, what: str) -> None:
        self._told.emit("progressed", (done, total, what))

    def _on_told(self, what: str, value: Any) -> None:
        if what == "started":
            self.started.emit()
        elif what == "progressed":
            self.progressed.emit(*value)
        else:
            self.over = True
            (self.finished if what == "finished" else self.failed).emit(value)


class Runner(QObject):
    """Runs acts off the window's thread; owns the threads and ends them in `close`."""

    #: Both are told for every task of every lane, so that one place can show what runs.
    began = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        spare_what_imports_on_demand()
        self._threads: dict[Lane, Executor] = {}
        self._tasks: list[Task] = []
        self._closed = False

    def run(
        self,
        act: Callable[..., Any],
        *args: Any,
        lane: Lane = Lane.LIBRARY,
        name: str = "",
        reports: bool = False,
        stops: bool = False,
    ) -> Task:
        """Run `act(*args)` in a lane and return its task at once.

        An act that `reports` also gets `progress` and `cancel`, one that only `stops` gets `cancel`. `name` is what
        an activity list shows; work without a name is not shown. Once the runner is closed nothing runs, and the task
        tells nothing.
        """
        task = Task(name, self)
        if self._closed:
            task.cancel()
            return task
        named = ({"progress": task._progress} if reports else {}) | ({"cancel": task} if reports or stops else {})
        task.finished.connect(self._on_over)
        task.failed.connect(self._on_over)
        self._tasks.append(task)
        self.began.emit(task)
        self._executor(lane).submit(task._work, act, args, named)
        return task

    def busy(self) -> bool:
        """Whether any task has not told its end yet."""
        return bool(self._tasks)

    def close(self) -> None:
        """Cancel what runs, wait for it, and end the threads; nothing can be run afterwards."""
        self._closed = True
        for task in self._tasks:
            task.blockSignals(True)
            task.cancel()
        for executor in self._threads.values():
            executor.shutdown(wait=True, cancel_futures=True)
        self._threads.clear()
        self._tasks.clear()

    def _executor(self, lane: Lane) -> Executor:
        if lane not in self._threads:
            from concurrent.futures import ThreadPoolExecutor  # 25 ms that the first paint need not wait for

            self._threads[lane] = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"pressfold-{lane}")
        return self._threads[lane]

    def _on_over(self, _value: object) -> None:
        task = self.sender()
        if isinstance(task, Task) and task in self._tasks:
            self._tasks.remove(task)
            self.ended.emit(task)
            task.deleteLater()


class Latest(QObject):
    """Runs only the newest of a kind of question: asking again cancels the one before and drops its answer."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._lane = lane
        self._task: Task | None = None

    def ask(self, act: Callable[..., Any], *args: Any, stops: bool = False) -> None:
        """Ask anew; `answered` or `failed` follows unless a newer question comes first."""
        self.drop()
        self._task = self._runner.run(act, *args, lane=self._lane, stops=stops)
        self._task.finished.connect(self._on_finished)
        self._task.failed.connect(self._on_failed)

    def drop(self) -> None:
        """Forget the running question; its answer will not be told."""
        if self._task is not None:
            self._task.cancel()
            self._task.finished.disconnect(self._on_finished)
            self._task.failed.disconnect(self._on_failed)
            self._task = None

    def waiting(self) -> bool:
        return self._task is not None

    def _on_finished(self, value: object) -> None:
        self._task = None
        self.answered.emit(value)

    def _on_failed(self, error: object) -> None:
        self._task = None
        self.failed.emit(error)
