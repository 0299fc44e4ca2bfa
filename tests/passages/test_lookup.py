"""Looking up what a change touches gives the same passages as looking through everything again."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.passages.made import TITLES, article, own_words, titled

from pressfold.model.article import Article
from pressfold.model.passage import Pair
from pressfold.model.progress import NEVER, no_progress
from pressfold.passages.comparing import compared
from pressfold.passages.find import find_passages
from pressfold.passages.hits import Hits
from pressfold.passages.lookup import _differing, bared, changes, furniture_after, furniture_of
from pressfold.passages.phrases import set_phrases
from pressfold.passages.segments import Segment, segment
from pressfold.passages.shelf import Shelf, State
from pressfold.passages.tokens import tokens

STORIES = [own_words(1000 + nth, 2) for nth in range(4)]
FOOTERS = [own_words(2000 + nth, 1) for nth in range(2)]
LINES = ["Win a weekend at the seaside with our travel partners", "Follow all of the day as it happens in our diary"]


class Kept:
    """Segments with the pairs found so far: what a library keeps."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.where: dict[int, int] = {}
        self.articles: dict[int, Article] = {}
        self.pairs: set[Pair] = set()
        self.furniture: Sequence[int] = ()

    def change(self, came: Collection[Article], went: Collection[int]) -> None:
        before_where, before_articles = dict(self.where), dict(self.articles)
        self.segments.append(segment(map(tokens, came)))
        for id in went:
            del self.where[id], self.articles[id]
        self.where |= {one.id: len(self.segments) - 1 for one in came}
        self.articles |= {one.id: one for one in came}
        shelf = Shelf(self.segments)
        before = self._state(shelf, before_where, before_articles, self.furniture)
        after = self._state(shelf, self.where, self.articles, ())
        moved = {one.id for one in came} | set(went)
        ranks = [rank for rank, id in enumerate(shelf.id.tolist()) if id in moved]
        after = furniture_after(shelf, before, after, _array(ranks))
        touched = sorted({*ranks, *bared(shelf, before, after).tolist()})
        found = changes(shelf, before, after, _array(touched))
        ids = {int(shelf.id[rank]) for rank in touched}
        again = {frozenset((int(shelf.id[a]), int(shelf.id[b]))) for a, b in found.again}
        self.pairs = {p for p in self.pairs if not {p.a, p.b} & ids and frozenset((p.a, p.b)) not in again}
        new = list(compared(shelf, after, found.candidates.windows, self._texts, no_progress, NEVER))
        phrases = set_phrases(found.candidates.phrases, shelf, after, new)
        self.pairs |= {*new, *chain(*(pairs for some in phrases for _, pairs in some.families()))}
        self.furniture = after.furniture.tolist()
        assert self.furniture == furniture_of(shelf, after).furniture.tolist()

    def _state(
        self, shelf: Shelf, where: Mapping[int, int], articles: Mapping[int, Article], furniture: Sequence[int]
    ) -> State:
        state = shelf.state(where, {id: one.metadata.outlet for id, one in articles.items()})
        return shelf.with_furniture(state.there, state.outlet, np.array(sorted(furniture), np.uint64))

    def _texts(self, _: Collection[int]) -> Mapping[int, Article]:
        return self.articles


def _array(ranks: Sequence[int]) -> NDArray[np.int64]:
    return np.array(ranks, np.int64)


def made(id: int, draw: random.Random) -> Article:
    """An article of its own words with some of few stories, and perhaps a line between them or a footer."""
    own = [own_words(id, 3), own_words(5000 + id, 1)]
    parts = [*own, *draw.sample(STORIES, draw.randint(0, 2)), *draw.sample(LINES, draw.randint(0, 1))]
    parts += [titled(9000 + id, title) for title in draw.sample(TITLES, draw.randint(0, 2))]
    draw.shuffle(parts)
    return article(id, *parts, *draw.sample(FOOTERS, draw.randint(0, 1)), outlet=draw.choice(("A", "B", None)))


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10**6), steps=st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_changes_in_any_order_end_where_one_look_through_everything_ends(seed: int, steps: list[int]) -> None:
    draw = random.Random(seed)
    kept, number = Kept(), 0
    for count in steps:
        went = draw.sample(sorted(kept.articles), min(len(kept.articles), draw.randint(0, 3)))
        came = [made(number + nth, draw) for nth in range(count)]
        number += count
        kept.change(came, went)
    assert kept.pairs == set(find_passages(list(kept.articles.values())).pairs)


def test_the_seventeenth_copy_changes_which_copies_are_compared_and_all_stays_one_family() -> None:
    copies = [article(nth, own_words(nth), STORIES[0], own_words(100 + nth)) for nth in range(20)]
    kept = Kept()
    kept.change(copies[:16], ())
    assert len(kept.pairs) == 120
    for copy in copies[16:]:
        kept.change([copy], ())
        found = find_passages(list(kept.articles.values()))
        assert kept.pairs == set(found.pairs)
        assert [family.articles for family in found.families] == [tuple(sorted(kept.articles))]
    kept.change((), [copy.id for copy in copies[3:9]])
    assert kept.pairs == set(find_passages(list(kept.articles.values())).pairs)


def test_a_hit_of_two_patterns_that_both_went_is_one_that_differs() -> None:
    def hits(*rows: tuple[int, int, int, int]) -> Hits:
        return Hits(*np.array(rows, np.int32).reshape(-1, 4).T)

    stays, goes, comes = (0, 1, 5, 7), (0, 2, 3, 3), (1, 2, 9, 4)
    was, now = hits(stays, goes, goes, stays), hits(stays, comes, comes, comes)
    found = _differing(was, now)
    rows = np.stack((found.a, found.b, found.a_token, found.b_token), 1).tolist()
    assert rows == [list(goes), list(comes)]
