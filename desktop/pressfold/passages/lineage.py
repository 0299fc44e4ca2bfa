"""Lineage: which article a family likely came from, and how many independent sources its members amount to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pressfold.model.article import Article
from pressfold.model.passage import Origin, Pair, Passage, PassageKind


def likely_origin(members: Sequence[Passage], articles: Mapping[int, Article]) -> Origin | None:
    """The member's article that speaks most for being the origin; None when nothing tells them apart."""
    return None


def sources(kind: PassageKind, members: Sequence[Passage], pairs: Sequence[Pair]) -> int:
    """How many independent sources print the members: articles that share wire copy are one source."""
    if kind is PassageKind.WIRE:
        return 1
    return len({member.article for member in members})
