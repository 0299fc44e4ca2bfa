"""What the index is told about articles, and a short digest of it: a stale entry is known without being read."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from sqlite3 import Connection

from pressfold.library import article_rows, voice_rows
from pressfold.library.article_rows import PRESENT
from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.quotation import Quotation
from pressfold.model.search import IndexEntry, QuotedWords

#: Changes with whatever makes the same rows give another entry.
_VERSION = "entry-2"

_FACTS = f"""
SELECT id, text_sha256, coalesce(title, '') AS title, coalesce(outlet, '') AS outlet, coalesce(credit, '') AS credit,
       coalesce(language, '') AS language, coalesce(published, '') AS published
  FROM article WHERE {PRESENT}
"""
_NAMED = "SELECT DISTINCT article, actor, text FROM mention ORDER BY article, actor, text"
_QUOTED = "SELECT article, pieces, speakers, speaker_text FROM quotation ORDER BY article, start, end DESC, id"


def digests(connection: Connection) -> dict[int, str]:
    """A short hash of the entry of every article that is there; its text is known by its hash."""
    actors = {id: _short(actor.name, *actor.aliases) for id, actor in voice_rows.heads(connection).items()}
    made = {row["id"]: hashlib.sha256(_VERSION.encode()) for row in connection.execute(_FACTS)}
    for row in connection.execute(_FACTS):
        made[row["id"]].update("\x1f".join(map(str, tuple(row)[1:])).encode("utf-8", "surrogatepass"))
    for article, actor, text in connection.execute(_NAMED):
        if article in made:
            made[article].update(f"\x1e{actors.get(actor, actor)}\x1f{text}".encode("utf-8", "surrogatepass"))
    for article, pieces, speakers, printed in connection.execute(_QUOTED):
        if article in made:
            made[article].update(f"\x1d{pieces}\x1f{speakers}\x1f{printed}".encode("utf-8", "surrogatepass"))
    return {id: digest.hexdigest()[:16] for id, digest in made.items()}


def _short(*words: str) -> str:
    return hashlib.sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def entries(connection: Connection, ids: Collection[int] | None = None) -> list[IndexEntry]:
    """What the index is told about these articles (all where None), by id."""
    articles = article_rows.load(connection, ids)
    known = {article.id for article in articles}
    names: dict[int, set[str]] = defaultdict(set)
    for actor in voice_rows.actors(connection, ids):
        for mention in actor.mentions:
            names[mention.article].update((actor.name, mention.text, *actor.aliases))
    heads = voice_rows.heads(connection)
    quotes: dict[int, list[QuotedWords]] = defaultdict(list)
    for quotation in voice_rows.quotations(connection, ids):
        if quotation.article in known:
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
