"""The page about a finished briefing: the sentence first, what differs before what is verified."""

from __future__ import annotations

from dataclasses import replace

from pressfold.briefing.verdict import verdict
from pressfold.model.briefing import Anchor, AnchorState
from tests.briefing.making import NOW, briefing_with


def test_what_differs_comes_before_what_is_verified_and_names_the_word() -> None:
    briefing = briefing_with("15 killed in the town", "It is up to Putin")
    sound = Anchor(AnchorState.VERIFIED, NOW, sentence="Fine.")
    differs = replace(sound, state=AnchorState.CHANGED, sentence="In the document, “15” became “51”.")
    made = verdict("calls.docx", briefing, {"pin-1": differs, "pin-2": sound}, NOW)
    lines = [block.text for block in made.body if hasattr(block, "text")]
    assert lines[2] == "1 of 2 verified, 1 differs: In the document, “15” became “51”."
    assert lines.index("To look at") < lines.index("15 killed in the town") < lines.index("Verified")
    assert any(line.startswith("Differs · ") for line in lines)
    assert "Fine." not in lines
