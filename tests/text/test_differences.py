"""Word differences: what only one of two renderings says, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.text.differences import differences
from pressfold.text.words import words

CASES = {
    "the same": ("It is up to Putin.", "It is up to Putin.", [], []),
    "case, marks and possessives are no difference": ("Russia's NATO talks", "Russia’s Nato talks", [], []),
    "a word put in": ("the growing tensions", "the tensions", ["growing"], []),
    "a word left out": ("the tensions", "the growing tensions", [], ["growing"]),
    "words changed": ("a meeting or a row", "a meeting or a quarrel", ["row"], ["quarrel"]),
    "two runs": ("big talks with old friends", "talks with friends", ["big", "old"], []),
    "neighbouring words are one run": ("the very long talks", "the talks", ["very long"], []),
    "all is different": ("one two", "three four", ["one two"], ["three four"]),
    "nothing against something": ("", "one two", [], ["one two"]),
    "no words at all": ("—", "…", [], []),
    "emoji and combining marks": ("🙂 Cafe\u0301 talks", "🙂 talks", ["Cafe\u0301"], []),
    "arabic": ("قالت الوزارة اليوم", "قالت الوزارة", ["اليوم"], []),
}


@pytest.mark.parametrize(("text", "other", "only", "missing"), CASES.values(), ids=CASES)
def test_the_words_that_differ_are_told_apart(text: str, other: str, only: list[str], missing: list[str]) -> None:
    found = differences(text, other)
    assert [span.of(text) for span in found.only] == only
    assert list(found.missing) == missing
    assert bool(found) == bool(only or missing)


some_words = st.lists(st.sampled_from(["a", "call", "the", "talks", "Paris", "Moscow"]), max_size=12).map(" ".join)


@settings(deadline=None, max_examples=80)
@given(some_words, some_words)
def test_what_is_left_without_the_differences_is_the_same_on_both_sides(text: str, other: str) -> None:
    def kept(one: str, two: str) -> list[str]:
        found = differences(one, two)
        only = [*found.only, *found.moved]
        return [word.text for word in words(one) if not any(span.start <= word.start < span.end for span in only)]

    assert len(kept(text, other)) == len(kept(other, text))
    assert differences(text, text).only == ()


@pytest.mark.parametrize(
    ("text", "other", "moved"),
    [
        ("on Friday the old captain spoke", "the old captain spoke on Friday", ["on Friday"]),
        ("he said it is so", "it is so he said", []),
    ],
    ids=["words of which one is no small word", "small words alone"],
)
def test_words_in_another_order_are_lacked_by_neither(text: str, other: str, moved: list[str]) -> None:
    found = differences(text, other)
    assert [span.of(text) for span in found.moved] == moved
    assert bool(found) == (not moved)
