"""Offered speakers: who somebody described without a name may be, or for whom they speak. Never linked by itself."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.actors.speakers import Mentioned
from pressfold.model.actor import ActorKind, Offer
from pressfold.model.span import Span

_SPEAK = (ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.PLACE)


def offered_speaker(
    article: int, printed: Span, offers: Sequence[Offer], mentions: Sequence[Mentioned]
) -> tuple[str | None, str]:
    """The actor whom the phrase at `printed` may mean or whose people it names, with a sentence why."""
    for offer in offers:
        if offer.article == article and offer.span.overlap(printed) and offer.actor is None:
            return offer.other, offer.why
    for mention, actor in mentions:
        if mention.span.within(printed) and actor.kind in _SPEAK:
            return actor.id, f"The speaker is described with “{mention.text}” and not named."
    return None, ""
