"""Spellings of known actors: other scripts and transliterations, but nobody else's."""

from __future__ import annotations

import pytest

from pressfold.library.spellings import spellings


@pytest.mark.parametrize(
    ("typed", "found"), [("kiev", "Київ"), ("Zelensky", "Зеленський"), ("Путин", "Vladimir Putin"), ("nato", "OTAN")]
)
def test_a_known_name_brings_its_other_spellings(typed: str, found: str) -> None:
    assert found in spellings(typed)


@pytest.mark.parametrize(
    ("typed", "found"), [("Zelenskyy", "Zelensky"), ("zelensky", "Zelenskyy"), ("Зеленський", "Zelenskyy")]
)
def test_the_surname_in_a_full_name_is_a_spelling_where_another_transliteration_is(typed: str, found: str) -> None:
    assert found in spellings(typed)


@pytest.mark.parametrize("typed", ["guterres", "johnson", "may"])
def test_a_surname_of_several_people_or_without_another_spelling_brings_nobody(typed: str) -> None:
    assert list(spellings(typed)) == []


@pytest.mark.parametrize("typed", ["minister", "the", "", "xyzzy"])
def test_a_common_word_brings_nothing(typed: str) -> None:
    assert list(spellings(typed)) == []


def test_a_description_is_no_spelling() -> None:
    assert "the Alliance" not in spellings("NATO")
