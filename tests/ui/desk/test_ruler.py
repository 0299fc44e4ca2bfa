"""The ruler shows the whole page in small and moves it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.desk.story import article, find

from pressfold.model.briefing import AnchorState
from pressfold.model.span import Span
from pressfold.ui import theme
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.content import ColumnContent, PinPlace
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.layers import Layer
from pressfold.ui.desk.ruler import Ruler


@pytest.fixture
def column(desk: Desk, story: list[ColumnContent]) -> Column:
    desk.set_columns([story[0]])
    QApplication.processEvents()
    return desk.findChild(Column)


@pytest.fixture
def long(desk: Desk) -> Column:
    """An article of many screens."""
    desk.set_columns([ColumnContent(article(9, "\n".join(f"Line {number} of many." for number in range(400))))])
    QApplication.processEvents()
    return desk.findChild(Column)


def colour_at(ruler: Ruler, x: float, y: float) -> str:
    return ruler.grab().toImage().pixelColor(round(x), round(y)).name()


def test_a_passage_stands_on_the_ruler_where_it_stands_on_the_page(column: Column) -> None:
    ruler, view = column.ruler, column.view
    top, bottom = view.heights(find(view.article, "Moscow has massed troops near Ukraine and sought security"))
    page = max(view.content_height(), view.viewport().height())
    y = 4 + (top + bottom) / 2 / page * (ruler.height() - 8)
    family = theme.current().family(0)
    ruler_colours = {colour_at(ruler, 12, y + step) for step in (-2, 0, 2)}
    assert any(_near(colour, family.edge) for colour in ruler_colours)


def _near(one: str, two: str) -> bool:
    """Alike but for the frame's veil over it."""
    return all(abs(int(one[at : at + 2], 16) - int(two[at : at + 2], 16)) < 30 for at in (1, 3, 5))


def test_a_ruler_of_many_marks_draws_them_a_moment_after_the_page(
    column: Column, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = column.ruler.grab().toImage()
    monkeypatch.setattr("pressfold.ui.desk.ruler._MANY", 0)
    column.ruler.redraw()
    assert column.ruler.grab().toImage() != whole
    qtbot.waitUntil(lambda: column.ruler.grab().toImage() == whole)


def test_a_hidden_layer_leaves_the_ruler(column: Column, desk: Desk) -> None:
    before = column.ruler.grab().toImage()
    desk.set_layers(frozenset(Layer) - {Layer.PASSAGES})
    assert column.ruler.grab().toImage() != before
    desk.set_layers(frozenset(Layer))
    assert column.ruler.grab().toImage() == before


def test_the_frame_stands_at_the_top_and_goes_down_with_the_page(long: Column) -> None:
    ruler, view = long.ruler, long.view
    assert ruler.frame().top() == 4
    view.scroll_to(view.furthest() / 2)
    middle = ruler.frame().center().y()
    view.scroll_to(view.furthest())
    assert 4 < middle < ruler.frame().center().y() <= ruler.height()


def test_a_click_brings_what_is_there_to_the_middle(long: Column, qtbot: QtBot) -> None:
    ruler, view = long.ruler, long.view
    qtbot.mouseClick(ruler, Qt.MouseButton.LeftButton, pos=QPoint(8, ruler.height() // 2))
    middle = view.top() + view.viewport().height() / 2
    assert middle == pytest.approx(view.content_height() / 2, rel=0.05)


def test_dragging_the_frame_moves_the_page_with_it(long: Column, qtbot: QtBot) -> None:
    ruler, view = long.ruler, long.view
    grip = ruler.frame().center().toPoint()
    qtbot.mousePress(ruler, Qt.MouseButton.LeftButton, pos=grip)
    assert view.top() == 0
    there = QPointF(grip + QPoint(0, 100))
    QApplication.sendEvent(
        ruler,
        QMouseEvent(
            QEvent.Type.MouseMove,
            there,
            QPointF(ruler.mapToGlobal(there.toPoint())),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    qtbot.mouseRelease(ruler, Qt.MouseButton.LeftButton, pos=grip + QPoint(0, 100))
    assert ruler.frame().center().y() == pytest.approx(grip.y() + 100, abs=2)


def test_a_short_page_is_ruled_at_its_own_height(desk: Desk) -> None:
    desk.set_columns([ColumnContent(article(1, "One line."))])
    QApplication.processEvents()
    ruler = desk.findChild(Ruler)
    assert ruler.frame().height() == pytest.approx(ruler.height() - 8, abs=2)


def test_hovering_says_what_is_there(column: Column, desk: Desk, story: list[ColumnContent]) -> None:
    span = find(story[0].article, "It is up to Vladimir Putin")
    desk.update_content(replace(story[0], pins=(PinPlace("p", span, AnchorState.CHANGED),)))
    view = column.view
    top = view.heights(span)[0]
    page = max(view.content_height(), view.viewport().height())
    place = QPointF(6, 4 + top / page * (column.ruler.height() - 8) + 2)
    assert "Pinned in the briefing: changed" in column.ruler.tip_at(place).splitlines()
    assert column.ruler.tip_at(QPointF(6, column.ruler.height() - 1)) == ""


def test_the_ruler_and_the_text_have_names(column: Column) -> None:
    title = column.content.article.title
    assert column.view.accessibleName() == f"Text of {title}"
    assert column.ruler.accessibleName() == f"Overview of {title}"
    assert Span(0, 1).of(title)
