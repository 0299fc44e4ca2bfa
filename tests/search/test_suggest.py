"""Did you mean."""

from __future__ import annotations

import pytest

from tests.search.shelf import Shelf, entry

SHELF = Shelf(
    [entry(number, "Macron and Zelensky discussed sanctions against the Kremlin") for number in range(12)]
    + [entry(50, "A sanktion, a Marcon and a macaron"), entry(51, "Kremlim, once")]
)


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("macorn", "macron"),
        ("zelenskky", "zelensky"),
        ("macron santcions", "macron sanctions"),
        ("“kremlin” -macron zelenksy", "“kremlin” -macron zelensky"),
        ("kremlim", "kremlin"),
        ("macron", ""),
        ("xyzzy", ""),
        ("mcr", ""),
        ("-macorn xyzzy", ""),
        ("title:macorn", ""),
        ('"macorn kremlin"', ""),
    ],
)
def test_a_likely_slip_is_put_right(query: str, suggestion: str) -> None:
    assert SHELF.search(query).suggestion == suggestion


def test_a_rare_word_that_is_found_often_enough_is_left_alone() -> None:
    assert Shelf(dict.fromkeys(range(3), "marcon macron")).search("marcon").suggestion == ""


def test_a_slip_is_put_right_while_it_is_typed() -> None:
    shelf = Shelf(dict.fromkeys(range(10), "consultations went on"))
    assert shelf.search("consultatoins", typing=True).suggestion == "consultations"
    assert shelf.search("consul", typing=True).suggestion == ""
