"""The SQL of dates: dated phrases and dated sentences beside the articles, and what they were made of."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Iterable

from pressfold.library.article_rows import PRESENT, among
from pressfold.library.finding_rows import present
from pressfold.model.dated import DatedPhrase, Precision
from pressfold.model.event import Occurrence
from pressfold.model.span import Span

#: What the dates of an article depend on beside the version of the rules.
_MADE_OF = "text_sha256, blocks, published, suggested, outlet, url"


def digests(connection: sqlite3.Connection, version: str, articles: Collection[int] | None = None) -> dict[int, str]:
    """A hash of all that the dates of each of these articles (all where None) depend on, by id."""
    where, values = among("id", articles) if articles is not None else (PRESENT, ())
    rows = connection.execute(f"SELECT id, {_MADE_OF} FROM article WHERE removed IS NULL AND {where}", values)
    return {row["id"]: _digest(version, row) for row in rows}


def made_of(connection: sqlite3.Connection, articles: Collection[int] | None = None) -> dict[int, str]:
    """What the stored dates of each article were made of."""
    where, values = among("article", articles)
    return {row["article"]: row["digest"] for row in connection.execute(f"SELECT * FROM dated WHERE {where}", values)}


def replace(
    connection: sqlite3.Connection,
    digests: dict[int, str],
    phrases: Iterable[DatedPhrase],
    occurrences: Iterable[Occurrence],
) -> None:
    """Put the dates of these articles in the place of those that were stored."""
    for table in ("dated", "dated_phrase", "occurrence"):
        connection.executemany(f"DELETE FROM {table} WHERE article = ?", [(article,) for article in digests])
    connection.executemany("INSERT INTO dated VALUES (?, ?)", digests.items())
    connection.executemany(
        "INSERT INTO dated_phrase VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (p.article, p.start, p.end, p.text, p.date, p.precision, p.rule, p.anchor, p.until, p.assumed, p.why)
            for p in phrases
        ),
    )
    connection.executemany(
        "INSERT INTO occurrence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((o.article, o.start, o.end, *o.verb, *o.phrase, o.kind, o.date, o.until, o.tense) for o in occurrences),
    )


def phrases(connection: sqlite3.Connection, articles: Collection[int] | None) -> list[DatedPhrase]:
    """The stored phrases of these articles (all where None), by article and place."""
    where, values = present("article", articles)
    rows = connection.execute(f"SELECT * FROM dated_phrase WHERE {where} ORDER BY article, start", values)
    return [
        DatedPhrase(
            r["article"], r["start"], r["end"], r["text"], r["date"], Precision(r["precision"]), r["rule"],
            r["anchor"], r["until"], bool(r["assumed"]), r["why"],
        )
        for r in rows
    ]  # fmt: skip


def occurrences(connection: sqlite3.Connection, articles: Collection[int] | None) -> list[Occurrence]:
    """The stored dated sentences of these articles (all where None) that tell of an event, by article and place."""
    where, values = present("article", articles)
    rows = connection.execute(f"SELECT * FROM occurrence WHERE {where} ORDER BY article, start, phrase_start", values)
    return [
        Occurrence(
            r["article"], r["start"], r["end"], Span(r["verb_start"], r["verb_end"]),
            Span(r["phrase_start"], r["phrase_end"]), r["kind"], r["date"], r["until"], r["tense"],
        )
        for r in rows
    ]  # fmt: skip


def ruling(connection: sqlite3.Connection, check: str) -> str | None:
    """What the reader said about a check; None where nothing."""
    row = connection.execute("SELECT value FROM check_ruling WHERE about = ?", (check,)).fetchone()
    return None if row is None else str(row["value"])


def keep_ruling(connection: sqlite3.Connection, check: str, value: str | None) -> None:
    """Remember what the reader says about a check, or forget it with None."""
    connection.execute("DELETE FROM check_ruling WHERE about = ?", (check,))
    if value is not None:
        connection.execute("INSERT INTO check_ruling VALUES (?, ?)", (check, value))


def dismissed(connection: sqlite3.Connection) -> frozenset[str]:
    """The checks that the reader called no problem."""
    return frozenset(row["about"] for row in connection.execute("SELECT about FROM check_ruling"))


def chosen(connection: sqlite3.Connection, articles: Collection[int] | None) -> list[tuple[int, Span, str]]:
    """What the reader says that words of these articles (all where None) mean: article, span and value."""
    where, values = present("article", articles)
    rows = connection.execute(f"SELECT * FROM date_ruling WHERE {where} ORDER BY article, start", values)
    return [(row["article"], Span(row["start"], row["end"]), row["value"]) for row in rows]


def said_of(connection: sqlite3.Connection, article: int, span: Span) -> str | None:
    """What the reader says that the words at a span mean; None where nothing."""
    row = connection.execute(
        "SELECT value FROM date_ruling WHERE article = ? AND start = ? AND end = ?", (article, *span)
    ).fetchone()
    return None if row is None else str(row["value"])


def keep_said(connection: sqlite3.Connection, article: int, span: Span, value: str | None) -> None:
    """Remember what the reader says that words mean, or forget it with None."""
    connection.execute("DELETE FROM date_ruling WHERE article = ? AND start = ? AND end = ?", (article, *span))
    if value is not None:
        connection.execute("INSERT INTO date_ruling VALUES (?, ?, ?, ?)", (article, *span, value))


def _digest(version: str, row: sqlite3.Row) -> str:
    return hashlib.sha256(json.dumps([version, *row]).encode("utf-8")).hexdigest()
