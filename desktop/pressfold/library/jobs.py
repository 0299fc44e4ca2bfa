"""Who runs an act: this thread, or a worker process that can be stopped at any moment.

Acts that would hold the interpreter for long (reading, comparing, recognising) run in one spawned worker, so that
the window stays free. The worker gets values and gives values back; it has no database and no window.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from pressfold.model.errors import PressfoldError
from pressfold.model.progress import NEVER, Cancel, Cancelled, Progress, no_progress

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Value = TypeVar("Value")

#: Seconds between two looks at `cancel` while the worker works.
_GLANCE = 0.05
#: Seconds that a worker has for stopping by itself before it is killed.
_GRACE = 1.0


class WorkerStopped(PressfoldError):
    def __init__(self, details: str = "") -> None:
        super().__init__(
            "The analysis stopped unexpectedly. Your articles and briefings are safe and nothing was changed. "
            "Try again; if it happens twice, “pressfold doctor” says more.",
            details,
        )


class CancelToken:
    """A cancel that somebody can press, from any thread."""

    def __init__(self) -> None:
        self._pressed = threading.Event()

    def press(self) -> None:
        self._pressed.set()

    def check(self) -> None:
        if self._pressed.is_set():
            raise Cancelled


class Worker:
    """One spawned process that runs acts, one at a time, for any thread that asks."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._busy = False

    def run(
        self,
        act: Callable[..., Value],
        *values: object,
        progress: Progress = no_progress,
        cancel: Cancel = NEVER,
    ) -> Value:
        """What `act(*values, progress=..., cancel=...)` returns; `act` is a function of a module.

        Raises what the act raises, Cancelled when asked to stop, WorkerStopped when the process died.
        """
        with self._turn:
            pipe = self._ready()
            self._busy = True
            try:
                pipe.send((act, values))
                return self._answer(pipe, progress, cancel)  # type: ignore[no-any-return]  # it crossed a pipe
            except (EOFError, OSError) as error:
                self._kill()
                raise WorkerStopped(repr(error)) from error
            except BaseException:
                if self._busy:
                    self._kill()
                raise

    def _ready(self) -> Connection:
        if self._process is None or not self._process.is_alive() or self._pipe is None:
            import multiprocessing  # not before the first act: it would hold up the first paint

            from pressfold.ingest.confinement import deaf_to_ctrl_c

            self._kill()
            spawn = multiprocessing.get_context("spawn")
            self._pipe, theirs = spawn.Pipe()
            self._process = spawn.Process(target=_serve, args=(theirs,), daemon=True, name="pressfold-worker")
            with deaf_to_ctrl_c():
                self._process.start()
            theirs.close()
        return self._pipe

    def _answer(self, pipe: Connection, progress: Progress, cancel: Cancel) -> Any:
        while True:
            if pipe.poll(_GLANCE):
                said, value = pipe.recv()
                if said != "progress":
                    self._busy = False
                    if said == "failed":
                        raise value
                    return value
                progress(*value)
            try:
                cancel.check()
            except Cancelled:
                self._stop_gently(pipe)
                raise

    def _stop_gently(self, pipe: Connection) -> None:
        """Ask the act to stop and wait a breath for it; who does not stop is killed by `run`."""
        pipe.send("stop")
        until = time.monotonic() + _GRACE
        while self._busy and time.monotonic() < until:
            if pipe.poll(_GLANCE) and pipe.recv()[0] != "progress":
                self._busy = False

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None
        self._busy = False

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._kill()


class _Reporter:
    """Progress and cancel as the worker sees them: both are messages on the pipe."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._next = 0.0
        self._stopped = False

    def __call__(self, done: int, total: int, what: str) -> None:
        now = time.monotonic()
        if now >= self._next or 0 < total <= done:
            self._next = now + _GLANCE
            self._pipe.send(("progress", (done, total, what)))

    def check(self) -> None:
        if self._stopped or self._pipe.poll():
            self._stopped = True
            raise Cancelled


def _serve(pipe: Connection) -> None:
    """The worker's life: take an act, run it, answer, until the pipe closes."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program that asked
    while True:
        try:
            message = pipe.recv()
        except (EOFError, OSError):
            return
        if message == "stop":  # it came too late: the act had ended already
            continue
        act, values = message
        reporter = _Reporter(pipe)
        answer = _run(act, values, reporter)
        if reporter._stopped:
            pipe.recv()
        pipe.send(answer)


def _run(act: Callable[..., object], values: tuple[object, ...], reporter: _Reporter) -> tuple[str, object]:
    try:
        return "done", act(*values, progress=reporter, cancel=reporter)
    except (PressfoldError, Cancelled) as error:
        return "failed", error
    except Exception as error:  # noqa: BLE001  # the border of a process: whatever went wrong is told on the other side
        import traceback

        return "failed", WorkerStopped(f"{error!r}\n{traceback.format_exc()}")
