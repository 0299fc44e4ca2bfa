"""Cores: a passage is not lost for a few words around it that chance put in the same order."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passages.made import article
from tests.passages.test_find import OURS, THEIRS, WIRE, member_texts, shown

from pressfold.passages.align import Run
from pressfold.passages.cores import dense_runs
from pressfold.passages.find import find_passages

#: Rare words that both reporters use, in one order; between them each has four words of his own.
CHANCE = "lantern meadow zeppelin biscuit carpet"
OWN = (OURS.split(), THEIRS.split())


def sparse(own: list[str]) -> str:
    """A sentence of these words in which every fifth one is there by chance."""
    words = [word for nth, rare in enumerate(CHANCE.split()) for word in (*own[4 * nth : 4 * nth + 4], rare)]
    return f"{' '.join(words).capitalize()}."


def reached(runs: list[Run]) -> int:
    """How many tokens runs reach over, the longer side of each gap counted."""
    behind = pairwise(runs)
    gaps = sum(max(a - a0 - length, b - b0 - length) for (a0, b0, length), (a, b, _) in behind)
    return gaps + sum(length for *_, length in runs)


@st.composite
def aligned(draw: st.DrawFn) -> list[Run]:
    """Runs of an alignment, in the order of both articles."""
    runs, a, b = [], 0, 0
    for a_gap, b_gap, length in draw(st.lists(st.tuples(*[st.integers(0, 6)] * 2, st.integers(1, 9)), min_size=1)):
        runs.append((a + a_gap, b + b_gap, length))
        a, b = a + a_gap + length, b + b_gap + length
    return runs


@settings(deadline=None, max_examples=50)
@given(runs=aligned(), part=st.sampled_from((0.25, 0.5, 0.75)))
def test_no_other_successive_runs_have_more_equal_words_beyond_their_part(runs: list[Run], part: float) -> None:
    def beyond(some: list[Run]) -> float:
        return sum(length for *_, length in some) - part * reached(some)

    found = list(dense_runs(runs, part))
    parts = [runs[first:behind] for first in range(len(runs)) for behind in range(first + 1, len(runs) + 1)]
    assert found in parts
    assert beyond(found) == max(map(beyond, parts))


def test_a_copied_sentence_is_found_between_words_that_chance_put_in_one_order() -> None:
    articles = [article(nth, f"{sparse(own)} {WIRE} {sparse(own[::-1])}") for nth, own in enumerate(OWN)]
    found = find_passages(articles)
    assert shown(found) == [("wire", (0, 1))]
    assert member_texts(found, articles) == [WIRE, WIRE]


@pytest.mark.parametrize(
    "copied", ["", "harbour officials told reporters", "a sinking trawler off the northern island"]
)
def test_a_few_equal_words_between_such_words_are_no_passage(copied: str) -> None:
    articles = [article(nth, f"{sparse(own)[:-1]} {copied} {sparse(own[::-1])}") for nth, own in enumerate(OWN)]
    assert shown(find_passages(articles)) == []
