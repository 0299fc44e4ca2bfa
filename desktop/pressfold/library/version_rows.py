"""The SQL of versions: texts that are one article, changed between two imports.

`first` is the article's first version and names the group; all but the newest are `superseded`.
"""

from __future__ import annotations

from sqlite3 import Connection

from pressfold.model.article import title_of
from pressfold.model.label import Version

_VERSIONS = """
SELECT id, version, superseded, title, substr(text, 1, 500) AS opening, imported, modified, words, path, text_sha256
  FROM article WHERE first = (SELECT first FROM article WHERE id = ?) AND removed IS NULL ORDER BY version
"""


def versions(connection: Connection, article: int) -> list[Version]:
    """All versions of an article, the oldest first; `article` may be any of them."""
    return [
        Version(
            row["id"], row["version"], not row["superseded"], title_of(row["title"], row["opening"]), row["imported"],
            row["modified"], row["words"], row["path"], row["text_sha256"],
        )
        for row in connection.execute(_VERSIONS, (article,))
    ]  # fmt: skip


def group(connection: Connection, article: int) -> list[tuple[int, str]]:
    """The ids and text hashes of an article's versions, removed ones too, the oldest first."""
    rows = connection.execute(
        "SELECT id, text_sha256 FROM article WHERE first = (SELECT first FROM article WHERE id = ?) ORDER BY version",
        (article,),
    )
    return [(row["id"], row["text_sha256"]) for row in rows]


def newest(connection: Connection, article: int) -> int:
    """The newest version of an article."""
    return group(connection, article)[-1][0]


def older(connection: Connection) -> dict[int, int]:
    """The newest version of every older one, removed ones left out."""
    rows = connection.execute(
        "SELECT old.id AS id, new.id AS newest FROM article AS old JOIN article AS new ON new.first = old.first "
        "WHERE old.superseded AND old.removed IS NULL AND NOT new.superseded ORDER BY old.id"
    )
    return {row["id"]: row["newest"] for row in rows}


def join(connection: Connection, article: int, older: int) -> None:
    """Make an article that stands alone the newest version of another; a star goes with the first of them."""
    first, number = connection.execute(
        "SELECT first, max(version) FROM article WHERE first = (SELECT first FROM article WHERE id = ?)", (older,)
    ).fetchone()
    connection.execute("UPDATE article SET superseded = 1 WHERE first = ?", (first,))
    connection.execute(
        "UPDATE article SET first = ?, version = ?, superseded = 0 WHERE id = ?", (first, number + 1, article)
    )


def separate(connection: Connection, article: int, before: int) -> None:
    """Make the newest version an article of its own again; `before` is the version before it."""
    connection.execute("UPDATE article SET first = id, version = 1, superseded = 0 WHERE id = ?", (article,))
    connection.execute("UPDATE article SET superseded = 0 WHERE id = ?", (before,))


def candidates(connection: Connection, article: int) -> list[tuple[int, bool]]:
    """Articles that may be older versions of this new one, and whether the page's address is the same.

    Those that are not removed and have the same address, or the same title and outlet; the latest first.
    """
    rows = connection.execute(
        """
        SELECT other.id, other.url IS NOT NULL AND other.url = mine.url AS same_url
          FROM article AS mine JOIN article AS other
            ON (other.url = mine.url) OR (other.title = mine.title AND other.outlet IS mine.outlet)
         WHERE mine.id = ? AND other.id <> mine.id AND other.sha256 <> mine.sha256
           AND other.removed IS NULL AND NOT other.superseded
         ORDER BY same_url DESC, other.id DESC LIMIT 20
        """,
        (article,),
    )
    return [(row["id"], bool(row["same_url"])) for row in rows]
