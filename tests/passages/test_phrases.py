"""Set phrases in columns say what their pairs say one by one."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.passages.families import phrase_family
from pressfold.passages.phrases import REASONS, Phrases


def some(draw: random.Random) -> Phrases:
    """Phrases in few articles and at few places, so that many overlap or touch."""
    counts = [draw.randint(1, 6) for _ in range(draw.randint(1, 5))]
    size, opens = sum(counts), np.cumsum([0, *counts[:-1]])

    def column(least: int, most: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        return np.array([draw.randint(least, most) for _ in range(size)], np.int64)

    a, a_start, b, b_start = column(1, 3), column(0, 20), column(4, 6), column(0, 20)
    a_end, b_end, bits = a_start + column(1, 9), b_start + column(1, 9), column(1, 3) / 2
    words = np.repeat([draw.randint(6, 9) for _ in counts], counts)
    ids = [f"phrase {nth}" for nth in range(len(counts))]
    return Phrases(ids, opens, a, a_start, a_end, b, b_start, b_end, words, bits, column(0, len(REASONS) - 1))


@settings(deadline=None, max_examples=80)
@given(seed=st.integers(0, 10**6))
def test_members_and_reasons_are_those_of_the_families(seed: int) -> None:
    phrases = some(random.Random(seed))
    families = [phrase_family(id, pairs) for id, pairs in phrases.families()]
    assert [family.why for family in families] == phrases.reasons()
    rows = list(zip(*(column.tolist() for column in phrases.members()), strict=True))
    assert rows == [
        (nth, member.article, member.start, member.end)
        for nth, family in enumerate(families)
        for member in family.members
    ]
    assert [family.words for family in families] == phrases.words[phrases.opens].tolist()


def test_every_pair_stands_with_its_phrase() -> None:
    phrases = some(random.Random(3))
    edges = pairwise([*phrases.opens.tolist(), len(phrases.a)])
    assert [len(pairs) for _, pairs in phrases.families()] == [end - start for start, end in edges]
    assert phrases.phrase.tolist() == [nth for nth, (_, pairs) in enumerate(phrases.families()) for _ in pairs]
