"""The card of a passage family: one line of facts, two lines of text; the current one tells its origin and acts."""

from __future__ import annotations

from pressfold.ui.delegates.card import Button, Card, Frame, Gap, Letter, Line, Paragraph, Part, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.passages import PassageRow, Row, StockRow
from pressfold.ui.phrases import told


def passage_card(row: Row) -> Card:
    return _stock_line(row) if isinstance(row, StockRow) else _family_card(row)


def _family_card(row: PassageRow) -> Card:
    letter = (Letter(row.letter, row.number),) if row.letter else ()
    facts = (*letter, Words(row.words, "ink", 12, Weight.BOLD), Words(row.facts, "ink_2", 12, stretch=True))
    position = (Words(row.position, "ink_2", 12),) if row.current and row.position else ()
    parts: list[Part] = [Line(facts, position), Gap(2), Paragraph(row.text, lines=2)]
    if row.family.why and not row.letter:
        parts.append(Paragraph(row.family.why, lines=3, size=12, token="ink_3", serif=False))
    if row.current and row.letter:
        parts += [Gap(4), _acts(row)]
    if row.reasons:
        parts.append(Paragraph(row.reasons, lines=6, size=12, token="ink_2", serif=False))
    return Card(tuple(parts), family=row.number if row.letter else None)


def _acts(row: PassageRow) -> Line:
    said = told("Likely from %s", row.origin) if row.origin else told("Origin not known")
    origin = (Words(said, "ink_2", 12, stretch=True),)
    why = (Button("why", "Say why", text="hide" if row.reasons else "why"),)
    return Line(
        (*origin, *why),
        (
            Button("previous", "Go to the place before (Shift+F8)", "arrow-up"),
            Button("next", "Go to the next place (F8)", "arrow-down"),
            Button("pin", "Pin this passage", "pin"),
        ),
        gap=4,
    )


def _stock_line(row: StockRow) -> Card:
    shows = Button(
        "stock", "Stock phrases are titles and set phrases; they never count", text="hide" if row.shown else "show"
    )
    return Card((Line((Words(f"{row.text} ·", "ink_3", 12), shows), gap=4),), frame=Frame.HEADING)
