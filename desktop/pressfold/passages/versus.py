"""Versus: two articles against each other, what both have, what only one has, and what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressfold.model.article import STORY, Article
from pressfold.model.passage import Change, Comparison, Pair, PassageKind
from pressfold.model.span import Span, union
from pressfold.text.words import count_words, word_span


def compare(a: Article, b: Article, pairs: Sequence[Pair]) -> Comparison:
    """Article `a` against article `b` by the pairs between them; set phrases do not count as shared."""
    shared = tuple(pair if pair.a == a.id else _turned(pair) for pair in pairs if _between(pair, a, b))
    wire = [pair for pair in shared if pair.kind is PassageKind.WIRE]
    return Comparison(
        a=a.id,
        b=b.id,
        shared=shared,
        only_a=tuple(_left_over(a, [Span(pair.a_start, pair.a_end) for pair in shared])),
        only_b=tuple(_left_over(b, [Span(pair.b_start, pair.b_end) for pair in shared])),
        changed=tuple(change for pair in shared for change in _changes(a, b, pair)),
        wire_share_a=_share(a, [Span(pair.a_start, pair.a_end) for pair in wire]),
        wire_share_b=_share(b, [Span(pair.b_start, pair.b_end) for pair in wire]),
    )


def _between(pair: Pair, a: Article, b: Article) -> bool:
    return {pair.a, pair.b} == {a.id, b.id} and pair.kind is not PassageKind.STOCK


def _turned(pair: Pair) -> Pair:
    """The same pair with the other article first."""
    return Pair(
        a=pair.b, a_start=pair.b_start, a_end=pair.b_end,
        b=pair.a, b_start=pair.a_start, b_end=pair.a_end,
        kind=pair.kind, similarity=pair.similarity, words=pair.words, bits=pair.bits,
        a_equal=pair.b_equal, b_equal=pair.a_equal, why=pair.why,
    )  # fmt: skip


def _left_over(article: Article, shared: Iterable[Span]) -> Iterator[Span]:
    """The stretches of the story outside these spans that hold words, block by block."""
    covered = union(shared)
    for block in article.spans(*STORY):
        edges = [block.start, *(edge for span in covered if span.overlap(block) for edge in span), block.end]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            left = word_span(article.text, Span(start, end)) if start < end else None
            if left:
                yield left


def _changes(a: Article, b: Article, pair: Pair) -> Iterator[Change]:
    """What stands between the equal words of a pair: changed, or added, or dropped."""
    a_edges = [pair.a_start, *(edge for span in pair.a_equal for edge in span), pair.a_end]
    b_edges = [pair.b_start, *(edge for span in pair.b_equal for edge in span), pair.b_end]
    gaps = zip(a_edges[::2], a_edges[1::2], b_edges[::2], b_edges[1::2], strict=True)
    for a_start, a_end, b_start, b_end in gaps:
        a_words, b_words = word_span(a.text, Span(a_start, a_end)), word_span(b.text, Span(b_start, b_end))
        if a_words or b_words:
            a_span, b_span = a_words or Span(a_start, a_start), b_words or Span(b_start, b_start)
            yield Change(*a_span, *b_span, a_span.of(a.text), b_span.of(b.text))


def _share(article: Article, wire: Iterable[Span]) -> float:
    """The part of the body words that stands in these spans."""
    body = article.spans(*STORY)
    total = sum(count_words(article.text, *block) for block in body)
    inside = sum(
        count_words(article.text, max(block.start, span.start), min(block.end, span.end))
        for span in union(wire)
        for block in body
        if span.overlap(block)
    )
    return inside / total if total else 0.0
