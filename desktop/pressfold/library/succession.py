"""Succession: whether a new article is a newer version of one that is here already.

It is where both come from the same address and go on telling the same story, or where title and outlet are the same
and more than nine words in ten. Other outlets that carry the same copy stay articles of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from sqlite3 import Connection

from pressfold.library import article_rows, version_rows
from pressfold.library.decisions import Decision
from pressfold.model.article import Article

#: Words that two captures of one address must share to be one story: a page that always shows the newest is none.
SAME_ADDRESS = 0.5
#: Words that two articles with the same title and outlet must share.
SAME_TITLE = 0.9
#: What the reader found out about an older version holds for the newer one too.
_HANDED_DOWN = ("outlet", "byline", "credit", "dateline", "published", "url", "section", "language")


def succession(connection: Connection, article: int) -> list[Decision]:
    """The decisions that make a new article a version of an older one; nothing where it is none."""
    candidates = version_rows.candidates(connection, article)
    if not candidates:
        return []
    (new,) = article_rows.load(connection, (article,))
    for id, same_url in candidates:
        (old,) = article_rows.load(connection, (id,))
        if _is_older(old, new, same_url):
            text = new.reading.text_sha256
            return [Decision("version", text, value=old.reading.text_sha256), *_handed_down(old, text)]
    return []


def _is_older(old: Article, new: Article, same_url: bool) -> bool:
    from pressfold.passages.revision import kept

    share = kept(old, new)
    return share > SAME_TITLE or (same_url and (share >= SAME_ADDRESS or old.metadata.title == new.metadata.title))


def _handed_down(old: Article, text_sha256: str) -> Iterable[Decision]:
    facts = old.metadata
    for field in _HANDED_DOWN:
        if facts.provenance.get(field) == "edited":
            yield Decision("set", text_sha256, field, getattr(facts, field), "edited")
