"""Families: all passages that are renderings of one text, joined over all articles.

Which pairs are renderings of one text is told in `pressfold.passages.renderings`. Quotations and wire copy never join
each other. Set phrases are told by their words alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from pressfold.model.article import Article
from pressfold.model.passage import Family, Pair, Passage, PassageKind
from pressfold.model.span import Span, union
from pressfold.passages.lineage import likely_origin, sources, wire_neighbours
from pressfold.passages.renderings import Place, texts
from pressfold.passages.tokens import folded
from pressfold.text.words import count_words, word_span, word_texts

_KINDS = tuple(PassageKind)

FURNITURE = "Printed with stories that have nothing else in common: the outlet's own furniture."


class _Side(NamedTuple):
    """One side of a pair: a passage of an article and its words that the other side has too."""

    article: int
    span: Span
    equal: tuple[Span, ...]
    other: int


def families(
    pairs: Sequence[Pair],
    articles: Mapping[int, Article],
    phrases: Mapping[str, Sequence[Pair]] | None = None,
    furniture: Mapping[int, Sequence[Passage]] | None = None,
) -> tuple[Family, ...]:
    """The families that pairs, set phrases (by id) and furniture (by what names its text) form, in the order of `rank`.

    `articles` holds those of the pairs by number.
    """
    neighbours = wire_neighbours(pairs)
    found = [family(id, group, articles, neighbours) for id, group in family_pairs(pairs, articles).items()]
    found += [phrase_family(id, group) for id, group in (phrases or {}).items()]
    found += [furniture_family(text, members, articles) for text, members in (furniture or {}).items()]
    return tuple(sorted(found, key=rank))


def family_pairs(pairs: Sequence[Pair], articles: Mapping[int, Article]) -> dict[str, list[Pair]]:
    """The pairs of each family, by what names it; those of the same words are one though nothing else joined them."""
    found: dict[str, list[Pair]] = defaultdict(list)
    for group in grouped(pairs):
        found[named(group.pairs, articles)] += group.pairs
    return dict(found)


class Group(NamedTuple):
    """Pairs of one kind that are renderings of one text; groups of one `kin` overlap, directly or through others."""

    pairs: list[Pair]
    kin: tuple[PassageKind, int]


def grouped(pairs: Iterable[Pair]) -> Iterator[Group]:
    """The pairs in groups of one kind that are renderings of one text; needs no texts."""
    by_kind: dict[PassageKind, list[Pair]] = {kind: [] for kind in PassageKind}
    for pair in pairs:
        by_kind[pair.kind].append(pair)
    for kind, same in by_kind.items():
        for text in texts([sides(pair) for pair in same]):
            yield Group([same[nth] for nth in text.pairs], (kind, text.kin))


def sides(pair: Pair) -> Place:
    """Where the two passages of a pair stand."""
    return pair.a, pair.a_start, pair.a_end, pair.b, pair.b_start, pair.b_end


def rank(found: Family) -> tuple[object, ...]:
    """The key that sorts families: wire, then quotations, then set phrases; most words first."""
    return _KINDS.index(found.kind), -found.words, found.members[0].article, found.members[0].span, found.id


def family(
    id: str, group: Sequence[Pair], articles: Mapping[int, Article], neighbours: Mapping[int, set[int]]
) -> Family:
    """The family of a group of pairs; `neighbours` tells which articles share wire copy."""
    members = tuple(_members(group, articles))
    strongest = _strongest(group)
    kind = group[0].kind
    return Family(
        id=id,
        kind=kind,
        words=strongest[0].words,
        members=members,
        origins=sources(kind, members, neighbours),
        likely_origin=likely_origin(members, articles) if kind is PassageKind.WIRE else None,
    )


def phrase_family(id: str, group: Sequence[Pair]) -> Family:
    """The family of the pairs of one set phrase. It has no sources to be counted."""
    spans = places(group)
    members = [passage for article in sorted(spans) for passage in phrase_members(article, spans[article])]
    return Family(id, PassageKind.STOCK, group[0].words, tuple(members), why=phrase_reason(group))


def places(pairs: Iterable[Pair]) -> dict[int, list[Span]]:
    """Where these pairs stand, by article."""
    found: dict[int, list[Span]] = defaultdict(list)
    for pair in pairs:
        found[pair.a].append(Span(pair.a_start, pair.a_end))
        found[pair.b].append(Span(pair.b_start, pair.b_end))
    return found


def phrase_members(article: int, spans: Iterable[Span]) -> list[Passage]:
    """Where a set phrase stands in an article, by all its places there."""
    return [Passage(article, *span) for span in union(spans)]


def phrase_reason(group: Iterable[Pair]) -> str:
    """Why a set phrase is hidden: what is said of where it tells most."""
    return min((-pair.bits, pair.why) for pair in group)[1]


def phrase_id(words: int) -> str:
    """The id of the family of a set phrase; `words` names its words."""
    return _name(f"{PassageKind.STOCK} {words}")


def _strongest(group: Sequence[Pair]) -> list[Pair]:
    most = max((pair.words, pair.bits) for pair in group)
    return [pair for pair in group if (pair.words, pair.bits) == most]


def named(group: Sequence[Pair], articles: Mapping[int, Article]) -> str:
    """What names a group of pairs: its kind and the words that the strongest of them share."""
    return _name(f"{group[0].kind} {min(_shared_words(pair, articles) for pair in _strongest(group))}")


def furniture_family(text: int, members: Sequence[Passage], articles: Mapping[int, Article]) -> Family:
    """The stock family of a paragraph that outlets print under or over their stories; `text` names its words."""
    first, *_ = ordered = sorted(members, key=lambda member: (member.article, member.start))
    words = count_words(articles[first.article].text, first.start, first.end)
    return Family(furniture_id(text), PassageKind.STOCK, words, tuple(ordered), why=FURNITURE)


def furniture_id(text: int) -> str:
    """The id of the family of a furniture text."""
    return _name(f"furniture {text}")


def _shared_words(pair: Pair, articles: Mapping[int, Article]) -> str:
    """The folded words that both sides of a pair have; of two orders the one that sorts first."""
    a_text, b_text = articles[pair.a].text, articles[pair.b].text
    return min(_folded(a_text, pair.a_equal), _folded(b_text, pair.b_equal))


def _folded(text: str, spans: Iterable[Span]) -> str:
    return _match_forms(" ".join(text[span.start : span.end] for span in sorted(spans)))


@lru_cache(maxsize=5_000)
def _match_forms(printed: str) -> str:
    """The match forms of printed words; copies of one passage are folded once."""
    return " ".join(folded(word) for word in word_texts(printed))


def _name(shared: str) -> str:
    return sha256(shared.encode()).hexdigest()[:12]


def _members(group: Sequence[Pair], articles: Mapping[int, Article]) -> Iterator[Passage]:
    """The passages of a family by article and place; overlapping ones of an article are one."""
    sides: dict[int, list[_Side]] = defaultdict(list)
    for pair in group:
        sides[pair.a].append(_Side(pair.a, Span(pair.a_start, pair.a_end), pair.a_equal, pair.b))
        sides[pair.b].append(_Side(pair.b, Span(pair.b_start, pair.b_end), pair.b_equal, pair.a))
    for article in sorted(sides):
        hulls = union(side.span for side in sides[article])
        for hull in hulls:
            inside = sides[article] if len(hulls) == 1 else [side for side in sides[article] if side.span.within(hull)]
            yield Passage(article, hull.start, hull.end, _edits(articles[article].text, inside))


def _edits(text: str, sides: Sequence[_Side]) -> tuple[Span, ...]:
    """The words between the equal words of any rendering: that one does not have them."""
    gaps: set[Span] = set()
    for side in sides:
        at = side.span.start
        for start, end in sorted(side.equal):
            if at < start:
                gaps.add(Span(at, start))
            at = end
        if at < side.span.end:
            gaps.add(Span(at, side.span.end))
    return tuple(span for gap in union(gaps) if (span := word_span(text, gap)))
