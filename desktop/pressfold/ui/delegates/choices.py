"""The rows of the palette, of quick open and of the search: an icon, the name, and what tells it apart."""

from __future__ import annotations

from pressfold.ui.delegates.card import Card, Frame, Glyph, Line, Words
from pressfold.ui.delegates.hits import hit_card, pin_card
from pressfold.ui.lettering import Weight
from pressfold.ui.models.choices import Choice, Heading, Row
from pressfold.ui.models.hits import HitRow, PinRow


def choice_card(row: Row) -> Card:
    if isinstance(row, HitRow):
        return hit_card(row)
    if isinstance(row, PinRow):
        return pin_card(row)
    if isinstance(row, Heading):
        return Card((Line((Words(row.text, "ink_3", 11.5, Weight.BOLD),)),), frame=Frame.HEADING)
    return _choice(row)


def _choice(row: Choice) -> Card:
    token = "ink" if row.enabled else "ink_3"
    left = (
        Glyph(row.icon, "ink_2" if row.enabled else "ink_3", 15),
        Words(row.text, token, 13, stretch=True),
        Words(row.detail, "ink_3", 12),
    )
    return Card((Line(left, (Words(row.hint, "ink_3", 12),), gap=8),), frame=Frame.ROW)
