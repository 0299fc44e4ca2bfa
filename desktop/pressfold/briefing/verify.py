"""Verifying a finished document: each printed line against the quote that was pinned, and that against its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pressfold.briefing.exported import Exported
from pressfold.briefing.shortened import printed
from pressfold.briefing.word_diff import only_typography, told
from pressfold.model.briefing import Anchor, AnchorState, Pin
from pressfold.text.normal import proof
from pressfold.text.printable import printable

_NOT_PRINTED = "The words do not stand in the document any more."


def with_lines(exported: Exported, anchors: Mapping[str, Anchor]) -> dict[str, Anchor]:
    """The outcome of the check of each pin against its source, overruled where the document no longer prints its words.

    `anchors` are the outcomes for `exported.briefing()`, by pin id.
    """
    return {
        pin.id: _with_line(pin, exported.lines.get(number), anchors[pin.id])
        for number, pin in sorted(exported.records.pins.items())
    }


def summary(anchors: Mapping[str, Anchor]) -> str:
    """The outcome in a sentence: "4 of 5 verified, 1 differs: “15” became “51”." """
    verified = sum(anchor.state in (AnchorState.VERIFIED, AnchorState.MOVED) for anchor in anchors.values())
    doubtful = [anchor for anchor in anchors.values() if anchor.state not in (AnchorState.VERIFIED, AnchorState.MOVED)]
    counted = f"{verified} of {len(anchors)} verified"
    if not doubtful:
        return f"{counted}."
    differ = f"{len(doubtful)} {'differs' if len(doubtful) == 1 else 'differ'}"
    return f"{counted}, {differ}: {' '.join(anchor.sentence for anchor in doubtful)}"


def _with_line(pin: Pin, line: str | None, anchor: Anchor) -> Anchor:
    if line is None:
        return replace(anchor, state=AnchorState.MISSING, span=None, score=0.0, found="", sentence=_NOT_PRINTED)
    words = printable(printed(pin))
    if proof(line) == proof(words):
        return anchor
    sentence = f"In the document, {_lowered(told(words, line))}"
    if only_typography(words, line):
        sentence = f"Only the typography differs: {_lowered(sentence)}"
    return replace(anchor, state=AnchorState.CHANGED, found=line.strip(), sentence=sentence)


def _lowered(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
