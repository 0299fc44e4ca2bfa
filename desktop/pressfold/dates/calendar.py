"""Days, months and years of the calendar, as rules need them. Weeks run from Monday to Sunday (ISO 8601)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from pressfold.dates.meaning import Meant
from pressfold.dates.tense import Tense
from pressfold.model.dated import Precision

DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR


def in_full(year: int, month: int, day: int) -> Meant:
    try:
        found = date(year, month, day)
    except ValueError:
        return Meant(None, None, DAY, "There is no such day in the calendar.")
    return Meant(found, found, DAY, "The date is stated in full.")


def whole_month(year: int, month: int, why: str) -> Meant:
    return Meant(date(year, month, 1), date(year, month, monthrange(year, month)[1]), MONTH, why)


def whole_year(year: int, why: str) -> Meant:
    return Meant(date(year, 1, 1), date(year, 12, 31), YEAR, why)


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def nearest(days: list[date], anchor: date, tense: Tense, slack: int = 0) -> date:
    """The day nearest to the anchor, on the side that the tense says, `slack` days over it allowed."""
    side = {
        Tense.PAST: [day for day in days if (day - anchor).days <= slack],
        Tense.FUTURE: [day for day in days if (anchor - day).days <= slack],
    }.get(tense, days)
    return min(side or days, key=lambda day: (abs((day - anchor).days), day))


def moved(day: date, number: int, unit: str) -> tuple[date, Precision]:
    """The day so many units off, and how exactly that is known."""
    if unit in ("minute", "hour"):
        hours = number if unit == "hour" else number / 60
        return day + timedelta(days=round(hours / 24) if abs(hours) >= 24 else 0), DAY
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1)), DAY
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    year = max(1, min(9998, year))
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])), MONTH if unit == "month" else YEAR


def said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def ordinal(number: int) -> str:
    return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
