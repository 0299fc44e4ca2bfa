"""A selection becomes whole words, whatever the script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.briefing.selection import inside_word, whole_words
from pressfold.model.span import Span


@pytest.mark.parametrize(
    ("text", "selected", "wanted"),
    [
        pytest.param("he wants consultations now", "nsultat", "consultations", id="inside a word"),
        pytest.param("he wants consultations now", "wants consul", "wants consultations", id="across two words"),
        pytest.param("  he  wants  ", "  wants  ", "wants", id="white space at the ends"),
        pytest.param("killed 1,250.5 people", "250", "1,250.5", id="a number stays whole"),
        pytest.param("Putin's court", "Putin", "Putin's", id="a possessive belongs to its word"),
        pytest.param("Jean-Yves Le Drian", "Yves", "Yves", id="a hyphen splits"),
        pytest.param('the "threatening behavior" by', '"threat', '"threatening', id="marks stay where chosen"),
        pytest.param("cafe\u0301 noir", "cafe", "cafe\u0301", id="a combining accent"),
        pytest.param("👩\u200d👩\u200d👧 sat", "👩", "👩\u200d👩\u200d👧", id="a family of emoji"),
        pytest.param("👍🏽 yes", "👍", "👍🏽", id="a skin tone"),
        pytest.param("🇫🇷🇩🇪 met", "🇫", "🇫🇷", id="a flag, and only one"),
        pytest.param("ปูตินกล่าวว่า", "กล่าว", "กล่าว", id="Thai has no spaces"),
        pytest.param("普京说，他愿意", "愿意", "愿意", id="Chinese has no spaces"),
        pytest.param("हिन्दी भाषा", "हिन्द", "हिन्दी", id="Devanagari vowel signs"),
        pytest.param("قال الرئيس", "لرئ", "الرئيس", id="Arabic"),
    ],
)
def test_a_selection_grows_to_whole_words(text: str, selected: str, wanted: str) -> None:
    at = text.index(selected)
    assert whole_words(text, Span(at, at + len(selected))).of(text) == wanted


def test_nothing_but_white_space_selects_nothing() -> None:
    span = whole_words("one   two", Span(3, 6))
    assert span.start == span.end


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
@settings(deadline=None, max_examples=200)
def test_growing_twice_changes_nothing_and_never_splits_a_word(text: str, start: int, end: int) -> None:
    grown = whole_words(text, Span(min(start, end), max(start, end)))
    if grown.start < grown.end:
        assert whole_words(text, grown) == grown
        assert not grown.of(text)[0].isspace()
        assert not inside_word(text, grown.start)
        assert not inside_word(text, grown.end)
