"""Occasions: on about which days an article's story happened, so that the same words of two days stay two statements.

An article's stated or hinted date counts; one without a date is placed by the days that it prints ("February 24").
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from pressfold.model.article import Article

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = re.compile(
    r"\b(?P<m>Jan(?:uary)?|Feb(?:ruary)?|March|Mar|April|Apr|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?[ \u00a0](?P<d>[12]?\d|3[01])\b(?!,?[ \u00a0]\d{4})"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: How far a story reaches around its date, and around the days that it prints.
_AROUND_DATE, _AROUND_PRINTED = timedelta(days=3), timedelta(days=10)
#: Days printed further apart than this place nothing.
_SCATTERED = 40
_YEAR = 365


class Occasion(NamedTuple):
    """The first and the last day that an article may be about. `year` is False where only day and month are known."""

    first: date
    last: date
    year: bool

    def may_be(self, other: Occasion) -> bool:
        """Whether two articles may be about the same days."""
        if self.year and other.year:
            return self.first <= other.last and other.first <= self.last
        return any(
            self.first <= other.last + timedelta(days=years) and other.first + timedelta(days=years) <= self.last
            for years in _shifts(self.first, other.first)
        )


def _shifts(one: date, other: date) -> list[int]:
    """The days that bring one year near another where a year is unknown."""
    years = round((one - other).days / _YEAR)
    return [_YEAR * (years + step) for step in (-1, 0, 1)]


def occasion(article: Article) -> Occasion | None:
    """The days that an article may be about, None where nothing tells."""
    stated = date_of(article)
    if stated:
        try:
            day = date.fromisoformat(stated)
            return Occasion(day - _AROUND_DATE, day + _AROUND_DATE, True)
        except (ValueError, OverflowError):
            return None
    return _printed(article.text)


def date_of(article: Article) -> str | None:
    """The day that an article is from, as stated or else as something in it hints; ISO."""
    stated = article.metadata.published or article.metadata.suggested.get("published")
    return stated[:10] if stated else None


def weekday(phrase: str | None, published: str | None) -> int | None:
    """The day of the week (Monday is 0) that a date phrase names, or else that the article is from."""
    for word in (phrase or "").lower().split():
        if word in _WEEKDAYS:
            return _WEEKDAYS.index(word)
    try:
        return date.fromisoformat(published or "").weekday()
    except ValueError:
        return None


def _printed(text: str) -> Occasion | None:
    days = sorted({found for found in map(_day, _DAY.finditer(text)) if found})
    if not days or (days[-1] - days[0]).days > _SCATTERED:
        return None
    return Occasion(days[0] - _AROUND_PRINTED, days[-1] + _AROUND_PRINTED, False)


def _day(match: re.Match[str]) -> date | None:
    """The day of a month in a leap year that stands for any."""
    try:
        return date(2000, _MONTHS.index(match["m"][:3].lower()) + 1, int(match["d"]))
    except ValueError:
        return None
