"""Panels give way to columns that would be too narrow, and come back when there is room."""

from __future__ import annotations

import pytest
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.ui import theme
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.text_view import TextView

ALL = ("001", "000", "003", "004")


@pytest.fixture
def small(reader: Person) -> Person:
    """The window on a small screen."""
    return resized(reader, 1280, 800)


def resized(reader: Person, width: int, height: int) -> Person:
    reader.window.resize(width, height)
    reader.rest()
    return reader


def panels(reader: Person) -> list[str]:
    return [name for name, panel in reader.window.docks.panels.items() if not panel.isHidden()]


def text_widths(reader: Person) -> list[int]:
    """The room of the words in each column, in pixels."""
    views = [view for view in reader.window.desk.findChildren(TextView) if view.isVisible()]
    return [view.viewport().width() - view._type.left - view._type.right for view in views]


def test_the_library_gives_way_to_the_fourth_column_and_comes_back(small: Person) -> None:
    small.open(*ALL[:2])
    assert panels(small) == ["library", "findings", "briefing"]
    small.open(*ALL)
    assert panels(small) == ["findings", "briefing"]
    assert not small.window.acts["docks.library"].isChecked()
    assert min(text_widths(small)) >= 155
    small.open(*ALL[:2])
    assert panels(small) == ["library", "findings", "briefing"]


def test_a_window_that_becomes_narrow_and_wide_again(reader: Person) -> None:
    resized(reader, 2400, 1000).open(*ALL)
    assert panels(reader) == ["library", "findings", "briefing"]
    resized(reader, 1200, 800)
    reader.until(lambda: panels(reader) == [])
    resized(reader, 1280, 800)
    reader.until(lambda: panels(reader) == ["findings", "briefing"])
    resized(reader, 2400, 1000)
    reader.until(lambda: panels(reader) == ["library", "findings", "briefing"])


def test_a_panel_that_the_reader_calls_back_stays(small: Person) -> None:
    small.open(*ALL)
    small.do("docks.library")
    resized(small, 1290, 810)
    assert "library" in panels(small)


def test_a_panel_that_the_reader_hid_does_not_come_by_itself(small: Person) -> None:
    small.open(*ALL[:2])
    small.do("docks.library")
    small.open(*ALL)
    small.open(*ALL[:1])
    assert panels(small) == ["findings", "briefing"]


def test_a_panel_that_gave_way_before_a_quit_comes_back_after_it(small: Person, start: Start) -> None:
    small.open(*ALL)
    small.window.close()
    small.program.close()
    again = start()
    again.rest()
    assert len(again.wiring.columns.ids) == 4
    resized(again, 1280, 800)
    again.open(*ALL[:2])
    assert panels(again) == ["library", "findings", "briefing"]


def test_a_narrow_page_gives_its_margins_to_the_text_and_keeps_what_stands_at_the_top(reader: Person) -> None:
    resized(reader, 2400, 1000).open("001", "000")
    view = next(one for one in reader.window.desk.findChildren(TextView) if one.article.id == reader.id("001"))
    reader.wiring.columns.linked(False)
    view.scroll_to(300)
    at, wide = view.top_offset(), view._type.left
    reader.window.desk._row.setSizes([250, 1500])
    assert view._type.narrow and view._type.left < wide
    assert abs(view.top_offset() - at) < 200
    reader.window.desk._row.setSizes([900, 900])
    assert view._type.left == wide


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_column_is_wider_than_its_window(reader: Person, scale: float) -> None:
    theme.keeper().set_scale(scale)
    resized(reader, round(1280 * scale), round(800 * scale)).open(*ALL)
    assert reader.window.width() == round(1280 * scale)
    assert min(text_widths(reader)) >= 150 * scale
    for column in reader.window.desk.findChildren(Column):
        if column.isVisible():
            right = column.mapTo(reader.window, column.rect().topRight()).x()
            assert 0 < right <= reader.window.width()
