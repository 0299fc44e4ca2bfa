"""The dated phrases of the starter articles, once their dates are known, and before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pressfold.dates.find import find_dates
from pressfold.ingest.reading import read
from pressfold.model.article import Article
from pressfold.model.dated import DatedPhrase

#: What a reader says the two undated articles are of.
SET = {"003": "2022-01-28", "004": "2022-02-21"}

#: In reading order: the phrase and the date, "" where it names none.
TRUTH = {
    "000": [
        ("on Friday", "2022-01-28"), ("January 28, 2022", "2022-01-28"), ("on Tuesday", "2022-01-25"),
        ("on Thursday", "2022-01-27"), ("January 28, 2022", "2022-01-28"), ("Jan 31", "2022-01-31"),
        ("next Monday", "2022-01-31"), ("on Friday", "2022-01-28"), ("Monday", "2022-01-31"), ("Friday", "2022-01-28"),
    ],
    "001": [("on Friday", "2022-01-28"), ("on Friday", "2022-01-28"), ("in 2014", "2014")],
    "002": [
        ("Thursday", "2022-02-03"), ("in a week", "2022-01-27"), ("February 3, 2022", "2022-02-03"),
        ("Wednesday", "2022-02-02"),
    ],
    "003": [
        ("this Friday", "2022-01-28"), ("this week", "2022-01-24"), ("in recent days", ""),
        ("on January 26", "2022-01-26"),
        ("in several months", ""), ("February", "2022-02"), ("this Friday", "2022-01-28"),
    ],
    "004": [
        ("in 24 hours", "2022-02-20"), ("earlier this month", "2022-02"), ("Monday morning", "2022-02-21"),
        ("in last 24 hours", "2022-02-20"), ("today", "2022-02-21"), ("On Sunday", "2022-02-20"),
        ("on February 24", "2022-02-24"),
    ],
}  # fmt: skip


def dated(corpus: Path, name: str, published: str | None = None) -> list[DatedPhrase]:
    reading = read(next(corpus.glob(f"{name}_*.txt")))
    if published:
        reading = replace(reading, metadata=replace(reading.metadata, published=published))
    return find_dates(Article(1, reading))


@pytest.mark.parametrize("name", TRUTH)
def test_every_dated_phrase_is_right_once_the_dates_are_set(corpus: Path, name: str) -> None:
    assert [(phrase.text, phrase.date or "") for phrase in dated(corpus, name, SET.get(name))] == TRUTH[name]


@pytest.mark.parametrize("name", SET)
def test_none_is_guessed_before(corpus: Path, name: str) -> None:
    assert [phrase.date for phrase in dated(corpus, name) if phrase.date] == []
