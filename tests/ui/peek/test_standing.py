"""A card stands inside the window, near its mark and never over it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from pressfold.ui.peek.standing import GAP, LEAST, stand

WINDOW = QRect(0, 0, 1200, 800)
CARD = QSize(380, 300)

PLACES = {
    "below where there is room": (QRect(100, 100, 300, 60), QRect(100, 160 + GAP, 380, 300)),
    "above where there is none below": (QRect(100, 600, 300, 60), QRect(100, 600 - GAP - 300, 380, 300)),
    "moved in at the right edge": (QRect(1100, 100, 80, 20), QRect(1200 - 8 - 380, 120 + GAP, 380, 300)),
    "at the right of what is too tall": (QRect(50, 20, 300, 760), QRect(350 + GAP, 20, 380, 300)),
    "at the left of what is too tall": (QRect(850, 20, 300, 760), QRect(850 - GAP - 380, 20, 380, 300)),
    "lower where there is nearly room": (QRect(100, 0, 900, 530), QRect(100, 530 + GAP, 380, 800 - 8 - 530 - GAP)),
}


@pytest.mark.parametrize(("mark", "place"), PLACES.values(), ids=PLACES)
def test_a_card_stands(mark: QRect, place: QRect) -> None:
    assert stand(CARD, [mark], WINDOW) == place


def test_where_the_whole_leaves_no_room_the_card_keeps_clear_of_the_line() -> None:
    whole, line = QRect(10, 10, 1180, 780), QRect(300, 200, 20, 20)
    place = stand(CARD, [whole, line], WINDOW)
    assert WINDOW.contains(place)
    assert not place.intersects(line)


sizes = st.builds(QSize, st.integers(100, 700), st.integers(60, 600))
marks = st.builds(QRect, st.integers(0, 1100), st.integers(0, 750), st.integers(10, 900), st.integers(10, 500))


@settings(deadline=None, max_examples=150)
@given(sizes, marks)
def test_a_card_never_leaves_the_window_nor_covers_its_mark(size: QSize, mark: QRect) -> None:
    mark = mark.intersected(WINDOW)
    room = max(WINDOW.bottom() - mark.bottom(), mark.top() - WINDOW.top())
    assume(room > LEAST // 2)
    place = stand(size, [mark], WINDOW)
    assert WINDOW.contains(place)
    assert not place.intersects(mark)
