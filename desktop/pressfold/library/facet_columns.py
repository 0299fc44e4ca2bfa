"""The values of all articles as columns of plain numbers: a result of ten thousand articles is counted in milliseconds.

Reading who is named where takes most of a second in a large library, and changes with the analysis alone; the rest is
read again whenever the database changed.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection, Row
from typing import TYPE_CHECKING

from pressfold.library.article_rows import PRESENT
from pressfold.library.store import Store
from pressfold.model.progress import NEVER, Cancel
from pressfold.model.search import FacetChoice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: So many rows are read between two questions whether to stop.
_ROWS = 5_000

_FACTS = f"SELECT id, substr(published, 1, 10), outlet, language, credit FROM article WHERE {PRESENT}"
_FIELDS = ("date", "outlet", "lang", "credit")
_LABELLED = (
    "SELECT article.id, name FROM labelled JOIN label ON label.id = label "
    "JOIN article ON article.first = labelled.article WHERE kind = ?"
)
_SHARES = (
    "SELECT DISTINCT article, CASE kind WHEN 'wire' THEN 'wire copy' ELSE 'a quotation' END "
    "FROM passage JOIN family ON family.id = family WHERE kind <> 'stock'"
)
_NAMED = "SELECT DISTINCT article, actor FROM mention"


@dataclass(frozen=True, slots=True)
class Column:
    """Which articles have which values: two runs of one length; `codes` number the `values`."""

    articles: NDArray[np.int64]
    codes: NDArray[np.int64]
    values: Sequence[str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> Column:
        """The column of pairs of article and value; a pair that comes twice counts once."""
        import numpy as np

        numbers: dict[str, int] = {}
        keys = [(article << 32) | numbers.setdefault(value, len(numbers)) for article, value in pairs]
        once = np.unique(np.array(keys, np.int64))
        return cls(once >> 32, once & 0xFFFFFFFF, list(numbers))

    def counted(self, chosen: NDArray[np.bool_]) -> dict[str, int]:
        """How many of the chosen articles have each value that one of them has; `chosen` is asked by id."""
        import numpy as np

        here = self.articles < len(chosen)
        inside = np.flatnonzero(here)[chosen[self.articles[here]]]
        times = np.bincount(self.codes[inside], minlength=len(self.values))
        found = np.flatnonzero(times)
        return {self.values[code]: count for code, count in zip(found.tolist(), times[found].tolist(), strict=True)}


class FacetColumns:
    """The columns of one library, read when they are asked for and kept for the next question."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._actors: tuple[str | None, Column] | None = None
        self._others = threading.local()  # each thread has a connection of its own, with its own count of changes

    def counted(self, ids: Collection[int], cancel: Cancel = NEVER) -> dict[str, dict[str, int]]:
        """For each field, how many of these articles have each of its values."""
        import numpy as np

        columns = self._columns(cancel)
        chosen = np.zeros(max(ids, default=0) + 1, np.bool_)
        chosen[np.fromiter(ids, np.int64, len(ids))] = True
        found = {}
        for field, column in columns.items():
            cancel.check()
            found[field] = column.counted(chosen)
        return found

    def members(self, choice: FacetChoice) -> frozenset[int]:
        """The articles that have a value; a date is a day, a month or a year."""
        import numpy as np

        column = self._columns(NEVER)[choice.field]
        begins = choice.field == "date"
        codes = [
            code
            for code, value in enumerate(column.values)
            if (value.startswith(choice.value) if begins else value == choice.value)
        ]
        return frozenset(column.articles[np.isin(column.codes, codes)].tolist())

    def _columns(self, cancel: Cancel) -> Mapping[str, Column]:
        with self._store.reading() as connection:
            version = connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes
            known: tuple[object, dict[str, Column]] | None = getattr(self._others, "known", None)
            if known is None or known[0] != version:
                known = self._others.known = version, _read(connection, cancel)
            return {**known[1], "actor": self._named(connection, cancel)}

    def _named(self, connection: Connection, cancel: Cancel) -> Column:
        """Who is named where. It changes with what the analysis notes that it was made of."""
        row = connection.execute("SELECT value FROM fact WHERE name = 'voices of'").fetchone()
        made_of = row["value"] if row is not None else None
        known = self._actors
        if known is None or known[0] != made_of:
            names = {row["id"]: row["name"] for row in connection.execute("SELECT id, name FROM actor")}
            rows = _in_breaths(connection, _NAMED, (), cancel)
            known = self._actors = made_of, Column.of((article, names[actor]) for article, actor in rows)
        return known[1]


def _read(connection: Connection, cancel: Cancel) -> dict[str, Column]:
    """All columns but that of the actors."""
    rows = list(_in_breaths(connection, _FACTS, (), cancel))
    made = {
        field: Column.of((row[0], row[at]) for row in rows if row[at] is not None)
        for at, field in enumerate(_FIELDS, start=1)
    }
    for field, kind in (("tag", "tag"), ("in", "collection")):
        made[field] = Column.of(map(tuple, _in_breaths(connection, _LABELLED, (kind,), cancel)))
    made["shares"] = Column.of(map(tuple, _in_breaths(connection, _SHARES, (), cancel)))
    return made


def _in_breaths(connection: Connection, query: str, values: tuple[str, ...], cancel: Cancel) -> Iterable[Row]:
    """The rows of a query; asks from time to time whether to stop."""
    cursor = connection.execute(query, values)
    while rows := cursor.fetchmany(_ROWS):
        cancel.check()
        yield from rows
