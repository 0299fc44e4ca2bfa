"""Putting a reading on the shelf: a new row or the article already there, with the reader's decisions over it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from pressfold.library import article_rows
from pressfold.library.decisions import Decision
from pressfold.model.article import FIELDS, STORY, Reading
from pressfold.model.listing import Outcome
from pressfold.text.normal import proof
from pressfold.text.words import count_words


@dataclass(frozen=True, slots=True)
class Shelved:
    """The article that holds a reading now, whether it is new here, and the hash of the text that it has."""

    article: int
    outcome: Outcome
    text_sha256: str


def shelve(
    connection: Connection, reading: Reading, imported: str, decisions: Mapping[str, Sequence[Decision]]
) -> Shelved:
    """Put a reading on the shelf.

    The same place of the same bytes, or the same text but for white space and silent characters, are one article.
    `decisions` are the reader's, by the hash of the text they are about.
    """
    form = hashlib.sha256(proof(reading.text).encode("utf-8", "surrogatepass")).hexdigest()
    double = article_rows.double(connection, reading, form)
    if double is None:
        id = article_rows.insert(connection, reading, form, body_words(reading), imported)
        _overlay(connection, id, decisions.get(reading.text_sha256, ()))
        return Shelved(id, Outcome.ADDED, reading.text_sha256)
    id, text_sha256, removed = double
    if removed:
        article_rows.set_removed(connection, [id], None)
    return Shelved(id, Outcome.ADDED if removed else Outcome.DUPLICATE, text_sha256)


def body_words(reading: Reading) -> int:
    """How many words stand in the blocks that are the article's own story."""
    return sum(count_words(reading.text, block.start, block.end) for block in reading.blocks if block.role in STORY)


def _overlay(connection: Connection, id: int, decisions: Sequence[Decision]) -> None:
    for decision in decisions:
        if decision.act == "set" and decision.field in FIELDS:
            article_rows.set_fact(connection, id, decision.field, decision.value, decision.how)
