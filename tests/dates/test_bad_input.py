"""Bad input: what cannot be a date is none, what could be two is not chosen from, and each says why in a sentence."""

from __future__ import annotations

import pytest

from pressfold.dates.find import find_dates
from pressfold.model.dated import NEEDS_DATE, DatedPhrase
from tests.dates.test_find import article

NO_SUCH_DAY = "There is no such day in the calendar."
TWO_DIGITS = "A year of two digits could be of any century."

#: What is said, when the article was published, the outlet's country, the date that is meant, and words of the reason.
ROWS = {
    "31 February": ("They met on 31 February 2022.", "2022-06-15", None, None, NO_SUCH_DAY),
    "31 February in figures": ("They met on 31/02/2022.", "2022-06-15", "GB", None, NO_SUCH_DAY),
    "31 February, as ISO has it": ("The log ends 2022-02-31.", None, None, None, NO_SUCH_DAY),
    "31 June without a year": ("They met on 31 June.", "2022-06-15", None, None, "There is no 31st of that month."),
    "29 February of a short year": ("They met on 29 February 2022.", None, None, None, NO_SUCH_DAY),
    "29 February near a leap year": ("They met on 29 February.", "2021-03-01", None, "2020-02-29", "nearest"),
    "a stretch that ends on no day": ("They met from 28 to 31 February 2022.", None, None, None, NO_SUCH_DAY),
    "a fifth quarter": ("Sales fell in the fifth quarter of 2021.", None, None, None, "no such part of a year"),
    "years the wrong way round": ("He governed from 2014 to 2010.", None, None, None, "the wrong way round"),
    "a year of two digits": ("They met on 03/02/22.", "2022-06-15", "GB", None, TWO_DIGITS),
    "a year of two digits, with stops": ("They met on 03.02.22.", "2022-06-15", "DE", None, TWO_DIGITS),
    "either way round": ("They met on 03/02/2022.", "2022-06-15", None, None, "3 February 2022 or 2 March 2022"),
    "by a British outlet": ("They met on 03/02/2022.", "2022-06-15", "GB", "2022-02-03", "writes the day first"),
    "by an American outlet": ("They met on 03/02/2022.", "2022-06-15", "US", "2022-03-02", "writes the month first"),
    "one way alone is possible": ("They met on 13/02/2022.", "2022-06-15", "US", "2022-02-13", "stated in full"),
    "no date, a weekday": ("They met on Friday.", None, None, None, NEEDS_DATE),
    "no date, a day of a month": ("They met on 26 January.", None, None, None, NEEDS_DATE),
    "no date, a week": ("They met last week.", None, None, None, NEEDS_DATE),
    "no date, but a full one": ("They met on 26 January 2022.", None, None, "2022-01-26", "stated in full"),
    "a date from the future": ("They met yesterday.", "2199-01-01", None, "2198-12-31", "day before the article's"),
    "a day before the calendar": ("They met yesterday.", "0001-01-01", None, None, "does not reach that far"),
    "a zone that there is not": ("They met today.", "2022-06-15T23:30:00+25:00", None, "2022-06-15", "of the article"),
    "a zone with a name": ("They met today.", "2022-06-15T23:30 Nowhere/Land", None, "2022-06-15", "of the article"),
    "a clock without a day": ("They met at 25:61 GMT.", "2022-06-15", None, None, ""),
}  # fmt: skip


def found(said: str, published: str | None, country: str | None) -> list[DatedPhrase]:
    return find_dates(article(said, published), country=country)


@pytest.mark.parametrize(("said", "published", "country", "date", "why"), ROWS.values(), ids=ROWS)
def test_what_cannot_be_said_is_not_guessed_and_says_why(
    said: str, published: str | None, country: str | None, date: str | None, why: str
) -> None:
    phrases = found(said, published, country)
    assert {phrase.date for phrase in phrases} <= {date}
    assert all(why in phrase.why for phrase in phrases)
    assert phrases or not why


OTHER_CALENDARS = {
    "Hijri": "The feast fell on 10 Dhu al-Hijja 1443.",
    "Hijri, before a name": "It was issued on 5 Ramadan 1443 AH.",
    "Jewish": "The law was passed on 5 Iyar 5782.",
    "Persian": "The election was held on 28 Khordad 1400.",
    "Thai": "The coup of 19 May 2557 BE is well remembered.",
    "Japanese": "The law dates from Reiwa 4.",
    "French Republican": "The coup of 18 Brumaire Year VIII is well known.",
    "Julian": "The winter palace fell on 25 October old style.",
}


@pytest.mark.parametrize("said", OTHER_CALENDARS.values(), ids=OTHER_CALENDARS)
def test_dates_of_other_calendars_are_left_alone(said: str) -> None:
    assert [phrase.date for phrase in found(said, "2022-06-15", None) if phrase.date] == []
