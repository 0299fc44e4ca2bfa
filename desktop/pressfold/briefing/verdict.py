"""What a check of a finished briefing found, as a page: the sentence first, what differs before what is verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pressfold.briefing import shortened
from pressfold.briefing.citations import short
from pressfold.briefing.outline import STATES
from pressfold.briefing.shortened import printed
from pressfold.briefing.verify import summary
from pressfold.model.briefing import Anchor, AnchorState, Briefing, Pin
from pressfold.model.document import Document, Paragraph, Run, Style, Tone
from pressfold.text.printable import printable, printable_line

#: A line may differ from what was pinned though its source stayed: the sentence says where.
_DIFFERS = ("Differs", Tone.WARN)
_SOUND = (AnchorState.VERIFIED, AnchorState.MOVED)


def verdict(name: str, briefing: Briefing, anchors: Mapping[str, Anchor], checked: str) -> Document:
    """The page about the export called `name`; `anchors` say what became of its pins, `checked` when (ISO 8601)."""
    doubtful = [pin for pin in briefing.ordered() if anchors[pin.id].state not in _SOUND]
    sound = [pin for pin in briefing.ordered() if anchors[pin.id].state in _SOUND]
    body = [
        Paragraph(Style.TITLE, (Run(printable_line(briefing.title)),)),
        Paragraph(Style.META, (Run(f"{printable_line(name)} · revision {briefing.revision}"),)),
        Paragraph(Style.LEAD, (Run(printable_line(summary(anchors)), bold=True),)),
        *_part("To look at", briefing, doubtful, anchors),
        *_part("Verified", briefing, sound, anchors),
    ]
    return Document(printable_line(name), "en-GB", checked, body=tuple(body))


def _part(heading: str, briefing: Briefing, pins: list[Pin], anchors: Mapping[str, Anchor]) -> Iterator[Paragraph]:
    if pins:
        yield Paragraph(Style.HEADING, (Run(heading),))
    for pin in pins:
        anchor = anchors[pin.id]
        state, tone = _DIFFERS if anchor.state is AnchorState.CHANGED else STATES[anchor.state]
        yield Paragraph(Style.QUOTE, (Run(printable(printed(pin)), language=briefing.source_of(pin).language),))
        yield Paragraph(Style.ATTRIBUTION, (Run(state, tone=tone), Run(f" · {short(briefing.source_of(pin))}")))
        if pin.alterations:
            told = f"Edited by the author: {shortened.told(pin)}. In full: “{printable_line(pin.quote)}”"
            yield Paragraph(Style.SMALL, (Run(told),))
        if anchor.state is not AnchorState.VERIFIED:
            yield Paragraph(Style.DIFFERENCE, (Run(printable_line(anchor.sentence)),))
