"""Columns at the window: swapped, moved, dragged, compared with a base; undone by name and kept over a quit."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.ui.desk.column import Column


@pytest.fixture
def three(reader: Person) -> Person:
    """001, 000 and 003 side by side, the first with the focus."""
    reader.open("001", "000", "003")
    reader.wiring.columns.focus(0)
    return reader


def order(reader: Person) -> list[str]:
    """The starter articles on the desk, from left to right."""
    assert reader.window.desk.article_ids() == reader.wiring.columns.ids
    return [
        next(number for number in ("000", "001", "002", "003", "004") if reader.id(number) == id)
        for id in reader.window.desk.article_ids()
    ]


def bases(reader: Person) -> list[bool]:
    """Which columns call themselves the base, from left to right."""
    columns = sorted(reader.window.desk.findChildren(Column), key=lambda column: column.x())
    return [column.header._base.isVisible() for column in columns if column.isVisible()]


def test_a_long_article_that_is_closed_before_it_is_shown_stays_closed(reader: Person, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.txt" for name in ("first", "second")]
    for file in files:
        file.write_text(f"{file.stem}\n\n" + "\n\n".join(f"Line {number} of {file.stem}." for number in range(2000)))
    reader.wiring.importing.bring(files)
    reader.until(lambda: len(reader.wiring.library.articles.ids()) == 7)
    reader.rest()
    columns, desk = reader.wiring.columns, reader.window.desk
    one, other = reader.wiring.library.articles.ids()[-2:]
    shown: list[tuple[int, ...]] = []
    columns.shown.connect(lambda spread: shown.append(spread.ids))
    columns._arriving.setInterval(60_000)  # the second column is not made while we look
    columns.show_articles([one, other])
    reader.until(columns._arriving.isActive)
    columns.show_articles([other])
    columns._arriving.setInterval(0)
    reader.until(lambda: desk.article_ids())
    assert desk.article_ids() == columns.ids == (other,)
    assert shown == [(other,)]


def test_f9_swaps_the_current_column_with_its_neighbour_and_the_last_with_the_one_before(three: Person) -> None:
    three.press("F9", three.window)
    assert order(three) == ["000", "001", "003"]
    three.press("F9", three.window)
    assert order(three) == ["000", "003", "001"]
    three.press("F9", three.window)
    assert order(three) == ["000", "001", "003"]
    assert three.wiring.columns.current() == three.id("001")


def test_a_column_is_moved_to_the_ends_by_keys_and_stops_there(three: Person) -> None:
    for expected in (["000", "001", "003"], ["000", "003", "001"], ["000", "003", "001"]):
        three.press("Ctrl+Shift+PageDown", three.window)
        assert order(three) == expected
    for _ in range(3):
        three.press("Ctrl+Shift+PageUp", three.window)
    assert order(three) == ["001", "000", "003"]
    assert three.wiring.columns.current() == three.id("001")


def test_a_head_that_was_dragged_reorders_the_columns(three: Person) -> None:
    three.window.desk.order_wanted.emit((three.id("003"), three.id("001"), three.id("000")))
    three.rest()
    assert order(three) == ["003", "001", "000"]


def test_articles_dropped_on_a_column_still_take_its_place(three: Person) -> None:
    three.window.desk.articles_dropped.emit([three.id("004")], 1)
    three.rest()
    assert order(three) == ["001", "004", "003"]


def test_the_base_stands_first_says_so_and_is_undone_by_name(three: Person) -> None:
    three.press("Ctrl+3", three.window)
    three.press("Ctrl+B", three.window)
    assert order(three) == ["003", "001", "000"]
    assert bases(three) == [True, False, False]
    assert three.window.acts["history.undo"].text().replace("&", "") == "Undo Make base"
    three.press("Ctrl+Z", three.window)
    assert order(three) == ["001", "000", "003"]
    assert bases(three) == [False, False, False]
    three.press("Ctrl+Shift+Z", three.window)
    assert (order(three)[0], bases(three)) == ("003", [True, False, False])


def test_without_a_base_every_column_is_compared_with_every_other_again(three: Person) -> None:
    assert not three.window.acts["columns.no_base"].isEnabled()
    three.do("columns.make_base")
    three.do("columns.no_base")
    assert bases(three) == [False, False, False]
    three.press("Ctrl+Z", three.window)
    assert bases(three) == [True, False, False]


def test_a_base_that_is_closed_is_none_and_undoing_forgives_it(three: Person) -> None:
    three.do("columns.make_base")
    three.press("Ctrl+W", three.window)
    assert order(three) == ["000", "003"]
    assert bases(three) == [False, False]
    three.press("Ctrl+Z", three.window)
    assert order(three) == ["000", "003"]


def test_the_base_is_kept_over_a_quit(three: Person, start: Start) -> None:
    three.press("Ctrl+2", three.window)
    three.do("columns.make_base")
    three.window.close()
    three.program.close()
    again = start()
    again.rest()
    assert order(again) == ["000", "001", "003"]
    assert bases(again) == [True, False, False]
