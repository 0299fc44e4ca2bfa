"""The fields that a query can name, one table entry each."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from math import inf, nextafter

from pressfold.model.errors import BadQuery
from pressfold.model.span import Span
from pressfold.search.syntax import All, Dated, Kept, Node, Said, Some, Within


@dataclass(frozen=True, slots=True)
class WordsIn:
    """A field of words: `indexed` is its name in the schema, `says` how a condition on it is explained.

    `scored` where a match says how well the article answers; else it only admits or refuses.
    """

    indexed: str
    says: str
    scored: bool = False


@dataclass(frozen=True, slots=True)
class DateIn:
    """A field of dates: `read` makes the condition of what stands behind the colon; raises `BadQuery`."""

    read: Callable[[str, Span], Dated]


@dataclass(frozen=True, slots=True)
class KeptIn:
    """What the library keeps and the index does not know: `read` makes the condition; raises `BadQuery`."""

    read: Callable[[str, Span, bool], Kept]


_DAY = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?$")
_HINT = "Write a date as 2022-01-28, 2022-01 or 2022, or a range as 2022-01-24..2022-01-28"
_FIRST, _LAST = 1, 99991231


def _on(text: str, place: Span) -> Dated:
    """`date:2022-01`, `date:2022-01..2022-03`, either end open."""
    start, dots, end = text.partition("..")
    if not dots:
        first, last = _period(text, place)
        return Dated(_number(first), _number(last), f"published {_in_words(first, last)}", place)
    if not start and not end:
        raise BadQuery(f"“{text}” is no range of dates. {_HINT}.", place.start)
    since = _period(start, place)[0] if start else None
    until = _period(end, place)[1] if end else None
    if since and until and since > until:
        raise BadQuery(f"“{text}” ends before it begins. Write the earlier date first.", place.start)
    words = " ".join([f"from {_long(since)}"] * bool(since) + [f"to {_long(until)}"] * bool(until))
    return Dated(_number(since) or _FIRST, _number(until) or _LAST, f"published {words}", place)


def _after(text: str, place: Span) -> Dated:
    """`after:2022-01-28`: that day or later."""
    first = _period(text, place)[0]
    return Dated(_number(first), _LAST, f"published on {_long(first)} or later", place)


def _before(text: str, place: Span) -> Dated:
    """`before:2022-01-28`: the day before or earlier."""
    first = _period(text, place)[0]
    return Dated(_FIRST, _number(first) - 1, f"published before {_long(first)}", place)


def _named(field: str, says: str) -> KeptIn:
    """A tag or a collection: the library knows which there are."""
    return KeptIn(lambda text, place, typed: Kept(field, text, says.format(text), place, typed))


def _one_of(field: str, known: dict[str, str]) -> KeptIn:
    """One of a few words, each with what it says."""

    def read(text: str, place: Span, typed: bool) -> Kept:
        meant = text.casefold()
        fits = [word for word in known if word == meant or (typed and word.startswith(meant))]
        if not fits:
            choice = ", ".join(f"{field}:{word}" for word in known)
            raise BadQuery(f"There is no “{field}:{text}”. You can ask for {choice}.", place.start)
        return Kept(field, fits[0], known[fits[0]], place)

    return KeptIn(read)


_COMPARED = re.compile(r"(>=|<=|[><=≥≤])?\s*(\d+(?:\.\d+)?)\s*%?$")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)\s*%?\s*\.\.\s*(\d+(?:\.\d+)?)\s*%?$")
#: The bounds of a comparison with a whole number, both included.
_BOUNDS: dict[str, Callable[[float], tuple[float, float]]] = {
    ">": lambda number: (nextafter(number, inf), inf),
    ">=": lambda number: (number, inf),
    "≥": lambda number: (number, inf),
    "<": lambda number: (0.0, nextafter(number, -inf)),
    "<=": lambda number: (0.0, number),
    "≤": lambda number: (0.0, number),
    "=": lambda number: (number, number),
}
_COMPARISONS = {">": "more than", ">=": "at least", "≥": "at least", "<": "less than", "<=": "at most", "≤": "at most"}


def _compared(field: str, says: str, example: str) -> KeptIn:
    """A number: `wire:>50%`, `words:300..800`."""

    def read(text: str, place: Span, typed: bool) -> Kept:  # noqa: ARG001 - one kind of reader
        span = _RANGE.match(text)
        if span:
            words = says.format(f"{span[1]} to {span[2]}")
            return Kept(field, text, words, place, least=float(span[1]), most=float(span[2]))
        found = _COMPARED.match(text)
        if found is None:
            raise BadQuery(f"“{text}” is no number to compare with. Write it as in {example}.", place.start)
        sign = found[1] or "="
        least, most = _BOUNDS[sign](float(found[2]))
        words = says.format(f"{_COMPARISONS.get(sign, 'just')} {found[2]}")
        return Kept(field, text, words, place, least=least, most=most)

    return KeptIn(read)


FIELDS: dict[str, WordsIn | DateIn | KeptIn] = {
    "title": WordsIn("title", "{} in the title", scored=True),
    "actor": WordsIn("actors", "naming {}"),
    "speaker": WordsIn("speakers", "quoting {}"),
    "quote": WordsIn("quotes", "with {} inside a quotation", scored=True),
    "outlet": WordsIn("outlet", "from {}"),
    "credit": WordsIn("credit", "credited to {}"),
    "lang": WordsIn("language", "in the language {}"),
    "date": DateIn(_on),
    "after": DateIn(_after),
    "before": DateIn(_before),
    "tag": _named("tag", "tagged “{}”"),
    "in": _named("in", "in the collection “{}”"),
    "has": _one_of(
        "has",
        {
            "pin": "with a pin in a briefing",
            "passage": "sharing a passage with another article",
            "quote": "with a quotation",
            "date": "with a known date",
            "tag": "with a tag",
        },
    ),
    "is": _one_of(
        "is",
        {
            "unread": "not read yet",
            "read": "read already",
            "starred": "with a star",
            "undated": "whose date is needed",
        },
    ),
    "wire": _compared("wire", "with a wire share of {} %", "wire:>50% or wire:20..60%"),
    "words": _compared("words", "of {} words", "words:>300 or words:300..800"),
}


def meant(name: str) -> str | None:
    """The field that a name nearly spells, or None: "outlt" is "outlet", but "Kremlin" is a word with a colon."""
    close = get_close_matches(name.lower(), FIELDS, 1, cutoff=0.8)
    return close[0] if close else None


def only_admits(node: Node) -> bool:
    """Whether a node says which articles may come, and nothing about how well they answer."""
    match node:
        case Dated() | Kept():
            return True
        case Said(_, words):
            return words is None
        case Within(name):
            field = FIELDS[name]
            return isinstance(field, WordsIn) and not field.scored
        case Some(parts) | All(parts):
            return all(only_admits(part) for part in parts)
        case _:
            return False


def _period(text: str, place: Span) -> tuple[date, date]:
    """First and last day of a year, month or day; raises `BadQuery` for what is none."""
    found = _DAY.match(text)
    if found is None:
        raise BadQuery(f"“{text}” is no date. {_HINT}.", place.start)
    year, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        last_month = month or 12
        last_day = day or monthrange(year, last_month)[1]
        return date(year, month or 1, day or 1), date(year, last_month, last_day)
    except ValueError:
        raise BadQuery(f"There is no day “{text}” in the calendar. {_HINT}.", place.start) from None


def _number(day: date | None) -> int:
    return day.year * 10000 + day.month * 100 + day.day if day else 0


def _in_words(first: date, last: date) -> str:
    if first == last:
        return f"on {_long(first)}"
    return f"in {first.year}" if first.month != last.month else f"in {_MONTHS[first.month - 1]} {first.year}"


def _long(day: date | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
