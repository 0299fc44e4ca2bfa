"""Dates in the fields of a file: written for machines, or for people in a column that is all of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from pressfold.ingest.timestamps import timestamp

_NUMBERS = re.compile(
    r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})(?:,?\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?))?$"
)
_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?$")
_MILLISECONDS = re.compile(r"\d{12,13}$")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$")
_FRACTION = re.compile(r"(:\d{2})[.,]\d+")
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ].*)?$")


def iso_date(value: str, *, day_first: bool | None = None) -> str | None:
    """A date, or a date and time with its zone where one is stated, in ISO 8601; None where the value is none.

    `day_first` says how "03/04/2022" is meant; where that is not known, it is no date.
    """
    words = value.strip()
    if _COMPACT.match(words):
        words = _COMPACT.sub(r"\1-\2-\3T\4:\5:\6", words)
    found = _iso(words) or _epoch(words) or _numbers(words, day_first)
    if found:
        return found
    stamp = timestamp(words) if len(words) < 120 else None
    return stamp.iso if stamp else _mail(words)


def days_come_first(values: Iterable[str]) -> bool | None:
    """Whether a column of dates in numbers has the day before the month; None where no value tells."""
    for value in values:
        found = _NUMBERS.match(value.strip())
        if found and int(found["first"]) > 12:
            return True
        if found and int(found["second"]) > 12:
            return False
    return None


def _iso(words: str) -> str | None:
    if not _ISO.match(words):
        return None
    try:
        if len(words) <= 10:
            return date.fromisoformat(words).isoformat()
        return datetime.fromisoformat(_FRACTION.sub(r"\1", words)).isoformat()
    except ValueError:
        return None


def _epoch(words: str) -> str | None:
    """Seconds or milliseconds since 1970, in UTC."""
    if _SECONDS.match(words):
        return datetime.fromtimestamp(int(float(words)), UTC).isoformat()
    if _MILLISECONDS.match(words):
        return datetime.fromtimestamp(int(words) // 1000, UTC).isoformat()
    return None


def _numbers(words: str, day_first: bool | None) -> str | None:
    found = _NUMBERS.match(words)
    if not found:
        return None
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if first > 12 or second > 12 or "." in words[:3] or first == second:
        day_first = second <= 12 and (first > 12 or "." in words[:3] or first == second)
    if day_first is None:
        return None
    day, month = (first, second) if day_first else (second, first)
    try:
        when = date(year, month, day).isoformat()
        return _iso(f"{when}T{found['time'].zfill(5)}") if found["time"] else when
    except ValueError:
        return None


def _mail(words: str) -> str | None:
    """A date as mails and feeds write it."""
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
