"""Code points and UTF-16 units: there and back, with an emoji in the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.text.utf16 import Utf16Map

MIXED = st.text(st.sampled_from("ab é–“Жש漢🙂🇫🇷𝔽\n"), max_size=30)


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [("Macron", 3, 3), ("“Élysée”", 8, 8), ("🙂 Macron", 0, 0), ("🙂 Macron", 1, 2), ("a🙂b🙂c", 4, 6), ("", 0, 0)],
    ids=["plain", "no wide character", "before an emoji", "behind an emoji", "behind two", "nothing"],
)
def test_an_offset_counts_a_wide_character_twice_for_qt(text: str, offset: int, expected: int) -> None:
    assert Utf16Map(text).to_units(offset) == expected


def test_an_offset_inside_a_wide_character_is_its_start() -> None:
    text = Utf16Map("ab🙂c")
    assert [text.to_points(at) for at in range(6)] == [0, 1, 2, 2, 3, 4]


@settings(deadline=None, max_examples=200)
@given(MIXED)
def test_every_offset_counts_the_units_before_it(text: str) -> None:
    mapped = Utf16Map(text)
    assert [mapped.to_units(at) for at in range(len(text) + 1)] == [units(text[:at]) for at in range(len(text) + 1)]


@settings(deadline=None, max_examples=200)
@given(MIXED)
def test_there_and_back_is_the_same_place(text: str) -> None:
    mapped = Utf16Map(text)
    assert [mapped.to_points(mapped.to_units(at)) for at in range(len(text) + 1)] == list(range(len(text) + 1))
