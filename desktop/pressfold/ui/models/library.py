"""Rows of the library list."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pressfold.model.listing import ArticleRow
from pressfold.ui.phrases import count, joined, percent, told, when


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """An article of the list: whether it stands on the desk, and how many pins of the open briefing it holds."""

    article: ArticleRow
    open: bool = False
    pins: int = 0

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


class LibraryRows:
    """Makes the rows again and again, ten thousand of them at every click: what did not change stays the same value."""

    def __init__(self) -> None:
        self._plain: dict[int, LibraryRow] = {}

    def rows(
        self, articles: Sequence[ArticleRow], on_desk: Collection[int], pins: Mapping[int, int]
    ) -> tuple[LibraryRow, ...]:
        """The rows of these articles in their order; `pins` counts the pins by article id."""
        told = {*on_desk, *pins}
        return tuple(
            LibraryRow(row, row.id in on_desk, pins.get(row.id, 0)) if row.id in told else self._of(row)
            for row in articles
        )

    def _of(self, row: ArticleRow) -> LibraryRow:
        made = self._plain.get(row.id)
        if made is None or made.article is not row:
            made = self._plain[row.id] = LibraryRow(row)
        return made


def sentence(row: LibraryRow) -> str:
    """The row for who hears it."""
    article = row.article
    dated, stands = row.published or told("date needed"), told("open") if row.open else ""
    parts = [article.title, row.outlet, dated, row.shares, stands]
    return ", ".join(part for part in parts if part)


def key(row: LibraryRow) -> int:
    return row.article.id
