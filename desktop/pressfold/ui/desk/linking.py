"""Linked scrolling: how far one page must be scrolled so that it stands where another one stands.

Pages are linked at the passages both have, not by percent. Between two anchors the follower moves in proportion, so
that every passage meets its twin at the same height; where it stands depends on the leader's place alone, so that
nothing drifts. No Qt here: heights in, heights out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: The height in a view, as a share of it, at which twins meet.
EYE_LEVEL = 1 / 3


class Anchor(NamedTuple):
    """A height on the leader's page and the height on the follower's that belongs beside it."""

    leader: float
    follower: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as linking sees it: how far it can be scrolled, and the height of its view."""

    furthest: float
    view: float

    @property
    def eye(self) -> float:
        """How far below the view's top twins meet."""
        return self.view * EYE_LEVEL


class Twin(NamedTuple):
    """One passage on both pages: where it begins and where it ends."""

    begin: Anchor
    end: Anchor


def chain(twins: Iterable[Twin]) -> list[Anchor]:
    """The anchors of the longest run of twins that stand in the same order on both pages, from top to bottom.

    Passages that one page has elsewhere cannot be followed by scrolling and are left out.
    """
    anchors: list[Anchor] = []
    for twin in _longest_rising(sorted(set(twins))):
        if not anchors or (twin.begin.leader >= anchors[-1].leader and twin.begin.follower >= anchors[-1].follower):
            anchors += twin
    return anchors


def _longest_rising(twins: Sequence[Twin]) -> list[Twin]:
    """The longest part of twins sorted by the leader's heights whose follower's heights rise too (patience sorting)."""
    tops: list[float] = []
    at_top: list[int] = []
    before: list[int] = []
    for number, twin in enumerate(twins):
        pile = bisect_left(tops, twin.begin.follower)
        before.append(at_top[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [twin.begin.follower]
        at_top[pile : pile + 1] = [number]
    rising: list[Twin] = []
    number = at_top[-1] if at_top else -1
    while number >= 0:
        rising.append(twins[number])
        number = before[number]
    return rising[::-1]


def followed(scroll: float, leader: Page, follower: Page, anchors: Sequence[Anchor]) -> float | None:
    """How far the follower is scrolled when the leader is scrolled this far; None where nothing links them."""
    if not anchors:
        return None
    line = _with_ends(leader, follower, anchors)
    wanted = _between(line, scroll + leader.eye) - follower.eye
    return min(max(0.0, wanted), follower.furthest)


def _with_ends(leader: Page, follower: Page, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors between the pages' tops and ends, so that both reach them together."""
    top = Anchor(leader.eye, follower.eye)
    end = Anchor(leader.furthest + leader.eye, follower.furthest + follower.eye)
    inner = [
        anchor
        for anchor in anchors
        if top.leader < anchor.leader < end.leader and top.follower < anchor.follower < end.follower
    ]
    return [top, *inner, end]


def _between(line: Sequence[Anchor], height: float) -> float:
    """The follower's height for one of the leader's, in proportion between the two anchors around it."""
    at = min(max(1, bisect_right(line, (height, float("inf")))), len(line) - 1)
    low, high = line[at - 1], line[at]
    span = high.leader - low.leader
    share = (height - low.leader) / span if span > 0 else 0.0
    return low.follower + share * (high.follower - low.follower)


def level(places: Sequence[tuple[float, Page]]) -> float:
    """The height in all views, as near to eye level as every page can reach, at which these heights can stand."""
    highest = max((height - page.furthest for height, page in places), default=0.0)
    lowest = min((height for height, _ in places), default=0.0)
    wanted = min((page.eye for _, page in places), default=0.0)
    return max(highest, min(wanted, lowest), 0.0)
