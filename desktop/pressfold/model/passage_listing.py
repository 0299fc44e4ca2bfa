"""Passages as a list: in which order they stand, and which of them are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pressfold.model.passage import Family, PassageKind, Verdict
from pressfold.model.span import Span


class PassageOrder(StrEnum):
    """The orders in which passages can be listed."""

    READING = "reading"  # as the open articles print them
    SIZE = "size"  # most words first
    EARLIEST = "earliest"  # what was printed first, first; what has no date, last
    OUTLETS = "outlets"  # what most outlets print, first


class PassageChoice(StrEnum):
    """Which passages are listed."""

    ALL = "all"
    WIRE = "wire"
    QUOTE = "quote"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader wants listed: the order, a choice, and words that the passage's text must hold."""

    order: PassageOrder = PassageOrder.READING
    choice: PassageChoice = PassageChoice.ALL
    words: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A family with what a list says of it.

    `number` is its place in reading order, `text` one rendering in one line, `outlets` names whoever prints it, once
    each, the earliest first, `earliest` is the earliest date that an article with it states (ISO 8601).
    """

    family: Family
    number: int
    text: str
    outlets: tuple[str, ...]
    earliest: str | None


def listed(
    family: Family, number: int, text: str, names: Mapping[int, str], published: Mapping[int, str | None]
) -> Listed:
    """What a list says of a family; `names` and `published` tell outlet and date by article id."""
    holders = sorted(family.articles, key=lambda id: (published.get(id) or "9999", id))
    outlets = tuple(dict.fromkeys(names[id] for id in holders if names.get(id)))
    earliest = min((date for id in holders if (date := published.get(id))), default=None)
    return Listed(family, number, text, outlets, earliest)


def without_parts(families: Sequence[Family], articles: Collection[int]) -> list[Family]:
    """The families without the set phrases that stand in these articles as parts of longer ones only."""
    phrases = [family for family in families if family.kind is PassageKind.STOCK and family.verdict is Verdict.NONE]
    spans: dict[int, list[Span]] = defaultdict(list)
    for family in phrases:
        for member in family.members:
            if member.article in articles:
                spans[member.article].append(member.span)

    def is_part(family: Family) -> bool:
        places = [member for member in family.members if member.article in articles]
        return all(
            any(member.span != longer and member.span.within(longer) for longer in spans[member.article])
            for member in places
        )

    parts = {family.id for family in phrases if is_part(family)}
    return [family for family in families if family.id not in parts]


def narrowed(families: Iterable[Listed], wanted: Wanted) -> list[Listed]:
    """Those that are wanted, in the order that is wanted; set phrases only where rejected ones are."""
    needle = " ".join(wanted.words.split()).casefold()
    fits = _CHOICES[wanted.choice]
    found = [one for one in families if fits(one.family) and needle in one.text.casefold()]
    return sorted(found, key=lambda one: (_ORDERS[wanted.order](one), one.number))


_CHOICES: Mapping[PassageChoice, Callable[[Family], bool]] = {
    PassageChoice.ALL: lambda family: family.kind is not PassageKind.STOCK,
    PassageChoice.WIRE: lambda family: family.kind is PassageKind.WIRE,
    PassageChoice.QUOTE: lambda family: family.kind is PassageKind.QUOTE,
    PassageChoice.CONFIRMED: lambda family: family.verdict is Verdict.CONFIRMED,
    PassageChoice.REJECTED: lambda family: family.verdict is Verdict.REJECTED,
}
_ORDERS: Mapping[PassageOrder, Callable[[Listed], Any]] = {
    PassageOrder.READING: lambda one: one.number,
    PassageOrder.SIZE: lambda one: -one.family.words,
    PassageOrder.EARLIEST: lambda one: one.earliest or "9999",
    PassageOrder.OUTLETS: lambda one: -len(one.outlets),
}
