"""Wire share: how much of an article's story stands in passages it has from the wire."""

from __future__ import annotations

from collections.abc import Iterable

from pressfold.model.article import STORY, Article
from pressfold.model.passage import Family, PassageKind, WireShare
from pressfold.model.span import Span, union
from pressfold.text.words import words


def wire_share(article: Article, families: Iterable[Family]) -> WireShare:
    """The article's body words, those of them in wire passages, and the spans where these stand."""
    passages = union(
        member.span
        for family in families
        if family.kind is PassageKind.WIRE
        for member in family.members
        if member.article == article.id
    )
    body = article.spans(*STORY)
    spans = [common for block in body for common in _common(block, passages)]
    return WireShare(
        words=sum(1 for block in body for _ in words(article.text, *block)),
        counted=sum(1 for span in spans for _ in words(article.text, *span)),
        spans=tuple(spans),
    )


def _common(block: Span, passages: Iterable[Span]) -> list[Span]:
    """The parts of the passages that lie in a block."""
    return [
        Span(max(block.start, passage.start), min(block.end, passage.end))
        for passage in passages
        if passage.overlap(block)
    ]
