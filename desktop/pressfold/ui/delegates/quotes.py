"""The rows of the quotes page. A bar in the margin and marks tell a direct quotation; other words have neither."""

from __future__ import annotations

from pressfold.model.quotation import QuotationKind
from pressfold.ui.delegates.card import Badge, Button, Card, Frame, Gap, Line, Paragraph, Part, When, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.quotes import AlikeRow, OffersRow, QuoteRow, Row, SpeakerRow, UtteranceRow, printed


def quote_card(row: Row) -> Card:
    if isinstance(row, SpeakerRow):
        return _heading(row.name, row.quotes)
    if isinstance(row, OffersRow):
        return _heading(row.text, row.offers)
    if isinstance(row, UtteranceRow):
        return _utterance(row)
    return _alike(row) if isinstance(row, AlikeRow) else _quote(row)


def _heading(name: str, number: int) -> Card:
    words = Words(name, "ink", 12.5, Weight.BOLD, stretch=True)
    return Card((Line((words,), (Words(str(number), "ink_3", 12),)),), frame=Frame.HEADING)


def _alike(row: AlikeRow) -> Card:
    """Both in full width, the one of an open article above; the reason and what it amounts to below."""
    parts: list[Part] = []
    for quotation, where in ((row.alike.one, row.one_in), (row.alike.other, row.other_in)):
        bar = "" if quotation.kind is QuotationKind.INDIRECT else "quote"
        parts += [
            Line((Words(where, "ink_2", 11.5, Weight.BOLD, stretch=True),)),
            Paragraph(printed(quotation), lines=3, bar=bar),
            Gap(3),
        ]
    parts.append(Paragraph(row.alike.likeness.why, lines=3, size=12, token="ink_2", serif=False))
    parts.append(Line((Words(row.facts, "ink_3", 11.5, stretch=True),)))
    join = Button("join", "They render one statement; this can be undone.", text="One statement")
    part = Button(
        "part", "They are two statements, and are not offered again; this can be undone.", text="Two statements"
    )
    parts += [Gap(2), Line((join, part), gap=14)]
    return Card(tuple(parts))


def _utterance(row: UtteranceRow) -> Card:
    name = Words(f"“{row.name}”", "ink", 12.5, Weight.BOLD, stretch=True)
    parts: list[Part] = [Line((name,), (Words(f"×{row.quotes}", "ink_3", 12),))]
    if row.conflict:
        parts.append(Line((Badge("Speakers differ"),)))
    parts += [Paragraph(told, lines=6, size=12, token="ink_2", serif=False) for told in row.told]
    return Card(tuple(parts), frame=Frame.HEADING)


def _quote(row: QuoteRow) -> Card:
    indirect = row.quotation.kind is QuotationKind.INDIRECT
    also = (Words(f"also in {row.also_in}", "ink_3", 11.5),) if row.also_in else ()
    sure = Words(row.sure, "warn" if row.sure == "uncertain" else "ink_3", 11.5)
    pin = Button("pin", "Pin this quotation", "pin", when=When.ACTIVE)
    words = Paragraph(
        row.text, lines=4, token="ink_2" if indirect else "ink", bar="" if indirect else "quote", marks=row.marks
    )
    part = (Button("part", "Another statement: take it out of these", "minus", when=When.ACTIVE),) if row.joined else ()
    told = (Words(row.facts, "ink_3", 11.5, stretch=True), Words("·", "ink_3", 11.5), sure)
    facts = Line(told, (*also, *part, pin), gap=4)
    parts = (Paragraph(row.parts, lines=3, size=12, token="ink_2", serif=False),) if row.parts else ()
    return Card((words, Gap(2), *parts, facts))
