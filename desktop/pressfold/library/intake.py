"""The door for new articles: files are read in a worker process and stored a handful of articles at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from sqlite3 import Connection
from typing import Protocol

from pressfold.library import article_rows, version_rows
from pressfold.library.deciding import replay
from pressfold.library.decisions import Decision, Decisions
from pressfold.library.incoming import Incoming, clipping, of_file
from pressfold.library.originals import Originals
from pressfold.library.own_outlets import OwnOutlets
from pressfold.library.shelve import Shelved, shelve
from pressfold.library.store import Store
from pressfold.library.succession import succession
from pressfold.model.article import Reading
from pressfold.model.errors import CannotRead, FileUnreadable, LibraryUnwritable
from pressfold.model.listing import ImportReport, ImportRow, Outcome
from pressfold.model.progress import NEVER, Cancel, Cancelled, Progress, no_progress

#: Articles that are stored in one transaction: one wait for the disk serves them all.
_HANDFUL = 32

_SENTENCES = {
    Outcome.ADDED: "Added to the library.",
    Outcome.DUPLICATE: "Already in the library.",
    Outcome.NEW_VERSION: "A newer version of an article in the library; the older one is kept for its pins.",
}


class Reader(Protocol):
    """Whoever turns a file into readings."""

    def readings(
        self, path: Path, shown: str | None = None, columns: Mapping[str, str] | None = None
    ) -> Generator[Reading | CannotRead, None, None]:
        """The articles of a file, or why there are none."""
        ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class _Read:
    """An article of a file as it was read, or why not, and its place among all of the import."""

    label: str
    found: Reading | CannotRead
    nth: int


class Intake:
    """Brings files into one library. What a report calls added is on the disk."""

    def __init__(
        self, store: Store, originals: Originals, decisions: Decisions, outlets: OwnOutlets, now: Callable[[], str]
    ) -> None:
        self._store = store
        self._outlets = outlets
        self._originals = originals
        self._decisions = decisions
        self._now = now
        self._reader: Reader | None = None

    def run(
        self,
        paths: Iterable[Path],
        *,
        columns: Mapping[str, str] | None = None,
        progress: Progress = no_progress,
        cancel: Cancel = NEVER,
        stored: Callable[[Sequence[ImportRow]], None] = lambda _: None,
    ) -> ImportReport:
        """Read and store these files and the files of these folders; one row an article, or a file that gave none.

        Behind them stands a row for each thing in a folder that was passed over and is not hidden.
        `columns` are those of tables, by the field they fill, where the user named them.
        `stored` is told the rows of each handful as soon as they are on the disk, so that they are known whatever
        happens to the rest. Stopped half-way, what was read until then is stored and the report says so.
        Raises NoArticles where there is nothing to read, LibraryUnwritable, LibraryNewer, LibraryGone.
        """
        from pressfold.ingest.walk import readable

        walked = readable(paths)
        report = self._take([of_file(path) for path in walked.found], columns, progress, cancel, stored)
        over = tuple(ImportRow(str(each.path), Outcome.SKIPPED, sentence=each.sentence) for each in walked.told)
        if over:
            stored(over)
        return replace(report, rows=report.rows + over)

    def take(
        self,
        content: bytes,
        ending: str,
        name: str,
        *,
        columns: Mapping[str, str] | None = None,
        progress: Progress = no_progress,
        cancel: Cancel = NEVER,
        stored: Callable[[Sequence[ImportRow]], None] = lambda _: None,
    ) -> ImportReport:
        """Read and store what has no file: a clipping, or what a program handed over; `name` is recorded for a path.

        Without an ending, its kind is known by its beginning. Raises LibraryUnwritable.
        """
        with clipping(self._originals.folder.parent / "incoming", content, ending, name) as incoming:
            return self._take([incoming], columns, progress, cancel, stored)

    def _take(
        self,
        found: Sequence[Incoming],
        columns: Mapping[str, str] | None,
        progress: Progress,
        cancel: Cancel,
        stored: Callable[[Sequence[ImportRow]], None],
    ) -> ImportReport:
        self._store.require_writable()
        decided = self._decisions.texts()
        rows: list[ImportRow] = []
        waiting: list[_Read] = []

        def store() -> None:
            done = self._store_all(waiting, decided)
            waiting.clear()
            rows.extend(done)
            stored(done)

        stopped = False
        try:
            for read in self._read_all(found, columns, progress, cancel):
                waiting.append(read)
                if len(waiting) == _HANDFUL:
                    store()
        except Cancelled:
            stopped = True
        if waiting:
            store()
        if not stopped:
            progress(len(found), len(found), "")
        return ImportReport(tuple(rows), cancelled=stopped)

    def close(self) -> None:
        """End the reading process."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def _read_all(
        self, incoming: Sequence[Incoming], columns: Mapping[str, str] | None, progress: Progress, cancel: Cancel
    ) -> Iterator[_Read]:
        """What is read from these files, article by article; the originals are on the disk then. Raises Cancelled."""
        nth = 0
        for done, each in enumerate(incoming):
            cancel.check()
            progress(done, len(incoming), Path(each.label).name)
            with closing(self._read(each, columns)) as readings:
                for found in readings:
                    yield _Read(each.label, found, nth)
                    nth += 1
                    if isinstance(found, Reading) and found.part:
                        cancel.check()

    def _read(self, each: Incoming, columns: Mapping[str, str] | None) -> Generator[Reading | CannotRead, None, None]:
        if self._reader is None:
            from pressfold.ingest.worker import ReadingWorker

            self._reader = ReadingWorker()
        kept = False
        with closing(self._reader.readings(each.path.absolute(), each.recorded, columns)) as readings:
            for found in readings:
                if isinstance(found, Reading) and not kept:
                    try:
                        self._keep(each.path, found.sha256)
                    except CannotRead as error:
                        yield error
                        return
                    kept = True
                yield self._outlets.named(found) if isinstance(found, Reading) else found

    def _keep(self, path: Path, sha256: str) -> None:
        """Keep the original, unless the file changed while it was read. Raises CannotRead, LibraryUnwritable."""
        try:
            content = path.read_bytes()
        except OSError as error:
            raise FileUnreadable(str(path), error.strerror or "it vanished while it was read") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileUnreadable(str(path), "it changed while it was read")
        try:
            self._originals.keep(content, sha256)
        except OSError as error:
            raise LibraryUnwritable(str(self._originals.folder.parent), error.strerror or str(error)) from error

    def _store_all(self, read: Sequence[_Read], decided: frozenset[str]) -> list[ImportRow]:
        """Put what was read on the shelf; `decided` are the texts that the log says something about."""
        imported = self._now()
        self._record(read, imported)
        rows: list[ImportRow] = []
        with self._store.transaction() as connection:
            made: list[Decision] = []
            for each in read:
                path, reading = each.label, each.found
                if isinstance(reading, CannotRead):
                    rows.append(ImportRow(path, Outcome.FAILED, None, reading.sentence))
                    continue
                shelved = shelve(connection, reading, imported)
                if shelved.text_sha256 in decided and shelved.new:
                    replay(connection, self._decisions.about(shelved.text_sha256), imported)
                    shelved = replace(shelved, removed=not article_rows.load(connection, (shelved.article,)))
                follows = self._follows(connection, shelved)
                replay(connection, follows, imported)
                made += follows
                outcome = _outcome(shelved, follows)
                newest = version_rows.newest(connection, shelved.article)
                rows.append(ImportRow(path, outcome, newest, _SENTENCES[outcome], reading.part))
            self._decisions.log(*made)
        return rows

    def _follows(self, connection: Connection, shelved: Shelved) -> list[Decision]:
        """What is decided by an article's coming: it is a version of another, or it is back with all its versions."""
        if shelved.removed:
            group = version_rows.group(connection, shelved.article)
            return [Decision("restore", text_sha256) for _, text_sha256 in group]
        return succession(connection, shelved.article) if shelved.new else []

    def _record(self, read: Sequence[_Read], retrieved: str) -> None:
        """Record the readings beside their originals, before the database knows them. Raises LibraryUnwritable."""
        readings = [(each.found, each.nth) for each in read if isinstance(each.found, Reading)]
        try:
            for _, of_one in groupby(readings, key=lambda each: each[0].sha256):
                self._originals.record(list(of_one), retrieved)
        except OSError as error:
            raise LibraryUnwritable(str(self._originals.folder.parent), error.strerror or str(error)) from error


def _outcome(shelved: Shelved, follows: list[Decision]) -> Outcome:
    if not shelved.new and not shelved.removed:
        return Outcome.DUPLICATE
    return Outcome.NEW_VERSION if follows and not shelved.removed else Outcome.ADDED
