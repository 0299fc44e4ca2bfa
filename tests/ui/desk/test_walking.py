"""Walks go round, from wherever the reader stands."""

from __future__ import annotations

import pytest

from pressfold.model.span import Span
from pressfold.ui.desk.walking import Stop, stepped

STOPS = [Stop(0, Span(10, 20), "a"), Stop(0, Span(50, 60), "b"), Stop(1, Span(5, 9), "c")]


def at(column: int, offset: int) -> Stop:
    return Stop(column, Span(offset, offset))


@pytest.mark.parametrize(
    ("here", "direction", "there"),
    [
        (at(0, 0), 1, 0),
        (at(0, 10), 1, 0),
        (STOPS[0], 1, 1),
        (STOPS[1], 1, 2),
        (STOPS[2], 1, 0),
        (at(0, 30), 1, 1),
        (at(0, 30), -1, 0),
        (STOPS[0], -1, 2),
        (STOPS[2], -1, 1),
        (at(0, 0), -1, 2),
        (at(1, 99), 1, 0),
    ],
)
def test_a_step_goes_to_the_nearest_stop_in_its_direction(here: Stop, direction: int, there: int) -> None:
    assert stepped(STOPS, here, direction) == there


def test_without_stops_there_is_no_step() -> None:
    assert stepped([], at(0, 0), 1) is None
