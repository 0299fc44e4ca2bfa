"""The SQL that keeps passages in step with stored segments: what is in which, and which rows a change touches."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from sqlite3 import Connection
from typing import NamedTuple

from pressfold.library import finding_rows
from pressfold.library.article_rows import PRESENT, among
from pressfold.model.passage import Pair, PassageKind
from pressfold.model.span import Span

#: What families depend on besides the words; `pressfold.library.analysis` asks for the same.
FACTS = ("outlet", "byline", "credit", "dateline", "published")


#: A family of pairs that overlap; one of set phrases is told by its words, and furniture has no pairs.
_JOINED = "EXISTS (SELECT 1 FROM pair WHERE pair.family = passage.family AND pair.kind <> 'stock')"


class Entry(NamedTuple):
    """An article as it was put into a segment (or is to be): what its tokens and its families depend on."""

    segment: str
    digest: str
    facts: str
    outlet: str | None


def changed(connection: Connection) -> tuple[int, set[int]]:
    """The number of the last change, and the articles that came, went or changed since what is stored was made."""
    rows = connection.execute("SELECT change, article FROM passage_change").fetchall()
    return max((row["change"] for row in rows), default=0), {row["article"] for row in rows}


class Overtaken(Exception):
    """An article went, or was deleted for good, while passages were looked for."""


def require_there(connection: Connection, articles: Collection[int]) -> None:
    """Raise Overtaken where one of these articles is stored no longer."""
    if set(articles).difference(row["id"] for row in connection.execute("SELECT id FROM article")):
        raise Overtaken


def settled(connection: Connection, change: int) -> None:
    """Write down that what is stored was made after this change."""
    connection.execute("DELETE FROM passage_change WHERE change <= ?", (change,))


def present(connection: Connection, articles: Collection[int] | None) -> dict[int, Entry]:
    """Those of these articles (all where None) that are there now, in no segment yet."""
    columns = ", ".join(FACTS)
    where, values = among("id", articles)
    rows = connection.execute(
        f"SELECT id, text_sha256, blocks, {columns} FROM article WHERE {PRESENT} AND {where} ORDER BY id", values
    )
    return {
        row["id"]: Entry(
            "",
            hashlib.sha256(f"{row['text_sha256']} {row['blocks']}".encode()).hexdigest(),
            json.dumps([row[name] for name in FACTS]),
            row["outlet"],
        )
        for row in rows
    }


def fingerprinted(connection: Connection, articles: Collection[int] | None = None) -> dict[int, Entry]:
    """Those of these articles (all where None) that the stored segments hold."""
    where, values = among("article", articles)
    rows = connection.execute(
        f"SELECT article, segment, digest, facts, outlet FROM fingerprinted WHERE {where}", values
    )
    return {row["article"]: Entry(row["segment"], row["digest"], row["facts"], row["outlet"]) for row in rows}


def held(connection: Connection) -> int:
    """How many articles the stored segments hold."""
    return int(connection.execute("SELECT count(*) AS held FROM fingerprinted").fetchone()["held"])


def outlets(connection: Connection, articles: Collection[int]) -> dict[int, str | None]:
    """The outlets of these articles as the stored passages know them."""
    where, values = among("article", articles)
    rows = connection.execute(f"SELECT article, outlet FROM fingerprinted WHERE {where}", values)
    return {row["article"]: row["outlet"] for row in rows}


def remember(connection: Connection, gone: Collection[int] | None, entries: Mapping[int, Entry]) -> None:
    """Write down what segments hold from now on, without these articles (without all others where None)."""
    where, values = among("article", gone)
    connection.execute(f"DELETE FROM fingerprinted WHERE {where}", values)
    connection.executemany(
        "INSERT OR REPLACE INTO fingerprinted VALUES (?, ?, ?, ?, ?)",
        [(id, *entry) for id, entry in entries.items()],
    )


def moved(connection: Connection, segments: Mapping[str, str]) -> None:
    """Write down that what was in one segment is in another now."""
    connection.executemany(
        "UPDATE fingerprinted SET segment = ? WHERE segment = ?", [(new, old) for old, new in segments.items()]
    )


def pairs_of(connection: Connection, articles: Collection[int]) -> list[tuple[str, Pair]]:
    """The pairs that have one of these articles, with their families; no set phrases."""
    a, values = among("a", articles)
    b, _ = among("b", articles)
    rows = connection.execute(f"SELECT * FROM pair WHERE ({a} OR {b}) AND kind <> 'stock'", values + values)
    return [(row["family"], finding_rows.pair_of(row)) for row in rows]


def pairs_in(connection: Connection, families: Collection[str]) -> list[Pair]:
    """The pairs of these families."""
    where, values = among("family", families)
    return [finding_rows.pair_of(row) for row in connection.execute(f"SELECT * FROM pair WHERE {where}", values)]


def families_at(connection: Connection, articles: Collection[int]) -> set[str]:
    """The families with a member in one of these articles that are joined of pairs."""
    where, values = among("article", articles)
    rows = connection.execute(f"SELECT DISTINCT family FROM passage WHERE {where} AND {_JOINED}", values)
    return {row["family"] for row in rows}


def families_over(connection: Connection, places: Mapping[int, Collection[Span]]) -> set[str]:
    """The families with a member that overlaps one of these spans of its article and that are joined of pairs."""
    where, values = among("article", places.keys())
    rows = connection.execute(f"SELECT family, article, start, end FROM passage WHERE {where} AND {_JOINED}", values)
    return {
        row["family"]
        for row in rows
        if any(span.start < row["end"] and row["start"] < span.end for span in places[row["article"]])
    }


def families_named(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of these ids that families have."""
    where, values = among("id", ids)
    return {row["id"] for row in connection.execute(f"SELECT id FROM family WHERE {where}", values)}


def wire_members(connection: Connection, families: Collection[str]) -> set[tuple[int, Span]]:
    """Where the members of those of these families stand that are wire copy: article and span."""
    where, values = among("family", families)
    rows = connection.execute(
        f"SELECT article, start, end FROM passage JOIN family ON family.id = family WHERE {where} AND kind = 'wire'",
        values,
    )
    return {(row["article"], Span(row["start"], row["end"])) for row in rows}


def drop_families(connection: Connection, families: Collection[str]) -> None:
    """Take these families away, with their members and pairs."""
    for table, column in (("pair", "family"), ("passage", "family"), ("family", "id")):
        where, values = among(column, families)
        connection.execute(f"DELETE FROM {table} WHERE {where}", values)


def drop_articles(connection: Connection, articles: Collection[int]) -> None:
    """Take away what is kept of single articles: members, shares, near-doubles."""
    for table, column in (("passage", "article"), ("share", "article"), ("near", "a"), ("near", "b")):
        where, values = among(column, articles)
        connection.execute(f"DELETE FROM {table} WHERE {where}", values)


def drop_near(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Take away what is kept of how near these articles are."""
    connection.executemany("DELETE FROM near WHERE a = ? AND b = ?", pairs)


def wires(connection: Connection, articles: Collection[int]) -> dict[int, set[int]]:
    """Which of these articles share wire copy, by the pairs that are stored."""
    a, values = among("a", articles)
    b, _ = among("b", articles)
    rows = connection.execute(f"SELECT DISTINCT a, b FROM pair WHERE kind = 'wire' AND {a} AND {b}", values + values)
    found: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        found[row["a"]].add(row["b"])
        found[row["b"]].add(row["a"])
    return found


def wire_spans(connection: Connection, articles: Collection[int]) -> dict[int, list[Span]]:
    """The spans of these articles that stand in wire passages."""
    where, values = among("article", articles)
    rows = connection.execute(
        f"SELECT article, start, end FROM passage CROSS JOIN family ON family.id = family WHERE {where} AND kind = ?",
        (*values, PassageKind.WIRE),
    )
    found: dict[int, list[Span]] = defaultdict(list)
    for row in rows:
        found[row["article"]].append(Span(row["start"], row["end"]))
    return found


def body_words(connection: Connection, articles: Collection[int]) -> dict[int, int]:
    """How many words of their own story those of these articles have that are there now."""
    where, values = among("id", articles)
    rows = connection.execute(f"SELECT id, words FROM article WHERE {PRESENT} AND {where}", values)
    return {row["id"]: row["words"] for row in rows}
