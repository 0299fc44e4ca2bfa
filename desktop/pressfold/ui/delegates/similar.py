"""The card of an article like another: its title, and the words and passages that explain it."""

from __future__ import annotations

from pressfold.ui.delegates.card import Bar, Button, Card, Frame, Gap, Line, Paragraph, When, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.similar import SimilarRow


def similar_card(row: SimilarRow) -> Card:
    beside = Button("beside", "Open beside the other columns", "columns-2", when=When.ACTIVE)
    return Card(
        (
            Line((Words(row.facts, "ink_2", 12, stretch=True),), (beside,)),
            Paragraph(row.article.title, lines=2, size=14, weight=Weight.BOLD),
            Gap(2),
            Line((Bar(row.similar.likeness), Words(row.like, "ink_2", 12))),
            Paragraph(row.explained, lines=3, size=12, token="ink_2", serif=False),
        ),
        frame=Frame.ROW,
    )
