"""Which office of somebody is told first."""

from __future__ import annotations

import pytest

from pressfold.actors.registry import Registry
from pressfold.actors.sides import Sides
from pressfold.actors.telling import by_telling, rank
from pressfold.model.actor import Actor, ActorKind


@pytest.mark.parametrize(
    ("actor", "day", "expected"),
    [
        ("emmanuel-macron", "2022-01-28", ("President", "france")),
        ("emmanuel-macron", None, ("President", "france")),
        ("charles-iii", "2023-05-06", ("King", "united-kingdom")),
        ("charles-michel", "2017-06-01", ("Prime Minister", "belgium")),
        ("charles-michel", "2022-06-01", ("President of the European Council", "european-union")),
        ("alexander-de-croo", "2022-05-01", ("Prime Minister", "belgium")),
        ("olta-xhacka", "2019-01-01", ("Minister of Defence", "albania")),
        ("olta-xhacka", "2021-01-01", ("Minister of Foreign Affairs", "albania")),
    ],
)
def test_the_most_telling_office_of_a_day_comes_first(actor: str, day: str | None, expected: tuple[str, str]) -> None:
    entry = Registry.core().entry(actor)
    assert entry is not None
    first = by_telling(entry.offices, day)[0]
    assert (first.title, first.of) == expected


def test_an_office_held_beside_another_is_no_side_to_speak_for() -> None:
    macron = Actor("emmanuel-macron", "Emmanuel Macron", ActorKind.PERSON, True, None, (), None, ())
    assert Sides([macron], Registry.core()).of_speakers(("emmanuel-macron",)) == {"emmanuel-macron", "france"}


def test_a_line_with_a_title_or_a_country_counts_before_one_with_the_kind_alone() -> None:
    assert rank("head_of_state", "united-kingdom", "King") < rank("head_of_state", "canada", "King")
    assert rank("head_of_state", "france", "President") < rank("head_of_state", "andorra", "Co-prince")
    assert rank("gardener", "france", "") > rank("head_of_state", "andorra", "Co-prince")
