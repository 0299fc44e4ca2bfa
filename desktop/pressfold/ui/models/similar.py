"""Rows of "more like this": an article like another, and the words and passages that explain it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pressfold.model.listing import ArticleRow
from pressfold.model.passage import Similar
from pressfold.ui.phrases import count, joined, percent, told, when


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """An article like the one asked about."""

    similar: Similar
    article: ArticleRow

    @property
    def facts(self) -> str:
        return joined(self.article.outlet or told("Outlet not stated"), when(self.article.published, time=False))

    @property
    def like(self) -> str:
        """ "62 % alike"."""
        return told("%s alike", percent(self.similar.likeness))

    @property
    def explained(self) -> str:
        """ "Both say: Kyiv, gas, summit. 84 words in shared passages."."""
        both = told("Both say: %s.", ", ".join(self.similar.words)) if self.similar.words else ""
        shared = count(self.similar.shared, "word", "words")
        return f"{both} {told('%s in shared passages.', shared) if self.similar.shared else ''}".strip()


def similar_rows(found: Iterable[Similar], articles: Mapping[int, ArticleRow]) -> tuple[SimilarRow, ...]:
    """The rows in the order they were found, for the articles that are still there."""
    return tuple(SimilarRow(one, articles[one.article]) for one in found if one.article in articles)


def sentence(row: SimilarRow) -> str:
    """The row for who hears it."""
    return f"{row.article.title}, {row.facts}, {row.like}. {row.explained}"


def key(row: SimilarRow) -> int:
    return row.article.id
