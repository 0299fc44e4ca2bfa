"""Offered speakers: who somebody described without a name may be, or for whom they speak. Never linked by itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pressfold.actors.speakers import Mentioned
from pressfold.model.actor import ActorKind, Offer
from pressfold.model.span import Span

#: No phrase that is offered is longer, in code points.
_LONGEST = 200
_SPEAK = (ActorKind.GOVERNMENT, ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.PLACE)


def offered_speaker(
    article: int, printed: Span, offers: Sequence[Offer], mentions: Sequence[Mentioned]
) -> tuple[str | None, str]:
    """The actor whom the phrase at `printed` may mean or whose people it names, with a sentence why.

    `offers` and `mentions` are those of the article, by place.
    """
    first = bisect_left(offers, printed.start - _LONGEST, key=lambda offer: offer.start)
    for offer in offers[first : bisect_left(offers, printed.end, first, key=lambda offer: offer.start)]:
        if offer.article == article and printed.start < offer.end and offer.actor is None:
            return offer.other, offer.why
    first = bisect_left(mentions, printed.start, key=lambda mentioned: mentioned[0].start)
    for mention, actor in mentions[first : bisect_left(mentions, printed.end, first, key=lambda one: one[0].start)]:
        if mention.end <= printed.end and actor.kind in _SPEAK:
            return actor.id, f"The speaker is described with “{mention.text}” and not named."
    return None, ""
