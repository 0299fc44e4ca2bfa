"""The results page: everything that answers, in an order, narrowed by facets; a list of names counted."""

from __future__ import annotations

import csv
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot
from tests.ui.people import Person

from pressfold.model.label import LabelKind
from pressfold.model.listing import ArticleRow
from pressfold.model.search import FacetChoice, FacetValue, ResultOrder, SearchHit, SearchResult
from pressfold.ui.date_bars import DateBars
from pressfold.ui.delegates.hits import hit_card
from pressfold.ui.dialogs.counting import CountDialog
from pressfold.ui.models.hits import HitRow, hit_rows
from pressfold.ui.models.results import Options, conditions


def ask(person: Person, words: str) -> None:
    field = person.window.top_bar.field
    field.setFocus()
    field.selectAll()
    person.type(words, field)
    person.until(lambda: person.wiring.searching.result and person.wiring.searching.result.query == words)
    person.rest()


def listed(person: Person) -> list[str]:
    """The first three digits of the articles in the list, in order."""
    names = {row.id: Path(row.path).name[:3] for row in person.wiring.library.articles.rows()}
    return [names[row.hit.article] for row in person.window.results.list.rows.rows if isinstance(row, HitRow)]


def value(person: Person, facet: str, name: str) -> QTreeWidgetItem:
    tree = person.window.results.facets
    for at in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(at)
        assert top is not None
        if top.text(0) == facet:
            for child in (top.child(nth) for nth in range(top.childCount())):
                if child.text(0).endswith(name):
                    return child
    raise LookupError(f"{facet}: {name}")


def choose(person: Person, facet: str, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Go to a value and press a key, and wait for what follows."""
    tree = person.window.results.facets
    tree.setCurrentItem(value(person, facet, name))
    QTest.keyClick(tree, key)
    person.rest()


def test_a_key_brings_everything_that_answers(reader: Person) -> None:
    ask(reader, "putin")
    reader.press("Ctrl+Shift+R", reader.window)
    assert reader.window.findings.current() is reader.window.results
    assert sorted(listed(reader)) == ["000", "001", "002", "003", "004"]
    assert reader.window.results._summary.text().startswith("5 articles")


def test_a_value_of_a_facet_is_kept_refused_and_taken_back_by_keys(reader: Person) -> None:
    ask(reader, "putin")
    reader.press("Ctrl+Shift+I", reader.window)
    reader.until(lambda: reader.window.results.facets.topLevelItemCount())
    choose(reader, "Outlet", "Reuters")
    assert listed(reader) == ["001"]
    assert value(reader, "Outlet", "Reuters").text(0) == "✓ Reuters"
    choose(reader, "Outlet", "English News")
    assert sorted(listed(reader)) == ["001", "004"], "a second value of the same facet can be kept beside the first"
    choose(reader, "Outlet", "English News")
    choose(reader, "Outlet", "Reuters", Qt.Key.Key_Delete)
    assert sorted(listed(reader)) == ["000", "002", "003", "004"]
    assert value_chips(reader) == ["not Reuters"]
    assert value(reader, "Outlet", "Reuters").text(0) == "− Reuters"
    choose(reader, "Outlet", "Reuters", Qt.Key.Key_Delete)
    assert len(listed(reader)) == 5
    choose(reader, "Outlet", "Reuters", Qt.Key.Key_Delete)
    chip = next(iter(reader.window.results._chips.findChildren(QPushButton)))
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    reader.rest()
    assert len(listed(reader)) == 5


def value_chips(person: Person) -> list[str]:
    return [chip.text() for chip in person.window.results._chips.findChildren(QPushButton) if not chip.isHidden()]


def test_the_order_is_the_readers(reader: Person) -> None:
    ask(reader, "putin")
    reader.press("Ctrl+Shift+R", reader.window)
    page = reader.window.results
    page._order.setCurrentIndex(1)
    page._order.activated.emit(1)
    reader.rest()
    assert page.options.order is ResultOrder.NEWEST
    assert listed(reader)[0] == "001"


def test_enter_opens_the_article_at_its_hit(reader: Person) -> None:
    ask(reader, "destabilising")
    reader.press("Ctrl+Shift+R", reader.window)
    page = reader.window.results
    page.list.choose(reader.id("000"))
    reader.press("Return", page.list)
    reader.rest()
    assert reader.window.desk.article_ids() == (reader.id("000"),)


def test_a_click_opens_the_article_and_with_control_beside(reader: Person) -> None:
    reader.open("001")
    ask(reader, "putin")
    reader.press("Ctrl+Shift+R", reader.window)
    cards = reader.window.results.list
    cards.scrollTo(cards.rows.find(reader.id("000")))
    middle = cards.visualRect(cards.rows.find(reader.id("000"))).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, middle)
    reader.rest()
    assert reader.window.desk.article_ids() == (reader.id("001"), reader.id("000"))


def test_a_low_page_shows_the_facets_in_the_place_of_the_list_and_brings_it_back(reader: Person) -> None:
    ask(reader, "putin")
    page = reader.window.results
    reader.press("Ctrl+Shift+I", reader.window)
    reader.window.resize(1440, 900)
    reader.until(lambda: page.facets.isVisible() and page.list.isVisible())
    reader.window.resize(1440, 480)
    reader.until(lambda: not page.list.isVisible())
    row = page.facets.visualItemRect(page.facets.topLevelItem(0)).height()
    reader.until(lambda: page.facets.viewport().height() >= 4 * row)
    assert page in reader.window.panes() and page.focusProxy() is page.facets
    reader.press("Ctrl+Shift+R", reader.window)
    assert page.list.hasFocus() and not page.facets.isVisible()


def test_what_the_library_keeps_can_be_asked_for(reader: Person) -> None:
    reader.wiring.library.labels.put(LabelKind.TAG, "Urgent", [reader.id("003")])
    ask(reader, "tag:urgent putin")
    reader.press("Ctrl+Shift+R", reader.window)
    assert listed(reader) == ["003"]


def test_dates_are_brushed_by_mouse_and_by_keys(qtbot: QtBot) -> None:
    bars = DateBars()
    qtbot.addWidget(bars)
    bars.resize(300, 60)
    bars.show_values([FacetValue(f"2022-0{month}", month) for month in (1, 2, 3)], ())
    bars.show()
    told: list[list[str]] = []
    bars.brushed.connect(told.append)
    QTest.mousePress(bars, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    QTest.mouseRelease(bars, Qt.MouseButton.LeftButton, pos=QPoint(150, 20))
    bars.setFocus()
    QTest.keyClick(bars, Qt.Key.Key_Right)
    QTest.keyClick(bars, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    assert told == [["2022-02"], ["2022-01", "2022-02"]]


def test_a_list_of_names_is_counted_and_kept_as_a_table(reader: Person, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Le Drian\n\nnobody at all\n", encoding="utf-8")
    reader.wiring.results.count()
    dialog = reader.window.findChild(CountDialog)
    assert dialog is not None
    dialog.take(names)
    dialog.count()
    reader.rest()
    dialog.write(tmp_path / "counts.csv")
    header, *rows = csv.reader((tmp_path / "counts.csv").read_text(encoding="utf-8-sig").splitlines())
    assert [row[:1] for row in rows] == [["Le Drian"], ["nobody at all"]]
    assert int(rows[0][1]) == sum(map(int, rows[0][3:])) > 3
    assert header[:3] == ["Name", "Total", "Articles"]
    dialog.reject()


def test_names_are_counted_and_an_article_opened_by_keys(reader: Person) -> None:
    reader.wiring.results.count()
    dialog = reader.window.findChild(CountDialog)
    assert dialog is not None
    reader.type("Putin", dialog.names)
    reader.press("Ctrl+Return", dialog.names)
    reader.until(lambda: dialog.table.model() is not None)
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.table.model().index(0, 3))
    reader.press("Return", dialog.table)
    reader.rest()
    assert len(reader.window.desk.article_ids()) == 1 and dialog.isVisible()
    dialog.reject()


def test_conditions_that_leave_nothing_of_a_new_search_are_named_and_taken_back(reader: Person) -> None:
    ask(reader, "putin")
    reader.press("Ctrl+Shift+I", reader.window)
    reader.until(lambda: reader.window.results.facets.topLevelItemCount())
    choose(reader, "Outlet", "Reuters")
    ask(reader, "zelensky")
    popup = reader.window.popup
    assert popup._foot.text().startswith("No article answers. · only: Reuters")
    reader.do("searching.search")
    row = popup.current()
    assert row is not None and row.text == "Search without the conditions"
    reader.press("Return", reader.window.top_bar.field)
    reader.rest()
    assert popup.isVisible() and popup._foot.text().startswith("1 article")
    assert reader.window.results.options.choices == ()


def test_near_doubles_are_one_row_that_counts_them() -> None:
    hit = SearchHit(2, 1.0, 1, (), "words", (), doubles=(1,))
    (row,) = hit_rows(SearchResult("words", (hit,), 2, ids=(1, 2), stories=1), {1: article(1), 2: article(2, lead=1)})
    assert "×2" in str(hit_card(row))


def test_a_near_double_that_lies_open_has_its_hits_marked_though_it_is_not_listed(reader: Person) -> None:
    one, other = reader.id("000"), reader.id("003")
    with reader.wiring.library.store.transaction() as connection:
        connection.execute("INSERT INTO near VALUES (?, ?, 1.0)", (one, other))
    ask(reader, "putin")
    result = reader.wiring.searching.result
    assert result is not None and result.articles == 5 and result.stories == 4
    assert len(result.hits) == 4 and {hit.doubles for hit in result.hits} >= {()}
    folded = ({one, other} - {hit.article for hit in result.hits}).pop()
    assert folded not in reader.wiring.searching.hits()
    reader.wiring.columns.open_article(folded, beside=False)
    reader.until(lambda: folded in reader.wiring.searching.hits())
    reader.rest()
    assert reader.wiring.columns.spread.columns[0].hits


def article(id: int, lead: int | None = None) -> ArticleRow:
    return ArticleRow(id, f"Title {id}", None, None, None, None, "en", 9, 0, 0, 0, 0, f"{id}.txt", "0" * 64, lead=lead)


def test_choices_of_one_kind_are_made_and_taken_back() -> None:

    reuters = FacetChoice("outlet", "Reuters")
    once = Options().with_choice(reuters)
    assert once.choices == (reuters,)
    assert once.with_choice(reuters).choices == ()
    assert once.with_choice(FacetChoice("outlet", "Reuters", True)).choices == (FacetChoice("outlet", "Reuters", True),)
    dated = once.with_dates(["2022-01", "2022-02"])
    assert [choice.value for choice in dated.choices] == ["Reuters", "2022-01", "2022-02"]
    assert dated.with_dates([]).choices == (reuters,)


def test_brushed_days_are_one_condition_that_is_taken_back_at_once() -> None:
    options = Options(choices=(FacetChoice("outlet", "RTE", excluded=True),)).with_dates(
        ["2022-03", "2022-01", "2022-02"]
    )
    (outlet, _), (days, back) = conditions(options.choices)
    assert (outlet, days) == ("not RTE", "2022-01 to 2022-03")
    assert back(options).choices == (FacetChoice("outlet", "RTE", excluded=True),)


def test_tabs_that_have_no_room_show_icons_with_their_names_to_be_heard(reader: Person) -> None:
    panel = reader.window.findings
    bar = panel._tabs.tabBar()
    panel.bring(reader.window.results)
    panel.resize(260, 400)
    panel._fit()
    current = panel.number()
    assert [at for at in range(bar.count()) if bar.tabText(at)] == [current]
    assert all(not bar.tabIcon(at).isNull() and bar.tabToolTip(at) for at in range(bar.count()) if at != current)
    assert all(bar.accessibleTabName(at) for at in range(bar.count()))
    panel.resize(1200, 400)
    panel._fit()
    assert all(bar.tabText(at) for at in range(bar.count()))
