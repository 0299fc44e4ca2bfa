"""Walks through places of one kind: to the next or the previous one, round and round. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pressfold.model.passage import PassageKind
from pressfold.model.span import Span
from pressfold.ui.desk.content import ColumnContent, spans_of


class Stop(NamedTuple):
    """A place to walk to: the column's place on the desk, the span in its article, and the id of what stands there."""

    column: int
    span: Span
    key: str = ""


def stepped(stops: Sequence[Stop], here: Stop, direction: int) -> int | None:
    """The number of the stop after `here` (before it for a negative direction), round the ends; None without stops.

    `here` need not be a stop: it may be wherever the reader stands.
    """
    if not stops:
        return None
    if direction >= 0:
        return next((nth for nth, stop in enumerate(stops) if stop[:2] > here[:2]), 0)
    return next((nth for nth in range(len(stops) - 1, -1, -1) if stops[nth][:2] < here[:2]), len(stops) - 1)


def passage_stops(contents: Sequence[ColumnContent], column: int, base: int | None = None) -> list[Stop]:
    """The passages of one column that another has too, or that the base has; all of them where it stands alone."""
    content = contents[column]
    here = {other.article.id for other in contents}
    return sorted(
        Stop(column, span, family.id)
        for family in content.families
        if family.kind != PassageKind.STOCK
        and (len(here) == 1 or len(here.intersection(family.articles)) > 1)
        and (base not in here or base in family.articles)
        for span in spans_of(family, content.article.id)
    )


def hit_stops(contents: Sequence[ColumnContent]) -> list[Stop]:
    """The search hits of all columns."""
    return sorted(Stop(column, span) for column, content in enumerate(contents) for span in content.hits)


def mention_stops(contents: Sequence[ColumnContent], actor_id: str) -> list[Stop]:
    """The mentions of an actor in all columns."""
    return sorted(
        Stop(column, mention.span, actor.id)
        for column, content in enumerate(contents)
        for actor in content.actors
        if actor.id == actor_id
        for mention in actor.mentions
        if mention.article == content.article.id
    )
