"""What a card may look up: the column it speaks of, the library, and the open briefing; all of it read-only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pressfold.model.article import Article
from pressfold.model.briefing import Anchor, Briefing
from pressfold.model.errors import NoSuchArticle
from pressfold.model.listing import ArticleRow
from pressfold.ui.desk.content import ColumnContent
from pressfold.ui.phrases import joined, shortened, when

if TYPE_CHECKING:
    from pressfold.library.library import Library


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything at hand when the card was asked for.

    `rows` lists the library by article id, `numbers` gives the number of every family on the desk, and `checked` what
    the last check of each pin found.
    """

    library: Library
    column: ColumnContent
    open: Mapping[int, Article]
    rows: Mapping[int, ArticleRow]
    numbers: Mapping[str, int] = field(default_factory=dict)
    briefing: Briefing | None = None
    checked: Mapping[str, Anchor] = field(default_factory=dict)

    @property
    def here(self) -> int:
        """The id of the article that the mark stands in."""
        return self.column.article.id

    def article(self, id: int) -> Article | None:
        """An article, from the desk or from the library; None for one that is gone."""
        if id in self.open:
            return self.open[id]
        try:
            return self.library.articles.get(id)
        except NoSuchArticle:
            return None

    def outlet(self, id: int) -> str:
        """Who published an article, or the beginning of its title where nothing says so."""
        row = self.rows.get(id)
        if row is None:
            return ""
        return row.outlet or shortened(row.title, 40)

    def dated(self, id: int) -> str:
        """When an article was published, in the reader's words; "date needed" where nothing says so."""
        row = self.rows.get(id)
        return when(row.published, time=False) or "date needed" if row else ""

    def order(self, id: int) -> tuple[bool, str, int]:
        """Sorts articles: those on the desk first, then the oldest."""
        row = self.rows.get(id)
        return id not in self.open, (row.published if row and row.published else "9999"), id

    def facts(self, id: int) -> str:
        """Outlet and date in one line, for who hears it."""
        return joined(self.outlet(id), self.dated(id))
