"""Rows of the shelves: all articles, what is starred or unread, collections, tags, and what was removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pressfold.model.label import Label, LabelKind
from pressfold.model.listing import ArticleRow
from pressfold.ui.phrases import count, told


class Kind(StrEnum):
    ALL = "all"
    STARRED = "starred"
    UNREAD = "unread"
    UNDATED = "undated"
    COLLECTION = "collection"
    TAG = "tag"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the list shows: everything of a kind, or the collection or tag of this name."""

    kind: Kind
    name: str = ""

    @property
    def label(self) -> LabelKind | None:
        return LabelKind(self.kind.value) if self.kind in (Kind.COLLECTION, Kind.TAG) else None


EVERYTHING = Shelf(Kind.ALL)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the library holds: articles, the newest first, removed ones, labels, and in which collections each is."""

    rows: Sequence[ArticleRow] = ()
    removed: Sequence[ArticleRow] = ()
    labels: Sequence[Label] = ()
    collections: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A shelf with its words; `amount` is how many articles stand on it, None where that is not counted yet."""

    shelf: Shelf
    text: str
    icon: str
    amount: int | None
    current: bool
    colour: str = ""


@dataclass(frozen=True, slots=True)
class ShelfHeading:
    """What parts the shelves; `adds` is the kind of label that its button makes."""

    text: str
    adds: LabelKind


Row = ShelfRow | ShelfHeading

_FIXED = {
    Kind.ALL: ("All articles", "inbox"),
    Kind.STARRED: ("Starred", "star"),
    Kind.UNREAD: ("Unread", "circle-dot"),
    Kind.UNDATED: ("Date needed", "calendar-x-2"),
}


def shelf_rows(
    articles: Sequence[ArticleRow], labels: Sequence[Label], smart: Mapping[str, int], removed: int, current: Shelf
) -> tuple[Row, ...]:
    """All shelves in their order; `smart` counts what smart collections held when they were asked last."""
    amounts = {
        Kind.ALL: len(articles),
        Kind.STARRED: sum(row.starred for row in articles),
        Kind.UNREAD: sum(not row.read for row in articles),
        Kind.UNDATED: sum(row.published is None for row in articles),
    }
    rows: list[Row] = [
        ShelfRow(Shelf(kind), text, icon, amounts[kind], current == Shelf(kind))
        for kind, (text, icon) in _FIXED.items()
    ]
    for heading, kind in (("Collections", LabelKind.COLLECTION), ("Tags", LabelKind.TAG)):
        rows.append(ShelfHeading(heading, kind))
        rows += [_label_row(label, smart, current) for label in labels if label.kind is kind]
    if removed or current.kind is Kind.REMOVED:
        gone = Shelf(Kind.REMOVED)
        rows.append(ShelfRow(gone, "Removed", "trash-2", removed, current == gone))
    return tuple(rows)


def _label_row(label: Label, smart: Mapping[str, int], current: Shelf) -> ShelfRow:
    shelf = Shelf(Kind(label.kind.value), label.name)
    if label.kind is LabelKind.TAG:
        return ShelfRow(shelf, label.name, "tag", label.articles, current == shelf, label.look)
    icon, amount = ("folder-search", smart.get(label.name)) if label.smart else ("folder", label.articles)
    return ShelfRow(shelf, label.name, icon, amount, current == shelf)


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, ShelfHeading):
        return told(row.text)
    kind = f"{told(row.shelf.kind.value)} " if row.shelf.label else ""
    amount = count(row.amount, "article", "articles") if row.amount is not None else told("not counted yet")
    return f"{kind}{told(row.text)}, {amount}" + (f", {told('shown')}" if row.current else "")


def key(row: Row) -> object:
    return row.shelf if isinstance(row, ShelfRow) else row.text
