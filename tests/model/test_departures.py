"""Where an article leaves its base: every departure once, each with its place on both sides."""

from __future__ import annotations

import pytest

from pressfold.model.departures import Departed, Departure, departures
from pressfold.model.passage import Change, Pair, PassageKind, Versus
from pressfold.model.span import Span


def pair(base: tuple[int, int], article: tuple[int, int]) -> Pair:
    equal = (Span(*base),), (Span(*article),)
    return Pair(1, *base, 2, *article, PassageKind.WIRE, 1.0, 5, 80.0, *equal)


def test_departures_stand_by_kind_and_then_as_the_article_prints_them() -> None:
    changed = (
        Change(30, 35, 3, 9, "Paris", "France"),
        Change(12, 16, 60, 60, "late", ""),
        Change(5, 5, 1, 3, "", "so"),
    )
    found = departures(Versus(1, 2, (pair((10, 40), (50, 80)),), (Span(90, 99),), (Span(0, 9),), changed))
    assert [(one.how, one.base, one.article) for one in found] == [
        (Departed.CHANGED, Span(30, 35), Span(3, 9)),
        (Departed.ADDED, Span(5, 5), Span(1, 3)),
        (Departed.ADDED, Span(40, 40), Span(90, 99)),
        (Departed.DROPPED, Span(0, 9), Span(50, 50)),
        (Departed.DROPPED, Span(12, 16), Span(60, 60)),
        (Departed.TAKEN, Span(10, 40), Span(50, 80)),
    ]


@pytest.mark.parametrize(
    ("span", "place"),
    [(Span(0, 4), 10), (Span(45, 48), 20), (Span(95, 99), 60)],
    ids=["before all", "behind the first", "behind the last"],
)
def test_what_was_added_stands_behind_the_passage_before_it(span: Span, place: int) -> None:
    taken = (pair((10, 20), (30, 40)), pair((50, 60), (70, 80)))
    [found] = [one for one in departures(Versus(1, 2, taken, (span,), (), ())) if one.how is Departed.ADDED]
    assert found == Departure(Departed.ADDED, Span(place, place), span)


def test_without_anything_taken_over_the_other_place_is_the_top() -> None:
    [found] = departures(Versus(1, 2, (), (), (Span(7, 9),), ()))
    assert found.article == Span(0, 0)
