"""The card of a pin: its briefing and section, whether it still stands as it was pinned, and the note."""

from __future__ import annotations

from pressfold.briefing.shortened import told
from pressfold.model.briefing import AnchorState
from pressfold.ui.delegates.card import Card, Frame, Glyph, Line, Paragraph, Part, Words
from pressfold.ui.desk.mark import Mark
from pressfold.ui.lettering import Weight
from pressfold.ui.peek.card import Peek
from pressfold.ui.peek.shelf import Shelf
from pressfold.ui.phrases import when


def pin_card(mark: Mark, shelf: Shelf) -> Peek | None:
    """The card of the pin that a mark shows."""
    briefing = shelf.briefing
    pin = briefing.pins.get(mark.key) if briefing is not None else None
    if briefing is None or pin is None:
        return None
    anchor = shelf.checked.get(pin.id, pin.anchor)
    state = anchor.state if anchor else AnchorState.VERIFIED
    ok = state is AnchorState.VERIFIED
    heading = briefing.section_of(pin.id).heading
    where = f"in “{briefing.title}”" + (f", section “{heading}”" if heading else "")
    parts: list[Part] = [
        Line(
            (
                Glyph("circle-check" if ok else "triangle-alert", "ok" if ok else "warn"),
                Words(f"Pinned, {state.value}", "ok" if ok else "warn", 13, Weight.BOLD, stretch=True),
            )
        ),
        Paragraph(where, lines=2, size=12.5, token="ink_2", serif=False),
    ]
    said = [f"Pinned {where}, {state.value}"]
    edited = f"printed shorter by you: {told(pin)}" if pin.alterations else ""
    notes = [anchor.sentence if anchor and not ok else "", edited, f"pinned {when(pin.created)}"]
    for note in filter(None, notes):
        parts.append(Paragraph(note, lines=3, size=12.5, token="ink_2", serif=False))
        said.append(note)
    if pin.note:
        parts.append(Paragraph(pin.note, lines=6, size=14))
        said.append(f"Note: {pin.note}")
    return Peek("Pin", Card(tuple(parts), frame=Frame.HEADING), ". ".join(said))
