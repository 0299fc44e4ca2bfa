"""The rows of the quotes page. A bar in the margin and marks tell a direct quotation; other words have neither."""

from __future__ import annotations

from pressfold.model.quotation import QuotationKind
from pressfold.ui.delegates.card import Button, Card, Frame, Gap, Line, Paragraph, When, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.quotes import QuoteRow, Row, SpeakerRow


def quote_card(row: Row) -> Card:
    return _heading(row) if isinstance(row, SpeakerRow) else _quote(row)


def _heading(row: SpeakerRow) -> Card:
    name = Words(row.name, "ink", 12.5, Weight.BOLD, stretch=True)
    return Card((Line((name,), (Words(str(row.quotes), "ink_3", 12),)),), frame=Frame.HEADING)


def _quote(row: QuoteRow) -> Card:
    indirect = row.quotation.kind is QuotationKind.INDIRECT
    also = (Words(f"also in {row.also_in}", "ink_3", 11.5),) if row.also_in else ()
    sure = Words(row.sure, "warn" if row.sure == "uncertain" else "ink_3", 11.5)
    pin = Button("pin", "Pin this quotation", "pin", when=When.ACTIVE)
    return Card(
        (
            Paragraph(row.text, lines=4, token="ink_2" if indirect else "ink", bar="" if indirect else "quote"),
            Gap(2),
            Line((Words(row.facts, "ink_3", 11.5, stretch=True), Words("·", "ink_3", 11.5), sure), (*also, pin), gap=4),
        )
    )
