"""The SQL of passages as rows beside the articles."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

from pressfold.library.article_rows import PRESENT, among
from pressfold.library.spans_json import dump_spans, load_spans
from pressfold.model.passage import Family, Origin, Pair, Passage, PassageKind, Verdict, WireShare


def insert_near(connection: sqlite3.Connection, found: Iterable[tuple[int, int, float]]) -> None:
    """Store these near-doubles."""
    connection.executemany("INSERT INTO near VALUES (?, ?, ?)", found)


def near(connection: sqlite3.Connection) -> list[tuple[int, int, float]]:
    """Articles that share half of their words or more, two by two, and which part of them."""
    there, _ = present("a", None)
    other, _ = present("b", None)
    rows = connection.execute(f"SELECT a, b, share FROM near WHERE {there} AND {other} ORDER BY a, b")
    return [(row["a"], row["b"], row["share"]) for row in rows]


def clear(connection: sqlite3.Connection, *tables: str) -> None:
    """Empty these tables."""
    for table in tables:
        connection.execute(f"DELETE FROM {table}")


@contextmanager
def unindexed(connection: sqlite3.Connection, *tables: str) -> Iterator[None]:
    """Let nothing be found by the indices of these tables meanwhile: a million rows are sorted in once, afterwards."""
    where = f"type = 'index' AND sql IS NOT NULL AND tbl_name IN ({', '.join('?' * len(tables))})"
    indices = connection.execute(f"SELECT name, sql FROM sqlite_master WHERE {where} ORDER BY name", tables).fetchall()
    for index in indices:
        connection.execute(f"DROP INDEX {index['name']}")
    yield
    for index in indices:
        connection.execute(index["sql"])


def insert_families(connection: sqlite3.Connection, families: Iterable[Family]) -> None:
    """Store these families with their members."""
    for family in families:
        origin = family.likely_origin
        connection.execute(
            "INSERT INTO family (id, place, kind, words, origins, likely_origin, reasons, why) "
            "VALUES (?, 0, ?, ?, ?, ?, ?, ?)",
            (
                family.id, family.kind, family.words, family.origins,
                origin.article if origin else None, _json(origin.reasons if origin else ()), family.why,
            ),
        )  # fmt: skip
        insert_members(connection, family.id, family.members)


def insert_members(connection: sqlite3.Connection, family: str, members: Iterable[Passage]) -> None:
    """Store these passages as members of a family."""
    connection.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?, ?)",
        [(family, m.article, m.start, m.end, dump_spans(m.edits)) for m in members],
    )


def families(connection: sqlite3.Connection, articles: Collection[int] | None = None) -> list[Family]:
    """The families with a member in one of these articles (all where None), whole: wire first, most words first."""
    from pressfold.passages.families import rank

    where, values = present("article", articles)
    chosen = f"(SELECT family FROM passage WHERE {where})"
    there, _ = present("+article", None)  # + keeps SQLite from crossing every family with every article: 30 s, not 0.5
    members: dict[str, list[Passage]] = defaultdict(list)
    for row in connection.execute(
        f"SELECT * FROM passage WHERE family IN {chosen} AND {there} ORDER BY article, start", values
    ):
        members[row["family"]].append(Passage(row["article"], row["start"], row["end"], load_spans(row["edits"])))
    rows = connection.execute(f"SELECT * FROM family WHERE id IN {chosen}", values)
    found = [_family(row, members[row["id"]]) for row in rows]
    return sorted((family for family in found if len(family.articles) > 1), key=rank)


def family(connection: sqlite3.Connection, id: str) -> Family | None:
    """One family, whole; None where there is none."""
    holders = connection.execute("SELECT article FROM passage WHERE family = ? LIMIT 2", (id,)).fetchall()
    near = families(connection, [row["article"] for row in holders])
    return next((family for family in near if family.id == id), None)


def found_kind(connection: sqlite3.Connection, id: str) -> str:
    """The kind that a family was found to be, whatever the reader said since."""
    kind = "coalesce(json_extract(nullif(found, ''), '$.kind'), kind)"
    return str(connection.execute(f"SELECT {kind} AS kind FROM family WHERE id = ?", (id,)).fetchone()["kind"])


def present(column: str, articles: Collection[int] | None) -> tuple[str, tuple[str, ...]]:
    """A condition that a column is one of these articles (all where None), and there now, not superseded."""
    where, values = among("id", articles)  # inside: else the rows of all articles are gone through for those of a few
    return f"{column} IN (SELECT id FROM article WHERE {where} AND {PRESENT})", values


def _family(row: sqlite3.Row, members: list[Passage]) -> Family:
    origin = None
    if row["likely_origin"] is not None:
        origin = Origin(row["likely_origin"], tuple(json.loads(row["reasons"])), bool(row["chosen"]))
    kind, verdict = PassageKind(row["kind"]), Verdict(row["verdict"])
    return Family(row["id"], kind, row["words"], tuple(members), row["origins"], origin, row["why"], verdict)


def insert_pairs(connection: sqlite3.Connection, family: str, pairs: Iterable[Pair]) -> None:
    """Store these pairs of one family."""
    connection.executemany(
        "INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                p.a, p.a_start, p.a_end, p.b, p.b_start, p.b_end, p.kind, p.similarity, p.words, p.bits,
                dump_spans(p.a_equal), dump_spans(p.b_equal), p.why, family,
            )
            for p in pairs
        ],
    )  # fmt: skip


def pairs(connection: sqlite3.Connection, articles: Collection[int] | None = None) -> list[Pair]:
    """The pairs between these articles (all where None), by article and place."""
    a, values = present("a", articles)
    b, _ = present("b", articles)
    order = "a, b, a_start, b_start, a_end, b_end"
    rows = connection.execute(f"SELECT * FROM pair WHERE {a} AND {b} ORDER BY {order}", values + values)
    return [pair_of(row) for row in rows]


def pair_of(r: sqlite3.Row) -> Pair:
    """The pair of a row."""
    return Pair(
        r["a"], r["a_start"], r["a_end"], r["b"], r["b_start"], r["b_end"], PassageKind(r["kind"]),
        r["similarity"], r["words"], r["bits"], load_spans(r["a_equal"]), load_spans(r["b_equal"]), r["why"],
    )  # fmt: skip


def replace_shares(connection: sqlite3.Connection, shares: Mapping[int, WireShare]) -> None:
    """Put these wire shares in the place of those that were stored."""
    connection.executemany(
        "INSERT OR REPLACE INTO share VALUES (?, ?, ?, ?)",
        [(article, share.words, share.counted, dump_spans(share.spans)) for article, share in shares.items()],
    )


def share(connection: sqlite3.Connection, article: int) -> WireShare:
    """The wire share of an article; no words counted where it was not analysed yet."""
    row = connection.execute("SELECT * FROM share WHERE article = ?", (article,)).fetchone()
    return WireShare(0, 0) if row is None else WireShare(row["words"], row["counted"], load_spans(row["spans"]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
