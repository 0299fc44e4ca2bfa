"""The rows of the lists beside the timeline: checks with their reasons, and words without a day."""

from __future__ import annotations

from pressfold.ui.delegates.card import Badge, Button, Card, Gap, Glyph, Line, Paragraph, Part, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.timeline import CheckRow, PhraseRow
from pressfold.ui.phrases import shortened, told

#: So many places of a check are shown on its card.
_MOST = 4


def check_card(row: CheckRow) -> Card:
    """The check, why, the places it rests on, and the button that says it is no problem."""
    check = row.check
    icon = Glyph("circle-check", "ok") if check.consistent else Glyph("circle-help", "warn")
    title = Words(check.title, "ink", 13, Weight.BOLD, stretch=True)
    no_problem = Button("dismiss", told("Hide this check now and after every analysis"), text=told("Not a problem"))
    parts: list[Part] = [
        Line((icon, title), () if check.consistent else (no_problem,)),
        Paragraph(check.sentence, lines=3, size=12.5, token="ink_2", serif=False),
    ]
    for nth, reason in enumerate(check.reasons[:_MOST]):
        parts.append(Gap(2))
        parts.append(
            Line(
                (
                    Button(
                        f"go {nth}", told("Show these words in the article"), text=row.outlets[nth] or told("article")
                    ),
                )
            )
        )
        parts.append(Paragraph(shortened(reason.says, 220), lines=2, size=13, bar="line_strong"))
    if len(check.reasons) > _MOST:
        parts.append(Line((Words(told("and %d more places", len(check.reasons) - _MOST), "ink_3", 11.5),)))
    return Card(tuple(parts))


def phrase_card(row: PhraseRow) -> Card:
    """The words, the outlet that prints them, and why no day can be said."""
    words = Words(f"“{' '.join(row.phrase.text.split())}”", "ink", 13, Weight.BOLD, stretch=True)
    badge = (Badge(told("Date needed")),) if row.phrase.asks else ()
    set_date = Button("date", told("Say which date these words mean"), text=told("Set its date"))
    return Card(
        (
            Line((words,), (*badge, Words(shortened(row.outlet, 30), "ink_3", 11.5), set_date)),
            Paragraph(row.phrase.why, lines=2, size=12.5, token="ink_2", serif=False),
        )
    )
