"""Spans: what they cover, share and join to."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressfold.model.span import Span, common, union

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(0, 12))


def covered(spans: list[Span]) -> set[int]:
    return {at for span in spans for at in range(*span)}


def test_a_span_names_characters_and_not_bytes() -> None:
    assert Span(2, 8).of("🙂 Élysée!") == "Élysée"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (Span(0, 5), Span(3, 9), 2),
        (Span(3, 9), Span(0, 5), 2),
        (Span(0, 9), Span(3, 5), 2),
        (Span(0, 3), Span(3, 5), 0),
        (Span(0, 2), Span(5, 9), 0),
    ],
    ids=["overlapping", "the other way round", "one inside the other", "touching", "apart"],
)
def test_overlap_counts_the_code_points_in_both(one: Span, other: Span, shared: int) -> None:
    assert one.overlap(other) == shared


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [(Span(3, 5), Span(3, 5), True), (Span(3, 5), Span(0, 9), True), (Span(2, 5), Span(3, 9), False)],
    ids=["the same", "inside", "hanging over"],
)
def test_a_span_is_within_one_that_covers_all_of_it(inner: Span, outer: Span, inside: bool) -> None:
    assert inner.within(outer) is inside


@pytest.mark.parametrize(
    ("spans", "joined"),
    [
        ([Span(5, 9), Span(0, 3)], [Span(0, 3), Span(5, 9)]),
        ([Span(0, 3), Span(3, 5)], [Span(0, 5)]),
        ([Span(0, 9), Span(2, 4)], [Span(0, 9)]),
        ([Span(4, 4)], []),
        ([], []),
    ],
    ids=["apart", "touching", "nested", "empty", "none"],
)
def test_a_union_is_sorted_and_neither_overlaps_nor_touches(spans: list[Span], joined: list[Span]) -> None:
    assert union(spans) == joined


@settings(deadline=None, max_examples=200)
@given(st.lists(SPANS, max_size=8))
def test_a_union_covers_the_same_code_points_once(spans: list[Span]) -> None:
    joined = union(spans)
    assert covered(joined) == covered(spans)
    assert sum(end - start for start, end in joined) == len(covered(spans))
    assert union(joined) == joined


@settings(deadline=None, max_examples=100)
@given(SPANS, SPANS)
def test_overlap_is_what_both_cover(one: Span, other: Span) -> None:
    assert one.overlap(other) == len(covered([one]) & covered([other]))


@settings(deadline=None, max_examples=60)
@given(st.lists(SPANS), st.lists(SPANS))
def test_what_is_common_is_what_both_cover(ones: list[Span], others: list[Span]) -> None:
    found = common(union(ones), union(others))
    assert covered(found) == covered(ones) & covered(others)
    assert found == sorted(found) and all(start < end for start, end in found)
