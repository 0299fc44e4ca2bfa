"""Text as words to search by, and the version that stands for all rules of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.formats import Positions

from pressfold.search import schema
from pressfold.search.analyzer import search_words, tokens, word_at
from pressfold.search.schema import Places, WordAnalyzer, WordsField, document
from tests.search.shelf import entry


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Macron’s macron's MACRON", ["macron"] * 3),
        ("O’Neill O'Neill ONeill", ["oneill"] * 3),
        ("Jean-Yves jean‑yves Jean–Yves", ["jean", "yves"] * 3),
        ("Élysée e\u0301lyse\u0301e Elysee", ["elysee"] * 3),
        ("Nato NATO", ["nato"] * 2),
        ("Straße STRASSE", ["strasse"] * 2),
        ("Зеленський зеленський", ["зеленський"] * 2),
        ("to be, or not: to be", ["to", "be", "or", "not", "to", "be"]),
        ("1,000 3.5 2nd", ["1,000", "3.5", "2nd"]),
        ("ʼ ʹ — “” 🙂", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert search_words(text) == words


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("ab' ’-_.,1é\u0301ʼʹß🙂")), max_size=60))
def test_every_word_leads_back_to_where_it_stands(text: str) -> None:
    found = list(tokens(text))
    assert [token.word for token in found] == search_words(text)
    assert [search_words(text[token.start : token.end]) for token in found] == [[token.word] for token in found]
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert [word_at(text, token.start) for token in found] == [(token.word, token.end) for token in found]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["Macron", "macron’s", "the", "Élysée", "—", "4.5"]), max_size=20).map(" ".join))
def test_the_quick_way_into_the_index_and_whooshs_own_agree(text: str) -> None:
    quick = {word: (count, weight, value) for word, count, weight, value in WordsField().index(text)}
    slow = {word: places for word, *_, places in Positions().word_values(text, WordAnalyzer())}
    assert {word.decode(): Places().decode_positions(value) for word, (_, _, value) in quick.items()} == {
        word: Positions().decode_positions(places) for word, places in slow.items()
    }
    assert all(count == weight == Places().decode_frequency(value) for count, weight, value in quick.values())


def test_no_phrase_reaches_from_one_name_into_the_next() -> None:
    names = {word: Places().decode_positions(value) for word, *_, value in WordsField().index(["a b", "c"])}
    assert names[b"b"] == [1]
    assert names[b"c"][0] > 50


def test_a_field_that_says_nothing_is_left_out() -> None:
    assert document(entry(7, "body")) == {"id": 7, "body": "body"}


def test_another_way_to_cut_words_is_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = schema.version()
    monkeypatch.setattr(schema, "WORD", __import__("re").compile(r"\w+"))
    assert schema.version() != before
    monkeypatch.undo()
    monkeypatch.setattr(schema, "SEARCH_VERSION", "search-next")
    assert schema.version() != before
