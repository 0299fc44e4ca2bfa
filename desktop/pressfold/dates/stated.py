"""Phrases that say their date themselves, and those that mean none whatever the article's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from pressfold.dates.calendar import DAY, YEAR, in_full, said, whole_month, whole_year
from pressfold.dates.grammar import Phrase
from pressfold.dates.meaning import Context, Meant
from pressfold.dates.words import lexicon
from pressfold.model.dated import Precision


def _in_full(phrase: Phrase, _: Context) -> Meant:
    if "iso" in phrase.slots:
        parts = str(phrase.slots["iso"].value)[:10].replace("/", "-").split("-")
        return in_full(int(parts[0]), int(parts[1]), int(parts[2]))
    slots = phrase.slots
    return in_full(int(slots["year"].value), int(slots["month"].value), int(slots["day"].value))


def _in_figures(phrase: Phrase, context: Context) -> Meant:
    """03/02/2022: whichever order is possible; where both are, the outlet's country decides or nobody."""
    first, second, year = (int(part) for part in _figures(str(phrase.slots["figures"].value)))
    if year < 100:
        return Meant(None, None, DAY, "A year of two digits could be of any century.")
    if "." in str(phrase.slots["figures"].value) or first > 12 or first == second:
        return in_full(year, second, first)
    if second > 12:
        return in_full(year, first, second)
    if context.country is None:
        both = f"{said(date(year, second, first))} or {said(date(year, first, second))}"
        return Meant(None, None, DAY, f"Day and month could be either way round: {both}.")
    month_first = context.country in lexicon().month_first
    found = in_full(year, first, second) if month_first else in_full(year, second, first)
    order = "the month first" if month_first else "the day first"
    return Meant(found.first, found.last, DAY, f"The outlet's country writes {order}.")


def _figures(printed: str) -> list[str]:
    return printed.replace(".", "/").split("/")


def _days_in_full(phrase: Phrase, _: Context) -> Meant:
    return days_in(phrase, int(phrase.slots["year"].value), "The days are stated in full.")


def days_in(phrase: Phrase, year: int, why: str) -> Meant:
    """From one day of a month to another."""
    month = int(phrase.slots["month"].value)
    try:
        first, last = (date(year, month, int(phrase.slots[slot].value)) for slot in ("day", "day2"))
    except ValueError:
        return Meant(None, None, DAY, "There is no such day in the calendar.")
    return Meant(first, last, DAY, why)


def _month_in_full(phrase: Phrase, _: Context) -> Meant:
    return whole_month(
        int(phrase.slots["year"].value), int(phrase.slots["month"].value), "The month and the year are stated."
    )


def _year(phrase: Phrase, _: Context) -> Meant:
    return whole_year(int(phrase.slots["year"].value), "The year is stated.")


def _days_of_two_months(phrase: Phrase, _: Context) -> Meant:
    return days_of_two_months(phrase, int(phrase.slots["year"].value), "The days are stated in full.")


def days_of_two_months(phrase: Phrase, year: int, why: str) -> Meant:
    """From a day of one month to a day of another, the last of them in this year."""
    first, last = int(phrase.slots["month"].value), int(phrase.slots["month2"].value)
    try:
        start = date(year - (last < first), first, int(phrase.slots["day"].value))
        return Meant(start, date(year, last, int(phrase.slots["day2"].value)), DAY, why)
    except ValueError:
        return Meant(None, None, DAY, "There is no such day in the calendar.")


def _months(phrase: Phrase, _: Context) -> Meant:
    return months(phrase, int(phrase.slots["year"].value), "The months and the year are stated.")


def months(phrase: Phrase, year: int, why: str) -> Meant:
    """From one month to another, the last of them in this year."""
    slots = phrase.slots
    first, last = int(slots.get("month", slots.get("suremonth")).value), int(slots["month2"].value)  # type: ignore[union-attr]  # one is there
    return Meant(date(year - (last < first), first, 1), whole_month(year, last, "").last, Precision.MONTH, why)


def _months_up_to(phrase: Phrase, _: Context) -> Meant:
    return months_up_to(phrase, int(phrase.slots["year"].value))


def months_up_to(phrase: Phrase, year: int) -> Meant:
    """So many months of which the last is in this year: "the 12 months to May 2022"."""
    number, last = int(phrase.slots["number"].value), int(phrase.slots["month"].value)
    opened, month = divmod(year * 12 + last - number, 12)
    if opened < 1:
        return Meant(None, None, Precision.MONTH, "The calendar does not reach that far.")
    why = f"So many months up to and with {date(year, last, 1):%B %Y}."
    return Meant(date(opened, month + 1, 1), whole_month(year, last, "").last, Precision.MONTH, why)


def _part_of_year(phrase: Phrase, _: Context) -> Meant:
    return part_of_year(phrase, int(phrase.slots["year"].value))


def part_of_year(phrase: Phrase, year: int) -> Meant:
    """The months of a quarter or a half of a year."""
    length = 6 if "half" in phrase.words else 3
    number = _ORDINALS.get(str(phrase.slots["nth"].value).lower(), 0)
    if not 1 <= number <= 12 // length:
        return Meant(None, None, Precision.MONTH, "There is no such part of a year.")
    first, last = (number - 1) * length + 1, number * length
    found = whole_month(year, last, "").last
    return Meant(date(year, first, 1), found, Precision.MONTH, "The part of the year is stated.")


_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _years(phrase: Phrase, _: Context) -> Meant:
    first, last = int(phrase.slots["year"].value), int(phrase.slots["year2"].value)
    if last < first:
        return Meant(None, None, YEAR, "The years stand the wrong way round.")
    return Meant(date(first, 1, 1), date(last, 12, 31), YEAR, "The years are stated.")


def _years_in_short(phrase: Phrase, _: Context) -> Meant:
    """1914-18: the last year has the first one's century."""
    first = int(phrase.slots["year"].value)
    short = int(phrase.slots.get("day", phrase.slots.get("number")).value)  # type: ignore[union-attr]  # one is there
    if not first % 100 < short < 100:
        return Meant(None, None, YEAR, "What stands behind the year is no later year.")
    last = first - first % 100 + short
    return Meant(date(first, 1, 1), date(last, 12, 31), YEAR, "The years are stated.")


def _decade(phrase: Phrase, _: Context) -> Meant:
    first = int(str(phrase.slots["decade"].value)[:4])
    return Meant(date(first, 1, 1), date(first + 9, 12, 31), YEAR, "The decade is stated.")


def _never(precision: Precision, why: str) -> Callable[[Phrase, Context], Meant]:
    """Words that mean no date, whatever the article's."""
    return lambda _phrase, _context: Meant(None, None, precision, why)


#: The rules that need no day to count from.
STATED: Mapping[str, Callable[[Phrase, Context], Meant]] = {
    "date in full": _in_full,
    "date in figures": _in_figures,
    "days of a month in full": _days_in_full,
    "month in full": _month_in_full,
    "year": _year,
    "years": _years,
    "years, the last in short": _years_in_short,
    "days of two months in full": _days_of_two_months,
    "months in full": _months,
    "months up to one in full": _months_up_to,
    "part of a year": _part_of_year,
    "decade": _decade,
    "counted from elsewhere": _never(DAY, "This is counted from something else that the text tells."),
    "too vague": _never(DAY, "This names no particular day."),
    "time of day": _never(Precision.TIME, "The time is stated, but not the day."),
    "shifted season": _never(YEAR, "Which months a season has depends on the country."),
    "quarter": _never(Precision.MONTH, "Which year's quarter is meant is not said."),
    "roughly ago": _never(DAY, "This is only roughly so long ago."),
}
