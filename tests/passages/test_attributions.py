"""A shared quotation is shown with the words that say whose it is."""

from __future__ import annotations

import pytest
from tests.passages.made import article, own_words

from pressfold.passages.find import find_passages

SAID = "We will not leave the harbour until every one of our fishermen has come home"
LONG = "the captain shouted over the noise of a crowd that had waited since dawn in the rain for the boats to return"


def renderings(one: str, other: str) -> tuple[str, str]:
    """What is shown of a paragraph of each of two articles."""
    articles = [article(1, own_words(1), one, own_words(2)), article(2, own_words(3), other, own_words(4))]
    (pair,) = find_passages(articles).pairs
    assert pair.kind == "quote"
    return articles[0].text[pair.a_start : pair.a_end], articles[1].text[pair.b_start : pair.b_end]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(f"“{SAID},” the captain said.", f"The captain told a crowd: “{SAID}.”", id="before and behind"),
        pytest.param(f"“{SAID},” he said.", f"“{SAID},” the mayor of the old town told us.", id="behind"),
        pytest.param(f"“{SAID},” said Reed.", f"Reed said that {SAID.lower()}.", id="told indirectly"),
        pytest.param(f"“{SAID},” said Reed.", f"“{SAID},” said Reed in tears.", id="some of it in both"),
    ],
)
def test_the_whole_sentence_is_the_rendering(one: str, other: str) -> None:
    assert renderings(one, other) == (one, other)


def test_a_long_rest_of_the_sentence_is_no_attribution() -> None:
    one, other = renderings(f"“{SAID},” {LONG}.", f"“{SAID},” he said.")
    assert one.strip("“,”") == SAID
    assert other == f"“{SAID},” he said."


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        pytest.param(f"“{SAID},” the mayor said, while {LONG}.", f"“{SAID},” the mayor said", id="behind"),
        pytest.param(f"At noon {LONG}, he told us: “{SAID}.”", f"he told us: “{SAID}.”", id="before"),
    ],
)
def test_of_a_long_sentence_what_stands_up_to_the_nearest_comma_is_the_attribution(one: str, shown: str) -> None:
    assert renderings(one, f"“{SAID},” she said.")[0] == shown


def test_words_beside_a_fragment_of_a_quotation_stay_out() -> None:
    fragment = "until every one of our fishermen has come home and the last net is dry"
    mine = "Nobody in this town sleeps a single hour"
    theirs = "We stay and we wait and we hope and we pray"
    assert renderings(f"“{mine} {fragment},” he said.", f"“{theirs} {fragment},” she said.") == (
        f"{fragment},” he said.",
        f"{fragment},” she said.",
    )
