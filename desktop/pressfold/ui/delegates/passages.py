"""The card of a passage family: one line of facts, two lines of text; the current one tells its origin and acts."""

from __future__ import annotations

from pressfold.model.passage import Verdict
from pressfold.ui.delegates.card import Badge, Button, Card, Element, Frame, Gap, Letter, Line, Paragraph, Part, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.passages import EchoesRow, EchoRow, PassageRow, Row, StockRow
from pressfold.ui.phrases import told


def passage_card(row: Row) -> Card:
    if isinstance(row, EchoesRow):
        name = Words(told("Possibly the same quote"), "ink", 12.5, Weight.BOLD, stretch=True)
        return Card((Line((name,), (Words(str(row.offers), "ink_3", 12),)),), frame=Frame.HEADING)
    if isinstance(row, EchoRow):
        return _echo(row)
    return _stock_line(row) if isinstance(row, StockRow) else _family_card(row)


def _echo(row: EchoRow) -> Card:
    """Both renderings, and why they may be one; it has no letter, for it is no passage."""
    return Card(
        (
            Line((Words(row.a_in, "ink_2", 11.5, Weight.BOLD, stretch=True),)),
            Paragraph(row.a_text, lines=3),
            Gap(3),
            Line((Words(row.b_in, "ink_2", 11.5, Weight.BOLD, stretch=True),)),
            Paragraph(row.b_text, lines=3),
            Gap(3),
            Paragraph(row.echo.why, lines=3, size=12, token="ink_2", serif=False),
            Line((Words(told("offered, not counted"), "ink_3", 11.5),)),
        )
    )


def _family_card(row: PassageRow) -> Card:
    letter = (Letter(row.letter, row.number),) if row.letter else ()
    facts = (*letter, Words(row.words, "ink", 12, Weight.BOLD), Words(row.facts, "ink_2", 12, stretch=True))
    parts: list[Part] = [Line(facts, _state(row)), Gap(2), Paragraph(row.text, lines=2)]
    if row.family.why and not row.letter:
        parts.append(Paragraph(row.family.why, lines=3, size=12, token="ink_3", serif=False))
    if row.current:
        parts += [Gap(4), Paragraph(row.printed, lines=3, size=12, token="ink_2", serif=False)]
        parts += _about(row) if row.letter else [Gap(2), _hidden_acts(row)]
    return Card(tuple(parts), family=row.number if row.letter else None)


def _state(row: PassageRow) -> tuple[Element, ...]:
    """What the reader said of it, and where a walk stands."""
    verdict = {Verdict.CONFIRMED: "ok", Verdict.REJECTED: "warn"}
    said = (Badge(row.verdict, verdict[row.family.verdict]),) if row.verdict else ()
    position = (Words(row.position, "ink_2", 12),) if row.current and row.position else ()
    return (*said, *position)


def _about(row: PassageRow) -> list[Part]:
    """Where it came from, why once that was asked, and what can be done."""
    reasons = [Paragraph(row.reasons, lines=6, size=12, token="ink_2", serif=False)] if row.reasons else []
    return [_origin(row), *reasons, Gap(4), _acts(row)]


def _origin(row: PassageRow) -> Line:
    chosen = row.family.likely_origin is not None and row.family.likely_origin.chosen
    from_where = told("From %s, as you said") if chosen else told("Likely from %s")
    said = from_where % row.origin if row.origin else told("Origin not known")
    return Line(
        (
            Words(said, "ink_2", 12, stretch=True),
            Button("why", "Say why", text="hide" if row.reasons else "why"),
            Button("origin", "Say where it came from", text="change"),
        ),
        gap=6,
    )


def _acts(row: PassageRow) -> Line:
    confirmed = row.family.verdict is Verdict.CONFIRMED
    return Line(
        (
            Button("reset", "Take back what you said of it", text="take back")
            if confirmed
            else Button("confirm", "Confirm: this is one text (Y)", text="confirm"),
            Button("reject", "Reject: this is no match; it is hidden and never counted (N)", text="reject"),
        ),
        (
            Button("previous", "Go to the place before (Shift+F8)", "arrow-up"),
            Button("next", "Go to the next place (F8)", "arrow-down"),
            Button("pin", "Pin this passage", "pin"),
        ),
        gap=6,
    )


def _hidden_acts(row: PassageRow) -> Line:
    if row.rejected:
        return Line((Button("reset", "Take back the rejection: it is shown and counted again", text="take back"),))
    return Line((Button("confirm", "Show and count this passage from now on (Y)", text="not a set phrase"),))


def _stock_line(row: StockRow) -> Card:
    shows = Button(
        "stock", "Stock phrases are titles and set phrases; they never count", text="hide" if row.shown else "show"
    )
    noise = Button("noise", "Noise list: edit the phrases that you call noise", "list")
    return Card((Line((Words(f"{row.text} ·", "ink_3", 12), shows), (noise,), gap=4),), frame=Frame.HEADING)
