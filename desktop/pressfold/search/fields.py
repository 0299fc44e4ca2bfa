"""The fields that a query can name, one table entry each."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from pressfold.model.errors import BadQuery
from pressfold.model.span import Span
from pressfold.search.syntax import All, Dated, Node, Some, Within


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


FIELDS: dict[str, WordsIn | DateIn] = {
    "title": WordsIn("title", "{} in the title", scored=True),
    "actor": WordsIn("actors", "naming {}"),
    "outlet": WordsIn("outlet", "from {}"),
    "credit": WordsIn("credit", "credited to {}"),
    "lang": WordsIn("language", "in the language {}"),
    "date": DateIn(_on),
    "after": DateIn(_after),
    "before": DateIn(_before),
}


def meant(name: str) -> str | None:
    """The field that a name nearly spells, or None: "outlt" is "outlet", but "Kremlin" is a word with a colon."""
    close = get_close_matches(name.lower(), FIELDS, 1, cutoff=0.8)
    return close[0] if close else None


def only_admits(node: Node) -> bool:
    """Whether a node says which articles may come, and nothing about how well they answer."""
    match node:
        case Dated():
            return True
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
