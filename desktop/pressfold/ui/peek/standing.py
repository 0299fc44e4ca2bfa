"""Where a card stands: beside what it speaks of, inside the window, never over it. No Qt widgets: rectangles in,
a rectangle out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

#: Between the mark and the card, and between the card and the window's edge.
GAP = 6
_EDGE = 8
#: A card lower than this says nothing.
LEAST = 120


def stand(size: QSize, avoid: Sequence[QRect], window: QRect) -> QRect:
    """A place for a card of this size near what it may not cover: `avoid` from the whole to the least of it.

    Where no side of the whole has room, the next, smaller one is what the card keeps clear of; where a side has
    nearly room, the card is lower than it asks.
    """
    inside = window.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    width = min(size.width(), inside.width())
    for rect in avoid:
        for place in _sides(QSize(width, size.height()), rect, inside):
            if inside.contains(place) and not place.intersects(rect):
                return place
    last = avoid[-1] if avoid else QRect(inside.topLeft(), QSize(1, 1))
    return _roomiest(width, size.height(), last, inside)


def _sides(size: QSize, rect: QRect, inside: QRect) -> list[QRect]:
    """Below, above, right and left of a rectangle; moved along its edge into the window, and lower where need be."""
    left = max(inside.left(), min(rect.left(), inside.right() - size.width() + 1))
    top = max(inside.top(), min(rect.top(), inside.bottom() - size.height() + 1))
    below = _lower(size.height(), inside.bottom() - rect.bottom() - GAP)
    above = _lower(size.height(), rect.top() - GAP - inside.top())
    beside = min(size.height(), inside.height())
    return [
        QRect(left, rect.bottom() + 1 + GAP, size.width(), below),
        QRect(left, rect.top() - GAP - above, size.width(), above),
        QRect(rect.right() + 1 + GAP, top, size.width(), beside),
        QRect(rect.left() - GAP - size.width(), top, size.width(), beside),
    ]


def _lower(asked: int, room: int) -> int:
    """The height that a card takes in this room: what it asks, or less where at least two thirds are there."""
    return room if max(LEAST, asked * 2 // 3) <= room < asked else asked


def _roomiest(width: int, height: int, rect: QRect, inside: QRect) -> QRect:
    """Below or above, whichever has more room, as high as that allows."""
    below, above = inside.bottom() - rect.bottom() - GAP, rect.top() - GAP - inside.top()
    tall = max(1, min(height, max(below, above)))
    left = max(inside.left(), min(rect.left(), inside.right() - width + 1))
    top = rect.bottom() + 1 + GAP if below >= above else rect.top() - GAP - tall
    return QRect(left, top, width, tall)
