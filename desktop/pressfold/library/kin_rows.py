"""The SQL of kin: families that overlap, directly or through others, and that a change may join or part anew.

A kin is named by the smallest id of its families. Set phrases and furniture have none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from sqlite3 import Connection
from typing import TYPE_CHECKING

from pressfold.library.article_rows import among
from pressfold.model.passage import PassageKind

if TYPE_CHECKING:
    from pressfold.passages.renderings import Place


def kins(connection: Connection, families: Collection[str]) -> set[str]:
    """The names of the kins of these families."""
    where, values = among("id", families)
    return {row["kin"] for row in connection.execute(f"SELECT kin FROM family WHERE {where} AND kin <> ''", values)}


def families(connection: Connection, kins: Collection[str]) -> dict[str, set[str]]:
    """The families of these kins."""
    where, values = among("kin", kins)
    found: dict[str, set[str]] = {kin: set() for kin in kins}
    for row in connection.execute(f"SELECT kin, id FROM family WHERE kin <> '' AND {where}", values):
        found[row["kin"]].add(row["id"])
    return found


def places(connection: Connection, families: Collection[str]) -> dict[PassageKind, list[tuple[Place, str]]]:
    """Where the pairs of these families stand, with the family of each, by kind."""
    where, values = among("family", families)
    cursor = connection.cursor()
    cursor.row_factory = None  # there may be thousands: plain rows take half the time
    cursor.execute(f"SELECT kind, family, a, a_start, a_end, b, b_start, b_end FROM pair WHERE {where}", values)
    found: dict[PassageKind, list[tuple[Place, str]]] = {kind: [] for kind in PassageKind}
    for row in cursor:
        found[row[0]].append((row[2:], row[1]))
    return found


def name(connection: Connection, groups: Iterable[Collection[str]]) -> None:
    """Write down which families are kin."""
    connection.executemany(
        "UPDATE family SET kin = ? WHERE id = ? AND kin <> ?",
        [(first, id, first) for group in groups if (first := min(group)) for id in group],
    )
