"""Rows of a search: one article that answers, with an excerpt and its hits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressfold.model.listing import ArticleRow
from pressfold.model.search import FacetChoice, PinHit, PinResult, SearchHit, SearchResult
from pressfold.ui.models.results import conditions
from pressfold.ui.phrases import count, joined, shortened, told, when

#: So many characters of the query in words have room under the answers.
_FOOT = 160


@dataclass(frozen=True, slots=True)
class HitRow:
    """An article that answers the query."""

    hit: SearchHit
    title: str
    facts: str


@dataclass(frozen=True, slots=True)
class PinRow:
    """A pin or a note that answers the query."""

    hit: PinHit
    facts: str


def hit_rows(result: SearchResult, articles: Mapping[int, ArticleRow]) -> tuple[HitRow, ...]:
    """The hits of a result, best first, for the articles that are still there."""
    return tuple(_row(hit, articles[hit.article]) for hit in result.hits if hit.article in articles)


def pin_rows(result: PinResult) -> tuple[PinRow, ...]:
    """The pins and notes of a result, best first."""
    return tuple(PinRow(hit, joined(hit.speaker, hit.outlet) if hit.pinned else told("Note")) for hit in result.hits)


def _row(hit: SearchHit, article: ArticleRow) -> HitRow:
    return HitRow(
        hit, article.title, joined(article.outlet or told("Outlet not stated"), when(article.published, time=False))
    )


def summary(result: SearchResult) -> str:
    """ "3 articles", "at least 500 articles", "No article answers."."""
    if not result.hits:
        return told("No article answers.")
    found = count(result.articles, "article", "articles")
    return told("at least %s", found) if result.at_least else found


def foot(result: SearchResult, choices: Sequence[FacetChoice]) -> str:
    """What stands under the answers: how many there are, which conditions narrow them, and the query in words."""
    narrowed = told("only: %s", ", ".join(words for words, _ in conditions(choices))) if choices else ""
    return joined(summary(result), narrowed, shortened(result.explanation, _FOOT))


def pin_summary(result: PinResult) -> str:
    """ "3 pins and notes", "No pin or note has these words."."""
    if not result.hits:
        return told("No pin or note has these words.")
    return count(result.found, "pin or note", "pins and notes")


def pin_sentence(row: PinRow) -> str:
    """The row for who hears it."""
    return ", ".join(filter(None, (row.hit.briefing, row.hit.section, row.facts))) + f": {row.hit.snippet}"


def sentence(row: HitRow) -> str:
    """The row for who hears it."""
    return f"{row.title}, {row.facts}, {count(row.hit.total, 'hit', 'hits')}: {row.hit.snippet}"


def key(row: HitRow) -> int:
    return row.hit.article
