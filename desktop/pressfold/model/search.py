"""What a search is asked and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

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
    `via` names other spellings of an actor that the query did not type and that stand in the text. `doubles` are other
    articles that match and are near-doubles of this one, folded under it.
    """

    article: int
    score: float
    total: int
    spans: tuple[Span, ...]
    snippet: str
    marks: tuple[Span, ...]
    via: tuple[str, ...] = ()
    doubles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to one query: the best hits first, and how many articles match in all.

    `at_least` is True where a bounded scan stopped counting. `explanation` is the query in words, `suggestion` the
    query with a likely slip put right, empty where there is none. `ids` are all articles that match, ascending;
    `stories` counts them with near-doubles as one.
    """

    query: str
    hits: tuple[SearchHit, ...]
    articles: int
    at_least: bool = False
    explanation: str = ""
    suggestion: str = ""
    ids: tuple[int, ...] = ()
    stories: int = 0


@dataclass(frozen=True, slots=True)
class PinHit:
    """A pin that answers a query with its quote or its note, or the free text of a section where `pinned` is False.

    `path` is the file of the briefing, `id` that of the pin or the section, `marks` are the hits in the snippet.
    """

    path: str
    briefing: str
    section: str
    id: str
    pinned: bool
    speaker: str
    outlet: str
    snippet: str
    marks: tuple[Span, ...]
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PinResult:
    """The answer to a query about pins and notes, told as that about articles."""

    query: str
    hits: tuple[PinHit, ...]
    found: int
    at_least: bool = False
    explanation: str = ""
    suggestion: str = ""


class ResultOrder(StrEnum):
    """The orders in which hits can come."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    OUTLET = "outlet"
    WIRE = "wire share"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value that articles of a result have, and how many have it."""

    value: str
    articles: int


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A value of a facet that shall be there, or with `excluded` shall not; of a date, a day, a month or a year."""

    field: str
    value: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to part a result: its field and name, and its values, the most frequent first (dates: in order).

    `others` counts the values that are not listed.
    """

    field: str
    name: str
    values: tuple[FacetValue, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One line of a batch search: what was asked, in how many articles it stands, and how often in each by id."""

    asked: str
    counts: Mapping[int, int]

    @property
    def articles(self) -> int:
        return len(self.counts)

    @property
    def total(self) -> int:
        """How often it stands in all of them."""
        return sum(self.counts.values())
