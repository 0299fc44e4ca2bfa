"""An article older than what it tells: it speaks of a day as over that had not come when it was published."""

from __future__ import annotations

from pressfold.dates.find import published
from pressfold.dates.told import Told, check, reason
from pressfold.model.event import Check, Event, EventSource


def older_than_event(told: Told) -> list[Check]:
    """A card for each sentence that tells of a later day than its article's as over."""
    days = {article.id: anchor for article in told.articles if (anchor := published(article)) is not None}
    hashes = {article.id: article.reading.text_sha256 for article in told.articles}
    return [
        _card(told, event, source, days[source.article].day.isoformat(), hashes[source.article])
        for event in told.events
        for source in event.sources
        if source.tense == "past" and source.article in days and source.date > days[source.article].day.isoformat()
    ]


def _card(told: Told, event: Event, source: EventSource, day: str, text_sha256: str) -> Check:
    sentence = (
        f"The article is of {day} and tells of {source.date} as over. Its date may be wrong, or it was changed later."
    )
    title = f"Older than its event: {event.name.lower()} on {source.date}"
    about = (text_sha256, str(source.span.start), source.date, day)
    return check("early", title, sentence, [reason(told, source.article, source.span)], about)
