"""Renderings: which pairs of passages are renderings of one text.

Two passages of an article that are mostly one stretch are one text, and the two of a pair always are. A shorter text
that stands inside a longer one belongs to it where most of its articles print the longer one: a story cut to its first
half is still that story. Where a quarter of them do, it belongs to the one that most do, the longest of these, as long
as it stands in no other longer text apart from that one: a set paragraph is not all the stories that it stands in, but
a text of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from pressfold.passages.kin import find_root, join

#: The part of the longer passage that must overlap for both to be one stretch, and of the shorter one for it to stand
#: inside the longer.
OVERLAP = 0.6
#: A text that stands in no two longer ones apart belongs to the one that most of its articles print, at least one in so
#: many of them.
ONE_IN = 4

#: Where a pair stands: article, start and end of its one side and of its other.
Place: TypeAlias = tuple[int, int, int, int, int, int]


class Text(NamedTuple):
    """The numbers of the pairs that are renderings of one text; texts of one `kin` overlap, directly or by others."""

    pairs: list[int]
    kin: int


def texts(places: Sequence[Place]) -> list[Text]:
    """The texts that pairs of one kind are renderings of, by where the pairs stand. Their order changes nothing."""
    spans: dict[tuple[int, int, int], int] = {}
    stretch: dict[int, int] = {}
    sides = []
    for a, a_start, a_end, b, b_start, b_end in places:
        one = spans.setdefault((a, a_start, a_end), len(spans))
        join(stretch, one, spans.setdefault((b, b_start, b_end), len(spans)))
        sides.append(one)
    inside = _joined(spans, stretch)
    root = [find_root(stretch, number) for number in range(len(spans))]
    text, kin = dict[int, int](), dict[int, int]()
    holders: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for shorter, longer in inside:
        if root[shorter] != root[longer]:
            holders[root[shorter]][root[longer]].add(shorter)
    for one, longer_ones in holders.items():
        for longer in longer_ones:
            join(kin, one, longer)
    printed, longest = _printed(spans, root)
    article = [span[0] for span in spans]
    for one in sorted(holders, key=lambda one: longest[one], reverse=True):
        for longer in _belongs(holders[one], len(printed[one]), article, text, longest):
            join(text, one, longer)
    pairs: dict[int, list[int]] = defaultdict(list)
    for nth, side in enumerate(sides):
        pairs[root[side]].append(nth)
    found: dict[int, Text] = {}
    for one, here in pairs.items():
        found.setdefault(find_root(text, one), Text([], find_root(kin, one))).pairs.extend(here)
    return list(found.values())


def _joined(spans: Mapping[tuple[int, int, int], int], stretch: dict[int, int]) -> list[tuple[int, int]]:
    """Join spans of an article that are mostly one stretch; which other ones stand in which longer ones."""
    inside: list[tuple[int, int]] = []
    open_spans: list[tuple[int, int, int]] = []
    here = -1
    for article, start, end in sorted(spans):
        number = spans[article, start, end]
        if article != here:
            here, open_spans = article, []
        open_spans = [other for other in open_spans if other[1] > start]
        for other_start, other_end, other in open_spans:
            overlap = (end if end < other_end else other_end) - start
            shorter, longer = (number, end - start), (other, other_end - other_start)
            if shorter[1] > longer[1]:
                shorter, longer = longer, shorter
            if overlap >= OVERLAP * longer[1]:
                join(stretch, number, other)
            elif overlap >= OVERLAP * shorter[1]:
                inside.append((shorter[0], longer[0]))
        open_spans.append((start, end, number))
    return inside


#: How long a text is at most, and where it is first so long (the article and the start, each less than nothing).
Longest: TypeAlias = tuple[int, int, int]


def _printed(
    spans: Iterable[tuple[int, int, int]], root: Sequence[int]
) -> tuple[dict[int, set[int]], dict[int, Longest]]:
    """The articles that print each text, and how long it is."""
    articles: dict[int, set[int]] = defaultdict(set)
    longest: dict[int, Longest] = {}
    for text, (article, start, end) in zip(root, spans, strict=True):
        articles[text].add(article)
        length = end - start, -article, -start
        if text not in longest or longest[text] < length:
            longest[text] = length
    return articles, longest


def _belongs(
    holders: Mapping[int, set[int]],
    articles: int,
    article: Sequence[int],
    text: dict[int, int],
    longest: Mapping[int, Longest],
) -> list[int]:
    """Which of the longer texts that hold a shorter one, at these places of its, it belongs to."""
    printing = {longer: len({article[place] for place in at}) for longer, at in holders.items()}
    most = [longer for longer, count in printing.items() if 2 * count > articles]
    best = max(holders, key=lambda longer: (printing[longer], longest[longer]))
    if most or ONE_IN * printing[best] < articles or not _related(holders, text):
        return most
    return [best]


def _related(holders: Mapping[int, set[int]], text: dict[int, int]) -> bool:
    """Whether any two of the longer texts are one by themselves, or both hold the shorter one at one of its places."""
    at: dict[int, set[int]] = defaultdict(set)
    for longer, places in holders.items():
        at[find_root(text, longer)] |= places
    return not any(one.isdisjoint(other) for one, other in combinations(at.values(), 2))
