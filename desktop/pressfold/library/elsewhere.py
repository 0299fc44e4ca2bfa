"""Where pinned words stand in other articles too: the very words, edited ones, and the statement in other words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pressfold.briefing.pins import find_quote
from pressfold.model.article import Article
from pressfold.model.briefing import Pin
from pressfold.model.passage import Family, PassageKind
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span

#: What undo calls the act that pins them all.
ADD_SOURCES = "Add sources"

Place = tuple[int, Span]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Places in other articles, each article once: `words` has the pinned words, `edited` the passage they stand in
    as others print it, `utterance` another rendering of what was said."""

    words: tuple[Place, ...] = ()
    edited: tuple[Place, ...] = ()
    utterance: tuple[Place, ...] = ()

    @property
    def places(self) -> tuple[Place, ...]:
        """All of them, in the order of the articles."""
        return tuple(sorted((*self.words, *self.edited, *self.utterance), key=lambda place: place[0]))


def holding(families: Iterable[Family], article: int, span: Span) -> list[Family]:
    """The families, stock ones left out, that have a rendering of these words in this article."""
    return [
        family
        for family in families
        if family.kind is not PassageKind.STOCK
        and any(member.article == article and member.span.overlap(span) for member in family.members)
    ]


def carriers(article: int, shared: Iterable[Family], renderings: Iterable[Quotation]) -> set[int]:
    """The other articles that have a passage, or a rendering of an utterance: all that pinned words stand in too."""
    printed = {id for family in shared for id in family.articles}
    return (printed | {rendering.article for rendering in renderings}) - {article}


def elsewhere(
    pin: Pin, others: Iterable[Article], shared: Iterable[Family], renderings: Iterable[Quotation]
) -> Elsewhere:
    """Where the words of a pin stand too.

    `others` are its carriers, `shared` the families that hold its words, `renderings` the quotations of its utterance.
    """
    there = {other.id: find_quote(other.text, pin.quote) for other in others}
    words = {id: places[0] for id, places in there.items() if places}
    said: dict[int, Span] = {}
    for rendering in renderings:
        if rendering.article in there and rendering.article not in words:
            said.setdefault(rendering.article, rendering.span)
    edited: dict[int, Span] = {}
    for member in (member for family in shared for member in family.members):
        if member.article in there and member.article not in words and member.article not in said:
            edited.setdefault(member.article, member.span)
    return Elsewhere(*(tuple(sorted(places.items())) for places in (words, edited, said)))
