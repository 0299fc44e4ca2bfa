"""What changed between two wordings is told word by word."""

from __future__ import annotations

import pytest

from pressfold.briefing.word_diff import Piece, only_typography, tokens, told, word_diff


@pytest.mark.parametrize(
    ("was", "now", "sentence"),
    [
        ("15 killed", "51 killed", "“15” became “51”."),
        ("he will not go", "he will go", "“not” was dropped."),
        ("he will go", "he will not go", "“not” was added."),
        ("Macron said.", "Macron said", "“.” was dropped."),
        ("a b c d e f g h", "1 b 2 d 3 f 4 h", "“a” became “1”; “c” became “2”; “e” became “3”; 1 more difference."),
        ("普京说", "普京写", "“说” became “写”."),
        ("same", " same\u200b ", "Only what prints nothing differs."),
    ],
)
def test_differences_are_named(was: str, now: str, sentence: str) -> None:
    assert told(was, now) == sentence


def test_both_wordings_can_be_read_side_by_side() -> None:
    assert word_diff("Nato will not go", "NATO will go now") == (
        Piece("Nato", "NATO"),
        Piece("will", "will"),
        Piece("not", ""),
        Piece("go", "go"),
        Piece("", "now"),
    )


@pytest.mark.parametrize(
    ("was", "now", "typography"),
    [
        ("“Nato’s” – yes …", '"Nato\'s" - yes ...', True),
        ("Nato's", "NATO's", False),
        ("café", "cafe", False),
        ("1,000", "1.000", False),
        ("he said", "he said.", False),
    ],
)
def test_typography_is_marks_dashes_and_ellipses_only(was: str, now: str, typography: bool) -> None:
    assert only_typography(was, now) is typography


def test_tokens_are_words_and_marks() -> None:
    assert [token.text for token in tokens("“No,” 1,250 said 习近平.")] == [
        "“", "No", ",", "”", "1,250", "said", "习", "近", "平", ".",
    ]  # fmt: skip
