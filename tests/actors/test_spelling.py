from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.actors.spelling import key, skeleton, slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The U.N.", "UN"),
        ("Jean-Yves Le Drian", "Jean‑Yves  Le Drian"),
        ("Élysée", "Elysee"),
        ("NATO", "Nato"),
        ("O’Neill", "O'Neill"),
        ("Ma\u00adcron", "Macron"),
        ("\u200fPutin\u200f", "Putin"),
    ],
    ids=["dots and article", "kinds of hyphen", "accents", "case", "apostrophes", "soft hyphen", "direction marks"],
)
def test_typography_does_not_change_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Володимир Зеленський", "Volodymyr Zelensky"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"),
        ("Сергей Лавров", "Sergei Lavrov"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Хаменеи", "Khamenei"),
        ("Mohammed Salih", "Mohamed Salih"),
    ],
)
def test_transliterations_of_one_name_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Macron", "Merkel"), ("Kim Jong-un", "Kim Jong-il"), ("Iran", "Iraq")])
def test_different_names_keep_different_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_a_slug_holds_only_small_latin_letters_digits_and_hyphens() -> None:
    assert slug("Jean-Yves Le Drian") == "jean-yves-le-drian"
    assert slug("Путин") == "putin"
    assert slug("…") == "unnamed"


@given(st.lists(st.text(st.characters(categories=("Lu", "Ll")), min_size=2, max_size=8), min_size=1, max_size=4))
@settings(deadline=None, max_examples=100)
def test_a_key_does_not_depend_on_the_space_between_words(words: list[str]) -> None:
    assert key(" ".join(words)) == key("\u00a0 ".join(words))
