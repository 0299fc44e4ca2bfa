"""The door for new articles: files are read in a worker process and stored a handful at a time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

from pressfold.library.decisions import Decision, Decisions
from pressfold.library.originals import Originals
from pressfold.library.shelve import shelve
from pressfold.library.store import Store
from pressfold.model.article import Reading
from pressfold.model.errors import CannotRead, FileUnreadable, LibraryUnwritable
from pressfold.model.listing import ImportReport, ImportRow, Outcome
from pressfold.model.progress import NEVER, Cancel, Cancelled, Progress, no_progress

#: Files that are stored in one transaction: one wait for the disk serves them all.
_HANDFUL = 32

_SENTENCES = {Outcome.ADDED: "Added to the library.", Outcome.DUPLICATE: "Already in the library."}


class Reader(Protocol):
    """Whoever turns a file into a reading."""

    def read(self, path: Path, shown: str | None = None) -> Reading:
        """The reading of a file. Raises CannotRead."""
        ...

    def close(self) -> None: ...


class Intake:
    """Brings files into one library. What a report calls added is on the disk."""

    def __init__(self, store: Store, originals: Originals, decisions: Decisions, now: Callable[[], str]) -> None:
        self._store = store
        self._originals = originals
        self._decisions = decisions
        self._now = now
        self._reader: Reader | None = None

    def run(
        self,
        paths: Iterable[Path],
        *,
        progress: Progress = no_progress,
        cancel: Cancel = NEVER,
        stored: Callable[[Sequence[ImportRow]], None] = lambda _: None,
    ) -> ImportReport:
        """Read and store these files and the files of these folders; one row a file.

        `stored` is told the rows of each handful as soon as they are on the disk, so that they are known whatever
        happens to the rest. Stopped half-way, what was stored stays and the report says so.
        Raises NoArticles where there is nothing to read, LibraryUnwritable.
        """
        from pressfold.ingest.walk import files

        found = files(paths)
        rows: list[ImportRow] = []
        try:
            for handful in _handfuls(found):
                done = self._handful(handful, len(rows), len(found), progress, cancel)
                rows += done
                stored(done)
        except Cancelled:
            return ImportReport(tuple(rows), cancelled=True)
        return ImportReport(tuple(rows))

    def close(self) -> None:
        """End the reading process."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _handful(self, paths: list[Path], done: int, total: int, progress: Progress, cancel: Cancel) -> list[ImportRow]:
        read: list[tuple[Path, Reading | CannotRead]] = []
        for path in paths:
            cancel.check()
            progress(done + len(read), total, path.name)
            read.append((path, self._read(path, done + len(read))))
        rows = self._store_all(read)
        progress(done + len(rows), total, "")
        return rows

    def _read(self, path: Path, nth: int) -> Reading | CannotRead:
        if self._reader is None:
            from pressfold.ingest.worker import ReadingWorker

            self._reader = ReadingWorker()
        try:
            reading = self._reader.read(path.absolute(), shown=storable(path.absolute()))
            self._keep(path, reading, nth)
        except CannotRead as error:
            return error
        return reading

    def _keep(self, path: Path, reading: Reading, nth: int) -> None:
        """Keep the original, unless the file changed while it was read. Raises CannotRead, LibraryUnwritable."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise FileUnreadable(str(path), error.strerror or "it vanished while it was read") from error
        if hashlib.sha256(content).hexdigest() != reading.sha256:
            raise FileUnreadable(str(path), "it changed while it was read")
        try:
            self._originals.keep(content, reading, self._now(), nth)
        except OSError as error:
            raise LibraryUnwritable(str(self._originals.folder.parent), error.strerror or str(error)) from error

    def _store_all(self, read: list[tuple[Path, Reading | CannotRead]]) -> list[ImportRow]:
        decisions = self._decisions.by_text()
        removed = self._decisions.removed_texts()
        rows: list[ImportRow] = []
        with self._store.transaction() as connection:
            for path, reading in read:
                if isinstance(reading, CannotRead):
                    rows.append(ImportRow(str(path), Outcome.FAILED, None, reading.sentence))
                    continue
                shelved = shelve(connection, reading, self._now(), decisions)
                if shelved.outcome is Outcome.ADDED and shelved.text_sha256 in removed:
                    self._decisions.log(Decision("restore", shelved.text_sha256))
                rows.append(ImportRow(str(path), shelved.outcome, shelved.article, _SENTENCES[shelved.outcome]))
        return rows


def storable(path: Path) -> str:
    """The path as text that can be stored: bytes of its name that are no UTF-8 are written out as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _handfuls(paths: list[Path]) -> Iterator[list[Path]]:
    waiting = iter(paths)
    while handful := list(islice(waiting, _HANDFUL)):
        yield handful
