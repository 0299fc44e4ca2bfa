"""The SQL of voices: actors with their mentions, quotations, utterances, and what is only offered."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from pressfold.library.article_rows import among
from pressfold.library.finding_rows import clear, present
from pressfold.library.spans_json import dump_spans, load_spans
from pressfold.model.actor import Actor, ActorKind, ActorPlace, How, Mention, Offer
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.model.utterance import Likeness, Utterance

#: What a quotation tells beside its own columns, kept as one JSON object.
_MORE = ("addressee", "addressees", "when", "negated", "unnamed", "plural", "offered", "offered_why")


def replace_voices(
    connection: sqlite3.Connection,
    actors: Iterable[Actor],
    quotations: Iterable[Quotation],
    offers: Iterable[Offer] = (),
    utterances: Iterable[Utterance] = (),
    likenesses: Iterable[Likeness] = (),
) -> None:
    """Put these voices in the place of all that were stored."""
    clear(connection, "spoken", "mention", "actor", "quotation", "offer", "utterance", "likeness", "regrouped")
    for place, actor in enumerate(actors):
        insert_actor(connection, actor, place)
        insert_mentions(connection, actor.id, actor.mentions)
    insert_quotations(connection, quotations)
    insert_offers(connection, offers)
    insert_utterances(connection, utterances)
    insert_likenesses(connection, likenesses)


def insert_actor(connection: sqlite3.Connection, actor: Actor, place: int) -> None:
    """Store an actor without its mentions; `place` is that in the order of all."""
    connection.execute(
        "INSERT INTO actor VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            actor.id, place, actor.name, actor.kind, actor.kind_sure, actor.qid, _json(actor.aliases),
            actor.speaks_for,
        ),
    )  # fmt: skip


def insert_mentions(connection: sqlite3.Connection, actor: str, mentions: Iterable[Mention]) -> None:
    """Store mentions of an actor that is stored."""
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(actor, m.article, m.start, m.end, m.text, m.how, m.why) for m in mentions],
    )


def insert_offers(connection: sqlite3.Connection, offers: Iterable[Offer]) -> None:
    """Store what is offered."""
    connection.executemany(
        "INSERT INTO offer VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((o.article, o.start, o.end, o.text, o.actor, o.other, o.why, o.whole) for o in offers),
    )


def insert_utterances(connection: sqlite3.Connection, utterances: Iterable[Utterance]) -> None:
    """Store what is told of utterances."""
    connection.executemany(
        "INSERT INTO utterance VALUES (?, ?, ?, ?, ?)",
        ((u.id, _json(u.quotations), u.conflict, u.translated, u.posted) for u in utterances),
    )


def insert_likenesses(connection: sqlite3.Connection, likenesses: Iterable[Likeness]) -> None:
    """Store pairs that may be one utterance."""
    connection.executemany(
        "INSERT INTO likeness VALUES (?, ?, ?, ?, ?)",
        ((k.one, k.other, k.likeness, k.why, k.conflict) for k in likenesses),
    )


def actors(
    connection: sqlite3.Connection, articles: Collection[int] | None = None, ids: Collection[str] | None = None
) -> list[Actor]:
    """The actors (of these ids, or all) mentioned in these articles (all where None), most mentions first."""
    where, values = present("article", articles)
    chosen: tuple[str, ...] = ()
    if ids is not None:
        where += " AND actor IN (SELECT value FROM json_each(?))"
        chosen = (_json(sorted(ids)),)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for row in connection.execute(f"SELECT * FROM mention WHERE {where} ORDER BY article, start", values + chosen):
        mention = Mention(row["article"], row["start"], row["end"], row["text"], How(row["how"]), row["why"])
        mentions[row["actor"]].append(mention)
    where, named = among("id", mentions)
    rows = list(connection.execute(f"SELECT * FROM actor WHERE {where} ORDER BY place", named))
    rows.sort(key=lambda row: -len(mentions[row["id"]]))
    return [_actor(row, mentions[row["id"]]) for row in rows]


def heads(connection: sqlite3.Connection, ids: Collection[str] | None = None) -> dict[str, Actor]:
    """The actors (of these ids, or all) by id, without their mentions."""
    where, values = among("id", ids)
    rows = connection.execute(f"SELECT * FROM actor WHERE {where} ORDER BY place", values)
    return {row["id"]: _actor(row, []) for row in rows}


def called(connection: sqlite3.Connection, names: Collection[str]) -> dict[str, Actor]:
    """The actors with these names by id, without their mentions."""
    where, values = among("name", names)
    rows = connection.execute(f"SELECT * FROM actor WHERE {where} ORDER BY place", values)
    return {row["id"]: _actor(row, []) for row in rows}


def actor_names(connection: sqlite3.Connection) -> dict[str, str]:
    """The names of all actors by their ids."""
    return {row["id"]: row["name"] for row in connection.execute("SELECT id, name FROM actor ORDER BY place")}


def actor_places(connection: sqlite3.Connection, actor: str) -> list[ActorPlace]:
    """The articles that name an actor, by id, each with its first mention by name where it has one."""
    there, _ = present("article", None)
    rows = connection.execute(
        "SELECT article, start, end, count(*) OVER (PARTITION BY article) AS mentions, "
        "row_number() OVER (PARTITION BY article ORDER BY how <> 'name', start) AS nth "
        f"FROM mention WHERE actor = ? AND {there} ORDER BY article",
        (actor,),
    )
    return [ActorPlace(row["article"], row["mentions"], row["start"], row["end"]) for row in rows if row["nth"] == 1]


def _actor(row: sqlite3.Row, mentions: list[Mention]) -> Actor:
    return Actor(
        row["id"], row["name"], ActorKind(row["kind"]), bool(row["kind_sure"]), row["qid"],
        tuple(json.loads(row["aliases"])), row["speaks_for"], tuple(mentions),
    )  # fmt: skip


def insert_quotations(connection: sqlite3.Connection, quotations: Iterable[Quotation]) -> None:
    """Store quotations with their speakers."""
    listed = list(quotations)
    spoken = ((actor, q.article, q.id) for q in listed for actor in q.speakers)
    connection.executemany("INSERT INTO spoken VALUES (?, ?, ?)", spoken)
    connection.executemany(
        "INSERT INTO quotation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                q.id, q.article, q.start, q.end, q.text, dump_spans(q.pieces), q.kind, q.fragment, _json(q.speakers),
                q.speaker, q.speaker_text, q.via, q.cue, q.channel, q.utterance, q.confidence, q.why, _json(more(q)),
            )
            for q in listed
        ),
    )  # fmt: skip


def more(quotation: Quotation) -> dict[str, object]:
    """What a quotation tells beside its own columns, only what is said."""
    told = {name: value for name in _MORE if (value := getattr(quotation, name))}
    return told | ({"fragments": quotation.fragments} if quotation.fragments else {})


def quotations(
    connection: sqlite3.Connection,
    articles: Collection[int] | None = None,
    about: str = "1",
    values: tuple[object, ...] = (),
    most: int = -1,
) -> list[Quotation]:
    """The quotations in these articles (all where None), by article and place; `about` is a further condition,
    `most` how many at most."""
    where, there = present("article", articles)
    rows = connection.execute(
        f"SELECT * FROM quotation WHERE {where} AND ({about}) ORDER BY article, start, end DESC LIMIT ?",
        (*there, *values, most),
    )
    return [_quotation(row) for row in rows]


def by_speakers(
    connection: sqlite3.Connection, ids: Collection[str], articles: Collection[int] | None = None
) -> list[Quotation]:
    """The quotations of which one of these actors is a speaker, in these articles or in all."""
    whom, values = among("actor", ids)
    return quotations(connection, articles, f"id IN (SELECT quotation FROM spoken WHERE {whom})", values)


def times_spoken(
    connection: sqlite3.Connection, ids: Collection[str], articles: Collection[int] | None = None
) -> list[tuple[str, int, int]]:
    """How often each article quotes each of these actors: actor, article, quotations."""
    whom, values = among("actor", ids)
    there, here = present("article", articles)
    rows = connection.execute(
        f"SELECT actor, article, count(*) AS times FROM spoken WHERE {whom} AND {there} GROUP BY actor, article",
        (*values, *here),
    )
    return [(row["actor"], row["article"], row["times"]) for row in rows]


def by_ids(connection: sqlite3.Connection, ids: Collection[str]) -> list[Quotation]:
    """The quotations with these ids."""
    return quotations(connection, None, "id IN (SELECT value FROM json_each(?))", (_json(sorted(ids)),))


def _quotation(row: sqlite3.Row) -> Quotation:
    pieces: tuple[Span, ...] = load_spans(row["pieces"])
    told = json.loads(row["more"])
    told["fragments"] = tuple(Span(*span) for span in told.get("fragments", ()))
    told["addressees"] = tuple(told.get("addressees", ()))
    return Quotation(
        row["id"], row["article"], row["start"], row["end"], row["text"], pieces, QuotationKind(row["kind"]),
        bool(row["fragment"]), tuple(json.loads(row["speakers"])), row["speaker"], row["speaker_text"], row["via"],
        row["cue"], row["channel"], row["utterance"], row["confidence"], row["why"], **told,
    )  # fmt: skip


def offers(connection: sqlite3.Connection, articles: Collection[int] | None = None) -> list[Offer]:
    """The links that are only offered in these articles (all where None), by article and place."""
    where, values = present("article", articles)
    rows = connection.execute(f"SELECT * FROM offer WHERE {where} ORDER BY article, start, other", values)
    return [
        Offer(r["article"], r["start"], r["end"], r["text"], r["actor"], r["other"], r["why"], bool(r["whole"]))
        for r in rows
    ]


def utterances(connection: sqlite3.Connection, ids: Collection[str] | None = None) -> list[Utterance]:
    """The utterances (of these ids, or all) as the reader joined and parted them, by their first rendering.

    What is told of one stands as it was found, for the reader's own as it was never told.
    """
    there, _ = present("article", None)
    where, values = among("utterance", ids)
    members: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        f"SELECT id, utterance FROM quotation WHERE utterance IS NOT NULL AND {where} AND {there} "
        "ORDER BY article, start, end DESC",
        values,
    ):
        members[row["utterance"]].append(row["id"])
    where, values = among("id", members)
    said = {row["id"]: row for row in connection.execute(f"SELECT * FROM utterance WHERE {where}", values)}
    return [
        Utterance(id, tuple(quotations), *(said[id][told] if id in said else "" for told in _TOLD))
        for id, quotations in members.items()
        if len(quotations) > 1
    ]


_TOLD = ("conflict", "translated", "posted")


def likenesses(connection: sqlite3.Connection, quotations: Collection[str] | None = None) -> list[Likeness]:
    """The pairs that may be one utterance (those with one of these quotations, or all), the most alike first.

    Without those that the reader joined or parted.
    """
    where, values = "1", tuple[str, ...]()
    if quotations is not None:
        where = "one IN (SELECT value FROM json_each(?1)) OR other IN (SELECT value FROM json_each(?1))"
        values = (_json(sorted(quotations)),)
    rows = connection.execute(f"SELECT * FROM likeness WHERE ({where}) AND {_UNDECIDED} ORDER BY rowid", values)
    return [Likeness(r["one"], r["other"], r["likeness"], r["why"], bool(r["conflict"])) for r in rows]


_UNDECIDED = """
NOT EXISTS (SELECT 1 FROM apart WHERE apart.one = likeness.one AND apart.other = likeness.other)
AND coalesce((SELECT utterance FROM quotation WHERE id = likeness.one), '1')
    <> coalesce((SELECT utterance FROM quotation WHERE id = likeness.other), '2')
"""


def remembered(connection: sqlite3.Connection, articles: Collection[int] | None = None) -> dict[int, tuple[str, str]]:
    """What was read in each of these articles last time: the digest of what it was read from, and the reading."""
    where, values = among("article", articles)
    rows = connection.execute(f"SELECT * FROM heard WHERE {where}", values)
    return {row["article"]: (row["digest"], row["reading"]) for row in rows}


def remember_readings(connection: sqlite3.Connection, readings: Mapping[int, tuple[str, str]]) -> None:
    """Keep readings in the place of those of the same articles."""
    connection.executemany(
        "INSERT OR REPLACE INTO heard VALUES (?, ?, ?)",
        ((article, *reading) for article, reading in readings.items()),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
