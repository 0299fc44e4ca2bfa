"""Datelines of many agencies, and beginnings that only look like one."""

from __future__ import annotations

import pytest

from pressfold.ingest.datelines import dateline

STORY = "the president said on Friday that he would go to Moscow for talks next week."

#: The dateline, the place and the agencies it names.
DATELINES = {
    "PARIS (Reuters) - ": ("PARIS", ["Reuters"]),
    "PARIS (Reuters) -": ("PARIS", ["Reuters"]),
    "WASHINGTON/NEW YORK (Reuters) - ": ("WASHINGTON/NEW YORK", ["Reuters"]),
    "(Reuters) - ": (None, ["Reuters"]),
    "KYIV, Ukraine (AP) — ": ("KYIV", ["AP"]),
    "ST. PETERSBURG, Fla. (AP) - ": ("ST. PETERSBURG", ["AP"]),
    "WASHINGTON, Jan 28 (Reuters) - ": ("WASHINGTON", ["Reuters"]),
    "BEIJING, Jan. 28 (Xinhua) -- ": ("BEIJING", ["Xinhua"]),
    "МОСКВА, 28 января. /ТАСС/. ": ("МОСКВА", ["TASS"]),
    "Moscú, 28 ene (EFE).- ": ("Moscú", ["EFE"]),
    "(ANSA) - ROMA, 28 GEN - ": ("ROMA", ["ANSA"]),
    "Berlin (dpa) - ": ("Berlin", ["dpa"]),
    "Paris/Kiew (dpa/AFP) – ": ("Paris/Kiew", ["dpa", "AFP"]),
    "TAMPA (Fox 13) - ": ("TAMPA", []),
    "PARIS — ": ("PARIS", []),
    "DNIPRO, Ukraine — ": ("DNIPRO", []),
    "NEW YORK, January 28, 2022 — ": ("NEW YORK", []),
}


@pytest.mark.parametrize(("opening", "expected"), DATELINES.items(), ids=DATELINES.keys())
def test_a_dateline_ends_where_the_story_starts(opening: str, expected: tuple[str | None, list[str]]) -> None:
    found = dateline(opening + STORY)
    assert found is not None
    assert (opening + STORY)[: found.length] == opening
    assert (found.place, list(found.agencies)) == expected


@pytest.mark.parametrize(
    "opening",
    [
        "UPDATE - ",
        "President Emmanuel Macron - ",
        "He said (in Paris) - ",
        "Moscow (AFP) ",
        "NOVAK (the reporter): ",
        "In 2022, PARIS (Reuters) - ",
        "Talks end – ",
        "",
    ],
)
def test_other_beginnings_are_the_story(opening: str) -> None:
    assert dateline(opening + STORY) is None


def test_a_dateline_without_a_story_is_none() -> None:
    assert dateline("WASHINGTON (Reuters) - ") is None
    assert dateline("PARIS - the capital") is None


def test_a_place_alone_counts_only_at_the_storys_beginning() -> None:
    assert dateline("ILLINOIS RIVER - " + STORY, place_alone=False) is None
    assert dateline("PARIS (Reuters) - " + STORY, place_alone=False) is not None


def test_a_whole_date_in_a_dateline_is_kept() -> None:
    found = dateline("NEW YORK, January 28, 2022 — " + STORY)
    assert found is not None
    assert found.date is not None
    assert found.date.iso == "2022-01-28"
