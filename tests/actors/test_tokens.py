from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.actors.tokens import Token, tokens


def texts(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin's office", ["Putin", "'s", "office"]),
        ("Russia’s demands", ["Russia", "’s", "demands"]),
        ("the U.S.-led alliance", ["the", "U.S.", "-", "led", "alliance"]),
        ("J. Edgar Hoover", ["J.", "Edgar", "Hoover"]),
        ("AT&T and Le Drian", ["AT&T", "and", "Le", "Drian"]),
        ("by @ZelenskyyUa on #Ukraine", ["by", "@ZelenskyyUa", "on", "#Ukraine"]),
        ("see https://t.co/abc now", ["see", "now"]),
        ("write to desk@reuters.com now", ["write", "to", "now"]),
        ("he’s said I'll go", ["he", "’s", "said", "I", "'ll", "go"]),
        ("go -- now", ["go", "--", "now"]),
        ("the end.The start", ["the", "end", ".", "The", "start"]),
        ("Reuters.com said", ["Reuters.com", "said"]),
    ],
    ids=[
        "possessive",
        "curly possessive",
        "abbreviation",
        "initial",
        "ampersand",
        "handle",
        "address",
        "mailbox",
        "contraction",
        "dashes",
        "lost space",
        "domain",
    ],
)
def test_text_is_cut_into_tokens(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=100)
def test_every_token_stands_where_it_says_and_none_overlap(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text != ""
        end = token.end


@pytest.mark.parametrize(("word", "capital"), [("Macron", True), ("macron", False), ("習近平", True), ("7", False)])
def test_a_token_starts_like_a_name_with_a_capital_or_in_a_script_without_case(word: str, capital: bool) -> None:
    assert Token(0, len(word), word).capital is capital
