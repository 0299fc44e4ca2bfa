"""The cards of the ladder: a side with its share and its speakers, and a sentence with its rung."""

from __future__ import annotations

from pressfold.ui.delegates.card import Bar, Button, Card, Gap, Glyph, Line, Paragraph, Part, When, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.ladder import RUNGS, SentenceRow, SideRow, rung_counts, rung_name
from pressfold.ui.phrases import percent, shortened, told

#: So many speakers of a side are listed on its card.
_MOST = 8


def side_card(row: SideRow) -> Card:
    """The side, its share of all words, its sentences by rung, and who speaks for it and why."""
    share = row.share
    parts: list[Part] = [
        Line(
            (Words(share.side.name, "ink", 13, Weight.BOLD, stretch=True),),
            (Bar(share.share), Words(percent(share.share), "ink", 12, Weight.BOLD)),
        ),
        Paragraph(rung_counts(share), lines=2, size=12, token="ink_2", serif=False),
    ]
    for nth, voice in enumerate(share.voices[:_MOST]):
        parts.append(Gap(2))
        change = Button(
            f"side {nth}", told("Say on whose side %s is", voice.name), text=told("Other side…"), when=When.ACTIVE
        )
        name = Words(voice.name, "ink", 12, stretch=True)
        parts.append(Line((Glyph("user"), name), (change,) if voice.actor else ()))
        parts.append(Paragraph(voice.side.why, lines=2, size=11.5, token="ink_3", serif=False))
    if len(share.voices) > _MOST:
        parts.append(Line((Words(told("and %d more", len(share.voices) - _MOST), "ink_3", 11.5),)))
    return Card(tuple(parts), open=row.chosen)


def sentence_card(row: SentenceRow) -> Card:
    """The rung by icon and name, who vouches, the sentence, and why it stands there."""
    one = row.one
    _, icon = RUNGS[one.rung]
    token = "warn" if one.rung.value == "alleged" else "ink_2"
    who = "; ".join(
        voice.name if voice.name == voice.side.name else f"{voice.name} ({voice.side.name})" for voice in one.voices
    )
    rung = (Glyph(icon, token), Words(rung_name(one.rung), token, 12, Weight.BOLD))
    named = (Words(shortened(who, 90), "ink_2", 12, stretch=True),) if who else ()
    return Card(
        (
            Line((*rung, *named), (Words(shortened(row.outlet, 26), "ink_3", 11.5),)),
            Paragraph(row.words, lines=3, size=13.5),
            Paragraph(one.why, lines=2, size=11.5, token="ink_3", serif=False),
        )
    )
