"""The SQL of articles: values into rows and rows into values."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from sqlite3 import Connection
from typing import NamedTuple

from pressfold.library.spans_json import dump_blocks, load_blocks
from pressfold.model.article import FIELDS, Article, Block, Metadata, Reading, place_of, title_of
from pressfold.model.listing import ArticleRow

_FACTS = ", ".join((*FIELDS, "suggested", "provenance"))
_ARTICLE = f"id, sha256, text_sha256, path, part, text, blocks, encoding, extractor, {_FACTS}"

#: What is in the library now: not removed, and the newest of its versions.
PRESENT = "removed IS NULL AND NOT superseded"

_LISTING = f"""
SELECT article.id, title, CASE WHEN coalesce(title, '') = '' THEN substr(text, 1, 500) ELSE '' END AS opening, outlet,
       published, suggested, credit, language, path, part, sha256,
       coalesce(share.words, article.words) AS words,
       coalesce(share.counted, 0) AS counted,
       (SELECT count(DISTINCT family) FROM passage JOIN family ON family.id = passage.family
         WHERE passage.article = article.id AND family.kind = 'wire') AS wires,
       (SELECT count(DISTINCT family) FROM passage JOIN family ON family.id = passage.family
         WHERE passage.article = article.id AND family.kind = 'quote') AS quotes,
       (SELECT count(DISTINCT actor) FROM mention WHERE mention.article = article.id) AS actors,
       version, read, (SELECT starred FROM article AS leading WHERE leading.id = article.first) AS starred
  FROM article LEFT JOIN share ON share.article = article.id
 WHERE {PRESENT}
 ORDER BY coalesce(published, json_extract(suggested, '$.published'), '') DESC, article.id
"""


def insert(connection: Connection, reading: Reading, form_sha256: str, words: int, imported: str) -> int:
    """Store a reading as a new article; its id."""
    facts = reading.metadata
    cursor = connection.execute(
        "INSERT INTO article (sha256, part, text_sha256, form_sha256, path, text, blocks, encoding, extractor, "
        f"{_FACTS}, words, imported) VALUES ({', '.join('?' * (len(FIELDS) + 13))})",
        (
            reading.sha256, reading.part, reading.text_sha256, form_sha256, reading.path, reading.text,
            dump_blocks(reading.blocks), reading.encoding, reading.extractor,
            *(getattr(facts, name) for name in FIELDS), _json(facts.suggested), _json(facts.provenance), words,
            imported,
        ),
    )  # fmt: skip
    assert cursor.lastrowid is not None
    connection.execute("UPDATE article SET first = id WHERE id = ?", (cursor.lastrowid,))
    return cursor.lastrowid


def double(connection: Connection, reading: Reading, form_sha256: str) -> tuple[int, str, bool] | None:
    """The article at the same place of the same bytes, or with the same text in proof form: id, hash of its text,
    whether removed."""
    row = connection.execute(
        "SELECT id, text_sha256, removed FROM article WHERE (sha256 = ?1 AND part = ?2) OR form_sha256 = ?3 "
        "ORDER BY sha256 = ?1 AND part = ?2 DESC, removed IS NULL DESC",
        (reading.sha256, reading.part, form_sha256),
    ).fetchone()
    return None if row is None else (row["id"], row["text_sha256"], row["removed"] is not None)


def load(connection: Connection, ids: Collection[int] | None = None) -> list[Article]:
    """The articles with these ids, older versions too, or the newest version of all, by id; none that is removed."""
    where, values = among("id", ids) if ids is not None else ("NOT superseded", ())
    rows = connection.execute(f"SELECT {_ARTICLE} FROM article WHERE removed IS NULL AND {where} ORDER BY id", values)
    return [_article(row) for row in rows]


def listing(connection: Connection, tags: Mapping[int, tuple[str, ...]]) -> list[ArticleRow]:
    """One row an article for the library list, the newest first, with its tags by id."""
    return [_row(row, tags.get(row["id"], ())) for row in connection.execute(_LISTING)]


def texts(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """The texts of those of these articles that are there."""
    where, values = among("id", ids)
    rows = connection.execute(f"SELECT id, text FROM article WHERE removed IS NULL AND {where}", values)
    return {row["id"]: row["text"] for row in rows}


def text_hashes(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """The hashes of the texts of those of these articles that are there."""
    where, values = among("id", ids)
    rows = connection.execute(f"SELECT id, text_sha256 FROM article WHERE removed IS NULL AND {where}", values)
    return {row["id"]: row["text_sha256"] for row in rows}


class Published(NamedTuple):
    """When an article was published, and how many words are its own."""

    id: int
    published: str | None
    words: int


def published(connection: Connection, ids: Collection[int]) -> list[Published]:
    """These of the articles that are there, by id."""
    where, values = among("article.id", ids)
    rows = connection.execute(
        "SELECT article.id, published, coalesce(share.words, article.words) FROM article "
        f"LEFT JOIN share ON share.article = article.id WHERE {PRESENT} AND {where} ORDER BY article.id",
        values,
    )
    return [Published(*row) for row in rows]


def removed(connection: Connection) -> list[ArticleRow]:
    """One row for each removed article, the newest of its versions; the one removed last first."""
    wanted = _LISTING.replace(PRESENT, "removed IS NOT NULL AND NOT superseded").partition("ORDER BY")[0]
    return [_row(row, ()) for row in connection.execute(f"{wanted} ORDER BY removed DESC, article.id")]


def remains(connection: Connection, ids: Collection[int]) -> list[sqlite3.Row]:
    """What is left of articles when they are deleted: number, hashes, part, title and path, removed ones too."""
    where, values = among("id", ids)
    wanted = "id, sha256, part, text_sha256, title, path"
    return connection.execute(f"SELECT {wanted} FROM article WHERE {where} ORDER BY id", values).fetchall()


def delete(connection: Connection, ids: Collection[int]) -> None:
    """Delete articles with all that was found in them."""
    where, values = among("id", ids)
    connection.execute(f"DELETE FROM article WHERE {where}", values)
    connection.execute(f"DELETE FROM indexed WHERE {where.replace('id IN', 'article IN')}", values)


def by_text(connection: Connection, text_sha256: str) -> sqlite3.Row | None:
    """The row of the article that has this text, removed or not; None where there is none."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT id, first, removed, blocks, text FROM article WHERE text_sha256 = ? ORDER BY removed IS NULL DESC, id",
        (text_sha256,),
    ).fetchone()
    return row


def ids(connection: Connection) -> list[int]:
    """The newest version of every article."""
    return [row["id"] for row in connection.execute(f"SELECT id FROM article WHERE {PRESENT} ORDER BY id")]


def holding(connection: Connection, characters: str) -> list[int]:
    """The ids of the articles whose text holds these very characters."""
    found = connection.execute(f"SELECT id FROM article WHERE {PRESENT} AND instr(text, ?) > 0", (characters,))
    return sorted(row["id"] for row in found)


def ids_by_copy(connection: Connection) -> dict[str, int]:
    """The ids by the place that an article came from (of several versions the newest) and by the hash of its text."""
    rows = connection.execute("SELECT id, path, part, text_sha256 FROM article WHERE removed IS NULL ORDER BY id")
    return {key: row["id"] for row in rows for key in (place_of(row["path"], row["part"]), row["text_sha256"])}


def signature(connection: Connection, columns: Sequence[str]) -> Iterator[list[str | int | None]]:
    """What findings depend on: each article's id, text and roles, and the facts in these columns."""
    names = ", ".join(("id", "text_sha256", "blocks", *columns))
    return map(list, connection.execute(f"SELECT {names} FROM article WHERE {PRESENT} ORDER BY id"))


def set_removed(connection: Connection, ids: Iterable[int], when: str | None) -> None:
    """Mark articles as removed at `when`, or bring them back with None."""
    connection.executemany("UPDATE article SET removed = ? WHERE id = ?", [(when, article) for article in ids])


def set_flag(connection: Connection, article: int, name: str, on: bool) -> bool:
    """Star or unstar, call read or unread; whether that changed anything."""
    done = connection.execute(f"UPDATE article SET {name} = ? WHERE id = ? AND {name} <> ?", (on, article, on))
    return done.rowcount > 0


def set_blocks(connection: Connection, article: int, blocks: Sequence[Block], words: int) -> None:
    """Store the blocks with other roles, and how many words are the article's own story now."""
    connection.execute("UPDATE article SET blocks = ?, words = ? WHERE id = ?", (dump_blocks(blocks), words, article))


def fact(connection: Connection, article: int, name: str) -> tuple[str | None, str | None]:
    """One metadata field and how it was found."""
    row = connection.execute(f"SELECT {name}, provenance FROM article WHERE id = ?", (article,)).fetchone()
    return row[name], json.loads(row["provenance"]).get(name)


def set_fact(connection: Connection, article: int, name: str, value: str | None, how: str | None) -> None:
    """Set one metadata field and how it was found; `name` is one of `model.article.FIELDS`."""
    provenance = json.loads(
        connection.execute("SELECT provenance FROM article WHERE id = ?", (article,)).fetchone()["provenance"]
    )
    if how is None:
        provenance.pop(name, None)
    else:
        provenance[name] = how
    connection.execute(
        f"UPDATE article SET {name} = ?, provenance = ? WHERE id = ?", (value, _json(provenance), article)
    )


def among(column: str, ids: Collection[int] | Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    """A condition that a column is one of these values (all where None), and its value: one JSON list, any length."""
    if ids is None:
        return "1", ()
    return f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),)


def _article(row: sqlite3.Row) -> Article:
    metadata = Metadata(
        **{name: row[name] for name in FIELDS},
        suggested=json.loads(row["suggested"]),
        provenance=json.loads(row["provenance"]),
    )
    reading = Reading(
        row["path"], row["text"], load_blocks(row["blocks"]), metadata,
        row["sha256"], row["text_sha256"], row["encoding"], row["extractor"], row["part"],
    )  # fmt: skip
    return Article(row["id"], reading)


def _row(row: sqlite3.Row, tags: tuple[str, ...]) -> ArticleRow:
    return ArticleRow(
        id=row["id"],
        title=title_of(row["title"], row["opening"]),
        outlet=row["outlet"],
        published=row["published"],
        suggested=json.loads(row["suggested"]).get("published"),
        credit=row["credit"],
        language=row["language"],
        words=row["words"],
        counted=row["counted"],
        wires=row["wires"],
        quotes=row["quotes"],
        actors=row["actors"],
        path=row["path"],
        sha256=row["sha256"],
        part=row["part"],
        version=row["version"],
        read=bool(row["read"]),
        starred=bool(row["starred"]),
        tags=tags,
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
