"""The SQL that counts findings without reading them: a window that opens needs the numbers long before the words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from pressfold.library.article_rows import PRESENT
from pressfold.model.listing import Counts
from pressfold.model.passage import PassageKind

_PRESENT = f"article IN (SELECT id FROM article WHERE {PRESENT})"
_FAMILIES = f"""
SELECT kind, count(*) AS families FROM family
 WHERE id IN (SELECT family FROM passage WHERE {_PRESENT} GROUP BY family HAVING count(DISTINCT article) > 1)
 GROUP BY kind
"""
_SPOKEN = f"""
SELECT utterance, count(DISTINCT article) AS articles FROM quotation
 WHERE {_PRESENT} AND utterance IN (SELECT value FROM json_each(?))
 GROUP BY utterance
"""


def counts(connection: Connection) -> Counts:
    """How many articles, shared passages and actors there are."""
    articles = connection.execute(f"SELECT count(*) FROM article WHERE {PRESENT}").fetchone()[0]
    families = {row["kind"]: row["families"] for row in connection.execute(_FAMILIES)}
    actors = connection.execute("SELECT count(*) FROM actor").fetchone()[0]
    return Counts(articles, families.get(PassageKind.WIRE, 0), families.get(PassageKind.QUOTE, 0), actors)


def spoken(connection: Connection, utterances: Iterable[str]) -> dict[str, int]:
    """In how many articles each of these utterances stands."""
    rows = connection.execute(_SPOKEN, (json.dumps(sorted(set(utterances))),))
    return {row["utterance"]: row["articles"] for row in rows}
