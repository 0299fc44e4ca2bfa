"""Words that agree: "next Monday" in the text and "Jan 31" in a post mean one day, and speak of the same actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from pressfold.dates.told import Told
from pressfold.model.article import READ, Article, Block, Role
from pressfold.model.dated import DatedPhrase
from pressfold.model.event import Event
from pressfold.model.span import Span
from pressfold.text.sentences import sentences


def with_agreement(told: Told) -> list[Event]:
    """The events of a story; one whose day other words of its article mean, too, says so and is agreed."""
    by_day: dict[tuple[int, str], list[DatedPhrase]] = defaultdict(list)
    for phrase in told.phrases:
        if phrase.date and not phrase.until:
            by_day[phrase.article, phrase.date].append(phrase)
    return [_agreed(told, event, by_day) for event in told.events]


def _agreed(told: Told, event: Event, by_day: dict[tuple[int, str], list[DatedPhrase]]) -> Event:
    said = {_plain(source.phrase) for source in event.sources}
    for source in event.sources:
        for phrase in by_day.get((source.article, event.day), ()):
            apart = not source.span.overlap(phrase.span) and _plain(phrase.text) not in said
            if apart and _shares(told, event, told.by_id[source.article], phrase):
                words = " ".join(phrase.text.split())
                why = f"{event.why} “{words}” elsewhere in the article means the same day."
                return replace(event, agreed=True, why=why.strip())
    return event


def _shares(told: Told, event: Event, article: Article, phrase: DatedPhrase) -> bool:
    """Whether what stands around a phrase names one of the event's actors."""
    return any(
        told.named.head(actor) in event.actors or actor in event.actors
        for span in _around(article, phrase)
        for _, actor in told.named.about(article.id, span)
    )


def _around(article: Article, phrase: DatedPhrase) -> Iterator[Span]:
    """The sentence of a phrase; of one in a post all posts that stand together, but for their signatures."""
    blocks = [block for block in article.blocks if block.role in READ]
    at = next((nth for nth, block in enumerate(blocks) if block.start <= phrase.start < block.end), None)
    if at is None:
        return
    here = sentences(article.text, *blocks[at].span)
    sentence = next((one for one in here if one.start <= phrase.start < one.end), blocks[at].span)
    if _signs(article, sentence):
        return
    if blocks[at].role is not Role.POST:
        yield sentence
        return
    yield from (block.span for block in _together(blocks, at) if not _signs(article, block.span))


def _together(blocks: list[Block], at: int) -> list[Block]:
    first = last = at
    while first and blocks[first - 1].role is Role.POST:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].role is Role.POST:
        last += 1
    return blocks[first : last + 1]


def _signs(article: Article, span: Span) -> bool:
    """Whether it is the line below a post that tells who posted it and when."""
    return article.text[span.start] in "—–-" and "(@" in span.of(article.text)


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).removeprefix("on ")
