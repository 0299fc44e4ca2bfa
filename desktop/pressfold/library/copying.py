"""A whole copy of a database with the decisions' log inside, made beside its place and put there when it is sound."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from pressfold import disk
from pressfold.library import migrations

#: What a copy holds beside the tables of a library: the log, when and why it was made.
_KEPT = "CREATE TABLE kept (name TEXT PRIMARY KEY, content BLOB NOT NULL)"
#: What a copy must not claim to know: the search index is another folder, and may have changed since.
_ELSEWHERE = ("DELETE FROM indexed", "DELETE FROM fact WHERE name = 'index'")


class NotSound(Exception):
    """A copy that SQLite's quick check refuses, or a file that is no copy of a library."""


def write_copy(connection: sqlite3.Connection, path: Path, kept: dict[str, bytes]) -> None:
    """Copy the database of `connection` to `path` with `kept` beside its tables; whole or not at all.

    Raises OSError, sqlite3.Error, or NotSound when the copy is damaged; nothing is left behind then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".~{path.name}.tmp")
    draft.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?", (str(draft),))
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode = DELETE")
            copy.execute(_KEPT)
            copy.executemany("INSERT INTO kept VALUES (?, ?)", kept.items())
            for forgetting in _ELSEWHERE:
                copy.execute(forgetting)
            check(copy)
        with draft.open("rb+") as file:
            disk.settle(file.fileno())
        os.replace(draft, path)  # noqa: PTH105  # atomic on all three systems
        disk.settle_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A copy for reading. Raises NotSound where it is none of a library, damaged, or made by a newer Pressfold."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            if connection.execute("PRAGMA application_id").fetchone()[0] != migrations.APPLICATION_ID:
                raise NotSound("it is no backup of a library")
            if migrations.version(connection) > migrations.NEWEST:
                raise NotSound("a newer Pressfold made it")
            yield connection
    except sqlite3.DatabaseError as error:
        raise NotSound(str(error)) from error


def check(connection: sqlite3.Connection) -> None:
    """Raises NotSound where SQLite's quick check finds something wrong."""
    found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
    if found != ["ok"]:
        raise NotSound("; ".join(found))


def kept(connection: sqlite3.Connection, name: str) -> bytes | None:
    """What a copy keeps under a name; None in a database that is no copy."""
    with contextlib.suppress(sqlite3.OperationalError):  # no such table
        row = connection.execute("SELECT content FROM kept WHERE name = ?", (name,)).fetchone()
        return None if row is None else bytes(row[0])
    return None
