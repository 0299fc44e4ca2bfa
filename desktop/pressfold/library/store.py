"""The store: one SQLite database, opened once for each thread that asks.

WAL lets readers go on while an import writes. The reader's own acts are written with `synchronous = FULL`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pressfold.library import migrations
from pressfold.model.errors import LibraryDamaged, LibraryGone, LibraryNewer, LibraryUnwritable


class Store:
    """The database of one library folder: connections, transactions, integrity."""

    def __init__(
        self, path: Path, *, reading: bool = False, before_migration: Callable[[Store], object] = lambda _: None
    ) -> None:
        """Open `path`, making or migrating its tables; `reading` also opens one on a disk that cannot be written.

        `before_migration` is called while an older library is still as it was. One made by a newer Pressfold is opened
        for reading only: then `newer` is True, and every transaction raises LibraryNewer.
        Raises LibraryDamaged or LibraryUnwritable.
        """
        self.path = path
        self.newer = False
        self._reading = reading
        self._before_migration = before_migration
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        with self._failures():
            self._prepare()

    def _prepare(self) -> None:
        version = migrations.version(self.connection)
        if version > migrations.NEWEST:
            self.close()
            self.newer = True
            return
        if 0 < version < migrations.NEWEST:
            self._before_migration(self)
        migrations.migrate(self.connection)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        existing: sqlite3.Connection | None = getattr(self._local, "connection", None)
        return existing if existing is not None else self._connect()

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = self._open(f"{self.path.absolute().as_uri()}?mode=ro" if self.newer else str(self.path))
        except sqlite3.OperationalError:
            if not (self._reading or self.newer) or not self._is_settled():
                raise
            connection = self._open(f"{self.path.absolute().as_uri()}?immutable=1")
        self._local.connection = connection
        return connection

    def _open(self, name: str) -> sqlite3.Connection:
        connection = sqlite3.connect(
            name, timeout=5.0, isolation_level=None, check_same_thread=False, uri=name.startswith("file:")
        )
        with self._guard:
            self._opened.append(connection)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _is_settled(self) -> bool:
        """Whether all that was stored is in the database itself: a log beside it cannot be read without writing."""
        log = self.path.with_name(self.path.name + "-wal")
        return self.path.exists() and (not log.exists() or log.stat().st_size == 0)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """A connection inside one transaction: all of it is stored, or none.

        Raises LibraryUnwritable when the disk is full or read-only, LibraryDamaged when the file is broken,
        LibraryGone when it is not there any more.
        """
        self.require_writable()
        connection = self.connection
        with self._failures():
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk makes SQLite roll back by itself
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def unlinked(self) -> Iterator[sqlite3.Connection]:
        """A transaction in which no row's references are looked up: the caller has made sure of them, for all at once.

        Nor is anything deleted with what it refers to.
        """
        self.require_writable()
        connection = self.connection
        with self._failures():
            connection.execute("PRAGMA foreign_keys = OFF")
        try:
            with self.transaction():
                yield connection
        finally:
            connection.execute("PRAGMA foreign_keys = ON")

    def check_there(self) -> None:
        """Raise LibraryGone where the folder was moved or its drive taken away.

        An open file would let us write on, to where nobody finds it again.
        """
        if not self.path.exists():
            raise LibraryGone(str(self.path.parent))

    @contextmanager
    def attached(self, older: Path) -> Iterator[sqlite3.Connection]:
        """A transaction with another database at hand as `older`; its rows may come in any order."""
        self.require_writable()
        connection = self.connection
        with self._failures():
            connection.execute("PRAGMA foreign_keys = OFF")
            connection.execute("ATTACH ? AS older", (str(older),))
        try:
            with self.transaction():
                yield connection
        finally:
            connection.execute("DETACH older")
            connection.execute("PRAGMA foreign_keys = ON")

    def require_writable(self) -> None:
        """Raises LibraryNewer for a library that can only be read here, LibraryGone for one that is not there."""
        self.check_there()
        if self.newer:
            raise LibraryNewer(str(self.path.parent))

    def settle(self) -> None:
        """Bring all that was stored into the database itself."""
        with self._failures():
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def wipe(self) -> None:
        """Write the database anew, so that nothing deleted is left in it. Raises LibraryUnwritable."""
        with self._failures():
            self.connection.execute("VACUUM")
        self.settle()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for reading; a broken file raises LibraryDamaged."""
        with self._failures():
            yield self.connection

    @contextmanager
    def _failures(self) -> Iterator[None]:
        folder = str(self.path.parent)
        try:
            yield
        except sqlite3.OperationalError as error:
            if self.newer:
                raise LibraryNewer(folder) from error
            if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # a table or column is not there
                raise LibraryDamaged(folder, str(error)) from error
            if not self.path.parent.exists():
                raise LibraryGone(folder) from error
            raise LibraryUnwritable(folder, str(error)) from error
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
            raise  # a mistake of ours says nothing about the file
        except sqlite3.DatabaseError as error:
            raise LibraryDamaged(folder, str(error)) from error

    def damage(self) -> list[str]:
        """What SQLite's quick check finds wrong, nothing when all is well."""
        try:
            rows = [str(row[0]) for row in self.connection.execute("PRAGMA quick_check(20)")]
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return [row for row in rows if row != "ok"]

    def fact(self, name: str) -> str | None:
        """A small thing the library remembers about itself."""
        with self.reading() as connection:
            row = connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row["value"])

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._opened:
                connection.close()
            self._opened.clear()
        self._local = threading.local()


def remember(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Store a fact inside the caller's transaction."""
    connection.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (name, value))


def made_by_newer(path: Path) -> bool:
    """Whether this database is whole enough to say that a newer version made it."""
    if not path.exists():
        return False
    connection = sqlite3.connect(path)
    try:
        return migrations.version(connection) > migrations.NEWEST
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()
