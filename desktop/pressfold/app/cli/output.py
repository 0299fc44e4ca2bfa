"""What a command prints: findings on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TextIO

from pressfold.model.errors import NotPrinted
from pressfold.text.printable import without_directions


class Output:
    """Standard output as text or as JSON Lines, and standard error for progress and sentences."""

    def __init__(self, *, as_json: bool, progress: bool, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.as_json = as_json
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._shows_progress = progress or self._err.isatty()
        self._line_is_open = False

    def record(self, record: Mapping[str, object]) -> None:
        """One JSON object on one line. Raises NotPrinted."""
        self._print(json.dumps(record, ensure_ascii=False))

    def records(self, records: Iterable[Mapping[str, object]]) -> None:
        for record in records:
            self.record(record)

    def text(self, line: str = "") -> None:
        """One line of text for a reader. Raises NotPrinted."""
        self._print(line)

    def say(self, sentence: str) -> None:
        """A sentence on standard error; the names of files in it cannot turn their own direction round."""
        self._end_progress()
        self._err.write(without_directions(sentence) + "\n")

    def progress(self, done: int, total: int, what: str) -> None:
        """How far the work is, on one line that rewrites itself on a terminal."""
        if not self._shows_progress:
            return
        amount = f"{done} of {total}" if total else str(done)
        if self._err.isatty():
            self._err.write(f"\r\033[K{amount} {what}"[:200])
            self._line_is_open = True
        else:
            self._err.write(f"{amount} {what}\n")
        self._err.flush()

    def close(self) -> None:
        """End an open progress line and hand on what is still buffered. Raises NotPrinted."""
        self._end_progress()
        self._err.flush()
        with _printing():
            self._out.flush()

    def _print(self, line: str) -> None:
        with _printing():
            self._out.write(line + "\n")

    def _end_progress(self) -> None:
        if self._line_is_open:
            self._err.write("\r\033[K")
            self._line_is_open = False


@contextmanager
def _printing() -> Iterator[None]:
    """What the disk refuses, as a sentence; a reader who has gone (`| head`) flies on as BrokenPipeError."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrinted(error.strerror or str(error)) from error
