"""The pins of a briefing as rows: what another program needs to know of each, proof included."""

from __future__ import annotations

from collections.abc import Mapping

from pressfold.briefing.citations import analyst, plain
from pressfold.briefing.shortened import printed
from pressfold.model.briefing import Anchor, Briefing, Pin
from pressfold.model.sheet import Cell, Sheet

#: The names of the columns are those of `pressfold briefing list --json`, where both have a value.
_COLUMNS = (
    "number", "pin", "section", "quote", "printed", "speaker", "channel", "kind", "note", "tags", "status",
    "reliability", "credibility",
    "state", "checked", "sentence", "title", "outlet", "byline", "credit", "published", "citation", "also_in", "start",
    "end", "sha256", "text_sha256", "exact_sha256",
)  # fmt: skip


def pin_sheet(briefing: Briefing, anchors: Mapping[str, Anchor]) -> Sheet:
    """One row a pin in the order of the document; `anchors` are the outcomes of the last check by pin id."""
    rows = [_row(nth, briefing, pin, anchors.get(pin.id)) for nth, pin in enumerate(briefing.ordered(), start=1)]
    return Sheet(_COLUMNS, tuple(rows))


def _row(number: int, briefing: Briefing, pin: Pin, anchor: Anchor | None) -> tuple[Cell, ...]:
    source = briefing.source_of(pin)
    return (
        number, pin.id, briefing.section_of(pin.id).heading, pin.quote, printed(pin), pin.speaker,
        pin.channel, pin.kind, pin.note, pin.tags, pin.status, pin.reliability, pin.credibility,
        anchor.state if anchor else None, anchor.checked if anchor else None, anchor.sentence if anchor else "",
        source.title, source.outlet, source.byline, source.credit, source.published, plain(analyst(source)),
        pin.also_in, pin.span.start, pin.span.end, source.sha256, source.text_sha256, pin.proof.exact_sha256,
    )  # fmt: skip
