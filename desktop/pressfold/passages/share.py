"""Wire share: how much of an article's story stands in passages it has from the wire."""

from __future__ import annotations

from collections.abc import Iterable

from pressfold.model.article import STORY, Article
from pressfold.model.passage import Family, PassageKind, WireShare
from pressfold.model.span import Span, common, union
from pressfold.text.words import count_words


def wire_share(article: Article, families: Iterable[Family]) -> WireShare:
    """The article's body words, those of them in wire passages, and the spans where these stand."""
    wire = [
        member.span
        for family in families
        if family.kind is PassageKind.WIRE
        for member in family.members
        if member.article == article.id
    ]
    return counted_in(article, wire, sum(count_words(article.text, *block) for block in article.spans(*STORY)))


def counted_in(article: Article, wire: Iterable[Span], words: int) -> WireShare:
    """The same by the spans of the article's wire passages, where its body words are counted."""
    spans = common(article.spans(*STORY), union(wire))
    return WireShare(words, sum(count_words(article.text, *span) for span in spans), tuple(spans))
