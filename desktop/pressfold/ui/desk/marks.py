"""What is marked on an article, and the one table of the kinds of marks.

A kind says on which layer it is shown, where its marks stand, how they are painted, what the ruler shows of them and
what a click tells. A new kind is one entry in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pressfold.model.article import Role
from pressfold.model.briefing import AnchorState
from pressfold.model.dated import DatedPhrase
from pressfold.model.passage import Family, Passage, PassageKind, Verdict
from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span, union
from pressfold.ui.desk import strokes
from pressfold.ui.desk.content import ColumnContent, letter
from pressfold.ui.desk.layers import Layer
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.only_here import OnlyHere
from pressfold.ui.desk.strokes import Paint
from pressfold.ui.phrases import meant


class Lane(StrEnum):
    """Where on the ruler the marks of a kind stand."""

    EDGE = "edge"
    NARROW = "narrow"
    WIDE = "wide"
    ACROSS = "across"


class Margin(StrEnum):
    """On which side of the text a kind sets its sign, beside the first line of a mark."""

    LEFT = "left"
    RIGHT = "right"


class Chosen(StrEnum):
    """What a click on a mark chooses."""

    FAMILY = "family"
    ACTOR = "actor"
    QUOTATION = "quotation"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What finding marks needs beside the column's own content."""

    numbers: Mapping[str, int]
    shown_stock: str | None  # a set phrase the reader chose to see
    only_here: OnlyHere
    found: Mapping[int, Sequence[Span]] = field(default_factory=dict)  # what the find bar found, by article


@dataclass(frozen=True, slots=True, eq=False)
class MarkKind:
    """One kind of mark. `ruler` is its lane and the token of its colour there, "" for the family's edge."""

    name: str
    layer: Layer
    find: Callable[[ColumnContent, Surroundings], Iterable[Mark]]
    paint: Paint
    ruler: tuple[Lane, str] | None = None
    chosen: Chosen | None = None
    sign: Margin | None = None
    passing: bool = False  # comes and goes at every key: the ruler paints it over all others


def _passages(content: ColumnContent, around: Surroundings) -> list[Mark]:
    members = [
        (member, family)
        for family in content.families
        if family.kind != PassageKind.STOCK or family.id == around.shown_stock
        for member in family.members
        if member.article == content.article.id
    ]
    members.sort(key=lambda pair: (pair[0].start, -pair[0].end))
    ends: list[int] = []
    return [
        Mark(
            member.span,
            family.id,
            _about_passage(family, around.numbers[family.id]),
            around.numbers[family.id],
            _free_level(ends, member),
        )
        for member, family in members
    ]


def _free_level(ends: list[int], member: Passage) -> int:
    """The lowest level whose last mark ended before this one starts; `ends` holds where each level ends."""
    for level, end in enumerate(ends):
        if end <= member.start:
            ends[level] = member.end
            return level
    ends.append(member.end)
    return len(ends) - 1


def _about_passage(family: Family, number: int) -> str:
    kind = {
        PassageKind.WIRE: "Passage",
        PassageKind.QUOTE: "Shared quote",
        PassageKind.STOCK: "Set phrase",
    }[family.kind]
    if family.verdict is Verdict.REJECTED:
        kind = "Rejected passage"
    articles = len(family.articles)
    return f"{kind} {letter(number)}: {family.words} words in {articles} article{'s' if articles != 1 else ''}"


def _only_here(content: ColumnContent, around: Surroundings) -> list[Mark]:
    return [
        Mark(only.span, only.family, only.tip, around.numbers[only.family], look="inside" if only.inside else "")
        for only in around.only_here(content)
    ]


def _actors(content: ColumnContent, _around: Surroundings) -> list[Mark]:
    return [
        Mark(mention.span, actor.id, f"{actor.name}: {actor.kind.value} ({mention.why})" if mention.why else actor.name)
        for actor in content.actors
        for mention in actor.mentions
        if mention.article == content.article.id
    ]


def _quotations(content: ColumnContent, _around: Surroundings) -> list[Mark]:
    names = {actor.id: actor.name for actor in content.actors}
    return [
        Mark(piece, quotation.id, _about_quotation(quotation, names), look=quotation.kind.value)
        for quotation in content.quotations
        if quotation.article == content.article.id
        for piece in quotation.pieces or (quotation.span,)
    ]


def _about_quotation(quotation: Quotation, names: Mapping[str, str]) -> str:
    speaker = quotation.speaker_text or names.get(quotation.speaker or "") or "speaker not named"
    kind = {QuotationKind.DIRECT: "Quote", QuotationKind.INDIRECT: "Indirect speech", QuotationKind.POST: "Post"}
    channel = f", {quotation.channel}" if quotation.channel else ""
    return f"{kind[quotation.kind]}: {speaker}{channel}"


def _dates(content: ColumnContent, _around: Surroundings) -> list[Mark]:
    return [
        Mark(one.span, f"{one.start}", _about_date(one), look="" if one.resolved else "asks" if one.asks else "open")
        for one in content.dates
        if one.article == content.article.id
    ]


def _about_date(phrase: DatedPhrase) -> str:
    day = meant(phrase)
    return f"{day}: {phrase.why}" if day else phrase.why


def _posts(content: ColumnContent, _around: Surroundings) -> list[Mark]:
    return [Mark(span, tip="An embedded post") for span in content.article.spans(Role.POST)]


def _boilerplate(content: ColumnContent, _around: Surroundings) -> list[Mark]:
    return [Mark(span, tip="No part of the story: not compared") for span in content.article.spans(Role.BOILERPLATE)]


def _pins(content: ColumnContent, _around: Surroundings) -> list[Mark]:
    return [
        Mark(
            place.span,
            place.pin,
            f"Pinned in the briefing: {place.state.value}",
            look="" if place.state == AnchorState.VERIFIED else "asks",
        )
        for place in content.pins
    ]


def _hits(content: ColumnContent, _around: Surroundings) -> list[Mark]:
    return [Mark(span, tip="Search hit") for span in union(content.hits)]


def _found(content: ColumnContent, around: Surroundings) -> list[Mark]:
    return [Mark(span, tip="Found") for span in around.found.get(content.article.id, ())]


#: From the lowest to the topmost; a click takes the topmost first and then goes down.
KINDS = (
    MarkKind("boilerplate", Layer.BOILERPLATE, _boilerplate, strokes.nothing),
    MarkKind("post", Layer.POSTS, _posts, strokes.post),
    MarkKind("quotation", Layer.QUOTATIONS, _quotations, strokes.quotation, (Lane.NARROW, "quote"), Chosen.QUOTATION),
    MarkKind("passage", Layer.PASSAGES, _passages, strokes.passage, (Lane.WIDE, ""), Chosen.FAMILY, Margin.LEFT),
    MarkKind("only here", Layer.PASSAGES, _only_here, strokes.only_here),
    MarkKind("hit", Layer.HITS, _hits, strokes.hit, (Lane.ACROSS, "accent")),
    MarkKind("found", Layer.HITS, _found, strokes.hit, (Lane.ACROSS, "accent"), passing=True),
    MarkKind("actor", Layer.ACTORS, _actors, strokes.actor, (Lane.EDGE, "actor"), Chosen.ACTOR),
    MarkKind("date", Layer.DATES, _dates, strokes.date),
    MarkKind("pin", Layer.PINS, _pins, strokes.pin, (Lane.NARROW, "ok"), Chosen.PIN, Margin.RIGHT),
)
