"""The third look: what it tells of a window is what an alignment tells, and what it rules out is no passage."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passages.made import WORDS, article, own_words

from pressfold.model.article import Article
from pressfold.passages import gapped, lookup
from pressfold.passages.align import INSERTED, OPENED, REPLACED
from pressfold.passages.background import SCALE
from pressfold.passages.find import find_passages
from pressfold.passages.gapped import AROUND, BAND, hopeful
from pressfold.passages.limits import DEFAULT
from pressfold.passages.line import Line, told_by, words_of
from pressfold.passages.lines import line
from pressfold.passages.segments import segment
from pressfold.passages.shelf import Shelf
from pressfold.passages.tokens import tokens, word_number


def lined(articles: Sequence[Article]) -> Line:
    shelf = Shelf([segment(map(tokens, articles))])
    state = shelf.state(dict.fromkeys(shelf.id.tolist(), 0), {})
    return line(shelf, np.arange(len(articles)), state)


def best_of(words: Line, window: Sequence[int]) -> float:
    """What the best local alignment near a window tells, in sixteenths, by the textbook: cell by cell, in a band."""
    _, _, a_start, a_end, b_start, b_end = window
    a_first, a_behind, b_first, b_behind = (int(place) for side in (0, 1) for place in words.bounds(np.int64(side)))
    replaced, opened, inserted = (int(cost * SCALE) for cost in (REPLACED, OPENED, INSERTED))
    columns, best = range(2 * BAND + 1), 0.0
    word, told = words_of(words.token).tolist(), told_by(words.token).tolist()
    above, across = dict.fromkeys(columns, 0.0), dict.fromkeys(columns, float("-inf"))
    for row in range(max(a_end - a_start, b_end - b_start) + 2 * AROUND):
        a, here = a_first + a_start - AROUND + row, {}
        across = {
            column: max(above[column + 1] - opened, across[column + 1]) - inserted
            if column < 2 * BAND
            else float("-inf")
            for column in columns
        }
        for column in columns:
            b = b_first + b_start - AROUND - BAND + row + column
            inside = a_first <= a < a_behind and b_first <= b < b_behind
            equal = inside and word[a] == word[b] != 0
            step = min(told[a], told[b]) if equal else -replaced
            score = max(0.0, above[column]) + step
            best = max(best, score)
            here[column] = max(score, across[column])
        down = {
            column: max([here[other] - opened - inserted * (column - other) for other in range(column)], default=-1.0)
            for column in columns
        }
        above = {column: max(here[column], down[column]) for column in columns}
    return best


def sparse(draw: random.Random) -> str:
    """A text of few words, that comes near another of its kind here and there."""
    return " ".join(draw.choice(("the", "of", "harbour", "storm", "trawler", "crew", "12")) for _ in range(40))


@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 10**6))
def test_the_best_alignment_in_the_band_is_found(seed: int) -> None:
    draw = random.Random(seed)
    words = lined([article(1, sparse(draw)), article(2, sparse(draw))])
    a, b, length = draw.randint(0, 30), draw.randint(0, 30), draw.randint(1, 8)
    window = [0, 1, a, a + length, b, b + length]
    found = gapped._local(np.array([window], np.int32), words, np.arange(2), DEFAULT)
    assert found.told[0] == min(best_of(words, window), DEFAULT.tells[0] * SCALE)


#: Two sentences of other words, that a copy stands in the midst of.
ONE = "The mirror lifts a prison tower that slowly follows {} opens garden bridges over copper rivers."
OTHER = "Winter engines break yellow weddings whose painters answer {} gladly as timber closes on his voyage."


RARE = "kestrel plankton gasket marzipan"
LEDE = "Kestrel plankton filled the gasket yard of Marzipan Bay on Sunday night, its harbour master told reporters."


@pytest.mark.parametrize(
    ("a", "b", "may_be"),
    [
        (ONE.format(RARE), OTHER.format(RARE), False),
        (LEDE, LEDE, True),
        (ONE.format(LEDE[:-1]), OTHER.format(LEDE[:-1]), True),
        (ONE.format(f"{RARE} sextant"), f"{RARE.capitalize()} sextant. {OTHER}", True),
        (ONE.format(f"“{RARE} sextant,”"), OTHER.format(f"“{RARE} sextant,”"), True),
    ],
    ids=["four words", "a sentence", "most of one", "its beginning", "between marks"],
)
def test_a_few_words_inside_sentences_are_no_passage(a: str, b: str, may_be: bool) -> None:
    words = lined([article(1, a), article(2, b)])
    kestrels = np.flatnonzero(words_of(words.token) == (word_number("kestrel") >> 32 | 1)).tolist()
    first = [place - int(words.first[side]) for side, place in enumerate(kestrels)]
    window = np.array([[0, 1, first[0], first[0] + 3, first[1], first[1] + 3]], np.int32)
    assert hopeful(window, words, np.arange(2)).tolist() == [may_be]


def test_what_is_looked_at_together_changes_no_alignment() -> None:
    words = lined([article(1, f"{own_words(1)} {LEDE}"), article(2, f"{own_words(2)} {LEDE}")])
    windows = np.array([[0, 1, 0, length, 0, length] for length in (1, 16)], np.int32)
    together = gapped._local(windows, words, np.arange(2), DEFAULT)
    assert together.told[0] < together.told[1]  # the lede is within the reach of the longer window alone
    for nth in range(len(windows)):
        alone = gapped._local(windows[nth : nth + 1], words, np.arange(2), DEFAULT)
        assert [column[0] for column in alone] == [column[nth] for column in together]


def test_nothing_that_is_shown_was_ruled_out() -> None:
    draw = random.Random(7)
    stories = [own_words(9000 + nth, 2).split(". ") for nth in range(40)]
    articles = []
    for id in range(80):
        part = " ".join(edited(sentence, draw) for sentence in draw.choice(stories))
        articles.append(article(id, own_words(id), f"{own_words(300 + id, 1)} {part}. {own_words(600 + id, 1)}"))
    found = find_passages(articles).pairs
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(lookup, "hopeful", lambda windows, *_: np.ones(len(windows), np.bool_))
        everything = find_passages(articles).pairs
    assert len(everything) > 60
    assert found == everything


def edited(sentence: str, draw: random.Random) -> str:
    """The sentence with a word replaced, left out or put in, or cut short."""
    words = sentence.split()
    at = draw.randrange(len(words))
    words[at : at + draw.randint(0, 1)] = draw.sample(WORDS.split(), draw.randint(0, 2))
    return " ".join(words[: draw.randint(6, len(words))])
