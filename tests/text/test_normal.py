"""The three forms of a text: what they fold, what they keep apart, and the way back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.span import Span
from pressfold.text.normal import (
    Form,
    match_word,
    proof,
    proof_form,
    search_form,
    search_word,
    typography_folded,
)

#: Texts as news has them, and what the web does to them: marks apart, silent characters, odd spaces, other scripts.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("aeiouNATO .,'\"’“”«»–—…\u00ad\u200b\u200d\ufeff\u00a0\u2009\t\n\u0301\u0308\u0306"),
        st.sampled_from("éßİıŁǆﬁ™№½²ſʼnиИйЙїЄשׁمُहि가\u1100\u1161\u11a8ㄱㅏ🙂🇫🇷Ǆ"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=40,
)


# --- the proof form --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "proved"),
    [
        ("  It is  up\nto\u00a0Putin\t", "It is up to Putin"),
        ("prose\u00adcute \u200bnow\ufeff", "prosecute now"),
        ("Elyse\u0301e", "Elysée"),
        ("\u1112\u1161\u11ab", "한"),
        ("a\u200b\u0301", "á"),
    ],
    ids=["white space", "silent characters", "marks apart", "Hangul apart", "a mark behind a silent character"],
)
def test_the_proof_form_forgets_what_no_reader_sees(text: str, proved: str) -> None:
    assert proof(text) == proved


@pytest.mark.parametrize(
    ("one", "other"),
    [("“up”", '"up"'), ("Russia’s", "Russia's"), ("a–b", "a-b"), ("Nato", "NATO"), ("resume", "résumé"), ("15", "51")],
)
def test_the_proof_form_keeps_apart_what_a_reader_could_see(one: str, other: str) -> None:
    assert proof(one) != proof(other)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_proving_twice_changes_nothing(text: str) -> None:
    assert proof(proof(text)) == proof(text)


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_a_quote_and_the_text_it_came_from_are_proved_alike(text: str) -> None:
    assert proof_form(text).text == proof(text)


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_a_file_with_its_marks_apart_is_proved_like_one_with_its_marks_joined(text: str) -> None:
    joined = unicodedata.normalize("NFC", text)
    assert proof(unicodedata.normalize("NFD", joined)) == proof(joined)


# --- the search form -------------------------------------------------------------------------------------------------

SEARCHED = {
    "case": ("NATO", "nato"),
    "accents": ("Élysée", "elysee"),
    "sharp s": ("Straße", "strasse"),
    "curly marks": ("“it’s”", '"it\'s"'),
    "guillemets": ("«oui»", '"oui"'),
    "dashes": ("crisis – French", "crisis - french"),
    "an ellipsis": ("[…]", "[...]"),
    "a ligature": ("oﬃcial", "official"),
    "a sign made of capitals": ("Pressfold™", "pressfoldtm"),
    "the dotted capital of Turkish": ("İstanbul", "istanbul"),
    "ё is е": ("Королёв", "королев"),
    "й stays й": ("Зеленський", "зеленський"),
    "й apart stays й": ("Зеленськи\u0306й", "зеленськйй"),
    "full-width letters": ("ＮＡＴＯ", "nato"),
}


@pytest.mark.parametrize(("text", "searched"), SEARCHED.values(), ids=SEARCHED)
def test_the_search_form_folds_what_a_searcher_does_not_type(text: str, searched: str) -> None:
    assert search_form(text).text == searched


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = search_form(text).text
    assert search_form(once).text == once


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_the_search_form_does_not_tell_how_marks_were_joined(text: str) -> None:
    joined = unicodedata.normalize("NFC", text)
    assert search_form(unicodedata.normalize("NFD", joined)).text == search_form(joined).text


WORDS = {
    "a possessive": ("Macron’s", "macron"),
    "a possessive in capitals": ("RUSSIA'S", "russia"),
    "an inner apostrophe": ("O’Neill", "oneill"),
    "another apostrophe": ("O'Neill", "oneill"),
    "none": ("ONeill", "oneill"),
    "accents": ("Élysée's", "elysee"),
    "a soft hyphen": ("prose\u00adcute", "prosecute"),
    "Cyrillic": ("КИЇВ", "киів"),
}


@pytest.mark.parametrize(("word", "searched"), WORDS.values(), ids=WORDS)
def test_a_word_is_searched_without_case_accents_and_possessive(word: str, searched: str) -> None:
    assert search_word(word) == searched


@settings(deadline=None, max_examples=200)
@given(TEXTS)
def test_folding_a_word_twice_changes_nothing(word: str) -> None:
    assert search_word(search_word(word)) == search_word(word)


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=12))
def test_a_word_folds_alike_alone_and_in_its_text(word: str) -> None:
    assert search_word(word) == search_form(word).text.replace("'", "")


# --- the match form --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.", "US"),
        ("%", "percent"),
        ("NATO", "Nato"),
        ("Russia’s", "Russia's"),
        ("neighbour", "neighbor"),
        ("neighbouring", "neighboring"),
        ("organisation", "organization"),
        ("destabilising", "destabilizing"),
        ("defence", "defense"),
        ("centre", "center"),
        ("programme", "program"),
        ("travelled", "traveled"),
        ("towards", "toward"),
        ("talks", "talk"),
        ("countries", "country"),
        ("worried", "worries"),
        ("invade", "invades"),
        ("massed", "mass"),
        ("addressing", "addressed"),
    ],
    ids=lambda word: word,
)
def test_two_renderings_of_the_same_word_match(one: str, other: str) -> None:
    assert match_word(one) == match_word(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("his", "hi"),
        ("us", "u"),
        ("peace", "piece"),
        ("15", "51"),
        ("Ukraine", "Ukrainian"),
        ("press", "pre"),
    ],
    ids=lambda word: word,
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert match_word(one) != match_word(other)


@settings(deadline=None, max_examples=100)
@given(st.text("abcdeinorstuy’'", min_size=1, max_size=12))
def test_words_that_a_search_takes_for_one_match_too(word: str) -> None:
    assert match_word(search_word(word)) == match_word(word)


@settings(deadline=None)
@given(st.from_regex(r"\A[A-Za-z0-9]{1,12}(ies|ied|isation|ours|elled|ing|ed|s)?\Z"), st.integers(0, 12))
def test_a_word_of_plain_letters_matches_itself_with_a_soft_hyphen_in_it(word: str, at: int) -> None:
    assert match_word(f"{word[:at]}\u00ad{word[at:]}") == match_word(word)


# --- the way back ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [proof_form, search_form], ids=["proof", "search"])
def test_what_is_found_in_a_form_points_to_the_very_characters(form: Callable[[str], Form]) -> None:
    text = "PARIS\u00ad –  The  E\u0301lyse\u0301e’s “reply”\n🙂 came"
    found = form(text)
    at = found.text.index("reply")
    assert found.back(at, at + 5).of(text) == "reply"
    palace = found.text.lower().replace("é", "e").index("elysee")
    assert found.back(palace, palace + 6).of(text) == "E\u0301lyse\u0301e"


def test_a_run_of_white_space_points_to_its_first_character() -> None:
    found = proof_form("one \n\t two")
    assert found.back(3, 4) == Span(3, 4)
    assert found.back(4, 7) == Span(7, 10)


def test_one_character_that_became_three_points_back_to_itself() -> None:
    found = search_form("so … no")
    dots = found.text.index("...")
    assert found.back(dots, dots + 3) == found.back(dots + 1, dots + 2) == Span(3, 4)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.sampled_from([proof_form, search_form]))
def test_the_way_back_never_turns_and_never_leaves_the_text(text: str, form: Callable[[str], Form]) -> None:
    found = form(text)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))
    assert list(found.starts) == sorted(found.starts)
    assert list(found.ends) == sorted(found.ends)


@settings(deadline=None, max_examples=200)
@given(TEXTS, st.data())
def test_the_characters_that_a_part_came_from_are_proved_like_the_part(text: str, data: st.DataObject) -> None:
    found = proof_form(text)
    if not found.text:
        return
    start = data.draw(st.integers(0, len(found.text) - 1))
    end = data.draw(st.integers(start + 1, len(found.text)))
    back = found.back(start, end)
    assert proof(found.text[start:end]) in proof(back.of(text))


@settings(deadline=None, max_examples=100)
@given(TEXTS)
def test_folding_typography_twice_changes_nothing(text: str) -> None:
    assert typography_folded(typography_folded(text)) == typography_folded(text)


def test_texts_that_differ_in_typography_only_fold_alike() -> None:
    assert typography_folded("“it’s – up …”") == typography_folded('"it\'s - up ..."')
