"""The card of a search hit: outlet and date, title, and the excerpt with its hits set off."""

from __future__ import annotations

from pressfold.ui.delegates.card import Card, Frame, Glyph, Line, Paragraph, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.hits import HitRow, PinRow
from pressfold.ui.phrases import count, joined


def hit_card(row: HitRow) -> Card:
    told = count(row.hit.total, "hit", "hits")
    others = f"×{len(row.hit.doubles) + 1}" if row.hit.doubles else ""
    hits = Words(joined(others, told, f"via {', '.join(row.hit.via)}" if row.hit.via else ""), "ink_3", 11.5)
    return Card(
        (
            Line((Words(row.facts, "ink_3", 11.5, stretch=True),), (hits,)),
            Paragraph(row.title, lines=1, size=14, weight=Weight.BOLD),
            Paragraph(row.hit.snippet, lines=2, size=13, token="ink_2", marks=row.hit.marks),
        ),
        frame=Frame.ROW,
    )


def pin_card(row: PinRow) -> Card:
    """The card of a pin or a note: whose words, in which briefing and section, and the excerpt."""
    via = Words(f"via {', '.join(row.hit.via)}" if row.hit.via else "", "ink_3", 11.5)
    place = Words(joined(row.hit.briefing, row.hit.section), "ink_3", 11.5, stretch=True)
    return Card(
        (
            Line((Glyph("pin" if row.hit.pinned else "sticky-note", "ink_2", 13), place), (via,), gap=6),
            Paragraph(row.facts, lines=1, size=13, weight=Weight.BOLD),
            Paragraph(row.hit.snippet, lines=2, size=13, token="ink_2", marks=row.hit.marks),
        ),
        frame=Frame.ROW,
    )
