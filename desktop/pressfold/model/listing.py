"""What the library tells about its articles without their texts, and what an import did."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pressfold.model.article import place_of


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One line of the library list. `words` are body words, `counted` those of them in wire passages.

    `suggested` is a date that a post hints at where `published` is None; `quotes` counts shared quote families.
    `version` is above 1 where older texts of it are kept too; `lead` is the article that it is a near-double of.
    """

    id: int
    title: str
    outlet: str | None
    published: str | None
    suggested: str | None
    credit: str | None
    language: str | None
    words: int
    counted: int
    wires: int
    quotes: int
    actors: int
    path: str
    sha256: str
    part: str = ""
    version: int = 1
    read: bool = True
    starred: bool = False
    tags: tuple[str, ...] = ()
    lead: int | None = None

    @property
    def place(self) -> str:
        """Where the article came from: its path, with its part where the file holds several articles."""
        return place_of(self.path, self.part)

    @property
    def wire_share(self) -> float:
        """0..1, the part of the body words that stands in wire passages."""
        return self.counted / self.words if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """What a library holds: articles, families of wire copy and of quotes, actors."""

    articles: int
    wires: int
    quotes: int
    actors: int


class Outcome(StrEnum):
    """What became of one article of an import, or of a file that gave none."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    NEW_VERSION = "new version"
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One article of an import: what became of it, the article it is now, and the sentence for the reader.

    `part` is its place in a file that holds several; a file that could not be read has one row.
    """

    path: str
    outcome: Outcome
    article: int | None = None
    sentence: str = ""
    part: str = ""

    @property
    def place(self) -> str:
        return place_of(self.path, self.part)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """All articles of an import in the order they were read; `cancelled` when the reader stopped it half-way."""

    rows: tuple[ImportRow, ...]
    cancelled: bool = False

    def articles(self) -> tuple[int, ...]:
        """The ids of the articles that the files are now, added or there before."""
        return tuple(row.article for row in self.rows if row.article is not None)

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)


class Order(StrEnum):
    """The orders in which the library can be listed."""

    NEWEST = "newest"
    OLDEST = "oldest"
    OUTLET = "outlet"
    TITLE = "title"
    SHARED = "shared"
    UNDATED = "undated"


def arranged(rows: Iterable[ArticleRow], order: Order) -> list[ArticleRow]:
    """The rows in this order; equal rows stay as they were."""
    return sorted(rows, key=_KEYS[order], reverse=order is Order.NEWEST)


def folded(rows: Sequence[ArticleRow], unfolded: Collection[int]) -> tuple[list[ArticleRow], dict[int, int]]:
    """The rows with near-doubles under their leads, and how many each lead has here.

    Those of a lead that is not `unfolded` are left out; a double whose lead is not among the rows stands for itself.
    """
    there = {row.id for row in rows}
    under: dict[int, list[ArticleRow]] = {}
    for row in rows:
        if row.lead in there:
            under.setdefault(row.lead, []).append(row)
    if not under:
        return list(rows), {}
    shown: list[ArticleRow] = []
    for row in rows:
        if row.lead not in there:
            shown.append(row)
            shown += under[row.id] if row.id in under and row.id in unfolded else ()
    return shown, {lead: len(doubles) for lead, doubles in under.items()}


_KEYS: Mapping[Order, Callable[[ArticleRow], Any]] = {
    Order.NEWEST: lambda row: row.published or "",
    Order.OLDEST: lambda row: row.published or "9999",
    Order.OUTLET: lambda row: (row.outlet is None, (row.outlet or "").casefold()),
    Order.TITLE: lambda row: row.title.casefold(),
    Order.SHARED: lambda row: -row.wire_share,
    Order.UNDATED: lambda row: row.published is not None,
}
