"""Finding in a text: what the fold finds and refuses, and that every place is the original's own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.progress import Cancelled
from pressfold.model.span import Span
from pressfold.text.finding import Wanted, folded, occurrences
from pressfold.text.normal import search_form

#: Letters with marks, ligatures, silent characters, wide characters, white space of many kinds.
ODD = st.text(st.sampled_from("aZé ßﬁ…“’–\u0301\u00ad\u200b\n\u00a0\u3000😀🇫🇷한ᅡиЙ\u0306\u2028.1"), max_size=40)


def found(text: str, words: str, **how: bool) -> list[str]:
    wanted = Wanted(words, **how)
    return [span.of(text) for span in occurrences(folded(text, case=wanted.case), wanted)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Élysée, ELYSEE, Elysée", "élysee", ["Élysée", "ELYSEE", "Elysée"], id="case and accents"),
        pytest.param("“No”, he said – no", '"no"', ["“No”"], id="quotation marks"),
        pytest.param("Putin’s and Putin's", "putin's", ["Putin’s", "Putin's"], id="apostrophes"),
        pytest.param("a – b, a - b, a — b", "a - b", ["a – b", "a - b", "a — b"], id="dashes"),
        pytest.param("two\nlines,  two \t lines", "two lines", ["two\nlines", "two \t lines"], id="over lines"),
        pytest.param("co\u00adoper\u200bate", "cooperate", ["co\u00adoper\u200bate"], id="soft hyphens"),
        pytest.param("Straße", "strasse", ["Straße"], id="one letter for two"),
        pytest.param("wait… what.", ".", ["…", "."], id="an ellipsis once"),
        pytest.param("😀 Kyiv 😀 Kyiv", "kyiv", ["Kyiv", "Kyiv"], id="after emoji"),
        pytest.param("aaaa", "aa", ["aa", "aa"], id="none over another"),
        pytest.param("anything", "  ", [], id="only space"),
        pytest.param("", "word", [], id="an empty text"),
    ],
)
def test_without_case_the_fold_of_searches_is_used(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Us and us", "us", ["us"], id="case counts"),
        pytest.param("élysée elysee", "elysee", ["elysee"], id="accents count"),
        pytest.param("Putin’s", "Putin's", ["Putin’s"], id="typography does not"),
        pytest.param("so on… and so on...", "on...", ["on…", "on..."], id="an ellipsis is three points"),
        pytest.param("e\u0301te\u0301", "été", ["e\u0301te\u0301"], id="composed or not"),
    ],
)
def test_with_case_only_typography_is_folded(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words, case=True) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("man, mandate, woman, man's", "man", ["man", "man"], id="cut on neither side"),
        pytest.param("MiG-29 and 29", "29", ["29", "29"], id="a hyphen parts words"),
        pytest.param("“war”", "war", ["war"], id="quotation marks part words"),
        pytest.param("(war)", "(war", ["(war"], id="a sign needs no gap"),
    ],
)
def test_a_whole_word_is_cut_on_neither_side(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words, whole=True) == expected


@settings(deadline=None, max_examples=300)
@given(ODD)
def test_the_quick_fold_is_the_search_form(text: str) -> None:
    quick, slow = folded(text), search_form(text)
    lead = len(quick.text) - len(quick.text.lstrip(" "))
    assert quick.text.strip(" ") == slow.text
    assert [quick.back(at + lead, at + lead + 1) for at in range(len(slow.text))] == [
        slow.back(at, at + 1) for at in range(len(slow.text))
    ]


@settings(deadline=None, max_examples=100)
@given(ODD, st.integers(0, 40), st.integers(1, 12), st.booleans())
def test_every_place_lies_in_the_text_and_none_over_another(text: str, start: int, length: int, case: bool) -> None:
    spans = occurrences(folded(text, case=case), Wanted(text[start : start + length], case))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@settings(deadline=None, max_examples=100)
@given(st.text("abc 😀\n", max_size=20), st.text("xyzé’", min_size=1, max_size=5), st.text("abc 😀\n", max_size=20))
def test_what_is_planted_is_found_where_it_was_planted(before: str, word: str, after: str) -> None:
    text = before + word + after
    assert Span(len(before), len(before) + len(word)) in occurrences(folded(text), Wanted(word))


def test_nobody_waits_for_what_was_typed_over() -> None:
    class Impatient:
        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        occurrences(folded("a" * 5_000), Wanted("a"), Impatient())
