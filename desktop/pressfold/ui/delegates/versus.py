"""The rows of the page that holds an article against a base: a sign and a word tell what happened, not a colour."""

from __future__ import annotations

from pressfold.model.departures import Departed
from pressfold.ui.delegates.card import Button, Card, Frame, Gap, Glyph, Line, Paragraph, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.versus import HEADINGS, DepartureRow, GroupRow, HeldRow, Row
from pressfold.ui.phrases import count, told

_SIGNS = {
    Departed.CHANGED: "pencil",
    Departed.MOVED: "arrow-left-right",
    Departed.ADDED: "plus",
    Departed.DROPPED: "minus",
    Departed.TAKEN: "copy",
}


def versus_card(row: Row) -> Card:
    if isinstance(row, HeldRow):
        return _head(row)
    return _heading(row) if isinstance(row, GroupRow) else _departure(row)


def _head(row: HeldRow) -> Card:
    change = Button("base", "Choose what the article is held against", text="change")
    return Card(
        (
            Paragraph(row.article, lines=1, size=12.5, serif=False, weight=Weight.BOLD),
            Line((Words(told("against %s", row.base), "ink_2", 12.5, stretch=True), change)),
            Gap(2),
            Paragraph(row.facts, lines=2, size=12, token="ink_2", serif=False),
        ),
        frame=Frame.HEADING,
    )


def _heading(row: GroupRow) -> Card:
    name = Words(told(HEADINGS[row.how]), "ink", 12.5, Weight.BOLD, stretch=True)
    return Card((Line((name,), (Words(str(row.number), "ink_3", 12),)),), frame=Frame.HEADING)


def _departure(row: DepartureRow) -> Card:
    how = row.departure.how
    sign = Glyph(_SIGNS[how], "ink_2", 13)
    if how is Departed.CHANGED:
        return Card(
            (
                Line((sign, Words(told("from"), "ink_3", 11.5))),
                Paragraph(row.base, lines=3, token="ink_2"),
                Line((Words(told("to"), "ink_3", 11.5),)),
                Paragraph(row.article, lines=3),
            )
        )
    words = count(row.words, "word", "words")
    text = row.base if how is Departed.DROPPED else row.article
    token = "ink_2" if how is Departed.DROPPED else "ink"
    return Card((Line((sign, Words(words, "ink_3", 11.5))), Gap(2), Paragraph(text, lines=3, token=token)))
