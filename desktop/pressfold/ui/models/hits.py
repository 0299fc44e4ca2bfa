"""Rows of a search: one article that answers, with an excerpt and its hits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pressfold.model.listing import ArticleRow
from pressfold.model.search import SearchHit, SearchResult
from pressfold.ui.phrases import count, joined, told, when


@dataclass(frozen=True, slots=True)
class HitRow:
    """An article that answers the query."""

    hit: SearchHit
    title: str
    facts: str


def hit_rows(result: SearchResult, articles: Mapping[int, ArticleRow], *, folded: bool = False) -> tuple[HitRow, ...]:
    """The hits of a result, best first, for the articles that are still there; `folded`, near-doubles as one."""
    there = [hit for hit in result.hits if hit.article in articles]
    if folded:
        there = _folded(result, there, articles)
    return tuple(_row(hit, articles[hit.article]) for hit in there)


def stories(result: SearchResult, articles: Mapping[int, ArticleRow]) -> dict[int, list[int]]:
    """The articles of a result by their story: the lead that they are near-doubles of, or themselves."""
    found: dict[int, list[int]] = {}
    for id in result.ids:
        if id in articles:
            found.setdefault(articles[id].lead or id, []).append(id)
    return found


def _folded(result: SearchResult, hits: Iterable[SearchHit], articles: Mapping[int, ArticleRow]) -> list[SearchHit]:
    """The best hit of each story, with the others of its story as its doubles."""
    known = stories(result, articles)
    best: dict[int, SearchHit] = {}
    for hit in hits:
        story = articles[hit.article].lead or hit.article
        if story not in best:
            doubles = tuple(id for id in known.get(story, ()) if id != hit.article)
            best[story] = replace(hit, doubles=doubles)
    return list(best.values())


def _row(hit: SearchHit, article: ArticleRow) -> HitRow:
    return HitRow(
        hit, article.title, joined(article.outlet or told("Outlet not stated"), when(article.published, time=False))
    )


def summary(result: SearchResult) -> str:
    """ "3 articles", "at least 500 articles", "No article has these words."."""
    if not result.hits:
        return told("No article has these words.")
    found = count(result.articles, "article", "articles")
    return told("at least %s", found) if result.at_least else found


def sentence(row: HitRow) -> str:
    """The row for who hears it."""
    return f"{row.title}, {row.facts}, {count(row.hit.total, 'hit', 'hits')}: {row.hit.snippet}"


def key(row: HitRow) -> int:
    return row.hit.article
