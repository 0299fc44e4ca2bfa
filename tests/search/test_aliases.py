"""One actor under all spellings."""

from __future__ import annotations

import pytest

from pressfold.search.aliases import with_aliases
from pressfold.search.analyzer import search_words
from pressfold.search.query import parse
from pressfold.search.syntax import Spelled, looked_for
from tests.search.shelf import Shelf, entry

GROUPS = (
    ("Kiev", "Kyiv", "Київ"),
    ("Zelensky", "Zelenskyy", "Зеленський", "Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ("Jean-Yves Le Drian", "Le Drian", "French Foreign Minister"),
    ("Nato", "North Atlantic Treaty Organization", "OTAN"),
)


def spellings(words: str) -> tuple[str, ...]:
    """All spellings of an actor, as the registry would say."""
    for group in GROUPS:
        if words in (" ".join(search_words(name)) for name in group):
            return group
    return ()


SHELF = Shelf(
    [
        entry(1, "Kiev was quiet."),
        entry(2, "Kyiv was not; President Zelenskyy left Kyiv."),
        entry(3, "Київ і Зеленський."),
        entry(4, "Volodymyr Zelenskyy met Le Drian.", title="In Kyiv"),
        entry(5, "OTAN, la North Atlantic Treaty Organization."),
        entry(6, "Volodymyr met a man named Zelensky."),
        entry(7, "The French foreign minister, again."),
    ]
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kiev", [1, 2, 3, 4]),
        ("КИЇВ", [1, 2, 3, 4]),
        ("zelensky", [2, 3, 4, 6]),
        ('"le drian"', [4, 7]),
        ("le drian", [4, 7]),
        ("volodymyr zelensky", [2, 3, 4, 6]),
        ("kiev zelensky", [2, 3, 4]),
        ("kiev -zelensky", [1]),
        ("-kiev", [5, 6, 7]),
        ("zelensky -kyiv", [6]),
        ("kiev OR nato", [1, 2, 3, 4, 5]),
        ("title:kiev", [4]),
        ("(kiev minister)", []),
        ("kie*", [1]),
        ('"kiev quiet"~3', [1]),
    ],
)
def test_a_name_finds_its_other_spellings(query: str, found: list[int]) -> None:
    assert SHELF.find(query, aliases=spellings) == found


def test_without_aliases_a_name_is_just_a_word() -> None:
    assert SHELF.find("kiev") == [1]


def test_while_typing_a_name_that_is_whole_finds_its_other_spellings() -> None:
    assert SHELF.find("kiev", typing=True, aliases=spellings) == [1, 2, 3, 4]
    assert SHELF.find("kie", typing=True, aliases=spellings) == [1]


def test_hits_under_another_spelling_are_marked_and_named() -> None:
    hits = {hit.article: hit for hit in SHELF.search("kiev zelensky", aliases=spellings).hits}
    assert SHELF.marked("kiev zelensky", 2, aliases=spellings) == ["Kyiv", "Zelenskyy", "Kyiv"]
    assert hits[2].via == ("Kyiv", "Zelenskyy")
    assert hits[3].via == ("Зеленський", "Київ")
    assert SHELF.hit("kiev", within=[1], aliases=spellings).via == ()


def test_a_spelling_that_what_was_typed_finds_anyway_is_not_added() -> None:
    tree = with_aliases(parse("zelensky"), spellings)
    assert isinstance(tree, Spelled)
    assert "Volodymyr Zelensky" not in tree.names
    assert tree.names == ("Zelenskyy", "Зеленський", "Volodymyr Zelenskyy")


def test_the_longest_name_in_a_row_of_words_is_taken() -> None:
    asked: list[str] = []

    def listening(words: str) -> tuple[str, ...]:
        asked.append(words)
        return spellings(words)

    tree = with_aliases(parse("met jean yves le drian twice"), listening)
    names = {name for _, _, name in looked_for(tree) if name}
    assert names == {"Le Drian", "French Foreign Minister"}
    assert "jean yves le drian" in asked
