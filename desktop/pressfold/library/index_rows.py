"""What the index is told about articles, and a short digest of it: a stale entry is known without being read."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from sqlite3 import Connection

from pressfold.library import article_rows, voice_rows
from pressfold.library.article_rows import PRESENT, among
from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.quotation import Quotation
from pressfold.model.search import IndexEntry, QuotedWords

#: Changes with whatever makes the same rows give another entry; an index of another version is made anew.
VERSION = "entry-3"

_FACTS = f"""
SELECT id, text_sha256, coalesce(title, '') AS title, coalesce(outlet, '') AS outlet, coalesce(credit, '') AS credit,
       coalesce(language, '') AS language, coalesce(published, '') AS published, coalesce(digest, '') AS voices
  FROM article LEFT JOIN voiced ON voiced.article = article.id WHERE {PRESENT}
"""


def digests(connection: Connection, ids: Collection[int] | None = None) -> dict[int, str]:
    """A short hash of the entry of those of these articles (of all where None) that are there.

    The text is known by its hash, what voices tell by the hash that `note_voices` keeps.
    """
    where, values = among("id", ids)
    return {row["id"]: _short(*tuple(row)[1:]) for row in connection.execute(f"{_FACTS} AND {where}", values)}


def note_voices(
    connection: Connection,
    actors: Sequence[Actor],
    quotations: Iterable[Quotation],
    *,
    within: Collection[int] | None = None,
) -> None:
    """Keep what these voices, all that are stored (of some articles), tell the index; only what changed is written."""
    found = _voice_digests(actors, quotations)
    where, values = article_rows.among("article", within)
    rows = connection.execute(f"SELECT article, digest FROM voiced WHERE {where}", values)
    known = {row["article"]: row["digest"] for row in rows}
    connection.executemany(
        "DELETE FROM voiced WHERE article = ?", [(id,) for id in sorted(known.keys() - found.keys())]
    )
    connection.executemany(
        "INSERT INTO voiced VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET digest = excluded.digest",
        [(id, digest) for id, digest in sorted(found.items()) if known.get(id) != digest],
    )


def _voice_digests(actors: Sequence[Actor], quotations: Iterable[Quotation]) -> dict[int, str]:
    """A hash of the names and quotations of each article that has any."""
    names = {actor.id: _short(actor.name, *actor.aliases) for actor in actors}
    told: dict[int, set[str]] = defaultdict(set)
    for actor in actors:
        name = names[actor.id]
        for mention in actor.mentions:
            told[mention.article].add(f"{name}\x1f{mention.text}")
    said: dict[int, list[str]] = defaultdict(list)
    for quote in sorted(quotations, key=lambda quote: (quote.start, -quote.end, quote.id)):
        pieces = " ".join(f"{piece.start}-{piece.end}" for piece in quote.pieces)
        speakers = " ".join(names.get(id, id) for id in quote.speakers)
        said[quote.article].append(f"{pieces}\x1f{speakers}\x1f{quote.speaker_text}")
    return {id: _short(*sorted(told[id]), "\x1d", *said[id]) for id in sorted(told.keys() | said.keys())}


def _short(*words: str) -> str:
    return hashlib.sha256("\x1e".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def entries(connection: Connection, ids: Collection[int] | None = None) -> list[IndexEntry]:
    """What the index is told about these articles (all where None), by id."""
    articles = article_rows.load(connection, ids)
    known = {article.id for article in articles}
    names: dict[int, set[str]] = defaultdict(set)
    for actor in voice_rows.actors(connection, ids):
        for mention in actor.mentions:
            names[mention.article].update((actor.name, mention.text, *actor.aliases))
    quotations = [quote for quote in voice_rows.quotations(connection, ids) if quote.article in known]
    heads = voice_rows.heads(connection, {speaker for quote in quotations for speaker in quote.speakers})
    quotes: dict[int, list[QuotedWords]] = defaultdict(list)
    for quotation in quotations:
        quotes[quotation.article].append(quoted_words(quotation, heads))
    return [entry(article, names[article.id], quotes[article.id]) for article in articles]


def quoted_words(quotation: Quotation, actors: Mapping[str, Actor]) -> QuotedWords:
    """A quotation as the index is told: under every name of its speakers, and as the speaker is printed."""
    named = [actors[id] for id in quotation.speakers if id in actors]
    names = [name for actor in named for name in (actor.name, *actor.aliases)]
    printed = [quotation.speaker_text] if quotation.speaker_text else []
    return QuotedWords(quotation.pieces, tuple(dict.fromkeys([*names, *printed])))


def entry(article: Article, names: Collection[str] = (), quotes: Iterable[QuotedWords] = ()) -> IndexEntry:
    """What the index is told about an article."""
    facts = article.metadata
    return IndexEntry(
        id=article.id,
        title=article.title,
        body=article.text,
        outlet=facts.outlet or "",
        credit=facts.credit or "",
        language=facts.language or "",
        published=int(facts.published[:10].replace("-", "")) if facts.published else 0,
        actors=tuple(sorted(names)),
        quotes=tuple(quotes),
    )
