"""The SQL of voices that come in article by article: what they were made of, whose names are near, and their rows."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from sqlite3 import Connection

from pressfold.library import voice_rows
from pressfold.library.acts import Voices
from pressfold.library.article_rows import PRESENT, among
from pressfold.model.actor import Actor
from pressfold.model.utterance import Utterance

#: A name in more articles than this tells nothing of one of them.
_COMMON = 2000


def digests(connection: Connection) -> dict[int, str]:
    """What the voices of each article were made of, by its number."""
    return {row["article"]: row["digest"] for row in connection.execute("SELECT article, digest FROM joined")}


def replace(connection: Connection, made_of: Mapping[int, str]) -> None:
    """Remember what the voices of these articles were made of, and nothing of others."""
    connection.execute("DELETE FROM joined")
    connection.executemany("INSERT INTO joined VALUES (?, ?)", made_of.items())


def neighbours(connection: Connection, names: Collection[str], but: Collection[int], most: int) -> list[int]:
    """The other articles that name the same, the rarest names first: each counts by how few articles have it.

    A surname also finds the full names that end in it, and a full name its surname.
    """
    lasts = {name.rpartition(" ")[2] for name in names}
    actors: dict[str, None] = {}
    for row in connection.execute("SELECT id, name, aliases FROM actor"):
        if any(
            name in names or name.rpartition(" ")[2] in lasts for name in (row["name"], *json.loads(row["aliases"]))
        ):
            actors[row["id"]] = None
    where, values = among("actor", actors)
    held: dict[str, set[int]] = defaultdict(set)
    for row in connection.execute(f"SELECT actor, article FROM mention WHERE {where}", values):
        held[row["actor"]].add(row["article"])
    weights: dict[int, float] = defaultdict(float)
    for articles in held.values():
        for article in articles.difference(but) if len(articles) <= _COMMON else ():
            weights[article] += 1 / len(articles)
    nearest = sorted(weights, key=lambda article: (-weights[article], article))[: 2 * most]
    where, values = among("id", nearest)
    there = {row["id"] for row in connection.execute(f"SELECT id FROM article WHERE {where} AND {PRESENT}", values)}
    return sorted([article for article in nearest if article in there][:most])


def add_voices(connection: Connection, heard: Voices, new: Collection[int]) -> None:
    """Store what was found in new articles beside what is there; `heard` was found in them and their neighbours.

    What is there of them, as they were removed and came back, is put away before.
    """
    _clear(connection, new)
    for actor in heard.actors:
        _add_actor(connection, actor, new)
    said = [quotation for quotation in heard.quotations if quotation.article in new]
    voice_rows.insert_quotations(connection, said)
    voice_rows.insert_offers(connection, (offer for offer in heard.offers if offer.article in new))
    ids = {quotation.id for quotation in said}
    pairs = (pair for pair in heard.likenesses if pair.one in ids or pair.other in ids)
    voice_rows.insert_likenesses(connection, pairs)
    for utterance in heard.utterances:
        if not ids.isdisjoint(utterance.quotations):
            _add_utterance(connection, utterance)


def _clear(connection: Connection, articles: Collection[int]) -> None:
    where, values = among("article", articles)
    said = f"SELECT id FROM quotation WHERE {where}"
    connection.execute(f"DELETE FROM likeness WHERE one IN ({said})", values)
    connection.execute(f"DELETE FROM likeness WHERE other IN ({said})", values)
    for table in ("mention", "spoken", "offer", "quotation"):
        connection.execute(f"DELETE FROM {table} WHERE {where}", values)


def _add_actor(connection: Connection, actor: Actor, new: Collection[int]) -> None:
    mentions = [mention for mention in actor.mentions if mention.article in new]
    if not mentions:
        return
    known = connection.execute("SELECT name, aliases FROM actor WHERE id = ?", (actor.id,)).fetchone()
    if known is None:
        place = connection.execute("SELECT coalesce(max(place), 0) + 1 FROM actor").fetchone()[0]
        voice_rows.insert_actor(connection, actor, place)
    else:
        aliases: Iterable[str] = dict.fromkeys([*json.loads(known["aliases"]), *(m.text for m in mentions)])
        kept = json.dumps([one for one in aliases if one != known["name"]], ensure_ascii=False)
        connection.execute("UPDATE actor SET aliases = ? WHERE id = ?", (kept, actor.id))
    voice_rows.insert_mentions(connection, actor.id, mentions)


def _add_utterance(connection: Connection, utterance: Utterance) -> None:
    """Let the new renderings join the utterance that their neighbours are in, and these join where they are in none."""
    where, values = among("id", utterance.quotations)
    rows = connection.execute(
        f"SELECT id, utterance FROM quotation WHERE {where} ORDER BY article, start", values
    ).fetchall()  # fmt: skip
    stored = [row["utterance"] for row in rows if _is_stored(connection, row["utterance"])]
    id = stored[0] if stored else utterance.id
    connection.executemany(
        "UPDATE quotation SET utterance = ? WHERE id = ?",
        [(id, row["id"]) for row in rows if not _is_stored(connection, row["utterance"])],
    )
    if not stored:
        voice_rows.insert_utterances(connection, (utterance,))


def _is_stored(connection: Connection, utterance: str | None) -> bool:
    """Whether an utterance was there before: new renderings hold an id that nothing stands for yet."""
    found = connection.execute("SELECT 1 FROM utterance WHERE id = ?", (utterance,)).fetchone()
    return found is not None
