"""Spellings of known actors: other scripts and transliterations, but nobody else's."""

from __future__ import annotations

import pytest

from pressfold.library.spellings import spellings


@pytest.mark.parametrize(
    ("typed", "found"), [("kiev", "Київ"), ("Zelensky", "Зеленський"), ("Путин", "Vladimir Putin"), ("nato", "OTAN")]
)
def test_a_known_name_brings_its_other_spellings(typed: str, found: str) -> None:
    assert found in spellings(typed)


@pytest.mark.parametrize("typed", ["minister", "the", "", "xyzzy"])
def test_a_common_word_brings_nothing(typed: str) -> None:
    assert list(spellings(typed)) == []


def test_a_description_is_no_spelling() -> None:
    assert "the Alliance" not in spellings("NATO")
