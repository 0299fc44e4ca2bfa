"""Wire share: how much of an article's story stands in passages it has from the wire."""

from __future__ import annotations

from collections.abc import Iterable

from pressfold.model.article import STORY, Article
from pressfold.model.passage import Family, PassageKind, WireShare
from pressfold.model.span import Span, union
from pressfold.text.words import count_words


def wire_share(article: Article, families: Iterable[Family]) -> WireShare:
    """The article's body words, those of them in wire passages, and the spans where these stand."""
    return share_of(
        article,
        (
            member.span
            for family in families
            if family.kind is PassageKind.WIRE
            for member in family.members
            if member.article == article.id
        ),
    )


def share_of(article: Article, wire: Iterable[Span]) -> WireShare:
    """The same by the spans of the article's wire passages."""
    passages = union(wire)
    body = article.spans(*STORY)
    spans = [common for block in body for common in _common(block, passages)]
    return WireShare(
        words=sum(count_words(article.text, *block) for block in body),
        counted=sum(count_words(article.text, *span) for span in spans),
        spans=tuple(spans),
    )


def _common(block: Span, passages: Iterable[Span]) -> list[Span]:
    """The parts of the passages that lie in a block."""
    return [
        Span(max(block.start, passage.start), min(block.end, passage.end))
        for passage in passages
        if passage.overlap(block)
    ]
