"""The SQL of labels: collections and tags, and which articles have them.

An article has its labels with all its versions: they hang on the first of them.
"""

from __future__ import annotations

from collections.abc import Collection
from sqlite3 import Connection

from pressfold.library.article_rows import among
from pressfold.model.label import Label, LabelKind

_COUNTED = """
SELECT kind, name, look, (SELECT count(*) FROM labelled JOIN article ON article.id = labelled.article
                           WHERE label = label.id AND removed IS NULL) AS articles
  FROM label WHERE kind = ? ORDER BY folded
"""


def labels(connection: Connection, kind: LabelKind) -> list[Label]:
    """The labels of one kind by name, with how many articles have each."""
    rows = connection.execute(_COUNTED, (kind,))
    return [Label(LabelKind(row["kind"]), row["name"], row["look"], row["articles"]) for row in rows]


def find(connection: Connection, kind: str, name: str) -> tuple[int, Label] | None:
    """The label of this name, whatever its case, with its number; None where there is none."""
    row = connection.execute("SELECT * FROM label WHERE kind = ? AND folded = ?", (kind, name.casefold())).fetchone()
    return None if row is None else (row["id"], Label(LabelKind(row["kind"]), row["name"], row["look"]))


def make(connection: Connection, kind: str, name: str, look: str) -> None:
    connection.execute(
        "INSERT INTO label (kind, name, folded, look) VALUES (?, ?, ?, ?)", (kind, name, name.casefold(), look)
    )


def rename(connection: Connection, label: int, name: str) -> None:
    connection.execute("UPDATE label SET name = ?, folded = ? WHERE id = ?", (name, name.casefold(), label))


def set_look(connection: Connection, label: int, look: str) -> None:
    connection.execute("UPDATE label SET look = ? WHERE id = ?", (look, label))


def drop(connection: Connection, label: int) -> None:
    connection.execute("DELETE FROM label WHERE id = ?", (label,))


def put(connection: Connection, label: int, first: int) -> bool:
    """Give an article a label; whether it did not have it before."""
    done = connection.execute("INSERT OR IGNORE INTO labelled (label, article) VALUES (?, ?)", (label, first))
    return done.rowcount > 0


def take(connection: Connection, label: int, first: int) -> bool:
    """Take a label from an article; whether it had it."""
    return connection.execute("DELETE FROM labelled WHERE label = ? AND article = ?", (label, first)).rowcount > 0


def texts(connection: Connection, label: int) -> list[str]:
    """The hashes of the first texts of the articles that have a label, removed ones too, by id."""
    rows = connection.execute(
        "SELECT text_sha256 FROM labelled JOIN article ON article.id = labelled.article WHERE label = ? ORDER BY id",
        (label,),
    )
    return [row["text_sha256"] for row in rows]


def members(connection: Connection, label: int) -> list[int]:
    """The articles that have a label, the newest version of each, by id."""
    rows = connection.execute(
        "SELECT id FROM article JOIN labelled ON labelled.article = article.first "
        "WHERE label = ? AND removed IS NULL AND NOT superseded ORDER BY id",
        (label,),
    )
    return [row["id"] for row in rows]


def of_articles(
    connection: Connection, kind: LabelKind, articles: Collection[int] | None = None
) -> dict[int, tuple[str, ...]]:
    """The names of the labels that each of these articles (all where None) has, sorted; an article without has none."""
    where, values = among("article.id", articles)
    found: dict[int, list[str]] = {}
    for row in connection.execute(
        "SELECT article.id, name FROM labelled JOIN label ON label.id = label "
        "JOIN article ON article.first = labelled.article "
        f"WHERE kind = ? AND removed IS NULL AND {where} ORDER BY folded",
        (kind, *values),
    ):
        found.setdefault(row["id"], []).append(row["name"])
    return {article: tuple(names) for article, names in found.items()}
