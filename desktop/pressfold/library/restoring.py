"""Bringing a backup back: into an open library at one stroke, or in the place of a damaged database."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from pressfold.library import aside, backups
from pressfold.library.backups import Backups
from pressfold.library.decisions import Decision, Decisions
from pressfold.library.lock import LibraryLock
from pressfold.library.originals import Originals
from pressfold.library.store import Store
from pressfold.model.backup import Backup, Reason
from pressfold.model.errors import LibraryDamaged, LibraryUnwritable
from pressfold.model.keeping_errors import BackupUnusable

_TEXTS = "SELECT text_sha256 FROM {}.article"


def bring_back(store: Store, decisions: Decisions, kept: Backups, path: Path) -> Backup:
    """Make an open library what it was when the backup was made; as it is now, it is backed up before.

    What was imported since is no longer listed; its originals stay, so that importing it again brings it back.
    Raises NoBackup, BackupUnusable, BackupFailed, LibraryDamaged, LibraryUnwritable; then nothing changed.
    """
    with _draft(path, store.path.parent) as (draft, log):
        before = kept.make(reason=Reason.RESTORE)
        with store.attached(draft) as connection:
            here = {row[0] for row in connection.execute(_TEXTS.format("main"))}
            there = {row[0] for row in connection.execute(_TEXTS.format("older"))}
            _copy_rows(connection)
            decisions.replace(_without(log, sorted(here - there)))
    return before


def replace_damaged(folder: Path, path: Path, now: Callable[[], str]) -> Path:
    """Put a backup in the place of a database that cannot be read; where the damaged one lies now.

    Raises NoBackup, BackupUnusable, LibraryLocked, LibraryUnwritable.
    """
    lock = LibraryLock.take(folder)
    try:
        with _draft(path, folder) as (draft, log):
            with closing(sqlite3.connect(draft)) as connection:
                held = {row[0] for row in connection.execute("SELECT sha256 FROM article")}
            originals = Originals(folder / "originals")
            gone = [reading.text_sha256 for reading, _ in originals.readings() if reading.sha256 not in held]
            place = aside.free(folder / f"before-restore-{now().replace(':', '')}")
            aside.move(folder, place)
            draft.replace(folder / aside.DATABASE)
            Decisions(folder / "decisions.jsonl").replace(_without(log, gone))
            return place
    except OSError as error:
        raise LibraryUnwritable(str(folder), error.strerror or str(error)) from error
    finally:
        lock.release()


@contextmanager
def _draft(path: Path, folder: Path) -> Iterator[tuple[Path, Sequence[Decision]]]:
    """A copy of a backup with the tables of this Pressfold, and the decisions that it keeps."""
    draft = folder / ".~restore.sqlite"
    try:
        with backups.usable(path) as copy:
            log = backups.log_of(copy)
        shutil.copyfile(path, draft)
        with closing(sqlite3.connect(draft)) as connection:
            connection.execute("DROP TABLE IF EXISTS kept")
        with closing(Store(draft)) as store:
            store.settle()
        yield draft, log
    except LibraryDamaged as error:
        if error.details:
            raise
        raise BackupUnusable(str(path), error.sentence) from error
    except OSError as error:
        raise LibraryUnwritable(str(folder), error.strerror or str(error)) from error
    finally:
        for name in (draft.name, f"{draft.name}-wal", f"{draft.name}-shm"):
            (folder / name).unlink(missing_ok=True)


def _copy_rows(connection: sqlite3.Connection) -> None:
    """Put all rows of the attached database in the place of ours."""
    tables = [row[0] for row in connection.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")]
    for table in tables:
        columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"DELETE FROM main.{table}")
        connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM older.{table}")


def _without(log: Iterable[Decision], gone: Iterable[str]) -> list[Decision]:
    """The log of a backup, and that these texts are no longer here: a rebuild must not bring them in again."""
    return [*log, *(Decision("remove", text) for text in gone)]
