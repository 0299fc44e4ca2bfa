"""How far facts can be trusted for the way they were found."""

from __future__ import annotations

import pytest

from pressfold.model.provenance import AND, confidence


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("edited", "JSON-LD"),
        ("JSON-LD", "page title"),
        ("headline", "first sentence"),
        (f"JSON-LD{AND}meta tag", "JSON-LD"),
        ("stated in the text", "stated in the text (updated)"),
        ("stated in the text (updated)", "suggested by a post"),
    ],
)
def test_what_is_stated_is_surer_than_what_is_guessed(surer: str, less_sure: str) -> None:
    assert 0 < confidence(less_sure) < confidence(surer) <= 1
