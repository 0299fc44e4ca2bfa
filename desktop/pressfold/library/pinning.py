"""Pinning words of an article: the window and the command line do it alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from pressfold.briefing.clock import new_uuid
from pressfold.briefing.edit import section_holding
from pressfold.briefing.edits import PinQuote, Together, pin_into
from pressfold.briefing.findings import grouped
from pressfold.briefing.opened import OpenBriefing
from pressfold.briefing.pins import make_pin
from pressfold.library.elsewhere import ADD_SOURCES, carriers, holding
from pressfold.model.article import Article
from pressfold.model.briefing import Pin, Source
from pressfold.model.passage import Family
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the pinned words: who says them, their family, which other articles have them in whatever form.

    `origins` is how many independent texts these articles amount to with the pin's own, None where nobody counted.
    """

    quotation: Quotation | None = None
    family: Family | None = None
    also_in: tuple[str, ...] = ()
    origins: int | None = None


def context_of(
    article: int,
    span: Span,
    quotations: Iterable[Quotation],
    *,
    families: Callable[[Collection[int]], Sequence[Family]],
    renderings: Callable[[str], Iterable[Quotation]],
    articles: Callable[[Collection[int]], Iterable[Article]],
) -> Context:
    """What findings say of the words in `span`.

    Handed out are families that touch articles, the renderings of an utterance, and articles by their ids.
    """
    said = [quotation for quotation in quotations if quotation.article == article and quotation.span.overlap(span)]
    quotation = max(said, key=lambda one: one.span.overlap(span), default=None)
    shared = holding(families((article,)), article, span)
    told = renderings(quotation.utterance) if quotation and quotation.utterance else ()
    others = carriers(article, shared, told)
    return Context(
        quotation=quotation,
        family=shared[0] if shared else None,
        also_in=tuple(in_short(other) for other in articles(others)),
        origins=_origins({article, *others}, shared, families) if others else None,
    )


def _origins(
    ids: Collection[int], shared: Iterable[Family], families: Callable[[Collection[int]], Sequence[Family]]
) -> int:
    """How many independent texts these articles are; a family that has them all has counted them already."""
    for family in shared:
        if set(family.articles) >= set(ids):
            return family.origins
    return grouped(ids, families(ids))


def context_with(one: Context, other: Context) -> Context:
    """What two say of the same words, the first one's word before the second's."""
    return Context(
        quotation=one.quotation or other.quotation,
        family=one.family or other.family,
        also_in=tuple(dict.fromkeys((*one.also_in, *other.also_in))),
        origins=one.origins or other.origins,
    )


def in_short(article: Article) -> str:
    """An article in a few words: "Reuters, 2022-01-28", or its title where no outlet is stated."""
    facts = article.metadata
    named = facts.outlet or f"“{article.title}”"
    return f"{named}, {facts.published[:10]}" if facts.published else named


def pin_article(
    opened: OpenBriefing,
    article: Article,
    span: Span,
    context: Context,
    *,
    now: Callable[[], str],
    section: str | None = None,
    note: str = "",
    place: tuple[str, int] | None = None,
) -> Pin:
    """Pin the whole words that `span` touches, in the section with this heading or the last; safe on return.

    `place` is the id of a section and the place in it instead.
    Raises BadSpan, and what `OpenBriefing.apply` raises.
    """
    pin, source = _made(article, span, context, now, note)
    if place is not None:
        opened.apply(PinQuote(pin, source, *place))
        return pin
    opened.apply(pin_into(opened.briefing, pin, source, heading=section, section_id=new_uuid()))
    return pin


def pinned_beside(
    opened: OpenBriefing, pin: str, places: Iterable[tuple[Article, Span, Context]], *, now: Callable[[], str]
) -> list[Pin]:
    """Pin these places right behind a pin as one act; those that are pinned already stay as they are.

    Raises CannotEdit where the pin is gone, and what `OpenBriefing.apply` raises.
    """
    briefing = opened.briefing
    section = section_holding(ADD_SOURCES, briefing, pin)
    known = {(other.proof.text_sha256, other.span) for other in briefing.ordered()}
    made = [_made(article, span, context, now, "") for article, span, context in places]
    fresh = [(other, source) for other, source in made if (other.proof.text_sha256, other.span) not in known]
    at = section.pins.index(pin) + 1
    if fresh:
        edits = tuple(PinQuote(other, source, section.id, at + nth) for nth, (other, source) in enumerate(fresh))
        opened.apply(Together(ADD_SOURCES, edits))
    return [other for other, _ in fresh]


def _made(article: Article, span: Span, context: Context, now: Callable[[], str], note: str) -> tuple[Pin, Source]:
    return make_pin(
        article,
        span,
        id=new_uuid(),
        created=now(),
        source_id=article.reading.text_sha256[:16],
        note=note,
        quotation=context.quotation,
        family=context.family,
        also_in=context.also_in,
        origins=context.origins,
    )
