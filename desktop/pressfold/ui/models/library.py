"""Rows of the library list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from pressfold.model.listing import ArticleRow
from pressfold.ui.phrases import count, joined, percent, told, when


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """An article of the list: whether it stands on the desk, and how many pins of the open briefing it holds.

    `doubles` counts its near-doubles, which stand below it where they are `unfolded`; one of them is `under` its lead.
    `chips` are its tags with their colours. A `level` row is as high as every other.
    """

    article: ArticleRow
    open: bool = False
    pins: int = 0
    doubles: int = 0
    unfolded: bool = False
    under: bool = False
    chips: tuple[tuple[str, str], ...] = ()
    level: bool = False

    @property
    def outlet(self) -> str:
        return self.article.outlet or told("Outlet not stated")

    @property
    def published(self) -> str:
        return when(self.article.published)

    @property
    def shares(self) -> str:
        """What it shares with others, in words: "22 % shared · 1 quote · 2 pins", "1 shared quote", "none shared"."""
        article = self.article
        one, many = ("quote", "quotes") if article.counted else ("shared quote", "shared quotes")
        return joined(
            told("%s shared", percent(article.wire_share)) if article.counted else "",
            count(article.quotes, one, many) if article.quotes else "",
            told("none shared") if not article.counted and not article.quotes else "",
            count(self.pins, "pin", "pins") if self.pins else "",
        )


@dataclass(frozen=True, slots=True)
class Around:
    """What the list shows of articles beside what the library says of them, by their ids."""

    on_desk: Collection[int] = ()
    pins: Mapping[int, int] = field(default_factory=dict)
    doubles: Mapping[int, int] = field(default_factory=dict)
    unfolded: Collection[int] = ()
    colours: Mapping[str, str] = field(default_factory=dict)  # of tags, by name
    level: bool = False


class LibraryRows:
    """Makes the rows again and again, ten thousand of them at every click: what did not change stays the same value."""

    def __init__(self) -> None:
        self._plain: dict[int, LibraryRow] = {}
        self._of_look: tuple[Mapping[str, str], bool] = ({}, False)

    def rows(self, articles: Sequence[ArticleRow], around: Around) -> tuple[LibraryRow, ...]:
        """The rows of these articles in their order."""
        if self._of_look != (around.colours, around.level):
            self._plain.clear()
            self._of_look = around.colours, around.level
        special = {*around.on_desk, *around.pins, *around.doubles}
        unfolded = set(around.unfolded) & around.doubles.keys()
        return tuple(
            self._special(row, around, unfolded)
            if row.id in special or row.lead in unfolded
            else self._of(row, around.colours, around.level)
            for row in articles
        )

    def _special(self, row: ArticleRow, around: Around, unfolded: Collection[int]) -> LibraryRow:
        return LibraryRow(
            row,
            row.id in around.on_desk,
            around.pins.get(row.id, 0),
            around.doubles.get(row.id, 0),
            row.id in unfolded,
            row.lead in unfolded,
            _chips(row, around.colours),
            around.level,
        )

    def _of(self, row: ArticleRow, colours: Mapping[str, str], level: bool) -> LibraryRow:
        made = self._plain.get(row.id)
        if made is None or made.article is not row:
            made = self._plain[row.id] = LibraryRow(row, chips=_chips(row, colours), level=level)
        return made


def _chips(row: ArticleRow, colours: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, colours.get(name, "")) for name in row.tags) if row.tags else ()


def sentence(row: LibraryRow) -> str:
    """The row for who hears it."""
    article = row.article
    parts = [
        article.title,
        row.outlet,
        row.published or told("date needed"),
        row.shares,
        told("tags %s", ", ".join(article.tags)) if article.tags else "",
        told("version %s", article.version) if article.version > 1 else "",
        told("%s below it", count(row.doubles, "near-double", "near-doubles")) if row.doubles else "",
        told("starred") if article.starred else "",
        "" if article.read else told("unread"),
        told("open") if row.open else "",
    ]
    return ", ".join(part for part in parts if part)


def key(row: LibraryRow) -> int:
    return row.article.id
