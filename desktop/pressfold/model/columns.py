"""The columns of the library as a table: what each holds, and how rows are sorted by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from pressfold.model.listing import ArticleRow

Value = str | float | None


class Column(StrEnum):
    """A column, in the order of the table."""

    TITLE = "title"
    OUTLET = "outlet"
    PUBLISHED = "published"
    LANGUAGE = "language"
    WORDS = "words"
    SHARE = "share"
    ACTORS = "actors"
    QUOTES = "quotes"
    PINS = "pins"
    TAGS = "tags"
    VERSION = "version"


#: Columns whose values are numbers: they begin with the largest.
NUMBERS = frozenset({Column.WORDS, Column.SHARE, Column.ACTORS, Column.QUOTES, Column.PINS, Column.VERSION})

_VALUES: Mapping[Column, Callable[[ArticleRow, Mapping[int, int]], Value]] = {
    Column.TITLE: lambda row, _: row.title.casefold(),
    Column.OUTLET: lambda row, _: row.outlet.casefold() if row.outlet else None,
    Column.PUBLISHED: lambda row, _: row.published,
    Column.LANGUAGE: lambda row, _: row.language,
    Column.WORDS: lambda row, _: row.words,
    Column.SHARE: lambda row, _: row.wire_share,
    Column.ACTORS: lambda row, _: row.actors,
    Column.QUOTES: lambda row, _: row.quotes,
    Column.PINS: lambda row, pins: pins.get(row.id, 0),
    Column.TAGS: lambda row, _: "\n".join(row.tags).casefold() or None,
    Column.VERSION: lambda row, _: row.version,
}


def sorted_by(
    rows: Iterable[ArticleRow], column: Column, descending: bool, pins: Mapping[int, int]
) -> list[ArticleRow]:
    """The rows by the values of a column; equal ones stay as they were, those without a value come last."""
    of = _VALUES[column]
    valued = [(of(row, pins), row) for row in rows]
    there = [pair for pair in valued if pair[0] is not None]
    there.sort(key=lambda pair: pair[0], reverse=descending)  # type: ignore[arg-type,return-value]  # of one kind
    return [row for _, row in there] + [row for value, row in valued if value is None]
