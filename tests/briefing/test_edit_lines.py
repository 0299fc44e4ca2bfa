"""An edit is one line of JSON and comes back as it went."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.briefing.edit_lines import EDITS, decoded, encoded, speakable
from pressfold.briefing.edits import EditNote, Fact, SetFact, Together
from tests.briefing.making import briefing_with, random_edit


@given(st.integers(0, 2**32))
@settings(deadline=None, max_examples=200)
def test_every_edit_and_its_inverse_come_back_from_their_line(seed: int) -> None:
    briefing = briefing_with("one pin", "another pin")
    edit = random_edit(Random(seed), briefing, "fresh")
    for value in (edit, edit.inverse(briefing)):
        line = encoded(value)
        assert "\n" not in line
        assert decoded(line) == value


def test_the_names_in_the_journal_are_a_promise() -> None:
    assert sorted(EDITS) == [
        "add-section", "delete-pin", "delete-section", "edit-note", "edit-source", "edit-text", "grade-pin", "move-pin",
        "move-section", "pin-quote", "rename-section", "set-fact", "set-judgements",
        "set-status", "shorten-pin", "tag-pin",
    ]  # fmt: skip
    line = encoded(Together("Pin quote", (SetFact(Fact.TITLE, "x"),)))
    assert json.loads(line) == {
        "edit": "together", "name": "Pin quote", "edits": [{"edit": "set-fact", "fact": "title", "value": "x"}],
    }  # fmt: skip


def test_surrogates_are_joined_or_replaced() -> None:
    assert decoded(encoded(EditNote("p", "a\ud83d\ude00b\ud800"))) == EditNote("p", "a😀b\ufffd")
    assert speakable("plain") == "plain"


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "{}",
        '{"edit":"unheard-of"}',
        '{"edit":"edit-note","pin":"p"}',
        '{"edit":"edit-note","pin":"p","note":5}',
        '{"edit":"grade-pin","pin":"p","reliability":"A","credibility":"1"}',
        '{"edit":"together","name":"x","edits":[1]}',
        "{",
    ],
)
def test_what_is_no_edit_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        decoded(line)
