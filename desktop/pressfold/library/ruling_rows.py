"""The SQL of the reader's rulings: one row a thing ruled on, the last ruling on it."""

from __future__ import annotations

import json
from collections.abc import Collection
from sqlite3 import Connection

from pressfold.library.article_rows import among
from pressfold.model.ruling import Ruling, RulingKind


def load(connection: Connection) -> list[Ruling]:
    """Every ruling that holds, in the order in which they were made, whatever was withdrawn and brought back since.

    One that this Pressfold cannot read is passed over and kept.
    """
    found = []
    for row in connection.execute("SELECT value FROM ruling ORDER BY rowid"):
        try:
            found.append(Ruling.restored(json.loads(row["value"])))
        except (ValueError, TypeError):
            continue
    return sorted(found, key=lambda ruling: ruling.when)


def ruled_actors(connection: Connection) -> set[str]:
    """The ids of all actors that rulings are about."""
    return {id for ruling in load(connection) for id in (ruling.actor, ruling.other, *ruling.speakers) if id}


def sides(connection: Connection) -> dict[str, tuple[str, str]]:
    """On whose side the reader put actors: by the actor's id, the side's id and name."""
    return {r.actor: (r.other, r.other_name) for r in load(connection) if r.kind is RulingKind.SIDE}


def keep(connection: Connection, about: str, stored: str | None) -> None:
    """Put a ruling in the place of the one on the same thing; None takes that one away."""
    connection.execute("DELETE FROM ruling WHERE about = ?", (about,))
    if stored is not None:
        connection.execute("INSERT INTO ruling VALUES (?, ?)", (about, stored))


def standing_all(connection: Connection) -> list[tuple[str, str]]:
    """All that the reader ruled on actors, quotations and passages, as it is stored: another list, another reading."""
    rows = connection.execute("SELECT about, value FROM ruling UNION ALL SELECT about, value FROM passage_ruling")
    return sorted((row["about"], row["value"]) for row in rows)


def texts_of(connection: Connection, articles: Collection[int] | None) -> dict[int, str]:
    """The hash of each article's text, by its number."""
    where, values = among("id", articles)
    rows = connection.execute(f"SELECT id, text_sha256 FROM article WHERE {where} AND removed IS NULL", values)
    return {row["id"]: row["text_sha256"] for row in rows}


def articles_of(connection: Connection, texts: Collection[str]) -> dict[str, tuple[int, str, str]]:
    """The article that has each of these texts now: its number, what to call it, its text."""
    where, values = among("text_sha256", texts)
    rows = connection.execute(
        "SELECT id, text_sha256, coalesce(nullif(outlet, ''), nullif(title, ''), substr(text, 1, 40)) AS called, text "
        f"FROM article WHERE {where} AND removed IS NULL ORDER BY superseded DESC, id DESC",
        values,
    )
    return {row["text_sha256"]: (row["id"], " ".join(row["called"].split()), row["text"]) for row in rows}


def standing(connection: Connection, about: str) -> str | None:
    """What is ruled on a thing, as it is stored."""
    row = connection.execute("SELECT value FROM ruling WHERE about = ?", (about,)).fetchone()
    return None if row is None else str(row["value"])
