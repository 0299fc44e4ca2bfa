from __future__ import annotations

import pytest

from pressfold.actors.misprints import Misprints


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Micron", "Macron"),
        ("Macon", "Macron"),
        ("Macrons", None),
        ("Macorn", "Macron"),
        ("Macron", None),
        ("Merkel", None),
        ("Nacron", None),
        ("Mac", None),
    ],
    ids=["changed", "left out", "a plural", "swapped", "the name itself", "another name", "first letter", "too short"],
)
def test_a_misprint_is_one_edit_from_one_longer_name(word: str, name: str | None) -> None:
    assert Misprints(["Macron", "Putin"]).of(word) == name


def test_a_word_between_two_names_is_no_misprint_of_either() -> None:
    assert Misprints(["Marlin", "Merlin"]).of("Mirlin") is None
