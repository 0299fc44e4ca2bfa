"""The library as a table: sorted by any column, with the columns that the reader chose, and the acts of the list."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from tests.ui.people import Person

from pressfold.model.columns import Column, sorted_by
from pressfold.ui.models.library_table import COLUMNS
from pressfold.ui.panels.library_table import LibraryTable


def table(person: Person) -> LibraryTable:
    person.do("sorting.table")
    return person.window.library.table


def column(person: Person, of: Column) -> list[str]:
    shown = person.window.library.table
    return [shown.model().index(at, COLUMNS.index(of)).data() for at in range(shown.model().rowCount())]


def click_head(person: Person, shown: LibraryTable, of: Column) -> None:
    header = shown.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(COLUMNS.index(of)) + 8, header.height() // 2)
    person.bot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    person.rest()


def test_a_click_on_a_head_sorts_and_a_second_turns_it_round(reader: Person) -> None:
    shown = table(reader)
    reader.window.resize(1400, 800)
    reader.window.library.choose(reader.id("003"))
    click_head(reader, shown, Column.TITLE)
    assert reader.window.library.chosen_ids() == [reader.id("003")]
    titles = column(reader, Column.TITLE)
    assert titles == sorted(titles, key=str.casefold)
    click_head(reader, shown, Column.TITLE)
    assert column(reader, Column.TITLE) == titles[::-1]
    shown.sort_by(Column.WORDS, True)
    words = [row.article.words for row in shown.rows.rows]
    assert words == sorted(words, reverse=True)


def test_those_without_a_value_come_last_both_ways(reader: Person) -> None:
    rows = reader.wiring.library.articles.rows()
    for descending in (False, True):
        dates = [row.published for row in sorted_by(rows, Column.PUBLISHED, descending, {})]
        known = [date for date in dates if date]
        assert dates == known + [None] * (len(dates) - len(known))


def test_what_is_chosen_stays_chosen_and_can_be_acted_on(reader: Person) -> None:
    reader.click(reader.window.library.list, reader.id("003"))
    shown = table(reader)
    assert reader.window.library.chosen_ids() == [reader.id("003")]
    reader.press("S", shown)
    assert next(row for row in reader.wiring.library.articles.rows() if row.id == reader.id("003")).starred
    assert any(title.startswith("★ ") for title in column(reader, Column.TITLE))
    reader.press("Return", shown)
    assert reader.window.desk.article_ids() == (reader.id("003"),)
    reader.do("sorting.table")
    assert reader.window.library.chosen_ids() == [reader.id("003")]


def test_columns_are_chosen_at_the_head_and_kept_for_the_next_sitting(reader: Person) -> None:
    shown = table(reader)
    menu = shown.column_menu()
    assert isinstance(menu, QMenu)
    words = {action.data(): action for action in menu.actions()}
    words[Column.LANGUAGE.value].trigger()
    words[Column.QUOTES.value].trigger()
    shown.sort_by(Column.WORDS, True)
    session = reader.program.sitting.session()
    assert shown.isColumnHidden(COLUMNS.index(Column.LANGUAGE))
    assert not shown.isColumnHidden(COLUMNS.index(Column.QUOTES))
    other = LibraryTable(type(shown.rows)("application/x"))
    other.restore(session.table_columns)
    assert other.isColumnHidden(COLUMNS.index(Column.LANGUAGE))
    assert (session.table, session.table_sorted, session.table_descending) == (True, "words", True)
    other.deleteLater()


def test_the_table_is_narrowed_and_has_the_menu_of_the_list(reader: Person) -> None:
    shown = table(reader)
    reader.window.library.set_filter("outlet:reuters")
    assert [row.article.id for row in shown.rows.rows] == [reader.id("001")]
    shown.selectRow(0)
    shown.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "sorting.tag" in [action.objectName() for action in menu.actions()]
    menu.close()
