"""The card of a wire share: how it was counted, and every place whose words it counts."""

from __future__ import annotations

from pressfold.model.span import Span
from pressfold.text.words import count_words
from pressfold.ui.delegates.card import Card, Frame, Line, Paragraph, Words
from pressfold.ui.desk.content import ColumnContent
from pressfold.ui.lettering import Weight
from pressfold.ui.peek.card import Peek, PeekRow, Place
from pressfold.ui.peek.renderings import hull
from pressfold.ui.phrases import count, percent, told

#: More places than this are counted and not listed.
MOST = 60


def share_card(column: ColumnContent) -> Peek:
    """The card of an open article's wire share."""
    share = column.wire_share
    facts = told(
        "%s of %s stand in passages that other articles have too. Shared quotes, set phrases, posts and captions are "
        "not counted.",
        count(share.counted, "word", "words"),
        count(share.words, "body word", "body words"),
    )
    name = told("Wire share %s", percent(share.share))
    head = Card(
        (
            Line((Words(name, "ink", 13, Weight.BOLD),)),
            Paragraph(facts, lines=4, size=12.5, token="ink_2", serif=False),
        ),
        frame=Frame.HEADING,
    )
    left = len(share.spans) - MOST
    more = told("and %s more", count(left, "place", "places")) if left > 0 else ""
    rows = tuple(_row(column, span) for span in share.spans[:MOST])
    return Peek(name, head, f"{name}. {facts}", rows, told("The counted words"), more)


def _row(column: ColumnContent, span: Span) -> PeekRow:
    article = column.article
    words = count(count_words(article.text, *span), "word", "words")
    printed = hull(article.text, span)
    card = Card((Line((Words(words, "ink", 12, Weight.BOLD),)), Paragraph(printed, lines=4)), frame=Frame.ROW)
    return PeekRow(Place(article.id, span), card, f"{words}: {printed}")
