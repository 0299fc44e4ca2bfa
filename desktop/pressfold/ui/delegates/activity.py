"""The rows of the activity list."""

from __future__ import annotations

from pressfold.ui.delegates.card import Bar, Button, Card, Frame, Glyph, Line, Paragraph, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.activity import OUTCOMES, FileRow, HeadingRow, Row, RunningRow, SaidRow


def activity_card(row: Row) -> Card:
    if isinstance(row, HeadingRow):
        return Card((Line((Words(row.text, "ink_2", 12, Weight.BOLD),)),), frame=Frame.HEADING)
    if isinstance(row, RunningRow):
        return _running(row)
    return _file(row) if isinstance(row, FileRow) else _said(row)


def _running(row: RunningRow) -> Card:
    share = row.done / row.total if row.total else 0
    first = Line(
        (Words(row.name, "ink", 13, Weight.MEDIUM), Words(row.amount, "ink_2", 12)),
        (Button("cancel", "Stop this; what is done is kept", text="Cancel"),),
    )
    return Card((first, Line((Bar(share), Words(row.what, "ink_3", 12, stretch=True)))))


def _file(row: FileRow) -> Card:
    word, icon, token = OUTCOMES[row.outcome]
    head = Line((Glyph(icon, token), Words(row.name, "ink", 13, stretch=True)), (Words(word, token, 12),))
    failed = word == "Failed"
    return Card(
        (head, Paragraph(row.sentence, lines=4, size=12, token="ink_2", serif=False)) if failed else (head,), Frame.ROW
    )


def _said(row: SaidRow) -> Card:
    icon, token = ("triangle-alert", "warn") if row.said.warns else ("info", "ink_3")
    at = f"{row.said.at:%H:%M}"
    return Card(
        (
            Line((Glyph(icon, token), Words(at, "ink_3", 12))),
            Paragraph(row.said.text, lines=4, size=12.5, token="ink", serif=False),
        ),
        Frame.ROW,
    )
