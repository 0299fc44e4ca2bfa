"""Putting a reading on the shelf: a new row, or the article already there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from sqlite3 import Connection

from pressfold.library import article_rows
from pressfold.model.article import STORY, Block, Reading
from pressfold.text.normal import proof
from pressfold.text.words import count_words


@dataclass(frozen=True, slots=True)
class Shelved:
    """The article that holds a reading now, the hash of the text that it has, and whether it is new or was removed."""

    article: int
    text_sha256: str
    new: bool
    removed: bool = False


def shelve(connection: Connection, reading: Reading, imported: str) -> Shelved:
    """Put a reading on the shelf.

    The same place of the same bytes, or the same text but for white space and silent characters, are one article.
    """
    form = hashlib.sha256(proof(reading.text).encode("utf-8", "surrogatepass")).hexdigest()
    double = article_rows.double(connection, reading, form)
    if double is None:
        words = body_words(reading.text, reading.blocks)
        return Shelved(article_rows.insert(connection, reading, form, words, imported), reading.text_sha256, new=True)
    id, text_sha256, removed = double
    return Shelved(id, text_sha256, new=False, removed=removed)


def body_words(text: str, blocks: Iterable[Block]) -> int:
    """How many words stand in the blocks that are the article's own story."""
    return sum(count_words(text, block.start, block.end) for block in blocks if block.role in STORY)
