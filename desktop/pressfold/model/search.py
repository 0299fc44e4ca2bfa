"""What a search is asked and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from pressfold.model.span import Span


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """Words that somebody is quoted saying: `pieces` of the article's text, and every name of the `speakers`."""

    pieces: tuple[Span, ...]
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What the index is told about one article; the body stays in the store."""

    id: int
    title: str
    body: str
    outlet: str = ""
    credit: str = ""
    language: str = ""
    published: int = 0  # yyyymmdd, 0 where no date is known
    actors: tuple[str, ...] = ()  # every name and alias of the actors that the article mentions
    quotes: tuple[QuotedWords, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One article that answers a query: `spans` are the hits in its text, `snippet` an excerpt around the best.

    `marks` are the hits inside the snippet, in code points of the snippet. `total` counts the hits in the text.
    `via` names other spellings of an actor that the query did not type and that stand in the text.
    """

    article: int
    score: float
    total: int
    spans: tuple[Span, ...]
    snippet: str
    marks: tuple[Span, ...]
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one query: the best hits first, and how many articles match in all.

    `at_least` is True where a bounded scan stopped counting. `explanation` is the query in words, `suggestion` the
    query with a likely slip put right, empty where there is none. `ids` are all articles that match, ascending.
    """

    query: str
    hits: tuple[SearchHit, ...]
    articles: int
    at_least: bool = False
    explanation: str = ""
    suggestion: str = ""
    ids: tuple[int, ...] = ()
