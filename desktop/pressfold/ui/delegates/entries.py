"""The rows of a page that answers a question."""

from __future__ import annotations

from pressfold.ui.delegates.card import Badge, Bar, Button, Card, Element, Frame, Gap, Line, Paragraph, Part, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.entries import Entry, Heading, Row


def entry_card(row: Row) -> Card:
    return _heading(row) if isinstance(row, Heading) else _entry(row)


def _heading(row: Heading) -> Card:
    name = Words(row.text, "ink", 12.5, Weight.BOLD, stretch=True)
    return Card((Line((name,), (Words(row.amount, "ink_3", 12),)),), frame=Frame.HEADING)


def _entry(row: Entry) -> Card:
    parts: list[Part] = []
    if row.head or row.amount:
        amount = (Words(row.amount, "ink_2", 12),) if row.amount else ()
        bar: tuple[Element, ...] = (Bar(row.share),) if row.share is not None else ()
        parts.append(Line((Words(row.head, "ink", 13, Weight.MEDIUM, stretch=True),), (*bar, *amount)))
    if row.text:
        bar_token = "quote" if row.quoted else ""
        parts += [Paragraph(row.text, lines=4, size=14, bar=bar_token, marks=row.marks), Gap(2)]
    if row.warns:
        parts += [Line((Badge(row.warns.partition(":")[0]),)), Gap(2)] if ":" in row.warns else []
        parts.append(Paragraph(row.warns.partition(": ")[2] or row.warns, lines=4, size=12, serif=False, token="ink"))
    parts += [Paragraph(fact, lines=3, size=12, token="ink_3", serif=False) for fact in row.facts if fact]
    if row.choices:
        parts += [Gap(2), Line(tuple(Button(one.name, one.tip, text=one.text) for one in row.choices), gap=14)]
    return Card(tuple(parts), frame=Frame.ROW)
