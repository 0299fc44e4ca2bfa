"""The stock of the list: what the library holds, cut down to a shelf and to what is typed, in the reader's order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from pressfold.model import narrowing
from pressfold.model.columns import Column, sorted_by
from pressfold.model.label import LabelKind
from pressfold.model.listing import ArticleRow, Order, arranged, folded
from pressfold.ui.models import shelves
from pressfold.ui.models.library import Around, LibraryRow, LibraryRows
from pressfold.ui.models.shelves import EVERYTHING, Holdings, Kind


class Stock:
    """Holds what there is and what is wanted of it; `arrange` works out what is shown."""

    def __init__(self) -> None:
        self.held = Holdings()
        self.shelf = EVERYTHING
        self.order = Order.NEWEST
        #: The column that the rows are sorted by instead, and whether the largest comes first.
        self.column: Column | None = None
        self.descending = False
        self.words = ""
        self.on_desk: Collection[int] = ()
        self.pins: Mapping[int, int] = {}
        self.unfolded: set[int] = set()
        self._smart: dict[str, frozenset[int]] = {}
        self._colours: Mapping[str, str] = {}
        self._made = LibraryRows()
        self._shown: Sequence[ArticleRow] = ()
        self._doubles: Mapping[int, int] = {}

    def hold(self, held: Holdings) -> None:
        """Take what the library holds now; a shelf that is no more gives way to all articles."""
        self.held = held
        self._colours = {label.name: label.look for label in held.labels if label.kind is LabelKind.TAG}
        self._smart = {name: ids for name, ids in self._smart.items() if self._has_label(Kind.COLLECTION, name)}
        if self.shelf.label is not None and not self._has_label(self.shelf.kind, self.shelf.name):
            self.shelf = EVERYTHING

    def fill_smart(self, name: str, ids: Collection[int]) -> None:
        """Say which articles answer the query of a smart collection."""
        self._smart[name] = frozenset(ids)

    def turn(self, lead: int) -> None:
        """Unfold the near-doubles of an article, or fold them away again."""
        self.unfolded ^= {lead}

    def arrange(self) -> None:
        """Work out what is shown."""
        fitting = narrowing.read(self.words).narrowed(self._on_shelf(), self.pins)
        if self.column is None:
            ordered = arranged(fitting, self.order)
        else:
            ordered = sorted_by(fitting, self.column, self.descending, self.pins)
        self._shown, self._doubles = folded(ordered, self.unfolded)

    def rows(self, level_from: int) -> tuple[LibraryRow, ...]:
        """The rows to show; from so many on all are of one height."""
        level = len(self._shown) >= level_from
        around = Around(self.on_desk, self.pins, self._doubles, self.unfolded, self._colours, level)
        return self._made.rows(self._shown, around)

    def amount(self) -> int:
        """How many articles are shown or folded below one that is."""
        return len(self._shown) + sum(n for lead, n in self._doubles.items() if lead not in self.unfolded)

    def shelves(self) -> tuple[shelves.Row, ...]:
        """The rows of the shelves."""
        held, smart = self.held, {name: len(ids) for name, ids in self._smart.items()}
        return shelves.shelf_rows(held.rows, held.labels, smart, len(held.removed), self.shelf)

    def _has_label(self, kind: Kind, name: str) -> bool:
        return any(label.kind.value == kind.value and label.name == name for label in self.held.labels)

    def _on_shelf(self) -> Sequence[ArticleRow]:
        """The articles of the shelf that is shown, the newest first."""
        kind, name = self.shelf.kind, self.shelf.name
        if kind is Kind.ALL:
            return self.held.rows
        if kind is Kind.REMOVED:
            return self.held.removed
        if kind is Kind.COLLECTION and name in self._smart:
            return [row for row in self.held.rows if row.id in self._smart[name]]
        fits: Mapping[Kind, Callable[[ArticleRow], bool]] = {
            Kind.STARRED: lambda row: row.starred,
            Kind.UNREAD: lambda row: not row.read,
            Kind.UNDATED: lambda row: row.published is None,
            Kind.TAG: lambda row: name in row.tags,
            Kind.COLLECTION: lambda row: name in self.held.collections.get(row.id, ()),
        }
        return [row for row in self.held.rows if fits[kind](row)]
