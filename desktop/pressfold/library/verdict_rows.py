"""The SQL of what the reader decided about passages, laid over the rows that the analysis found.

A decision about a family is kept with the places of its members (hash of the text, span): after another analysis it is
the family that has a passage there. What was found stays beside in `found`, so that a decision can be taken back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection

from pressfold.library import article_rows, finding_rows
from pressfold.model.passage import Family, PassageKind, Verdict

#: The part of the longer of two spans that must overlap for them to be one passage: what stands in it is another.
_OVERLAP = 0.6
#: A noise phrase hides a family when it is so much of the words of each member.
_NOISE = 0.6

REJECTED = "You said that this is no match."
ON_LIST = "On your noise list: “{}”."
CHOSEN = "You said so."


def standing(connection: Connection, about: str) -> str | None:
    """What is decided about a thing, as it is stored."""
    row = connection.execute("SELECT value FROM passage_ruling WHERE about = ?", (about,)).fetchone()
    return None if row is None else str(row["value"])


def keep(connection: Connection, about: str, stored: str | None) -> None:
    """Put a decision in the place of the one about the same thing, None takes that one away; lay all anew."""
    connection.execute("DELETE FROM passage_ruling WHERE about = ?", (about,))
    if stored is not None:
        connection.execute("INSERT INTO passage_ruling VALUES (?, ?)", (about, stored))
    lay(connection)


def decided(connection: Connection, what: str) -> list[tuple[str, dict[str, object]]]:
    """The decisions of one sort ("verdict", "origin", "noise"): what each is about, and what it says, in order."""
    rows = connection.execute(
        "SELECT about, value FROM passage_ruling WHERE about LIKE ? ORDER BY rowid", (f"{what} %",)
    )
    found = []
    for row in rows:
        try:
            found.append((str(row["about"]), dict(json.loads(row["value"]))))
        except (ValueError, TypeError):
            continue
    return found


def lay(connection: Connection) -> None:
    """Lay all decisions over the families that were found, and count the wire shares that they change."""
    touched = take_off(connection)
    for phrase in noise(connection):
        touched |= _hide_noise(connection, phrase)
    for _, said in decided(connection, "verdict"):
        touched |= _rule(connection, said)
    for _, said in decided(connection, "origin"):
        touched |= _set_origin(connection, said)
    _count_shares(connection, touched)


def noise(connection: Connection) -> list[str]:
    """The reader's noise list, as printed."""
    return [str(said["words"]) for _, said in decided(connection, "noise")]


def anchors(connection: Connection, family: Family) -> list[list[object]]:
    """The places of a family's members, by which it is known again."""
    hashes = article_rows.text_hashes(connection, family.articles)
    return [[hashes[one.article], one.start, one.end] for one in family.members if one.article in hashes]


def take_off(connection: Connection) -> set[int]:
    """Put back what was found; the articles whose wire share that may change."""
    rows = connection.execute("SELECT id, found FROM family WHERE found <> ''").fetchall()
    touched: set[int] = set()
    for row in rows:
        touched |= _articles(connection, row["id"])
        found = json.loads(row["found"])
        connection.execute(
            "UPDATE family SET kind = ?, why = ?, likely_origin = ?, reasons = ?, found = '', verdict = '', chosen = 0 "
            "WHERE id = ?",
            (found["kind"], found["why"], found["origin"], found["reasons"], row["id"]),
        )
    return touched


def _save(connection: Connection, family: str) -> None:
    """Keep what was found of a family that is about to be changed."""
    connection.execute(
        "UPDATE family SET found = json_object('kind', kind, 'why', why, 'origin', likely_origin, 'reasons', reasons) "
        "WHERE id = ? AND found = ''",
        (family,),
    )


def _rule(connection: Connection, said: dict[str, object]) -> set[int]:
    touched: set[int] = set()
    for family in _known_again(connection, said):
        _save(connection, family)
        connection.execute("UPDATE family SET verdict = ? WHERE id = ?", (said["verdict"], family))
        if said["verdict"] == Verdict.REJECTED:
            _hide(connection, family, REJECTED)
        else:
            _show(connection, family)
        touched |= _articles(connection, family)
    return touched


def _show(connection: Connection, family: str) -> None:
    """Show what the reader confirmed: as what it was found, and a set phrase as narration."""
    connection.execute(
        "UPDATE family SET why = '', kind = replace(json_extract(found, '$.kind'), 'stock', 'wire') "
        "WHERE id = ? AND kind = 'stock'",
        (family,),
    )


def _hide_noise(connection: Connection, phrase: str) -> set[int]:
    from pressfold.passages.noise import is_noise, noise_words

    folded = noise_words(phrase)
    most = len(folded) / _NOISE
    rows = connection.execute("SELECT id FROM family WHERE kind <> 'stock' AND words <= ? ORDER BY id", (most,))
    touched: set[int] = set()
    for id in [row["id"] for row in rows]:
        texts = [row["text"] for row in connection.execute(_MEMBER_TEXTS, (id,))]
        if texts and all(is_noise(text, folded, _NOISE) for text in texts):
            _save(connection, id)
            _hide(connection, id, ON_LIST.format(phrase))
            touched |= _articles(connection, id)
    return touched


_MEMBER_TEXTS = """
SELECT substr(text, start + 1, end - start) AS text FROM passage JOIN article ON article.id = passage.article
 WHERE family = ? LIMIT 50
"""


def _hide(connection: Connection, family: str, why: str) -> None:
    connection.execute("UPDATE family SET kind = ?, why = ? WHERE id = ?", (PassageKind.STOCK, why, family))


def _set_origin(connection: Connection, said: dict[str, object]) -> set[int]:
    row = article_rows.by_text(connection, str(said["origin"]))
    for family in _known_again(connection, said):
        if row is not None and row["id"] in _articles(connection, family):
            _save(connection, family)
            connection.execute(
                "UPDATE family SET likely_origin = ?, reasons = ?, chosen = 1 WHERE id = ?",
                (row["id"], json.dumps([CHOSEN]), family),
            )
    return set()


def _known_again(connection: Connection, said: dict[str, object]) -> list[str]:
    """The families of the kind decided about that have a passage at one of its places.

    A set phrase is told by its words: longer and shorter ones at the same place are others.
    """
    found: dict[str, None] = {}
    places = said["places"]
    assert isinstance(places, list)
    for text_sha256, start, end in places:
        rows = connection.execute(_AT_PLACE, (text_sha256, said["kind"], end, start))
        for row in rows:
            overlap = min(end, row["end"]) - max(start, row["start"])
            longer = max(end - start, row["end"] - row["start"])
            if overlap >= (longer if said["kind"] == PassageKind.STOCK else _OVERLAP * longer):
                found[row["family"]] = None
    return list(found)


_AT_PLACE = """
SELECT family, start, end FROM passage JOIN family ON family.id = passage.family
 WHERE article IN (SELECT id FROM article WHERE text_sha256 = ?)
   AND coalesce(json_extract(nullif(found, ''), '$.kind'), kind) = ? AND start < ? AND end > ?
 ORDER BY family
"""


def _articles(connection: Connection, family: str) -> set[int]:
    rows = connection.execute("SELECT DISTINCT article FROM passage WHERE family = ?", (family,))
    return {row["article"] for row in rows}


def _count_shares(connection: Connection, articles: Iterable[int]) -> None:
    """Count the wire shares of these articles anew."""
    from pressfold.passages.share import wire_share

    for article in article_rows.load(connection, set(articles)):
        families = finding_rows.families(connection, (article.id,))
        finding_rows.replace_shares(connection, {article.id: wire_share(article, families)})
