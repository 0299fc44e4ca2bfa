"""What each kind of dated phrase means, counted from the day of its article.

A rule is a function of the phrase, its anchor and its context. It answers with a stretch of days or says why not; it
never guesses a year.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from pressfold.dates.calendar import DAY, MONTH, YEAR, monday_of, moved, nearest, ordinal, whole_month, whole_year
from pressfold.dates.grammar import Phrase
from pressfold.dates.meaning import Context, Meant
from pressfold.dates.stated import STATED, days_in, days_of_two_months, months, months_up_to, part_of_year
from pressfold.dates.tense import Tense
from pressfold.model.dated import NEEDS_DATE, Precision

WEEK = timedelta(days=7)
#: A day and month so near to the article's date needs no tense: no paper means the one a year off.
_CLOSE = timedelta(days=45)

Rule = Callable[[Phrase, date, Context], Meant]


def meant(phrase: Phrase, context: Context) -> Meant:
    """What a phrase means in its context."""
    alone = STATED.get(phrase.rule)
    if alone is not None:
        return alone(phrase, context)
    if context.anchor is None:
        return Meant(None, None, _coarse(phrase), NEEDS_DATE)
    try:
        return _COUNTED[phrase.rule](phrase, context.anchor, context)
    except (OverflowError, ValueError):  # an article of the year 1 or 9999: the calendar has no such day
        return Meant(None, None, _coarse(phrase), "The calendar does not reach that far.")


def counts(rule: str) -> bool:
    """Whether a rule counts from the article's day; the others need no anchor."""
    return rule not in STATED


def _coarse(phrase: Phrase) -> Precision:
    """How exact a phrase would be if it could be counted."""
    if phrase.rule in ("month", "months", "months up to one", "shifted month", "month of a shifted year"):
        return MONTH
    return YEAR if phrase.rule == "shifted year" else DAY


def _day_and_month(phrase: Phrase, anchor: date, context: Context) -> Meant:
    day, month = int(phrase.slots["day"].value), int(phrase.slots["month"].value)
    years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if day <= monthrange(year, month)[1]]
    if not years:
        return Meant(None, None, DAY, f"There is no {ordinal(day)} of that month.")
    days = [date(year, month, day) for year in years]
    found = min(days, key=lambda day: abs(day - anchor))
    if abs(found - anchor) <= _CLOSE:
        return Meant(found, found, DAY, "The day nearest to the article's date.")
    found = nearest(days, anchor, context.tense)
    return Meant(found, found, DAY, f"The day nearest to the article's date{_tense_words(context.tense)}.")


def _days_of_month(phrase: Phrase, anchor: date, context: Context) -> Meant:
    month = int(phrase.slots["month"].value)
    year = nearest([date(anchor.year + step, month, 1) for step in (-1, 0, 1)], anchor, context.tense, slack=31).year
    return days_in(phrase, year, "The days nearest to the article's date.")


def _days_of_two_months(phrase: Phrase, anchor: date, context: Context) -> Meant:
    return days_of_two_months(phrase, _year_of(phrase, "month2", anchor, context), "The days nearest to the article's.")


def _months(phrase: Phrase, anchor: date, context: Context) -> Meant:
    return months(phrase, _year_of(phrase, "month2", anchor, context), "The months nearest to the article's date.")


def _months_up_to(phrase: Phrase, anchor: date, context: Context) -> Meant:
    return months_up_to(phrase, _year_of(phrase, "month", anchor, context))


def _year_of(phrase: Phrase, slot: str, anchor: date, context: Context) -> int:
    """The year in which a month is nearest to the anchor, on the side that the tense says."""
    month = int(phrase.slots[slot].value)
    # of what is over the month must have begun, of what is to come it must not have ended
    day = {Tense.PAST: 1, Tense.FUTURE: 28}.get(context.tense, 15)
    return nearest([date(anchor.year + step, month, day) for step in (-1, 0, 1)], anchor, context.tense).year


def _part_of_shifted_year(phrase: Phrase, anchor: date, _: Context) -> Meant:
    found = part_of_year(phrase, anchor.year + _steps(phrase))
    why = f"Counted from the article's year, {anchor.year}." if found.first else found.why
    return Meant(found.first, found.last, found.precision, why)


def _month_alone(phrase: Phrase, anchor: date, context: Context) -> Meant:
    month = int(phrase.slots.get("month", phrase.slots.get("suremonth")).value)  # type: ignore[union-attr]  # one is there
    shift = str(phrase.slots["shift"].value) if "shift" in phrase.slots else ""
    if shift in ("last", "past", "previous"):
        year = anchor.year - (month >= anchor.month)
    elif shift in ("next", "coming"):
        year = anchor.year + (month <= anchor.month)
    elif shift:
        year = anchor.year
    else:
        year = _year_of(phrase, "month" if "month" in phrase.slots else "suremonth", anchor, context)
    return whole_month(year, month, f"The month nearest to the article's date{_tense_words(context.tense)}.")


def _month_of_shifted_year(phrase: Phrase, anchor: date, _: Context) -> Meant:
    year = anchor.year + _steps(phrase)
    return whole_month(year, int(phrase.slots["month"].value), f"Counted from the article's year, {anchor.year}.")


def _weekday(phrase: Phrase, anchor: date, context: Context) -> Meant:
    wanted = int(phrase.slots["weekday"].value)
    name = f"{anchor:%A}"
    if wanted == anchor.weekday() and phrase.words[0] not in ("before", "until"):
        return Meant(anchor, anchor, DAY, f"The article is of a {name}, so the same day.")
    if context.tense is Tense.FUTURE:
        found = anchor + timedelta(days=(wanted - anchor.weekday()) % 7 or 7)
        return Meant(found, found, DAY, "The text speaks of what is to come, so the next such day after the article's.")
    found = anchor - timedelta(days=(anchor.weekday() - wanted) % 7 or 7)
    told = "The text speaks of what is over" if context.tense is Tense.PAST else "Nothing says that it is to come"
    return Meant(found, found, DAY, f"{told}, so the last such day before the article's.")


def _weekday_this_week(phrase: Phrase, anchor: date, context: Context) -> Meant:
    wanted = int(phrase.slots["weekday"].value)
    found = monday_of(anchor) + timedelta(days=wanted)
    if found < anchor and context.tense is Tense.FUTURE and "week" not in phrase.words:
        found += WEEK
        return Meant(found, found, DAY, "The text speaks of what is to come, so the next such day after the article's.")
    return Meant(found, found, DAY, "The day of the article's week.")


def _last_weekday(phrase: Phrase, anchor: date, _: Context) -> Meant:
    found = anchor - timedelta(days=(anchor.weekday() - int(phrase.slots["weekday"].value)) % 7 or 7)
    return Meant(found, found, DAY, "The last such day before the article's.")


def _next_weekday(phrase: Phrase, anchor: date, _: Context) -> Meant:
    """The day of the following week; "next Sunday" in a Monday's paper is thirteen days off."""
    found = monday_of(anchor) + WEEK + timedelta(days=int(phrase.slots["weekday"].value))
    return Meant(found, found, DAY, "The day of the week after the article's.")


def _coming_weekday(phrase: Phrase, anchor: date, _: Context) -> Meant:
    found = anchor + timedelta(days=(int(phrase.slots["weekday"].value) - anchor.weekday()) % 7 or 7)
    return Meant(found, found, DAY, "The first such day after the article's.")


def _weekday_of_shifted_week(phrase: Phrase, anchor: date, _: Context) -> Meant:
    if "before" in phrase.words or "after" in phrase.words:
        return Meant(None, None, DAY, "This is counted from something else that the text tells.")
    step = WEEK if "next" in phrase.words else -WEEK
    found = monday_of(anchor) + step + timedelta(days=int(phrase.slots["weekday"].value))
    return Meant(found, found, DAY, "Counted from the article's week.")


def _weeks_from_weekday(phrase: Phrase, anchor: date, _: Context) -> Meant:
    """ "A week from Friday", "Friday week": so many weeks behind the next such day."""
    number = int(phrase.slots["number"].value) if "number" in phrase.slots else 1
    coming = anchor + timedelta(days=(int(phrase.slots["weekday"].value) - anchor.weekday()) % 7)
    found = coming + number * WEEK
    return Meant(found, found, DAY, "So many weeks behind the next such day from the article's on.")


def _weekdays(phrase: Phrase, anchor: date, context: Context) -> Meant:
    first, last = (int(phrase.slots[name].value) for name in ("weekday", "weekday2"))
    if context.tense is Tense.FUTURE:
        start = anchor + timedelta(days=(first - anchor.weekday()) % 7)
    else:
        start = anchor - timedelta(days=(anchor.weekday() - first) % 7)
    end = start + timedelta(days=(last - first) % 7)
    return Meant(start, end, DAY, f"Counted from the article's day{_tense_words(context.tense)}.")


def _at(days: int) -> Rule:
    """So many days from the article's."""

    def rule(phrase: Phrase, anchor: date, context: Context) -> Meant:  # noqa: ARG001 - a rule's arguments
        found = anchor + timedelta(days=days)
        return Meant(found, found, DAY, _AT[days])

    return rule


_AT = {
    0: "The day of the article.",
    1: "The day after the article's.",
    -1: "The day before the article's.",
    2: "Two days after the article's.",
    -2: "Two days before the article's.",
}


def _weekend(phrase: Phrase, anchor: date, context: Context) -> Meant:
    words = set(phrase.words)
    saturday = monday_of(anchor) + timedelta(days=5)
    if words & {"next"}:
        saturday += WEEK
    elif words & {"last", "past"} or (not words & {"this", "coming"} and context.tense is not Tense.FUTURE):
        saturday -= WEEK if anchor < saturday + timedelta(days=1) or words & {"last"} else timedelta()
    return Meant(saturday, saturday + timedelta(days=1), DAY, "Saturday and Sunday, counted from the article's week.")


def _shifted_week(phrase: Phrase, anchor: date, _: Context) -> Meant:
    monday = monday_of(anchor) + _steps(phrase) * WEEK
    return Meant(monday, monday + timedelta(days=6), DAY, "Monday to Sunday, counted from the article's week.")


def _shifted_month(phrase: Phrase, anchor: date, _: Context) -> Meant:
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + _steps(phrase), 12)
    return whole_month(year, month + 1, "Counted from the article's month.")


def _shifted_year(phrase: Phrase, anchor: date, _: Context) -> Meant:
    return whole_year(anchor.year + _steps(phrase), f"Counted from the article's year, {anchor.year}.")


def _ago(phrase: Phrase, anchor: date, _: Context) -> Meant:
    number, unit = int(phrase.slots["number"].value), str(phrase.slots["unit"].value)
    found, precision = moved(anchor, -number, unit)
    if unit in ("month", "year", "decade"):
        whole = whole_month(found.year, found.month, "") if unit == "month" else whole_year(found.year, "")
        return Meant(whole.first, whole.last, precision, "Counted back from the article's date.")
    return Meant(found, found, precision, "Counted back from the article's date.")


def _span_before(phrase: Phrase, anchor: date, _: Context) -> Meant:
    number = int(phrase.slots["number"].value) if "number" in phrase.slots else 1
    unit = str(phrase.slots["unit"].value) if "unit" in phrase.slots else phrase.words[-1]
    first, _precision = moved(anchor, -number, unit)
    return Meant(first, anchor, DAY, "So long up to the article's date.")


def _span_ahead(phrase: Phrase, anchor: date, _: Context) -> Meant:
    last, _precision = moved(anchor, int(phrase.slots["number"].value), str(phrase.slots["unit"].value))
    return Meant(anchor, last, DAY, "So long from the article's date on.")


def _in_so_long(phrase: Phrase, anchor: date, context: Context) -> Meant:
    """ "will meet in two weeks" is a date; "built in two weeks" is how long it took."""
    if context.tense is not Tense.FUTURE:
        return Meant(None, None, DAY, "This may be how long something took.")
    number, unit = int(phrase.slots["number"].value), str(phrase.slots["unit"].value)
    found, precision = moved(anchor, number, unit)
    if unit == "month":
        return whole_month(found.year, found.month, "Counted from the article's date.")
    if unit in ("year", "decade"):
        return whole_year(found.year, "Counted from the article's date.")
    return Meant(found, found, precision, "Counted from the article's date.")


def _steps(phrase: Phrase) -> int:
    """How many weeks, months or years "this", "last" or "next" is away."""
    shift = str(phrase.slots["shift"].value) if "shift" in phrase.slots else "this"
    return {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(shift, 0)


def _tense_words(tense: Tense) -> str:
    return {Tense.PAST: " that is not after it", Tense.FUTURE: " that is not before it"}.get(tense, "")


_COUNTED: Mapping[str, Rule] = {
    "day and month": _day_and_month,
    "days of a month": _days_of_month,
    "days of two months": _days_of_two_months,
    "months": _months,
    "months up to one": _months_up_to,
    "part of a shifted year": _part_of_shifted_year,
    "month": _month_alone,
    "month of a shifted year": _month_of_shifted_year,
    "weekday": _weekday,
    "weekday of this week": _weekday_this_week,
    "last weekday": _last_weekday,
    "next weekday": _next_weekday,
    "coming weekday": _coming_weekday,
    "weekday of a shifted week": _weekday_of_shifted_week,
    "weeks from a weekday": _weeks_from_weekday,
    "weekdays": _weekdays,
    "today": _at(0),
    "yesterday": _at(-1),
    "tomorrow": _at(1),
    "the day before yesterday": _at(-2),
    "the day after tomorrow": _at(2),
    "weekend": _weekend,
    "shifted week": _shifted_week,
    "shifted month": _shifted_month,
    "shifted year": _shifted_year,
    "ago": _ago,
    "span before": _span_before,
    "span ahead": _span_ahead,
    "in so long": _in_so_long,
}
