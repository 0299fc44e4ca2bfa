"""Versus: two articles against each other, what both have, what only one has, and what was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pressfold.model.article import STORY, Article
from pressfold.model.passage import Change, Comparison, Family, Pair, PassageKind, Versus
from pressfold.model.span import Span, union
from pressfold.passages.transposed import out_of_order, transposed
from pressfold.text.words import WORD, count_words, word_span


class _Told(NamedTuple):
    """A pair's passages without the clause at the end of one that the other cut, and what differs within them."""

    a: Span
    b: Span
    changed: list[Change]
    moved: list[Change]


def compare(a: Article, b: Article, pairs: Sequence[Pair]) -> Comparison:
    """Article `a` against article `b` by the pairs between them; set phrases do not count as shared."""
    shared = tuple(pair if pair.a == a.id else _turned(pair) for pair in pairs if _between(pair, a, b))
    wire = [pair for pair in shared if pair.kind is PassageKind.WIRE]
    told = [_told(a, b, pair) for pair in shared]
    return Comparison(
        a=a.id,
        b=b.id,
        shared=shared,
        only_a=tuple(_left_over(a, [one.a for one in told])),
        only_b=tuple(_left_over(b, [one.b for one in told])),
        changed=tuple(change for one in told for change in one.changed),
        wire_share_a=_share(a, [Span(pair.a_start, pair.a_end) for pair in wire]),
        wire_share_b=_share(b, [Span(pair.b_start, pair.b_end) for pair in wire]),
        moved=tuple(change for one in told for change in one.moved),
    )


def versus(base: Article, article: Article, pairs: Sequence[Pair]) -> Versus:
    """An article against any base, "the wire": what it took over, added, dropped and changed."""
    compared = compare(base, article, pairs)
    return Versus(
        base.id, article.id, compared.shared, compared.only_b, compared.only_a, compared.changed, compared.moved
    )


def usual_base(article: int, families: Iterable[Family]) -> int | None:
    """The article to hold another one against: where most words of its wire copy likely came from."""
    words: Counter[int] = Counter()
    for family in families:
        if family.kind is PassageKind.WIRE and article in family.articles:
            origin = family.likely_origin
            if origin and origin.article != article:
                words[origin.article] += family.words
            elif origin is None:
                words.update({other: family.words for other in family.articles if other != article})
    return min(words, key=lambda other: (-words[other], other)) if words else None


def _between(pair: Pair, a: Article, b: Article) -> bool:
    return {pair.a, pair.b} == {a.id, b.id} and pair.kind is not PassageKind.STOCK


def _turned(pair: Pair) -> Pair:
    """The same pair with the other article first, its equal words in that one's order."""
    equal = sorted(zip(pair.b_equal, pair.a_equal, strict=True))
    return Pair(
        a=pair.b, a_start=pair.b_start, a_end=pair.b_end,
        b=pair.a, b_start=pair.a_start, b_end=pair.a_end,
        kind=pair.kind, similarity=pair.similarity, words=pair.words, bits=pair.bits,
        a_equal=tuple(b for b, _ in equal), b_equal=tuple(a for _, a in equal), why=pair.why,
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


def _told(a: Article, b: Article, pair: Pair) -> _Told:
    """What a pair tells; a clause that only one side ends with is left over there, as any words that one side has."""
    changes, moved = transposed(a.text, b.text, list(_changes(a, b, pair)))
    cut = [change for change in changes if _is_cut(change, pair, a.text, b.text)]
    a_end = min([change.a_start for change in cut if change.a_text], default=pair.a_end)
    b_end = min([change.b_start for change in cut if change.b_text], default=pair.b_end)
    changed = [change for change in changes if change not in cut]
    return _Told(Span(pair.a_start, a_end), Span(pair.b_start, b_end), changed, _moved(a, b, pair, moved))


def _is_cut(change: Change, pair: Pair, a_text: str, b_text: str) -> bool:
    """Whether a change is one side's alone, with no word of the passage behind it on either side."""
    if change.a_text and change.b_text:
        return False
    return not (WORD.search(a_text, change.a_end, pair.a_end) or WORD.search(b_text, change.b_end, pair.b_end))


def _changes(a: Article, b: Article, pair: Pair) -> Iterator[Change]:
    """What stands between the equal words of a pair: changed, or added, or dropped, in the order of article `a`."""
    for a_gap, b_gap in sorted(_gaps(pair)):
        a_words, b_words = word_span(a.text, a_gap), word_span(b.text, b_gap)
        if a_words or b_words:
            a_span, b_span = a_words or Span(a_gap.start, a_gap.start), b_words or Span(b_gap.start, b_gap.start)
            yield Change(*a_span, *b_span, a_span.of(a.text), b_span.of(b.text))


def _moved(a: Article, b: Article, pair: Pair, moved: Iterable[Change]) -> list[Change]:
    """What moved within a pair, in the order of article `a`."""
    found = [*out_of_order(a.text, b.text, pair), *moved]
    return sorted(found, key=lambda change: (change.a_start, change.b_start))


def _gaps(pair: Pair) -> Iterator[tuple[Span, Span]]:
    """The gaps of both sides; where words were moved, a gap has no counterpart and an empty one stands for it."""
    a_equal = [Span(pair.a_start, pair.a_start), *pair.a_equal, Span(pair.a_end, pair.a_end)]
    b_equal = [Span(pair.b_start, pair.b_start), *pair.b_equal, Span(pair.b_end, pair.b_end)]
    in_b = sorted(range(len(b_equal)), key=lambda nth: b_equal[nth])
    follows_in_b = dict(pairwise(in_b))
    for nth in range(len(a_equal) - 1):
        a_gap = Span(a_equal[nth].end, a_equal[nth + 1].start)
        following = follows_in_b[nth] if nth in follows_in_b else nth + 1
        b_gap = Span(b_equal[nth].end, b_equal[following].start) if nth in follows_in_b else _nothing(b_equal[nth].end)
        if following == nth + 1:
            yield a_gap, b_gap
        else:
            yield a_gap, _nothing(b_gap.start)
            yield _nothing(a_gap.start), b_gap


def _nothing(at: int) -> Span:
    return Span(at, at)


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
