"""The door to backups of the library: made whole or not at all, kept in turn, looked at before they come back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pressfold.library import copying
from pressfold.library.decisions import Decision, Decisions, decisions_in
from pressfold.library.store import Store
from pressfold.model.article import title_of
from pressfold.model.backup import Backup, Preview, Reason
from pressfold.model.errors import LibraryDamaged
from pressfold.model.keeping_errors import BackupFailed, BackupUnusable, NoBackup
from pressfold.model.label import LabelKind

#: Automatic backups that are kept: the last ones, and one for each of the last days.
LAST, DAYS = 5, 7
_ENDING = ".backup.sqlite"
_LOG = "decisions"
_SLUGS = {Reason.ASKED: "asked", Reason.DAILY: "daily", Reason.MIGRATION: "update", Reason.RESTORE: "restore"}

_TITLES = """
SELECT text_sha256, title, substr(text, 1, 500) AS opening FROM article WHERE removed IS NULL ORDER BY id
"""


class Backups:
    """The backups of one library, in its folder `backups`; one that is asked for may lie anywhere."""

    def __init__(self, folder: Path, store: Store, decisions: Decisions, now: Callable[[], str]) -> None:
        self.folder = folder
        self._store = store
        self._decisions = decisions
        self._now = now

    def paths(self) -> list[Path]:
        """The backups in the library's folder, newest first."""
        return sorted(self.folder.glob(f"*{_ENDING}"), reverse=True)

    def put_aside(self) -> list[Path]:
        """The databases that a rebuild or a restore put aside."""
        return sorted(self.folder.parent.glob("before-*/library.sqlite"))

    def all(self) -> list[Backup]:
        """The backups in the library's folder, newest first; one that cannot be read is left out."""
        found = (_about(path) for path in self.paths())
        return [backup for backup in found if backup is not None]

    def make(self, path: Path | None = None, reason: Reason = Reason.ASKED) -> Backup:
        """Back the library up, to `path` or into its own folder.

        Raises BackupFailed when the disk refuses, LibraryDamaged when the database is not sound: then the older
        backups stay as they are.
        """
        made = self._now()
        place = path or self._free(made, reason)
        log = self._decisions.path.read_bytes() if self._decisions.path.exists() else b""
        kept = {"made": made.encode(), "reason": reason.value.encode(), _LOG: log}
        try:
            with self._store.reading() as connection:
                copying.write_copy(connection, place, kept)
        except copying.NotSound as error:
            raise LibraryDamaged(str(self.folder.parent), str(error)) from error
        except OSError as error:
            raise BackupFailed(str(place), error.strerror or str(error)) from error
        if reason is not Reason.ASKED:
            self._prune()
        return Backup(str(place), made, reason, place.stat().st_size)

    def due(self) -> bool:
        """Whether the last automatic backup is of another day, or there is none, and there is something to keep."""
        if self._store.newer:
            return False
        today = self._now()[:10]
        return not any(path.name.startswith(today) for path in self.paths()) and self._has_articles()

    def daily(self) -> Backup | None:
        """Make the backup of the day where it is due; None where it is not, or the disk has no room for it."""
        if not self.due() or not self._has_room():
            return None
        return self.make(reason=Reason.DAILY)

    def before_migration(self) -> None:
        """Keep the database as an older Pressfold left it. Raises BackupFailed, LibraryDamaged."""
        self.make(reason=Reason.MIGRATION)

    def preview(self, path: Path) -> Preview:
        """What bringing this backup back would change. Raises NoBackup, BackupUnusable."""
        backup = found(path)
        with usable(path) as copy:
            then = _titles(copy)
            counts = _counts(copy)
        now = self._titles_now()
        back = tuple(title for text, title in then.items() if text not in now)
        gone = tuple(title for text, title in now.items() if text not in then)
        return Preview(backup, len(then), *counts, back, gone)

    def _titles_now(self) -> dict[str, str]:
        try:
            with self._store.reading() as connection:
                return _titles(connection)
        except LibraryDamaged:  # then a restore is all the more wanted
            return {}

    def _free(self, made: str, reason: Reason) -> Path:
        stamp = f"{made.replace(':', '')}-{_SLUGS[reason]}"
        names = (f"{stamp}{'' if nth == 1 else f'-{nth}'}{_ENDING}" for nth in range(1, 1000))
        return next(self.folder / name for name in names if not (self.folder / name).exists())

    def _has_articles(self) -> bool:
        with self._store.reading() as connection:
            return connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is not None

    def _has_room(self) -> bool:
        """Whether the disk holds the copy and as much again."""
        return shutil.disk_usage(self.folder.parent).free > 2 * self._store.path.stat().st_size

    def _prune(self) -> None:
        """Let the oldest automatic backups go; those that were asked for stay."""
        automatic = [
            path for path in self.paths() if not path.name.removesuffix(_ENDING).endswith(_SLUGS[Reason.ASKED])
        ]
        oldest = (date.fromisoformat(self._now()[:10]) - timedelta(days=DAYS - 1)).isoformat()
        of_day = {path.name[:10]: path for path in reversed(automatic) if path.name[:10] >= oldest}
        for path in automatic[LAST:]:
            if path not in of_day.values():
                path.unlink(missing_ok=True)


def found(path: Path) -> Backup:
    """The backup in this file. Raises NoBackup, BackupUnusable."""
    with usable(path) as copy:
        return _described(path, copy)


@contextmanager
def usable(path: Path) -> Iterator[sqlite3.Connection]:
    """A backup that was looked through, for reading. Raises NoBackup, BackupUnusable."""
    if not path.is_file():
        raise NoBackup(str(path))
    try:
        with copying.opened(path) as copy:
            copying.check(copy)
            yield copy
    except copying.NotSound as error:
        raise BackupUnusable(str(path), str(error)) from error


def log_of(copy: sqlite3.Connection) -> list[Decision]:
    """The decisions that a backup keeps."""
    return list(decisions_in(copying.kept(copy, _LOG) or b""))


def _about(path: Path) -> Backup | None:
    """What a backup says of itself, without looking through it; None where it cannot be read."""
    try:
        with copying.opened(path) as copy:
            return _described(path, copy)
    except copying.NotSound:
        return None


def _described(path: Path, copy: sqlite3.Connection) -> Backup:
    about = path.stat()
    made, reason = copying.kept(copy, "made"), copying.kept(copy, "reason")
    written = datetime.fromtimestamp(about.st_mtime, UTC).isoformat(timespec="seconds")
    known = reason.decode() if reason else ""
    return Backup(
        str(path),
        made.decode() if made else written,
        Reason(known) if known in Reason.__members__.values() else Reason.ASKED,
        about.st_size,
    )


def _titles(connection: sqlite3.Connection) -> dict[str, str]:
    return {row["text_sha256"]: title_of(row["title"], row["opening"]) for row in connection.execute(_TITLES)}


def _counts(copy: sqlite3.Connection) -> tuple[int, int]:
    """How many collections and tags; an older backup knows none."""
    try:
        rows = dict(copy.execute("SELECT kind, count(*) FROM label GROUP BY kind").fetchall())
    except sqlite3.OperationalError:
        return 0, 0
    return rows.get(LabelKind.COLLECTION.value, 0), rows.get(LabelKind.TAG.value, 0)


def latest(folder: Path) -> Backup | None:
    """The newest backup beside the library in `folder` that says what it is, without looking through it."""
    found = (_about(path) for path in sorted((folder / "backups").glob(f"*{_ENDING}"), reverse=True))
    return next((backup for backup in found if backup is not None), None)


def newest(folder: Path) -> Path | None:
    """The newest backup beside the library in `folder` that is sound, None where there is none."""
    for path in sorted((folder / "backups").glob(f"*{_ENDING}"), reverse=True):
        with suppress(BackupUnusable), usable(path):
            return path
    return None
