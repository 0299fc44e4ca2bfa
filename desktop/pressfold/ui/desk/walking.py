"""Walks through places of one kind: to the next or the previous one, round and round. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pressfold.model.span import Span


class Stop(NamedTuple):
    """A place to walk to: the column's place on the desk, the span in its article, and the id of what stands there."""

    column: int
    span: Span
    key: str = ""


def stepped(stops: Sequence[Stop], here: Stop, direction: int) -> int | None:
    """The number of the stop after `here` (before it for a negative direction), round the ends; None without stops.

    `here` need not be a stop: it may be wherever the reader stands.
    """
    if not stops:
        return None
    if direction >= 0:
        return next((nth for nth, stop in enumerate(stops) if stop[:2] > here[:2]), 0)
    return next((nth for nth in range(len(stops) - 1, -1, -1) if stops[nth][:2] < here[:2]), len(stops) - 1)
