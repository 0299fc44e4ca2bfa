"""The card of an article in the library list: outlet and date small, the title in serif, the wire share below."""

from __future__ import annotations

from pressfold.ui.delegates.card import Badge, Bar, Card, Frame, Gap, Line, Paragraph, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.library import LibraryRow


def library_card(row: LibraryRow) -> Card:
    """Badges only where something is asked of the reader."""
    dated = Words(f"· {row.published}", "ink_3", 11.5, stretch=True) if row.published else Badge("Date needed")
    return Card(
        (
            Line((Words(row.outlet, "ink_2", 11.5, Weight.BOLD, stretch=True), dated), gap=5),
            Paragraph(row.article.title, lines=3, size=14, weight=Weight.BOLD),
            Gap(2),
            Line((Bar(row.article.wire_share), Words(row.shares, "ink_3", 11.5, stretch=True))),
        ),
        frame=Frame.ROW,
        open=row.open,
    )
