"""What the reader says that single words mean: laid over the rules, undone, kept over analysis, restart and rebuild."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pressfold.library.library import Library
from pressfold.library.rebuild import rebuild
from pressfold.model.dated import NO_DATE, SET, DatedPhrase
from pressfold.model.errors import BadValue, NoSuchArticle
from pressfold.model.span import Span
from tests.library.shelf import write

TEXT = "Macron calls Putin\n\nEmmanuel Macron called Vladimir Putin on Friday. They will meet next month."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library") as library:
        library.intake.run(write(tmp_path / "in", a=TEXT))
        library.articles.set_field(1, "published", "2022-01-28")
        library.analysis.run()
        yield library


def friday(library: Library) -> DatedPhrase:
    return library.findings.dates((1,))[0]


def test_a_date_set_by_the_reader_stands_in_place_of_the_rules_and_says_what_they_say(library: Library) -> None:
    span = friday(library).span
    library.dates.set(1, span, " 2022-01-21 ")
    found = friday(library)
    assert (found.span, found.text, found.date, found.rule, found.set) == (span, "on Friday", "2022-01-21", SET, True)
    assert found.why.startswith("You set this date. The rules say 2022-01-28: ")
    assert not library.analysis.due()


SAID = {
    "a day": ("2022-01-21", ("2022-01-21", None, "day")),
    "a month": ("2022-01", ("2022-01", None, "month")),
    "a year": ("2022", ("2022", None, "year")),
    "a stretch": ("2022-01-20..2022-01-22", ("2022-01-20", "2022-01-22", "day")),
    "a stretch of one day": ("2022-01-20..2022-01-20", ("2022-01-20", None, "day")),
    "a stretch of months": ("2022-01 .. 2022-03", ("2022-01", "2022-03", "month")),
}


@pytest.mark.parametrize(("said", "told"), SAID.values(), ids=SAID)
def test_a_date_is_said_as_exactly_as_it_is_known(
    library: Library, said: str, told: tuple[str, str | None, str]
) -> None:
    library.dates.set(1, friday(library).span, said)
    found = friday(library)
    assert (found.date, found.until, found.precision) == told


@pytest.mark.parametrize(
    "said", ["", "Friday", "2022-02-31", "2022-13", "22-01-01", "2022-01-22..2022-01-20", "2022-01..2022-01-20", "none"]
)
def test_what_is_no_date_is_refused_and_changes_nothing(library: Library, said: str) -> None:
    before = friday(library)
    with pytest.raises(BadValue, match=r"Nothing was changed. Write a date such as 2022-01-28"):
        library.dates.set(1, before.span, said)
    assert friday(library) == before


def test_words_that_are_no_date_are_neither_dated_nor_listed_as_open(library: Library) -> None:
    library.articles.set_field(1, "published", None)
    assert "on Friday" in [phrase.text for phrase in library.stories.read().unresolved]
    library.dates.no_date(1, friday(library).span)
    found = friday(library)
    assert (found.date, found.rule, found.open, found.asks) == (None, NO_DATE, False, False)
    assert "on Friday" not in [phrase.text for phrase in library.stories.read().unresolved]


def test_events_follow_the_date_that_was_set_and_undo_brings_them_back(library: Library) -> None:
    assert [event.day for event in library.stories.read().events if event.kind == "call"] == ["2022-01-28"]
    done = library.dates.set(1, friday(library).span, "2022-01-21")
    assert done.name == "Set date of “on Friday”"
    assert [event.day for event in library.stories.read().events if event.kind == "call"] == ["2022-01-21"]
    redo = library.articles.undo(done)
    assert friday(library).date == "2022-01-28"
    library.articles.redo(redo)
    library.dates.clear(1, friday(library).span)
    assert (friday(library).date, friday(library).set) == ("2022-01-28", False)


def test_it_is_kept_over_another_analysis_a_restart_and_a_rebuild(library: Library) -> None:
    library.dates.set(1, friday(library).span, "2022-01-21")
    library.articles.set_field(1, "published", "2022-02-04")
    library.analysis.run()
    assert friday(library).date == "2022-01-21"
    folder = library.folder
    library.close()
    rebuild(folder, lambda: "2026-01-01T00:00:00+00:00")
    with Library.open(folder) as anew:
        anew.analysis.run()
        assert (friday(anew).date, friday(anew).rule) == ("2022-01-21", SET)


def test_words_that_no_rule_finds_can_be_dated_too(library: Library) -> None:
    at = TEXT.index("They will meet")
    library.dates.set(1, Span(at, at + 4), "2022-03-01")
    found = next(phrase for phrase in library.findings.dates((1,)) if phrase.start == at)
    assert (found.text, found.date) == ("They", "2022-03-01")


def test_a_place_that_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(NoSuchArticle):
        library.dates.set(9, Span(0, 4), "2022-01-21")
    with pytest.raises(NoSuchArticle):
        library.dates.set(1, Span(0, 4000), "2022-01-21")


def test_deleting_the_article_for_good_forgets_it(library: Library) -> None:
    library.dates.set(1, friday(library).span, "2022-01-21")
    library.articles.remove((1,))
    library.removal.for_good((1,))
    with library.store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM date_ruling").fetchone()[0] == 0
