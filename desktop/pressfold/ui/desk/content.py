"""What the desk is handed to show, and what it answers: values without widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.briefing import AnchorState
from pressfold.model.passage import Family, PassageKind, WireShare
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span

#: What a drag of articles from a list carries: their ids as ASCII digits, one a line.
ARTICLES_MIME = "application/x-pressfold-articles"


@dataclass(frozen=True, slots=True)
class PinPlace:
    """Where a pin of the open briefing stands in an article, and what its last check found."""

    pin: str
    span: Span
    state: AnchorState


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """One article with all that is marked on it. Spans of other articles inside the values are ignored."""

    article: Article
    families: tuple[Family, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    pins: tuple[PinPlace, ...] = ()
    hits: tuple[Span, ...] = ()
    wire_share: WireShare = field(default_factory=lambda: WireShare(0, 0))


@dataclass(frozen=True, slots=True)
class Position:
    """Where a walk stands: the `number`-th of `total`, counted from one, and the sentence for the status bar."""

    number: int
    total: int
    label: str


def family_numbers(contents: Sequence[ColumnContent]) -> dict[str, int]:
    """The number of every family in these columns, from 0: its colour, underline and letter.

    Families that several of the columns share come first, then in the order the columns list them; set phrases
    come last, so that hiding them moves no letter.
    """
    families = {family.id: family for content in contents for family in content.families}
    shown = {content.article.id for content in contents}
    order = {family_id: place for place, family_id in enumerate(families)}

    def rank(family: Family) -> tuple[bool, bool, int]:
        shared = len(shown.intersection(family.articles)) > 1
        return family.kind == PassageKind.STOCK, not shared, order[family.id]

    return {family.id: number for number, family in enumerate(sorted(families.values(), key=rank))}


def letter(number: int) -> str:
    """The letter of a family by its number: A to Z, then AA, AB, ..."""
    name = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        name = chr(ord("A") + place) + name
    return name
