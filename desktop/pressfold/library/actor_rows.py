"""The SQL that answers about actors over a whole library."""

from __future__ import annotations

import json
from collections.abc import Collection
from sqlite3 import Connection

from pressfold.library import voice_rows
from pressfold.library.article_rows import PRESENT, among
from pressfold.model.quotation import Quotation

_PRESENT = f"article IN (SELECT id FROM article WHERE {PRESENT})"


def origins(connection: Connection, articles: Collection[int] | None) -> dict[int, tuple[str, str | None]]:
    """The outlet (empty where it is not known) and the day of each article."""
    where, values = among("id", articles)
    rows = connection.execute(
        "SELECT id, outlet, substr(coalesce(published, json_extract(suggested, '$.published')), 1, 10) AS day "
        f"FROM article WHERE {where} AND {PRESENT}",
        values,
    )
    return {row["id"]: (row["outlet"] or "", row["day"]) for row in rows}


def company(connection: Connection, actors: Collection[str]) -> dict[str, int]:
    """In how many articles that name one of these actors each other actor is named."""
    chosen = json.dumps(sorted(actors))
    rows = connection.execute(
        "SELECT actor, count(DISTINCT article) AS articles FROM mention "
        "WHERE article IN (SELECT article FROM mention WHERE actor IN (SELECT value FROM json_each(?))) "
        f"AND {_PRESENT} GROUP BY actor",
        (chosen,),
    )
    return {row["actor"]: row["articles"] for row in rows}


def together(connection: Connection, some: Collection[str], others: Collection[str]) -> int:
    """How many articles name one of some actors and one of the others."""
    rows = connection.execute(
        "SELECT count(DISTINCT article) FROM mention WHERE actor IN (SELECT value FROM json_each(?)) "
        "AND article IN (SELECT article FROM mention WHERE actor IN (SELECT value FROM json_each(?))) "
        f"AND {_PRESENT}",
        (json.dumps(sorted(others)), json.dumps(sorted(some))),
    )
    return int(rows.fetchone()[0])


def voices_of(connection: Connection, actors: Collection[str]) -> list[str]:
    """The ids of those who speak for one of these actors."""
    where, values = among("speaks_for", actors)
    return [row["id"] for row in connection.execute(f"SELECT id FROM actor WHERE {where} ORDER BY place", values)]


def quotes_about(connection: Connection, actors: Collection[str], most: int) -> list[Quotation]:
    """Quotations whose words name one of these actors, at most so many, by article and place."""
    about = (
        "EXISTS (SELECT 1 FROM mention WHERE mention.article = quotation.article AND mention.start >= quotation.start "
        "AND mention.end <= quotation.end AND mention.actor IN (SELECT value FROM json_each(?)))"
    )
    named = "article IN (SELECT article FROM mention WHERE actor IN (SELECT value FROM json_each(?)))"
    chosen = json.dumps(sorted(actors))
    return voice_rows.quotations(connection, None, f"{named} AND {about}", (chosen, chosen), most)


def counted(
    connection: Connection, articles: Collection[int] | None, actors: Collection[str] | None = None
) -> list[tuple[str, int, int]]:
    """How often each article names each actor: actor, article, mentions."""
    here, values = among("article", articles)
    whom, chosen = among("actor", actors)
    rows = connection.execute(
        f"SELECT actor, article, count(*) AS times FROM mention WHERE {here} AND {whom} AND {_PRESENT} "
        "GROUP BY actor, article",
        (*values, *chosen),
    )
    return [(row["actor"], row["article"], row["times"]) for row in rows]


def most_named(connection: Connection, articles: Collection[int] | None, most: int) -> list[str]:
    """The ids of the actors that are named most."""
    here, values = among("article", articles)
    rows = connection.execute(
        f"SELECT actor, count(*) AS times FROM mention WHERE {here} AND {_PRESENT} "
        "GROUP BY actor ORDER BY times DESC, actor LIMIT ?",
        (*values, most),
    )
    return [row["actor"] for row in rows]


def story_of(connection: Connection, article: int) -> set[int]:
    """The articles that tell the same story: they share a passage that is no set phrase, or an utterance."""
    rows = connection.execute(
        "SELECT DISTINCT other.article FROM passage AS mine JOIN family ON family.id = mine.family "
        "JOIN passage AS other ON other.family = mine.family WHERE mine.article = ?1 AND family.kind <> 'stock' "
        "UNION SELECT DISTINCT other.article FROM quotation AS mine JOIN quotation AS other "
        "ON other.utterance = mine.utterance WHERE mine.article = ?1",
        (article,),
    )
    return {row["article"] for row in rows} - {article}
