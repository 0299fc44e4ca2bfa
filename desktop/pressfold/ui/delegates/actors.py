"""The rows of the actors page: name and count, facts below; a mention is set off in its surroundings."""

from __future__ import annotations

from pressfold.model.actor import ActorKind
from pressfold.ui.delegates.card import Button, Card, Frame, Glyph, Line, Paragraph, Part, Words
from pressfold.ui.lettering import Weight
from pressfold.ui.models.actors import ActorRow, MentionRow, Row

_ICONS = {
    ActorKind.PERSON: "user",
    ActorKind.ORGANISATION: "users",
    ActorKind.GOVERNMENT: "archive",
    ActorKind.PLACE: "locate-fixed",
    ActorKind.MEDIA: "newspaper",
}

_BUTTONS = (
    Button("page", "All that is known of this actor", text="Page"),
    Button("merge", "Make this actor one with another", text="Merge…"),
    Button("rename", "Call this actor otherwise", text="Rename…"),
)


def actor_card(row: Row) -> Card:
    return _mention_card(row) if isinstance(row, MentionRow) else _actor_row(row)


def _actor_row(row: ActorRow) -> Card:
    name = Words(row.actor.name, "ink", 13, Weight.BOLD if row.chosen else Weight.MEDIUM, stretch=True)
    parts: list[Part] = [
        Line((Glyph(_ICONS[row.actor.kind]), name), (Words(str(len(row.actor.mentions)), "ink_2", 12),)),
    ]
    if row.chosen:
        parts.append(Paragraph(row.facts, lines=3, size=12, token="ink_3", serif=False))
        parts.append(Line(_BUTTONS, (Button("more", "What else can be done with this actor", "ellipsis"),), gap=12))
    return Card(tuple(parts), frame=Frame.ROW, open=row.chosen)


def _mention_card(row: MentionRow) -> Card:
    return Card(
        (
            Paragraph(row.around, lines=2, size=13, marks=(row.mark,)),
            Line((Words(f"{row.article} · {row.mention.why}", "ink_3", 11.5, stretch=True),)),
        )
    )
