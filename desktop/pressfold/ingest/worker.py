"""The reading worker: strange files are read in a process of their own that can be killed, one file at a time.

It is spawned, never forked, is given one path and gives plain data back, article by article. It has no network and
limited memory, and a file that takes too long ends it. The next file then goes to a new one.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from pressfold.ingest.confinement import confine, deaf_to_ctrl_c
from pressfold.ingest.names import shown_name
from pressfold.ingest.plain_data import packed, plain, reading, unpacked
from pressfold.ingest.reader import Columns
from pressfold.model import errors
from pressfold.model.article import Reading
from pressfold.model.errors import CannotRead, ReaderStopped

#: Seconds that one article of a file may take, and bytes of memory that its reader may use.
SECONDS = 20.0
MEMORY = 1_500_000_000
#: Seconds that a new process may take until it is ready: a slow disk or a virus scanner at the first start.
_START_SECONDS = 60.0
#: After so many processes in a row that could not start, none is tried for the files that wait.
_MOST_STARTS = 3
#: No answer is longer: five million characters of four bytes, and what stands around them.
_LONGEST_ANSWER = 64_000_000

#: What a worker does with one file: `ingest.reading.readings`, or a function of a module that a test hands in.
Act = Callable[..., Iterable[Reading | CannotRead]]
#: What is told behind the last article of a file.
_END = "end"


class ReadingWorker:
    """One process that reads files for any thread that asks, started at the first file and after each it lost.

    `act` is called in the process as `act(path, shown=..., columns=...)`; None stands for `ingest.reading.readings`.
    """

    def __init__(self, act: Act | None = None, *, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._act = act
        self._seconds = seconds
        self._memory = memory
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._failed_starts = 0

    def start(self) -> None:
        """Start the process ahead of the first file, and wait until it is ready. Raises ReaderStopped."""
        with self._turn:
            self._ready("")

    def readings(
        self, path: Path, shown: str | None = None, columns: Columns | None = None
    ) -> Generator[Reading | CannotRead, None, None]:
        """The articles of a file, each as its reading or why there is none; ReaderStopped ends them where the process
        hung, died or was closed.

        Other threads wait until the last was taken; who needs no more closes the iterator, which ends the process.
        """
        name = shown_name(shown or str(path))
        with self._turn:
            try:
                pipe = self._ready(name)
                pipe.send_bytes(packed([str(path), shown, columns and dict(columns)]))
                while (answer := self._answer(pipe, self._seconds, name)) != packed(_END):
                    found = _reading(answer, name)
                    if isinstance(found, ReaderStopped):
                        raise found
                    yield found
            except (EOFError, OSError):
                yield ReaderStopped(name, f"the reading process ended{self._exit()}")
            except ReaderStopped as stopped:
                self._end()
                yield stopped
            except BaseException:
                self._end()  # interrupted: the answer may still come, and the next file must not get it
                raise

    def close(self) -> None:
        """End the process, whatever it is doing; a later `read` starts another."""
        process = self._process
        if process is not None:
            with contextlib.suppress(ValueError, AttributeError):  # the reading thread was quicker to end it
                process.kill()
        with self._turn:
            self._end()
            self._failed_starts = 0

    def _end(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if pipe is not None:
            pipe.close()

    def _ready(self, name: str) -> Connection:
        """The pipe to a process that waits for a path."""
        if self._pipe is not None and self._process is not None and self._process.is_alive():
            return self._pipe
        self._end()
        if self._failed_starts == _MOST_STARTS:
            raise ReaderStopped(name, "the reading process could not start, however often it was tried")
        self._failed_starts += 1
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=_serve, args=(theirs, self._act, self._memory), name="pressfold-reader", daemon=True
        )
        with deaf_to_ctrl_c():
            process.start()
        theirs.close()
        self._process, self._pipe = process, ours
        try:
            self._answer(ours, _START_SECONDS, name)
            self._failed_starts = 0
        except (EOFError, OSError) as error:
            raise ReaderStopped(name, f"the reading process could not start{self._exit()}") from error
        except BaseException:
            self._end()
            raise
        return ours

    def _answer(self, pipe: Connection, seconds: float, name: str) -> bytes:
        if not pipe.poll(seconds):
            raise ReaderStopped(name, f"it took longer than {seconds:g} seconds")
        return pipe.recv_bytes(_LONGEST_ANSWER)

    def _exit(self) -> str:
        """How a process that is gone ended, for the sentence about it; the worker is closed then."""
        process = self._process
        code = None
        if process is not None:
            process.join(1)
            code = process.exitcode
        self._end()
        return f" (code {code})" if code is not None else ""


def _reading(content: bytes, name: str) -> Reading | CannotRead:
    """The reading in an answer, or the CannotRead that the answer tells of; ReaderStopped where it makes no sense."""
    try:
        answer = unpacked(content)
        if "reading" in answer:
            return reading(answer["reading"])
        kind = getattr(errors, answer["error"], CannotRead)
        sentence, details = str(answer["sentence"]), str(answer["details"])
    except (ValueError, KeyError, TypeError):
        return ReaderStopped(name, "the reading process gave no sensible answer")
    if not (isinstance(kind, type) and issubclass(kind, CannotRead)):
        kind = CannotRead
    told = errors.revived(kind, sentence, details)
    assert isinstance(told, CannotRead)
    return told


# --- the other side --------------------------------------------------------------------------------------------------


def _serve(pipe: Connection, act: Act | None, memory: int) -> None:
    """Read the files that are asked for until the pipe is closed."""
    confine(memory)
    if act is None:
        from pressfold.ingest.reading import readings

        act = readings
    with contextlib.suppress(EOFError, OSError):  # the other side is gone: nobody waits for an answer
        pipe.send_bytes(packed("ready"))
        while True:
            path, shown, columns = unpacked(pipe.recv_bytes())
            for told in _told(act, Path(path), shown, columns):
                pipe.send_bytes(packed(told))
            pipe.send_bytes(packed(_END))


def _told(act: Act, path: Path, shown: str | None, columns: Columns | None) -> Iterator[dict[str, Any]]:
    """What is told about a file: the reading of each article, or why there is none."""
    name = shown_name(shown or str(path))
    try:
        for found in act(path, shown=shown, columns=columns):
            yield _refusal(found) if isinstance(found, CannotRead) else {"reading": plain(found)}
    except MemoryError:
        yield _refusal(ReaderStopped(name, "it needed more memory than a reader may use"))
    except Exception as error:  # noqa: BLE001  # the border of a process: whatever a strange file did is told
        import traceback

        stopped = ReaderStopped(name, f"its reader failed ({type(error).__name__})")
        stopped.details = traceback.format_exc()
        yield _refusal(stopped)


def _refusal(error: CannotRead) -> dict[str, Any]:
    return {"error": type(error).__name__, "sentence": error.sentence, "details": error.details}
