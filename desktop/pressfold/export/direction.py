"""Writing direction: whether a paragraph runs from right to left, and which stretches of a run do."""

from __future__ import annotations

import unicodedata
from itertools import groupby

_RIGHT = frozenset({"R", "AL", "AN"})
_LEFT = frozenset({"L", "EN"})


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (rule P2 of the Unicode bidi algorithm)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def stretches(text: str, *, right_to_left: bool = False) -> list[tuple[str, bool]]:
    """The text in pieces of one direction, each with whether it runs from right to left.

    Spaces and marks go with the letters on both sides of them where those agree, else with the paragraph.
    """
    if text.isascii() and not right_to_left:
        return [(text, False)] if text else []
    sides = [_side(char) for char in text]
    after = _next_sides(sides, right_to_left)
    before = right_to_left
    settled: list[bool] = []
    for side, behind in zip(sides, after, strict=True):
        before = before if side is None else side
        settled.append(side if side is not None else before if before == behind else right_to_left)
    pieces = groupby(zip(text, settled, strict=True), key=lambda pair: pair[1])
    return [("".join(char for char, _ in piece), side) for side, piece in pieces]


def _side(char: str) -> bool | None:
    direction = unicodedata.bidirectional(char)
    if direction in _RIGHT:
        return True
    return False if direction in _LEFT else None


def _next_sides(sides: list[bool | None], right_to_left: bool) -> list[bool]:
    """For each place the direction of the next letter that has one, the paragraph's at the end."""
    found: list[bool] = []
    behind = right_to_left
    for side in reversed(sides):
        behind = behind if side is None else side
        found.append(behind)
    return found[::-1]
