"""The SQL of what the index holds, and of the articles that changed since: the database notes them by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sqlite3 import Connection

from pressfold.library import article_rows, index_rows
from pressfold.library.store import remember

#: The fact that tells which index these rows are about.
_FACT = "index"
_UNDER_WAY = "being written"


@dataclass(frozen=True, slots=True)
class Behind:
    """What may have changed since the index was brought in step.

    `touched` tells how often each article was written to; of those, `now` has the digests of the entries that are
    there and `held` of those in the index.
    """

    touched: Mapping[int, int]
    now: Mapping[int, str]
    held: Mapping[int, str]

    @property
    def gone(self) -> list[int]:
        """The articles that the index has and must forget."""
        return sorted(self.held.keys() - self.now.keys())

    @property
    def changed(self) -> list[int]:
        """The articles that the index must take in."""
        return [id for id in sorted(self.now) if self.held.get(id) != self.now[id]]


#: Where no article changed.
NOTHING = Behind({}, {}, {})


def behind(connection: Connection) -> Behind:
    """What changed, at the cost of that alone. What changes while this is read is noted once more."""
    touched = {row["article"]: row["times"] for row in connection.execute("SELECT article, times FROM touched")}
    where, values = article_rows.among("article", touched)
    held = connection.execute(f"SELECT article, digest FROM indexed WHERE {where}", values)
    return Behind(touched, index_rows.digests(connection, touched), {row["article"]: row["digest"] for row in held})


def everything(connection: Connection) -> Behind:
    """All articles, as for an index that holds none."""
    touched = behind(connection).touched
    return Behind(touched, index_rows.digests(connection), {})


def some_gone(connection: Connection) -> bool:
    """Whether an article was removed since: the index may still have it."""
    there = f"SELECT 1 FROM article WHERE article.id = touched.article AND {article_rows.PRESENT}"
    found = connection.execute(f"SELECT 1 FROM touched WHERE NOT EXISTS ({there}) LIMIT 1").fetchone()
    return found is not None


def begin(connection: Connection, mark: str) -> None:
    """Note that the index with this mark is being written: it may be a later one when the program is killed."""
    remember(connection, _FACT, f"{index_rows.VERSION} {mark} {_UNDER_WAY}")


def settle(connection: Connection, done: Behind, mark: str, *, anew: bool = False) -> None:
    """Note what the index with this mark holds now; `anew` says that it holds nothing else."""
    if anew:
        connection.execute("DELETE FROM indexed")
    forgotten: Iterable[tuple[int]] = ((id,) for id in done.gone)
    connection.executemany("DELETE FROM indexed WHERE article = ?", forgotten)
    connection.executemany("INSERT OR REPLACE INTO indexed VALUES (?, ?)", [(id, done.now[id]) for id in done.changed])
    connection.executemany("DELETE FROM touched WHERE article = ? AND times = ?", list(done.touched.items()))
    remember(connection, _FACT, f"{index_rows.VERSION} {mark}")


def forget(connection: Connection) -> None:
    """Know of no index any more."""
    connection.execute("DELETE FROM indexed")
    connection.execute("DELETE FROM fact WHERE name = ?", (_FACT,))


def is_about(connection: Connection, mark: str) -> bool:
    """Whether the index with this mark is the one that these rows are about, or what a killed program made of it.

    Marks are of the form `lineage:number:rest`; each write gives a higher number.
    """
    row = connection.execute("SELECT value FROM fact WHERE name = ?", (_FACT,)).fetchone()
    version, _, known = row["value"].partition(" ") if row else ("", "", "")
    if version != index_rows.VERSION:
        return False
    known, _, state = known.partition(" ")
    return known == mark or (state == _UNDER_WAY and _follows(mark, known))


def _follows(mark: str, known: str) -> bool:
    lineage, number, _ = mark.split(":", 2)
    before, at, _ = known.split(":", 2)
    return lineage == before and int(number) > int(at)
