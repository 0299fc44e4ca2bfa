"""The SQL of set phrases: a phrase's rows are changed where it stands in other articles than before.

A phrase is told by its words alone and may stand in thousands of articles, so nothing of it is read that stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain
from sqlite3 import Connection
from typing import TYPE_CHECKING, TypeAlias

from pressfold.library import finding_rows
from pressfold.library.article_rows import among
from pressfold.model.span import Span

if TYPE_CHECKING:
    from pressfold.passages.phrases import Phrases

#: The articles that a family may have lost a member in, or won one.
Places: TypeAlias = dict[str, set[int]]


def drop(connection: Connection, articles: Collection[int], pairs: Iterable[tuple[int, int]]) -> Places:
    """Take away the phrases of these articles, and what these pairs of articles have in common; where that was."""
    a, values = among("a", articles)
    b, _ = among("b", articles)
    rows = connection.execute(f"DELETE FROM pair WHERE ({a} OR {b}) {_STOCK}", values + values).fetchall()
    for one, other in sorted(pairs):
        rows += connection.execute(f"DELETE FROM pair WHERE a = ? AND +b = ? {_STOCK}", (one, other)).fetchall()
    bare: Places = defaultdict(set)
    for row in rows:
        bare[row["family"]] |= {row["a"], row["b"]}
    return bare


_FAMILY = """
INSERT INTO family (id, place, kind, words, origins, likely_origin, reasons, why)
VALUES (?, 0, 'stock', ?, 1, NULL, '[]', ?)
"""
_MEMBER = "INSERT INTO passage VALUES (?, ?, ?, ?, '[]')"
#: All words of a phrase are equal.
_PAIR = """
INSERT INTO pair VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'stock', 1.0, ?7, ?8,
    '[[' || ?2 || ',' || ?3 || ']]', '[[' || ?5 || ',' || ?6 || ']]', ?9, ?10)
"""
_STOCK = "AND kind = 'stock' RETURNING family, a, b"


def put_anew(connection: Connection, phrases: Iterable[Phrases]) -> None:
    """Store these phrases where none is stored: column by column, for a large library has a million pairs of them."""
    from pressfold.passages.phrases import REASONS

    for some in phrases:
        words = some.words[some.opens].tolist()
        connection.executemany(_FAMILY, zip(some.ids, words, some.reasons(), strict=True))
        phrase, *places = (column.tolist() for column in some.members())
        connection.executemany(_MEMBER, zip([some.ids[nth] for nth in phrase], *places, strict=True))
        sides = some.a, some.a_start, some.a_end, some.b, some.b_start, some.b_end
        columns = [column.tolist() for column in (*sides, some.words, some.bits)]
        why, family = [REASONS[why] for why in some.why.tolist()], [some.ids[nth] for nth in some.phrase.tolist()]
        connection.executemany(_PAIR, zip(*columns, why, family, strict=True))


def put(connection: Connection, phrases: Iterable[Phrases], bare: Places) -> None:
    """Store these pairs of phrases, family by family, and bring in step those that were stored and those of `bare`."""
    from pressfold.passages.families import phrase_family

    changed = dict(bare)
    for id, pairs in chain.from_iterable(some.families() for some in phrases):
        if connection.execute("SELECT 1 FROM family WHERE id = ?", (id,)).fetchone():
            changed[id] = changed.get(id, set()).union(*((pair.a, pair.b) for pair in pairs))
        else:
            finding_rows.insert_families(connection, [phrase_family(id, pairs)])
        finding_rows.insert_pairs(connection, id, pairs)
    for id in sorted(changed):
        _bring_in_step(connection, id, changed[id])


def _bring_in_step(connection: Connection, family: str, articles: Iterable[int]) -> None:
    """Write anew where a phrase stands in these articles, and why it is hidden; a phrase without pairs goes."""
    from pressfold.passages.families import phrase_members

    for article in sorted(articles):
        connection.execute("DELETE FROM passage WHERE article = ? AND family = ?", (article, family))
        places = [Span(row["start"], row["end"]) for row in connection.execute(_PLACES, (article, family) * 2)]
        finding_rows.insert_members(connection, family, phrase_members(article, places))
    reason = connection.execute(_REASON, (family,)).fetchone()
    if reason is None:
        connection.execute("DELETE FROM family WHERE id = ?", (family,))
    else:
        connection.execute("UPDATE family SET why = ? WHERE id = ?", (reason["why"], family))


#: + keeps SQLite from going through all pairs of a phrase: those of an article are few.
_PLACES = """
SELECT a_start AS start, a_end AS end FROM pair WHERE a = ? AND +family = ?
 UNION SELECT b_start, b_end FROM pair WHERE b = ? AND +family = ?
"""
#: As `pressfold.passages.families.phrase_reason` has it.
_REASON = "SELECT why FROM pair WHERE family = ? ORDER BY bits DESC, why LIMIT 1"
