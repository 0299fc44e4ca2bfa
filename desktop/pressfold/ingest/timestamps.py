"""Timestamps: lines that state when an article was published, in the order of words of any outlet.

A line is one when each of its words belongs there (a label, a weekday, a date, a time, a zone) and the date is whole.
"03/04/2022" could be two days and is none. A time keeps its zone only where the text names one that has one meaning.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache

from pressfold.resources import resource

#: Longer than any line that states a date.
_LONGEST = 120
_BETWEEN = re.compile(r"[|•·]")
_TOKEN = re.compile(
    r"""(?P<iso>\d{4}-\d{2}-\d{2})(?=\D|$)T?
    | (?P<dotted>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})
    | (?P<slashed>\d{1,2}/\d{1,2}/\d{4})
    | (?P<time>\d{1,2}(?:[:h]\d{2}(?::\d{2}(?:\.\d+)?)?|\.\d{2}(?=\s?[ap]\.?m)))
    | (?P<offset>[+-]\d{2}:?\d{2})
    | (?P<half>[ap]\.?m\b\.?)
    | (?P<number>\d+)(?P<nth>st|nd|rd|th)?
    | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
    | (?P<sign>[\s,.:;|•·()/–—-]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an article was published: ISO 8601, a date or a date and time; `updated` where the text calls it so."""

    iso: str
    updated: bool


@dataclass(slots=True)
class _Parts:
    """What the words of a line said so far."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int = 0
    second: int = 0
    zone: timezone | None = None
    published: bool = False
    updated: bool = False


def timestamps(line: str) -> list[Stamp]:
    """The dates that a line states which holds nothing beside, "|" or "•" between them; else none."""
    stamps = [timestamp(part) for part in _BETWEEN.split(line[: _LONGEST + 1]) if part.strip()]
    return [] if len(line) > _LONGEST or None in stamps else [stamp for stamp in stamps if stamp]


def timestamp(words: str) -> Stamp | None:
    """The date that these words state and hold nothing beside, or None."""
    if not any(map(str.isdigit, words)):
        return None
    parts = _Parts()
    at = 0
    while at < len(words):
        token = _TOKEN.match(words, at)
        if token is None or not _take(token, parts):
            return None
        at = token.end()
    return _stamp(parts)


def day_and_month(words: str) -> bool:
    """Whether these words are a date or part of one and nothing else ("Jan. 28", "28 января.", "Friday")."""
    parts = _Parts()
    at = 0
    while at < len(words):
        token = _TOKEN.match(words, at)
        if token is None or token.lastgroup not in ("word", "number", "nth", "sign") or not _take(token, parts):
            return False
        at = token.end()
    return bool(words.strip())


def says_published(words: str) -> bool:
    """Whether these words call their date one of publication."""
    return not _said(words).isdisjoint(_words().published)


def says_updated(words: str) -> bool:
    """Whether these words call their date one of an update and not one of publication."""
    return not _said(words).isdisjoint(_words().updated) and not says_published(words)


def _said(words: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[^\W\d_]+", words)}


def month_names() -> tuple[str, ...]:
    """The names of the months that are known, in all languages, lower case."""
    return tuple(_words().months)


def _take(token: re.Match[str], parts: _Parts) -> bool:
    """Put one token into its place; False when it does not belong in such a line."""
    kind, value = token.lastgroup, token.group()
    if kind == "sign":
        return True
    if kind == "word":
        return _take_word(value.lower(), parts)
    if kind in ("number", "nth"):
        return _take_number(int(token["number"]), parts)
    if kind == "time":
        return _take_time(value.lower(), parts)
    if kind == "half":
        return _take_half(value.lower(), parts)
    if kind == "offset":
        return _take_offset(value, parts)
    return _take_date(value, parts)


def _take_word(word: str, parts: _Parts) -> bool:
    known = _words()
    if word in known.months and parts.month is None:
        parts.month = known.months[word]
    elif word in known.zones and parts.hour is not None:
        parts.zone = timezone(timedelta(minutes=known.zones[word]))
    elif word in known.published:
        parts.published = True
    elif word in known.updated:
        parts.updated = True
    elif word not in known.idle and not _names_unknown_zone(word, parts):
        return False
    return True


def _names_unknown_zone(word: str, parts: _Parts) -> bool:
    """Whether a word behind a time is a zone that has several meanings ("IST") or none that we know."""
    return parts.hour is not None and word in _words().unclear_zones


def _take_number(number: int, parts: _Parts) -> bool:
    if 1800 <= number <= 2199 and parts.year is None:
        parts.year = number
    elif 1 <= number <= 31 and parts.day is None:
        parts.day = number
    elif parts.year is not None and parts.hour is None and number <= 2359 and number % 100 < 60:
        parts.hour, parts.minute = divmod(number, 100)  # "1607 GMT"
    else:
        return False
    return True


def _take_time(value: str, parts: _Parts) -> bool:
    hour, minute, *seconds = re.split(r"[:h.]", value)
    parts.hour, parts.minute, parts.second = int(hour), int(minute), int(seconds[0]) if seconds else 0
    return True


def _take_offset(value: str, parts: _Parts) -> bool:
    """The distance of a zone from UTC behind a time ("+03:00")."""
    hours, minutes = int(value[1:3]), int(value[-2:])
    if parts.hour is None or hours > 14 or minutes > 59:
        return False
    parts.zone = timezone(timedelta(hours=hours, minutes=minutes) * (-1 if value[0] == "-" else 1))
    return True


def _take_half(half: str, parts: _Parts) -> bool:
    """AM or PM behind an hour."""
    if parts.hour is None or not 1 <= parts.hour <= 12:
        return False
    parts.hour = parts.hour % 12 + (12 if half[0] == "p" else 0)
    return True


def _take_date(value: str, parts: _Parts) -> bool:
    """A date in figures; with slashes only where day and month cannot be taken for each other."""
    if parts.year is not None:
        return False
    first, second, third = map(int, re.split(r"\D+", value.strip("Tt")))
    if "-" in value:
        parts.year, parts.month, parts.day = first, second, third
    elif "." in value or first > 12 or first == second:
        parts.day, parts.month, parts.year = first, second, third
    elif second > 12:
        parts.month, parts.day, parts.year = first, second, third
    return parts.year is not None


def _stamp(parts: _Parts) -> Stamp | None:
    if parts.year is None or parts.month is None or parts.day is None:
        return None
    try:
        day = datetime(
            parts.year, parts.month, parts.day, parts.hour or 0, parts.minute, parts.second, tzinfo=parts.zone
        )
    except ValueError:
        return None
    iso = day.isoformat() if parts.hour is not None else day.date().isoformat()
    return Stamp(iso, parts.updated and not parts.published)


@dataclass(frozen=True, slots=True)
class _Words:
    """The word lists of timestamps.toml; `idle` words may stand in the line and say nothing."""

    months: Mapping[str, int]
    zones: Mapping[str, int]
    published: frozenset[str]
    updated: frozenset[str]
    idle: frozenset[str]
    unclear_zones: frozenset[str]


@cache
def _words() -> _Words:
    lists = tomllib.loads(resource("ingest", "timestamps.toml").read_text(encoding="utf-8"))
    return _Words(
        months={name: number for number, names in enumerate(lists["months"], 1) for name in names},
        zones=lists["zones"],
        published=frozenset(lists["published"]),
        updated=frozenset(lists["updated"]),
        idle=frozenset((*lists["filler"], *lists["weekdays"])),
        unclear_zones=frozenset(lists["unclear_zones"]),
    )
