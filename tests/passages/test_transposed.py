"""Words that only moved are told as moved: neither dropped nor added."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.passages.made import WORDS, article, own_words

from pressfold.model.passage import Change, Comparison
from pressfold.passages.find import find_passages
from pressfold.passages.transposed import transposed
from pressfold.passages.versus import compare

SAID = "We will not leave the harbour until every one of our fishermen has come home"


def change(text: str, other: str, words: str, others: str) -> Change:
    a, b = text.find(words) if words else 0, other.find(others) if others else 0
    return Change(a, a + len(words), b, b + len(others), words, others)


def held(one: str, other: str) -> Comparison:
    articles = [article(1, own_words(1), one, own_words(2)), article(2, own_words(3), other, own_words(4))]
    return compare(articles[0], articles[1], find_passages(articles).pairs)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(one.a_text, one.b_text) for one in changes]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(f"“{SAID},” the old captain said.", f"The old captain said: “{SAID}.”", id="attribution"),
        pytest.param(f"On Friday evening the council agreed that {SAID.lower()}.",
                     f"The council agreed that {SAID.lower()} on Friday evening.", id="day"),
    ],
)  # fmt: skip
def test_what_changed_its_place_is_neither_dropped_nor_added(one: str, other: str) -> None:
    found = held(one, other)
    assert found.moved and not found.changed
    assert all(before.casefold() == after.casefold() for before, after in told(found.moved))


def test_either_article_may_come_first() -> None:
    one, other = f"“{SAID},” the old captain said on Friday.", f"On Friday the old captain said: “{SAID}.”"
    articles = [article(1, own_words(1), one), article(2, other, own_words(4))]
    pairs = find_passages(articles).pairs
    there, back = compare(articles[0], articles[1], pairs), compare(articles[1], articles[0], pairs)
    assert not there.changed and not back.changed
    assert sorted(after for _, after in told(there.moved)) == sorted(before for before, _ in told(back.moved))


def test_words_that_are_really_gone_stay_dropped_beside_those_that_moved() -> None:
    a, b = "Weary and wet the old captain said", "the old captain said at noon"
    changes = [change(a, b, a, ""), Change(len(a), len(a), 0, len(b), "", b)]
    rest, moved = transposed(a, b, changes)
    assert told(tuple(moved)) == [("the old captain said", "the old captain said")]
    assert told(tuple(rest)) == [("Weary and wet", ""), ("", "at noon")]


@pytest.mark.parametrize(
    ("dropped", "added"),
    [("of the", "of the"), ("a long winter night", "a cold winter wind"), ("", "the harbour"), ("the harbour", "")],
    ids=["grammar alone", "one word of several", "added", "dropped"],
)
def test_chance_words_did_not_move(dropped: str, added: str) -> None:
    a, b = f"{dropped} x", f"{added} y"
    changes = [change(a, b, dropped, ""), change(a, b, "", added)]
    changes = [one for one in changes if one.a_text or one.b_text]
    assert transposed(a, b, changes) == (changes, [])


@settings(deadline=None, max_examples=40)
@given(
    a=st.lists(st.sampled_from(WORDS.split()[:8]), max_size=8),
    b=st.lists(st.sampled_from(WORDS.split()[:8]), max_size=8),
)
def test_every_word_is_told_once(a: list[str], b: list[str]) -> None:
    a_text, b_text = " ".join(a), " ".join(b)
    changes = [one for one in (change(a_text, b_text, a_text, ""), change(a_text, b_text, "", b_text)) if a or b]
    rest, moved = transposed(a_text, b_text, changes)
    assert sorted(word for one in [*rest, *moved] for word in one.a_text.split()) == sorted(a)
    assert sorted(word for one in [*rest, *moved] for word in one.b_text.split()) == sorted(b)
    assert all(one.a_text == one.b_text for one in moved)
