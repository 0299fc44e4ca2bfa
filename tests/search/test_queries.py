"""What is found: over the five starter articles, and over small collections that show one rule each."""

from __future__ import annotations

import pytest

from tests.search.shelf import Shelf


@pytest.fixture
def five(starter: dict[str, str]) -> Shelf:
    """The starter articles under the ids 0 to 4."""
    return Shelf({int(name): text for name, text in starter.items()})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("zelensky", [2], id="a word in any case"),
        pytest.param("NATO reuters", [0, 1], id="words side by side must all be there"),
        pytest.param("nato AND reuters", [0, 1], id="AND"),
        pytest.param("zelensky OR donbass", [2, 4], id="OR"),
        pytest.param("zelensky or donbass", [2, 4], id="or in small letters"),
        pytest.param("kyiv OR kiev OR destabilising", [0, 2, 4], id="a chain of OR"),
        pytest.param("troops neighbour OR confrontation", [0, 1, 3], id="OR binds closer than standing side by side"),
        pytest.param("troops AND minsk OR kyiv", [1, 2], id="AND binds closer than OR"),
        pytest.param("macron -reuters", [2, 3, 4], id="a minus"),
        pytest.param("macron −reuters", [2, 3, 4], id="a real minus sign"),
        pytest.param("macron NOT reuters", [2, 3, 4], id="NOT"),
        pytest.param("macron -(reuters OR kiev)", [2, 3], id="a group refused"),
        pytest.param("-reuters", [2, 3, 4], id="only a refusal"),
        pytest.param("-reuters -kyiv", [3, 4], id="only refusals"),
        pytest.param("NOT NOT kyiv", [2], id="refused twice"),
        pytest.param("(zelensky OR kiev) minsk", [4], id="parentheses"),
        pytest.param("“security guarantees”", [0, 1, 2, 4], id="a phrase in curly marks"),
        pytest.param('"security guarantees"', [0, 1, 2, 4], id="a phrase in straight marks"),
        pytest.param("«security guarantees»", [0, 1, 2, 4], id="a phrase in guillemets"),
        pytest.param("„security guarantees“", [0, 1, 2, 4], id="a phrase in low marks"),
        pytest.param("‘consultations or confrontation’", [0, 1], id="a phrase in single marks, or no operator in it"),
        pytest.param('"guarantees security"', [], id="a phrase keeps its order"),
        pytest.param('"up to Vladimir Putin', [0, 3], id="a phrase left open"),
        pytest.param("(troops minsk", [1], id="a parenthesis left open"),
        pytest.param("troops) minsk", [1], id="a parenthesis closing nothing"),
        pytest.param("jean-yves", [0, 2, 3], id="a hyphen in the query"),
        pytest.param('"jean yves"', [0, 2, 3], id="no hyphen in the query"),
        pytest.param("long‐term", [2, 4], id="a typographer's hyphen"),
        pytest.param("russia’s", [0, 1, 2, 3, 4], id="a possessive is the word"),
        pytest.param("nato", [0, 1, 2, 3, 4], id="Nato and NATO"),
        pytest.param("Élysée", [3, 4], id="accents that the text lacks"),
        pytest.param("destabil*", [0], id="a prefix"),
        pytest.param("neighb*r", [0, 1], id="a star inside"),
        pytest.param("don?ass", [4], id="one letter open"),
        pytest.param("zelenksy~", [2], id="two letters swapped"),
        pytest.param("Donbas~", [4], id="a letter missing"),
        pytest.param("nato?", [0, 1, 2, 3, 4], id="a question mark behind a word is punctuation"),
        pytest.param('"putin zelensky"~3', [2], id="near each other"),
        pytest.param('"zelensky putin"~3', [2], id="near each other in any order"),
    ],
)
def test_the_starter_articles_answer(five: Shelf, query: str, found: list[int]) -> None:
    assert five.find(query) == found
