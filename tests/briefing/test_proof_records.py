"""The records of an export hold what proves its quotes, and nothing of the reader or the machine."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pressfold.briefing import proof_records
from pressfold.briefing.edits import EditNote, TagPin
from pressfold.briefing.proof import check
from pressfold.model.briefing import AnchorState
from tests.briefing.making import NOW, briefing_with

TEXT = "One “quote” here.\u202e Another\x00 one."


def test_records_come_back_ready_to_be_checked() -> None:
    briefing = briefing_with("One “quote” here.", "Another\x00 one.", text=TEXT)
    records = proof_records.read(proof_records.written(briefing, NOW))
    assert (records.briefing, records.title, records.revision, records.created) == ("briefing", "Calls", 0, NOW)
    for number, pin in enumerate(briefing.ordered(), start=1):
        read = records.pins[number]
        assert (read.id, read.quote, read.selector, read.span, read.proof) == (
            pin.id, pin.quote, pin.selector, pin.span, pin.proof,
        )  # fmt: skip
        assert check(read, TEXT, checked=NOW).state is AnchorState.VERIFIED


def test_one_pin_is_one_line_of_characters_that_any_format_can_hold() -> None:
    written = proof_records.written(briefing_with("One “quote” here.", "Another\x00 one.", text=TEXT), NOW)
    assert len(written.split("\n")) == 7
    assert all(char == "\n" or char.isprintable() for char in written)
    json.loads(written)


def test_notes_tags_and_folders_stay_at_home() -> None:
    briefing = TagPin("pin-1", ("secret",)).apply(EditNote("pin-1", "private").apply(briefing_with("one")))
    (source,) = briefing.sources.values()
    for path in ("/home/secret/story.txt", "C:\\Users\\secret\\story.txt"):
        placed = replace(briefing, sources={source.id: replace(source, path=path)})
        written = proof_records.written(placed, NOW)
        assert "story.txt" in written
        assert not any(word in written for word in ("secret", "private"))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format":"pressfold-records","version":2}', "{"])
def test_what_is_no_record_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        proof_records.read(text)
