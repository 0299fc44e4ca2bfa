"""Rows of the page that holds an article against a base: what it changed, added, dropped and took over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressfold.model.article import Article
from pressfold.model.departures import Departed, Departure
from pressfold.model.passage import Versus
from pressfold.model.span import Span
from pressfold.text.words import count_words
from pressfold.ui.phrases import count, joined, told

#: Departures of one kind that are listed; the others are counted.
MOST = 300

HEADINGS = {
    Departed.CHANGED: "Changed",
    Departed.MOVED: "Moved",
    Departed.ADDED: "Added",
    Departed.DROPPED: "Dropped",
    Departed.TAKEN: "Taken over",
}


@dataclass(frozen=True, slots=True)
class Held:
    """An article held against a base, with both and the departures."""

    versus: Versus
    base: Article
    article: Article
    found: tuple[Departure, ...]


@dataclass(frozen=True, slots=True)
class HeldRow:
    """The head of the page: who is held against whom, and how many departures of each kind there are."""

    article: str
    base: str
    counts: tuple[tuple[Departed, int], ...]
    taken: int

    @property
    def facts(self) -> str:
        """ "65 words taken over · 2 changed · 3 added · 5 dropped"; no number parts from its word at a line's end."""
        words = told("%s taken over", count(self.taken, "word", "words"))
        others = (f"{number}\u00a0{how.value}" for how, number in self.counts if how is not Departed.TAKEN)
        return joined(words, *others)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The heading over the departures of one kind."""

    how: Departed
    number: int


@dataclass(frozen=True, slots=True)
class DepartureRow:
    """One departure; `base` and `article` are its words on either side, empty where a side has none."""

    departure: Departure
    base: str
    article: str
    words: int


Row = HeldRow | GroupRow | DepartureRow


def versus_rows(held: Held, article: str, base: str) -> tuple[Row, ...]:
    """The rows of the page; `article` and `base` are what to call the two."""
    groups = {how: [one for one in held.found if one.how is how] for how in Departed}
    counts = tuple((how, len(group)) for how, group in groups.items())
    taken = sum(pair.words for pair in held.versus.taken)
    return (HeldRow(article, base, counts, taken), *_groups(held, groups))


def _groups(held: Held, groups: dict[Departed, list[Departure]]) -> Iterator[Row]:
    for how, group in groups.items():
        if group:
            yield GroupRow(how, len(group))
            yield from (_row(held, one) for one in group[:MOST])


def _row(held: Held, one: Departure) -> DepartureRow:
    side, span = (held.base, one.base) if one.how is Departed.DROPPED else (held.article, one.article)
    return DepartureRow(
        one, _line(held.base, one.base), _line(held.article, one.article), count_words(side.text, *span)
    )


def _line(article: Article, span: Span) -> str:
    return " ".join(span.of(article.text).split())


def sentence(row: Row) -> str:
    """The row for who hears it."""
    if isinstance(row, HeldRow):
        return f"{row.article} {told('against')} {row.base}: {row.facts}"
    if isinstance(row, GroupRow):
        return f"{told(HEADINGS[row.how])}, {row.number}"
    how = told(HEADINGS[row.departure.how])
    if row.departure.how is Departed.CHANGED:
        return f"{how}: “{row.base}” {told('became')} “{row.article}”"
    return f"{how}, {count(row.words, 'word', 'words')}: {row.article or row.base}"


def key(row: Row) -> object:
    if isinstance(row, DepartureRow):
        return row.departure
    return row.how.value if isinstance(row, GroupRow) else "held"
