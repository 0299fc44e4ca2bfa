"""Moments: dates and times as pages write them, in ISO 8601, with their zone where one is stated."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from pressfold.ingest.timestamps import month_names, timestamp

#: No page of the web is older; a date in the far future is a template's.
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ]\s?(?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
_COMPACT = re.compile(
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})(?:\d{2})?Z?)?$"
)
_SLASHED = re.compile(r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})")
_NUMBERS = re.compile(r"(?<!\d)(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?P<year>\d{4})(?!\d)")
#: The date in an address: "/2019/03/13/", "/2019-03-13-", "/20190313/".
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d{2})(?P<sign>[/-]?)(?P<month>[01]\d|[1-9])(?P=sign)(?P<day>[0-3]\d|[1-9])(?=[/._-]|$)"
)


def moment(value: str, *, month_first: bool = False) -> str | None:
    """The date, or date and time, that a value of a tag states; None where it is none, or no page's."""
    value = value.strip()
    return _sane(_iso(value) or _compact(value) or _of_mail(value) or _of_words(value, month_first=month_first))


def moments_in(words: str, *, month_first: bool) -> list[str]:
    """The dates that stand in a few words among others ("Published on 3 May 2022 by Jane Roe"), in order."""
    found = [(match.start(), _sane(_of_figures(match, month_first=month_first))) for match in _NUMBERS.finditer(words)]
    found += [(match.start(), _sane(match[0])) for match in re.finditer(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", words)]
    for match in _in_words().finditer(words):
        stamp = timestamp(match[0])
        found.append((match.start(), _sane(stamp.iso if stamp else None)))
    return [iso for _, iso in sorted(found, key=lambda each: each[0]) if iso]


def day_in_address(url: str) -> str | None:
    """The day in an address, None where there is none."""
    match = _IN_ADDRESS.search(url)
    return _sane(_day(match["year"], match["month"], match["day"])) if match else None


def _iso(value: str) -> str | None:
    match = _ISO.match(value)
    if match is None:
        return None
    if match["time"] is None:
        return match["day"]
    zone = (match["zone"] or "").replace("UTC", "Z").replace("GMT", "Z")
    if len(zone) == 3:
        zone += ":00"
    try:
        return datetime.fromisoformat(f"{match['day']}T{match['time']}{zone}".replace("Z", "+00:00")).isoformat()
    except ValueError:
        return match["day"]


def _compact(value: str) -> str | None:
    match = _COMPACT.match(value) or _SLASHED.match(value)
    return _day(match["year"], match["month"], match["day"]) if match else None


def _of_mail(value: str) -> str | None:
    """A date as mail writes it ("Tue, 24 Sep 2019 10:00:00 GMT")."""
    if not re.match(r"(?:[A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}", value):
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError):
        return None


def _of_words(value: str, *, month_first: bool) -> str | None:
    if len(value) > 80:
        return None
    stamp = timestamp(value)
    return stamp.iso if stamp else next(iter(moments_in(value, month_first=month_first)), None)


def _of_figures(match: re.Match[str], *, month_first: bool) -> str | None:
    first, second = int(match["first"]), int(match["second"])
    dotted = "." in match[0]
    if (month_first and not dotted and first <= 12) or second > 12:
        first, second = second, first
    return _day(match["year"], str(second), str(first))


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _sane(iso: str | None) -> str | None:
    """A moment that a page could have been published at: not the first of a clock, not of a template."""
    if iso is None or not _FIRST_YEAR <= int(iso[:4]) <= _LAST_YEAR:
        return None
    return iso


@cache
def _in_words() -> re.Pattern[str]:
    """A day, a month's name and a year, in either order."""
    months = "|".join(sorted(map(re.escape, month_names()), key=lambda name: (-len(name), name)))
    of = r"(?:\s?(?:de|of|d[’'])\s?|\s)?"
    return re.compile(
        rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th|er|º)?\.?,?\s?{of}(?:{months})\b\.?,?{of}\s?\d{{4}}(?!\d)"
        rf"|\b(?:{months})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:de\s)?\d{{4}}(?!\d)",
        re.IGNORECASE,
    )
