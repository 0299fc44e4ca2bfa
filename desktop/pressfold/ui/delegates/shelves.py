"""The rows of the shelves: an icon, a name, and how many articles stand there."""

from __future__ import annotations

from pressfold.ui.delegates.card import Button, Card, Chip, Frame, Glyph, Line, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.shelves import Row, ShelfHeading
from pressfold.ui.phrases import number


def shelf_card(row: Row) -> Card:
    if isinstance(row, ShelfHeading):
        add = Button("add", f"New {row.adds.value}…", icon="plus")
        return Card((Line((Words(row.text, "ink_3", 11.5, Weight.MEDIUM),), (add,)),), frame=Frame.ENTRY)
    amount = "" if row.amount is None else number(row.amount)
    name = Chip(row.text, row.colour) if row.colour else Words(row.text, "ink", 12.5, stretch=True)
    weight = Weight.BOLD if row.current else Weight.NORMAL
    if isinstance(name, Words):
        name = Words(row.text, "ink", 12.5, weight, stretch=True)
    line = Line((Glyph(row.icon, "ink_2", 15), name), (Words(amount, "ink_3", 11.5),), gap=8)
    return Card((line,), frame=Frame.ENTRY, open=row.current)
