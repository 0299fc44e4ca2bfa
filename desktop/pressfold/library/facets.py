"""Parts a result: how many of its articles have which date, outlet, language, actor, agency, tag, collection."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from pressfold.model.search import Facet, FacetChoice, FacetValue

#: So many values of a facet are listed.
_MOST = 30
#: Dates are told by day where a result has no more than so many, by month up to so many months, else by year.
_DAYS = 31
_MONTHS = 36

_CHOSEN = "WITH chosen AS MATERIALIZED (SELECT value AS id FROM json_each(?)) "


@dataclass(frozen=True, slots=True)
class _Kind:
    """One facet: its field, its name, and the rows of article and value that it counts."""

    field: str
    name: str
    rows: str


def _fact(column: str) -> str:
    return f"SELECT id AS article, {column} AS value FROM article WHERE {column} IS NOT NULL"


def _label(kind: str) -> str:
    return (
        "SELECT article.id AS article, name AS value FROM labelled JOIN label ON label.id = label "
        f"JOIN article ON article.first = labelled.article WHERE kind = '{kind}'"
    )


_DATE = _Kind("date", "Date", _fact("published"))
_KINDS = (
    _Kind("outlet", "Outlet", _fact("outlet")),
    _Kind("lang", "Language", _fact("language")),
    _Kind("actor", "Actor", "SELECT DISTINCT article, name AS value FROM mention JOIN actor ON actor.id = actor"),
    _Kind("credit", "Agency", _fact("credit")),
    _Kind("tag", "Tag", _label("tag")),
    _Kind("in", "Collection", _label("collection")),
    _Kind(
        "shares",
        "Shares",
        "SELECT DISTINCT article, CASE kind WHEN 'wire' THEN 'wire copy' ELSE 'a quotation' END AS value "
        "FROM passage JOIN family ON family.id = family WHERE kind <> 'stock'",
    ),
)
_ROWS = {kind.field: kind.rows for kind in (_DATE, *_KINDS)}


def facets(connection: Connection, ids: Collection[int]) -> tuple[Facet, ...]:
    """The facets of these articles; one without values is left out."""
    chosen = json.dumps(sorted(ids))
    found = [_dates(connection, chosen), *(_facet(connection, kind, chosen) for kind in _KINDS)]
    return tuple(facet for facet in found if facet.values)


def members(connection: Connection, choice: FacetChoice) -> frozenset[int]:
    """The articles that have a value; a date is a day, a month or a year."""
    fits = "value LIKE ? || '%'" if choice.field == _DATE.field else "value = ?"
    rows = connection.execute(f"SELECT article FROM ({_ROWS[choice.field]}) WHERE {fits}", (choice.value,))
    return frozenset(row[0] for row in rows)


def _facet(connection: Connection, kind: _Kind, chosen: str) -> Facet:
    """The values of one kind, the most frequent first."""
    ranked = _counted(connection, kind, chosen, "value", "2 DESC, 1")
    values = [FacetValue(value, count) for value, count in ranked[:_MOST]]
    return Facet(kind.field, kind.name, tuple(values), max(0, len(ranked) - _MOST))


def _dates(connection: Connection, chosen: str) -> Facet:
    """A histogram in order of time, as fine as its span allows."""
    days = _counted(connection, _DATE, chosen, "substr(value, 1, 10)", "1")
    counted: dict[str, int] = {}
    for length, most in ((10, _DAYS), (7, _MONTHS), (4, len(days))):
        counted = {}
        for day, count in days:
            counted[day[:length]] = counted.get(day[:length], 0) + count
        if len(counted) <= most:
            break
    return Facet(_DATE.field, _DATE.name, tuple(FacetValue(day, count) for day, count in counted.items()))


def _counted(connection: Connection, kind: _Kind, chosen: str, value: str, order: str) -> Sequence[tuple[str, int]]:
    query = (
        f"{_CHOSEN} SELECT {value}, count(*) FROM ({kind.rows}) "
        f"WHERE article IN (SELECT id FROM chosen) GROUP BY 1 ORDER BY {order}"
    )
    return [(str(row[0]), int(row[1])) for row in connection.execute(query, (chosen,))]
