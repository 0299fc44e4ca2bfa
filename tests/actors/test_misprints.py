from __future__ import annotations

import pytest
from tests.actors.articles import found

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


def test_a_full_name_in_two_transliterations_is_offered_and_not_merged() -> None:
    seen = found(
        "Sergei Kovalenko spoke in Minsk. Sergei Kovalenko left. Mr Kovalenko said no.",
        "Sergei Kovalenka said that he would come.",
        "Sergei Kovalchuk and Andrei Petrov were there.",
    )
    offers = [(offer.text, offer.actor, offer.other, offer.whole) for offer in seen.offers]
    assert offers == [("Sergei Kovalenka", "sergei-kovalenka", "sergei-kovalenko", True)]
    assert "may be one name in two transliterations" in seen.offers[0].why
    assert {"sergei-kovalenko", "sergei-kovalenka", "sergei-kovalchuk"} <= {actor.id for actor in seen.actors}
