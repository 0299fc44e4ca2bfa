"""The gap paints what its columns share, where they stand now, and resizes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.desk.story import find

from pressfold.ui import theme
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.content import ColumnContent
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.gap import Gap
from pressfold.ui.desk.layers import Layer


@pytest.fixture
def gap(pair: Desk) -> Gap:
    QApplication.processEvents()
    return next(gap for gap in pair.findChildren(Gap) if gap.isVisible())


def rows(gap: Gap, colour: str, x: int) -> list[int]:
    """The heights at which the gap shows a colour in one column of pixels."""
    image = gap.grab().toImage()
    return [y for y in range(image.height()) if image.pixelColor(x, y).name() == colour]


def column(gap: Gap, side: int) -> Column:
    found = sorted(gap.window().findChildren(Column), key=lambda column: column.x())
    return found[side]


def test_a_ribbon_of_a_level_passage_runs_straight_from_side_to_side(pair: Desk, gap: Gap) -> None:
    pair.walker.step_passage(1)
    fill = theme.current().family(0).fill
    left, right = rows(gap, fill, 3), rows(gap, fill, gap.width() - 4)
    view = column(gap, 0).view
    top = (
        view.heights(find(view.article, "Moscow has massed"))[0]
        - view.top()
        + view.mapTo(gap.window(), QPoint(0, 0)).y()
    )
    inside = gap.mapTo(gap.window(), QPoint(0, 0)).y()
    assert left[0] == right[0] == pytest.approx(top - inside, abs=2)


def test_ribbons_follow_the_scroll_in_the_same_frame(pair: Desk, gap: Gap) -> None:
    pair.walker.step_passage(1)
    fill = theme.current().family(0).fill
    before = rows(gap, fill, 3)[0]
    pair.set_linked(False)
    left = column(gap, 0).view
    left.scroll_to(left.top() + 30)
    assert rows(gap, fill, 3)[0] == before - 30
    assert rows(gap, fill, gap.width() - 4)[0] == before


def test_no_ribbon_is_painted_over_the_heads(pair: Desk, gap: Gap) -> None:
    pair.walker.step_passage(1)
    pair.set_linked(False)
    left = column(gap, 0).view
    left.scroll_to(left.top() + 350)
    head = left.mapTo(gap.window(), QPoint(0, 0)).y() - gap.mapTo(gap.window(), QPoint(0, 0)).y()
    image = gap.grab().toImage()
    fill = theme.current().family(0).fill
    painted = [y for x in range(12, 44) for y in range(image.height()) if image.pixelColor(x, y).name() == fill]
    assert min(painted) == head


def test_ribbons_go_with_the_passages_layer(pair: Desk, gap: Gap) -> None:
    pair.walker.step_passage(1)
    pair.set_layers(frozenset(Layer) - {Layer.PASSAGES})
    assert rows(gap, theme.current().family(0).fill, 3) == []


def test_the_gap_takes_the_theme_at_once(pair: Desk, gap: Gap) -> None:
    theme.keeper().choose(theme.Choice.DARK)
    assert rows(gap, theme.current().window, gap.width() // 2)


@pytest.mark.parametrize(("key", "sign"), [(Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)])
def test_arrow_keys_resize_the_columns(pair: Desk, gap: Gap, qtbot: QtBot, key: Qt.Key, sign: int) -> None:
    before = column(gap, 0).width()
    gap.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(gap, key)
    assert (column(gap, 0).width() - before) * sign > 0


def test_the_gap_can_be_reached_by_tab_and_shows_its_focus(pair: Desk, gap: Gap, qtbot: QtBot) -> None:
    resting = gap.grab().toImage()
    column(gap, 0).view.setFocus()
    for _ in range(4):
        if not gap.hasFocus():
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert gap.hasFocus()
    assert gap.grab().toImage() != resting


def test_columns_that_share_nothing_have_an_empty_gap(desk: Desk, story: list[ColumnContent]) -> None:
    desk.set_columns([story[2], story[3]])
    QApplication.processEvents()
    gap = next(gap for gap in desk.findChildren(Gap) if gap.isVisible())
    middle = gap.width() // 2
    assert len(rows(gap, theme.current().window, middle)) == gap.height()


def test_gaps_grow_narrower_as_columns_become_more(desk: Desk, story: list[ColumnContent]) -> None:
    widths = []
    for number in (2, 3, 4):
        desk.set_columns(story[:number])
        QApplication.processEvents()
        widths.append(next(gap.width() for gap in desk.findChildren(Gap) if gap.isVisible()))
    assert widths == sorted(widths, reverse=True)
