"""What the desk is handed to show, and what it answers: values without widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pressfold.model.actor import Actor
from pressfold.model.article import Article
from pressfold.model.briefing import AnchorState
from pressfold.model.dated import DatedPhrase
from pressfold.model.passage import Family, PassageKind, TwoLedes, Verdict, WireShare
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span

#: What a drag of articles from a list carries: their ids as ASCII digits, one a line.
ARTICLES_MIME = "application/x-pressfold-articles"
#: What a drag of selected words carries beside their text: "article start end" in ASCII digits, code points.
WORDS_MIME = "application/x-pressfold-words"


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
    dates: tuple[DatedPhrase, ...] = ()
    pins: tuple[PinPlace, ...] = ()
    hits: tuple[Span, ...] = ()
    wire_share: WireShare = field(default_factory=lambda: WireShare(0, 0))
    two_ledes: TwoLedes | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a walk stands: the `number`-th of `total`, counted from one, and the sentence for the status bar."""

    number: int
    total: int
    label: str


def family_numbers(contents: Sequence[ColumnContent]) -> dict[str, int]:
    """The number of every family in these columns, from 0: its colour, underline and letter.

    Families that several of the columns share come first, each time in reading order: column by column, from top to
    bottom. Set phrases come last, so that hiding them moves no letter; a family that the reader rejected keeps its
    own, so that rejecting one moves none either.
    """
    families = {family.id: family for content in contents for family in content.families}
    columns = {content.article.id: place for place, content in enumerate(contents)}

    def rank(family: Family) -> tuple[bool, bool, tuple[int, int], str]:
        places = [(columns[one.article], one.start) for one in family.members if one.article in columns]
        shared = len({column for column, _ in places}) > 1
        stock = family.kind == PassageKind.STOCK and family.verdict is not Verdict.REJECTED
        return stock, not shared, min(places, default=(len(columns), 0)), family.id

    return {family.id: number for number, family in enumerate(sorted(families.values(), key=rank))}


class Shared(NamedTuple):
    """One passage that two articles have: its family's id, and where it stands in the one and in the other."""

    family: str
    left: Span
    right: Span


def shared_passages(left: ColumnContent, right: ColumnContent) -> list[Shared]:
    """The passages that both articles have, in the left one's order.

    Where one article has more renderings of a family than the other, the last of the other stands beside the rest.
    """
    there = {family.id for family in right.families}
    found: list[Shared] = []
    for family in left.families:
        if family.id in there and family.kind != PassageKind.STOCK:
            lefts, rights = spans_of(family, left.article.id), spans_of(family, right.article.id)
            if lefts and rights:
                found += [
                    Shared(family.id, lefts[min(nth, len(lefts) - 1)], rights[min(nth, len(rights) - 1)])
                    for nth in range(max(len(lefts), len(rights)))
                ]
    return sorted(found, key=lambda shared: shared.left)


def spans_of(family: Family, article: int) -> list[Span]:
    """Where a family stands in an article, from top to bottom."""
    return sorted(member.span for member in family.members if member.article == article)


def letter(number: int) -> str:
    """The letter of a family by its number: A to Z, then AA, AB, ..."""
    name = ""
    number += 1
    while number:
        number, place = divmod(number - 1, 26)
        name = chr(ord("A") + place) + name
    return name
