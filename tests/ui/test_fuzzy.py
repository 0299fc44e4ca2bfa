"""Finding names by what somebody types of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.ui.fuzzy import Names, best, fit, folded

NAMES = ("Swap columns", "Close column", "Reopen closed column", "Épingler Zélensky", "Next shared passage")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("swap", "Swap columns"),
        ("col swap", "Swap columns"),
        ("close", "Close column"),
        ("SHARED", "Next shared passage"),
        ("zelensky", "Épingler Zélensky"),
        ("nsp", "Next shared passage"),
        ("ssage", "Next shared passage"),
    ],
)
def test_what_is_typed_finds(typed: str, first: str) -> None:
    assert best(NAMES, typed, str, 5)[0] == first


def test_a_beginning_comes_before_a_word_within() -> None:
    assert best(("Reopen column", "Column", "The column"), "col", str, 5)[0] == "Column"


def test_nothing_typed_keeps_the_order_and_the_number() -> None:
    assert best(NAMES, "", str, 2) == list(NAMES[:2])


def test_a_word_that_stands_nowhere_finds_nothing() -> None:
    assert best(NAMES, "swap xyz", str, 5) == []


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_any_typing_finds_only_what_is_there(typed: str, names: list[str]) -> None:
    assert set(best(names, typed, str, 3)) <= set(names)


@settings(deadline=None, max_examples=80)
@given(st.text(st.characters(categories=("L", "N", "Zs")), min_size=1, max_size=30))
def test_a_name_is_found_by_itself(name: str) -> None:
    assert best((name, "another"), name, str, 2)[0] == name


typed_names = st.text("abc d", max_size=12)


@settings(deadline=None, max_examples=150)
@given(st.lists(typed_names, max_size=12), typed_names, st.integers(0, 4))
def test_at_every_key_come_the_best_of_all_names(names: list[str], typed: str, most: int) -> None:
    """Whatever shortens the way there, from key to key: the same as rating every name anew."""
    kept = Names(names, str)
    for end in range(len(typed) + 1):
        words = folded(typed[:end]).split()
        rates = {at: fit(words, folded(name)) for at, name in enumerate(names)}
        rated = sorted((rate, at) for at, rate in rates.items() if rate is not None)
        assert kept.best(typed[:end], most) == [names[at] for _, at in rated[:most]]
