"""Lines that state a date, and lines that only hold one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.ingest.timestamps import day_and_month, timestamps

DATED = {
    "Updated: Jan 28, 2022, 16:07 UTC": ("2022-01-28T16:07:00+00:00", True),
    "Published 28 January 2022": ("2022-01-28", False),
    "January 28, 2022 4:07 PM EST": ("2022-01-28T16:07:00-05:00", False),
    "Jan. 28, 2022, 12:07 a.m.": ("2022-01-28T00:07:00", False),
    "2022-01-28T16:07:00Z": ("2022-01-28T16:07:00+00:00", False),
    "2022-01-28 16:07:30+03:00": ("2022-01-28T16:07:30+03:00", False),
    "28.01.2022 16:07 Uhr": ("2022-01-28T16:07:00", False),
    "28/01/2022": ("2022-01-28", False),
    "01/28/2022": ("2022-01-28", False),
    "Friday, 28th January 2022 - 10:15 IST": ("2022-01-28T10:15:00", False),
    "28 Jan 2022 1607 GMT": ("2022-01-28T16:07:00+00:00", False),
    "Publié le 28 janvier 2022 à 16h07": ("2022-01-28T16:07:00", False),
    "Stand: 28. Januar 2022, 16:07 Uhr": ("2022-01-28T16:07:00", True),
    "Actualizado el 28 de enero de 2022": ("2022-01-28", True),
    "28 января 2022, 16:07 МСК": ("2022-01-28T16:07:00+03:00", False),
}


@pytest.mark.parametrize(("line", "expected"), DATED.items(), ids=DATED.keys())
def test_a_line_that_states_a_date_gives_it_in_iso(line: str, expected: tuple[str, bool]) -> None:
    assert [(stamp.iso, stamp.updated) for stamp in timestamps(line)] == [expected]


def test_two_dates_with_a_bar_between_are_two() -> None:
    found = timestamps("First Published: 28 Jan 2022 | Last Updated: 29 Jan 2022")
    assert [(stamp.iso, stamp.updated) for stamp in found] == [("2022-01-28", False), ("2022-01-29", True)]


@pytest.mark.parametrize(
    "line",
    [
        "03/04/2022",
        "June 31, 2022",
        "28 January 2022 25:00",
        "May 2022",
        "16:07",
        "Friday",
        "In 2022 Jan 28 people died",
        "Talks end, 28 January 2022",
        "Published by Anna Smith",
        "28 Jan 2022 29 Feb 2023",
        "13 PM 28 Jan 2022",
        "",
        "28 January 2022 " + "and " * 60,
    ],
)
def test_a_line_that_could_mean_two_days_or_says_more_states_none(line: str) -> None:
    assert timestamps(line) == []


@pytest.mark.parametrize("words", ["Jan. 28", "28 января.", "Friday", "28 ene"])
def test_parts_of_dates_are_told_from_names(words: str) -> None:
    assert day_and_month(words)


@pytest.mark.parametrize("words", ["", "Ukraine", "Fla.", "28 people", "2022-01-28"])
def test_names_are_no_parts_of_dates(words: str) -> None:
    assert not day_and_month(words)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="0123456789 :/.-+TZJanPMutc,|", max_size=40))
def test_no_line_of_figures_raises(line: str) -> None:
    assert all(stamp.iso[4] == "-" for stamp in timestamps(line))
