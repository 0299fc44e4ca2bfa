"""Words: what one is, where it stands, and how many there are."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.span import Span
from pressfold.text.words import WORD, count_words, word_span, word_texts, words

CASES = {
    "plain words": ("Macron will speak", ["Macron", "will", "speak"]),
    "a hyphen splits": ("Jean-Yves Le Drian", ["Jean", "Yves", "Le", "Drian"]),
    "a dash splits": ("crisis–French", ["crisis", "French"]),
    "an apostrophe joins, straight or curly": ("France's Russia’s O'Neill", ["France's", "Russia’s", "O'Neill"]),
    "an apostrophe at the end stays outside": ("the leaders' call", ["the", "leaders", "call"]),
    "quotation marks stay outside": ("‘dialogue’ 'now'", ["dialogue", "now"]),
    "numbers hold stops and commas": ("100,000 soldiers, 3.5 years.", ["100,000", "soldiers", "3.5", "years"]),
    "a number with letters is one word": ("5G 2nd G7 3.5bn", ["5G", "2nd", "G7", "3.5bn"]),
    "the nineties and a year's": ("1990s 2003’s", ["1990s", "2003’s"]),
    "an abbreviation falls apart": ("U.S.-led", ["U", "S", "led"]),
    "an underscore is no letter": ("@KremlinRussia_E 5_x", ["KremlinRussia", "E", "5", "x"]),
    "Cyrillic": ("Володимир Зеленський", ["Володимир", "Зеленський"]),
    "Hindi keeps its vowel signs": ("हिन्दी समाचार।", ["हिन्दी", "समाचार"]),
    "Arabic keeps its vowel signs": ("مُحَمَّد", ["مُحَمَّد"]),
    "Persian keeps its non-joiner": ("می\u200cخواهم", ["می\u200cخواهم"]),
    "a soft hyphen splits no word": ("prose\u00adcute", ["prose\u00adcute"]),
    "what prints nothing behind a word is not of it": ("pricing\u2060, docs\u00ad", ["pricing", "docs"]),
    "nothing": ("", []),
    "no word": ("— … ! 🙂", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_words_are_runs_of_letters_or_digits_with_inner_apostrophes(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@pytest.mark.parametrize("text", ["Élysée l’été", "Zürich’s", "Đặng Tiểu Bình", "Ἀθήνα’ς", "й Київ"])
def test_letters_with_marks_apart_are_the_same_words(text: str) -> None:
    apart = [word.text for word in words(unicodedata.normalize("NFD", text))]
    assert [unicodedata.normalize("NFC", word) for word in apart] == [word.text for word in words(text)]


def test_words_between_two_places_keep_their_places_in_the_whole_text() -> None:
    text = "Putin spoke to Macron on Friday"
    assert [(word.start, word.text) for word in words(text, 6, 21)] == [(6, "spoke"), (12, "to"), (15, "Macron")]


def test_the_starter_articles_have_as_many_words_as_anybody_would_count(starter: dict[str, str]) -> None:
    sentence = "Moscow has massed troops near Ukraine and sought security guarantees from the West"
    start = starter["000"].index(sentence)
    assert count_words(starter["000"], start, start + len(sentence)) == 13


def test_a_span_shrinks_to_the_words_inside_it() -> None:
    text = "“It is up to Putin,” he said"
    assert word_span(text, Span(0, 20)) == Span(1, 18)


def test_a_span_without_a_word_has_no_word_span() -> None:
    assert word_span("one — two", Span(3, 6)) is None


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_every_word_stands_where_it_says_and_none_overlap(text: str) -> None:
    found = list(words(text))
    assert [text[word.start : word.end] for word in found] == [word.text for word in found]
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert count_words(text) == len(found)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    covered = {at for word in words(text) for at in range(word.start, word.end)}
    assert [char for at, char in enumerate(text) if char.isalnum() and at not in covered] == []


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text("abcdéжש" + "0123456789", min_size=1, max_size=6), max_size=8))
def test_words_that_were_written_are_the_words_that_are_found(written: list[str]) -> None:
    assert [word.text for word in words(" ".join(written))] == written


@given(st.text(alphabet="aZéж5_.,;:!?)-'’ʼ \n\u00ad\u200c\u0301ि", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_plain_words_are_found_as_all_others(text: str, start: int, end: int) -> None:
    found = [(match.start(), match.end(), match.group()) for match in WORD.finditer(text, start, end)]
    assert list(words(text, start, end)) == found
    assert word_texts(text, start, end) == [word for _, _, word in found]
