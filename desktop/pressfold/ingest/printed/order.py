"""The order of reading: a page is cut along the white between its columns, and across where a line spans them.

A table has white between its columns too; but its cells hold less than lines of text do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pressfold.ingest.printed.line import PrintedLine, rows, usual_size

#: White between columns is at least so wide, in sizes of the letters.
_GUTTER = 0.7
#: The share of a region's lines that may reach across the white: headings and pictures' captions.
_SPANNING = 0.2
#: A column of text has at least so many lines; half of them have at least so many letters and words.
_FEWEST = 4
_FEWEST_LETTERS = 12
_FEWEST_WORDS = 3
#: A page is cut no more often than this on the way to one column.
_DEEPEST = 12

#: The lines of one column (or of one line that spans several), from the top down.
Column = list[PrintedLine]


def columns(pieces: Sequence[PrintedLine], deepest: int = _DEEPEST) -> list[Column]:
    """The pieces of a page as whole lines in columns, in the order of reading."""
    if not pieces:
        return []
    gutter = _gutter(pieces) if deepest else None
    if gutter is None:
        return _cut_across(pieces, deepest) or [rows(pieces)]
    left, right = [p for p in pieces if p.right <= gutter], [p for p in pieces if p.left >= gutter]
    spanning = sorted((p for p in pieces if p.left < gutter < p.right), key=lambda piece: -piece.middle)
    found: list[Column] = []
    top = float("inf")
    for end in [*rows(spanning), None]:
        low = end.middle if end else float("-inf")
        for side in (left, right):
            found += columns([p for p in side if low < p.middle <= top], deepest - 1)
        if end:
            found.append([end])
            top = low
    return found


def _gutter(pieces: Sequence[PrintedLine]) -> float | None:
    """The middle of the white between two columns that the fewest lines cross; None where there is one column."""
    white = _GUTTER * (usual_size(pieces) or 10.0)
    edges = sorted({p.right for p in pieces} | {p.left for p in pieces})
    allowed = _SPANNING * len(rows(pieces))
    found: list[tuple[int, float, float]] = []
    for left, right in pairwise(edges):
        middle = (left + right) / 2
        crossing = sum(p.left < middle < p.right for p in pieces)
        if right - left >= white and crossing <= allowed:
            found.append((crossing, left - right, middle))
    return next((middle for *_, middle in sorted(found) if _is_between_columns(pieces, middle)), None)


def _is_between_columns(pieces: Sequence[PrintedLine], gutter: float) -> bool:
    sides = [rows(p for p in pieces if p.right <= gutter), rows(p for p in pieces if p.left >= gutter)]
    return all(_is_text(side) for side in sides)


def _is_text(lines: Sequence[PrintedLine]) -> bool:
    """Whether these lines are those of a text, and not the cells of a table."""
    if len(lines) < _FEWEST or median(len(line.text) for line in lines) < _FEWEST_LETTERS:
        return False
    return median(len(line.text.split()) for line in lines) >= _FEWEST_WORDS


def _cut_across(pieces: Sequence[PrintedLine], deepest: int) -> list[Column]:
    """The page cut at its widest white from side to side, where that leaves columns above or below; else nothing."""
    whole = rows(pieces)
    if deepest <= 1 or len(whole) < 2 * _FEWEST:
        return []
    gaps = sorted(((upper.bottom - lower.top, lower.top) for upper, lower in pairwise(whole)), reverse=True)
    for gap, top in gaps[:3]:
        if gap <= 0:
            break
        above, below = [p for p in pieces if p.middle > top], [p for p in pieces if p.middle <= top]
        if _gutter(above) is not None or _gutter(below) is not None:
            return columns(above, deepest - 1) + columns(below, deepest - 1)
    return []
