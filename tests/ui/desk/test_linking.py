"""Linked pages meet at their passages, reach their ends together and never drift."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.ui.desk.linking import Anchor, Page, Twin, chain, followed, level

LEADER, FOLLOWER = Page(furthest=3000, view=600), Page(furthest=5000, view=600)


def twin(leader: float, follower: float, tall: float = 50) -> Twin:
    return Twin(Anchor(leader, follower), Anchor(leader + tall, follower + tall))


heights = st.floats(0, 3000, allow_nan=False)
anchor_lists = st.lists(st.builds(twin, heights, heights), max_size=12).map(chain)


def test_twins_stand_at_one_height_when_the_leaders_is_at_eye_level() -> None:
    anchors = chain([twin(1000, 2600), twin(2000, 2900)])
    for at, beside in ((1000, 2600), (2000, 2900)):
        scroll = followed(at - LEADER.eye, LEADER, FOLLOWER, anchors)
        assert scroll is not None
        assert scroll + FOLLOWER.eye == pytest.approx(beside)


def test_pages_without_common_passages_are_not_linked() -> None:
    assert followed(500, LEADER, FOLLOWER, []) is None


@settings(deadline=None, max_examples=50)
@given(anchor_lists)
def test_the_chain_rises_on_both_pages(anchors: list[Anchor]) -> None:
    assert anchors == sorted(anchors)
    assert [anchor.follower for anchor in anchors] == sorted(anchor.follower for anchor in anchors)


def test_the_chain_keeps_as_many_passages_as_stand_in_order() -> None:
    moved = twin(100, 2900)
    kept = [twin(500, 300), twin(900, 800), twin(1500, 1600)]
    assert chain([moved, *kept]) == [anchor for one in kept for anchor in one]


@settings(deadline=None, max_examples=50)
@given(anchor_lists.filter(bool), st.lists(st.floats(0, 3000), min_size=2, max_size=20))
def test_the_follower_stands_where_the_leader_is_however_it_came_there(
    anchors: list[Anchor], walk: list[float]
) -> None:
    direct = followed(walk[-1], LEADER, FOLLOWER, anchors)
    for scroll in walk:
        after = followed(scroll, LEADER, FOLLOWER, anchors)
    assert after == direct


@settings(deadline=None, max_examples=50)
@given(anchor_lists.filter(bool), st.floats(0, 3000), st.floats(0, 3000))
def test_scrolling_down_never_moves_the_follower_up(anchors: list[Anchor], one: float, two: float) -> None:
    one, two = sorted((one, two))
    first, second = (followed(scroll, LEADER, FOLLOWER, anchors) for scroll in (one, two))
    assert first is not None
    assert second is not None
    assert first <= second + 1e-6


@settings(deadline=None, max_examples=50)
@given(anchor_lists.filter(bool))
def test_tops_and_ends_are_reached_together(anchors: list[Anchor]) -> None:
    assert followed(0, LEADER, FOLLOWER, anchors) == pytest.approx(0)
    assert followed(LEADER.furthest, LEADER, FOLLOWER, anchors) == pytest.approx(FOLLOWER.furthest)


def test_level_is_eye_level_where_all_pages_can_reach_it() -> None:
    assert level([(1000, LEADER), (2000, FOLLOWER)]) == 200


def test_level_is_higher_for_a_passage_near_a_pages_top() -> None:
    assert level([(40, LEADER), (2000, FOLLOWER)]) == 40


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.floats(20, 3000), st.floats(300, 900)), min_size=1, max_size=4))
def test_every_page_can_be_scrolled_to_the_level(places: list[tuple[float, float]]) -> None:
    # the page can be scrolled until its last line is the first: a passage stands above that
    pages = [(height, Page(furthest=max(height, 3000.0), view=view)) for height, view in places]
    at = level(pages)
    assert all(0 <= height - at <= page.furthest for height, page in pages)
