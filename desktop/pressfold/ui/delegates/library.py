"""The card of an article in the library list: outlet and date small, the title in serif, the wire share below."""

from __future__ import annotations

from pressfold.ui.delegates.card import (
    Badge,
    Bar,
    Button,
    Card,
    Chip,
    Element,
    Frame,
    Gap,
    Glyph,
    Line,
    Paragraph,
    Words,
)
from pressfold.ui.lettering import Weight
from pressfold.ui.models.library import LibraryRow
from pressfold.ui.phrases import count

#: Tags that a card names; more are counted.
_TAGS = 3


def library_card(row: LibraryRow) -> Card:
    """Badges only where something is asked of the reader; what was not read yet is bold and has a dot."""
    article = row.article
    weight = Weight.MEDIUM if article.read else Weight.BOLD
    tags = _tags(row)
    share = Line(
        (Bar(article.wire_share), Words(row.shares, "ink_3", 11.5, stretch=True)), tags[:1] if row.level else ()
    )
    return Card(
        (
            Line(_head(row), _marks(row), gap=5),
            Paragraph(article.title, lines=2 if row.level else 3, size=14, weight=weight, fills=row.level),
            Gap(2),
            share,
            *((Gap(2), Line(tags, gap=4)) if tags and not row.level else ()),
        ),
        frame=Frame.ROW,
        open=row.open,
    )


def _head(row: LibraryRow) -> tuple[Element, ...]:
    dated = Words(f"· {row.published}", "ink_3", 11.5, stretch=True) if row.published else Badge("Date needed")
    outlet = Words(row.outlet, "ink_2", 11.5, Weight.BOLD, stretch=True)
    below = (Words("↳", "ink_3", 11.5),) if row.under else ()
    unread = () if row.article.read else (Words("●", "accent", 8),)
    return (*below, *unread, outlet, dated)


def _marks(row: LibraryRow) -> tuple[Element, ...]:
    """A star, how many near-doubles are folded below, which version this is."""
    marks: list[Element] = []
    if row.article.starred:
        marks.append(Glyph("star", "accent", 13))
    if row.article.version > 1:
        marks.append(Button("versions", "Show the older versions and what changed", text=f"v{row.article.version}"))
    if row.doubles:
        doubles = count(row.doubles, "near-double", "near-doubles")
        tip = f"Fold {doubles} away" if row.unfolded else f"Show {doubles}"
        marks.append(Button("doubles", tip, text=f"×{row.doubles + 1}"))
    return tuple(marks)


def _tags(row: LibraryRow) -> tuple[Element, ...]:
    chips: list[Element] = [Chip(name, colour) for name, colour in row.chips[:_TAGS]]
    if len(row.chips) > _TAGS:
        chips.append(Words(f"+{len(row.chips) - _TAGS}", "ink_3", 11.5))
    return tuple(chips)
