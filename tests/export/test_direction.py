"""Which way words run."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressfold.export.direction import runs_right_to_left, stretches


@pytest.mark.parametrize(
    ("text", "right"),
    [("", False), ("12 (x)", False), ("“قال", True), ("שלום world", True), ("world שלום", False), ("...", False)],
)
def test_the_first_letter_decides_for_a_paragraph(text: str, right: bool) -> None:
    assert runs_right_to_left(text) is right


@pytest.mark.parametrize(
    ("text", "right", "pieces"),
    [
        ("plain", False, [("plain", False)]),
        ("", False, []),
        ("", True, []),
        ("He said שלום עולם, and", False, [("He said ", False), ("שלום עולם", True), (", and", False)]),
        ("قال NATO اليوم", True, [("قال ", True), ("NATO", False), (" اليوم", True)]),
        ("(x)", True, [("(", True), ("x", False), (")", True)]),
    ],
)
def test_spaces_and_marks_go_with_the_letters_around_them(
    text: str, right: bool, pieces: list[tuple[str, bool]]
) -> None:
    assert stretches(text, right_to_left=right) == pieces


@given(st.text(), st.booleans())
def test_no_character_is_lost(text: str, right: bool) -> None:
    pieces = stretches(text, right_to_left=right)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(one[1] != other[1] for one, other in pairwise(pieces))
