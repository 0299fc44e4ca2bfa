"""Dated phrases: found where they stand, resolved where they can be, never guessed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.dates.find import find_dates
from pressfold.model.article import Article, Block, Metadata, Reading, Role
from pressfold.model.dated import DatedPhrase, Precision
from tests.dates.agency_cases import AGENCY, MENDED
from tests.dates.cases import CASES, CLASSES, HELD_OUT, Case


def article(
    text: str, published: str | None = None, *, role: Role = Role.BODY, suggested: str | None = None
) -> Article:
    """One block of one role."""
    metadata = Metadata(published=published, suggested={"published": suggested} if suggested else {})
    blocks = (Block(0, len(text), role),)
    return Article(1, Reading("a.txt", text, blocks, metadata, "0" * 64, "0" * 64, "utf-8", "test"))


def told(phrase: DatedPhrase) -> str:
    """The date as the table writes it."""
    return f"{phrase.date or ''}..{phrase.until}" if phrase.until else phrase.date or ""


@pytest.mark.parametrize(
    "case", [*CASES, *HELD_OUT, *CLASSES, *AGENCY, *MENDED], ids=lambda case: f"{case.said} ({case.published})"
)
def test_a_phrase_means_its_date(case: Case) -> None:
    text = case.said.replace("[", "").replace("]", "")
    found = find_dates(article(text, case.published))
    if "[" not in case.said:
        assert [phrase.text for phrase in found] == []
        return
    assert [phrase.text for phrase in found] == [case.said[case.said.index("[") + 1 : case.said.index("]")]]
    assert (told(found[0]), found[0].rule) == (case.date, case.rule)
    assert found[0].start == case.said.index("[")
    assert found[0].why


@settings(deadline=None, max_examples=60)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_less_than_a_week_off_and_on_that_weekday(day: date, weekday: int) -> None:
    name = f"{date(2024, 1, 1) + timedelta(days=weekday):%A}"
    for said, nearest in ((f"He spoke on {name}.", (-6, 0)), (f"He will speak on {name}.", (0, 6))):
        found = find_dates(article(said, day.isoformat()))[0]
        meant = date.fromisoformat(found.date or "")
        assert meant.weekday() == weekday
        assert nearest[0] <= (meant - day).days <= nearest[1]


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read_and_every_phrase_stands_where_it_says(text: str) -> None:
    found = find_dates(article(text, "2022-06-15"))
    assert all(phrase.text == text[phrase.start : phrase.end] for phrase in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_the_outlets_country_says_which_figure_is_the_month() -> None:
    text = "They met on 03/02/2022."
    assert [phrase.date for phrase in find_dates(article(text), country="US")] == ["2022-03-02"]
    assert [phrase.date for phrase in find_dates(article(text), country="GB")] == ["2022-02-03"]
    undecided = find_dates(article(text))[0]
    assert undecided.date is None
    assert "3 February 2022 or 2 March 2022" in undecided.why


def test_a_date_that_only_a_post_suggests_is_used_and_said_to_be_assumed() -> None:
    found = find_dates(article("He spoke on Friday.", suggested="2022-01-28"))[0]
    assert (found.date, found.assumed) == ("2022-01-28", True)
    assert "2022-01-28 is that of a post" in found.why


def test_words_in_a_post_are_counted_from_the_post() -> None:
    text = "Meeting tomorrow. — Somebody (@somebody) January 28, 2022"
    found = find_dates(article(text, "2022-02-03", role=Role.POST))
    assert [(phrase.text, phrase.date) for phrase in found] == [
        ("tomorrow", "2022-01-29"),
        ("January 28, 2022", "2022-01-28"),
    ]


def test_boilerplate_is_not_read() -> None:
    assert find_dates(article("Read more on Friday.", "2022-06-15", role=Role.BOILERPLATE)) == []


def test_the_day_is_that_of_the_articles_own_zone() -> None:
    found = find_dates(article("He left today.", "2022-06-15T23:30:00-07:00"))[0]
    assert (found.date, found.anchor) == ("2022-06-15", "2022-06-15")


@pytest.mark.parametrize("published", ["soon", "2022", "2022-13-45", "31.12.2022"])
def test_a_published_date_that_names_no_day_resolves_nothing(published: str) -> None:
    assert [phrase.date for phrase in find_dates(article("He left today.", published))] == [None]


@pytest.mark.parametrize("zone", ["+25:00", "+99:99", " Nowhere/Land", "Q"])
def test_a_zone_that_there_is_not_leaves_the_day_that_is_printed(zone: str) -> None:
    found = find_dates(article("He left today.", f"2022-06-15T23:30:00{zone}"))[0]
    assert (found.date, found.anchor) == ("2022-06-15", "2022-06-15")


def test_an_article_from_the_future_counts_as_any_other() -> None:
    assert find_dates(article("He left yesterday.", "2199-01-01"))[0].date == "2198-12-31"


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_trouble(published: str) -> None:
    said = "He spoke last week, next week, a decade ago, in May, on Friday, tomorrow, yesterday and in two weeks."
    assert all(phrase.why for phrase in find_dates(article(said, published)))


def test_a_stretch_of_time_says_where_it_ends() -> None:
    week = find_dates(article("They met last week.", "2022-06-15"))[0]
    assert (week.date, week.until, week.precision) == ("2022-06-06", "2022-06-12", Precision.DAY)
