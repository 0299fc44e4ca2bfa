"""The library list: order, filter, opening, removing with the way back, correcting facts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton
from tests.ui.people import Person

from pressfold.model.listing import Order
from pressfold.ui import connections
from pressfold.ui.acts.catalogue import share_reason
from pressfold.ui.desk.content import ARTICLES_MIME
from pressfold.ui.dialogs.details import DetailsDialog


def listed(person: Person) -> list[str]:
    """The starter articles of the list by their digits, top to bottom."""
    digits = {person.id(number): number for number in ("000", "001", "002", "003", "004") if _there(person, number)}
    return [digits[row.article.id] for row in person.window.library.list.rows.rows]


def _there(person: Person, number: str) -> bool:
    return any(f"/{number}_" in row.path for row in person.wiring.catalogue.listing.rows)


def test_the_newest_stands_first_and_the_undated_last(reader: Person) -> None:
    assert listed(reader)[0] == "001"


def test_the_list_can_be_ordered_otherwise(reader: Person) -> None:
    reader.window.library.set_order(Order.TITLE)
    titles = [row.article.title.casefold() for row in reader.window.library.list.rows.rows]
    assert titles == sorted(titles)
    reader.window.library.set_order(Order.SHARED)
    shares = [row.article.wire_share for row in reader.window.library.list.rows.rows]
    assert shares == sorted(shares, reverse=True) and shares[0] > 0


def test_the_filter_narrows_by_words_of_title_and_outlet(reader: Person) -> None:
    reader.window.library._filter.setText("reuters putin")
    assert listed(reader) == ["001"]
    reader.window.library._filter.setText("no such words")
    assert listed(reader) == []
    reader.window.library._filter.clear()
    assert len(listed(reader)) == 5


def test_open_articles_and_pins_are_told_in_the_row(reader: Person) -> None:
    reader.open("000")
    reader.pin("000", "consultations or confrontation")
    row = next(row for row in reader.window.library.list.rows.rows if row.article.id == reader.id("000"))
    assert row.open and row.pins == 1
    assert "1 pin" in row.shares and "shared" in row.shares


def test_a_double_click_opens_in_place_of_the_current_one(reader: Person) -> None:
    cards = reader.window.library.list
    reader.double_click(cards, reader.id("001"))
    reader.double_click(cards, reader.id("002"))
    assert reader.window.desk.article_ids() == (reader.id("002"),)


def test_ctrl_enter_opens_beside_up_to_four(reader: Person) -> None:
    cards = reader.window.library.list
    for number in ("000", "001", "002", "003", "004"):
        reader.click(cards, reader.id(number))
        reader.press("Ctrl+Return", cards)
    assert len(reader.window.desk.article_ids()) == 4
    assert reader.id("004") in reader.window.desk.article_ids()


def test_the_keyboard_opens_what_an_arrow_chose(reader: Person) -> None:
    cards = reader.window.library.list
    cards.setFocus()
    reader.press("Home", cards)
    reader.press("Down", cards)
    second = cards.rows.rows[1].article.id
    reader.press("Return", cards)
    assert reader.window.desk.article_ids() == (second,)


def test_delete_removes_and_undo_brings_back_with_the_findings(reader: Person) -> None:
    reader.open("000", "001")
    before = reader.wiring.catalogue.listing
    reader.click(reader.window.library.list, reader.id("001"))
    gone = reader.id("001")
    reader.press("Delete", reader.window.library.list)
    reader.until(lambda: len(reader.window.library.list.rows.rows) == 4)
    reader.rest()
    assert gone not in reader.window.desk.article_ids()
    assert reader.wiring.catalogue.listing.counts.wires == 0
    assert reader.window.acts["history.undo"].text() == "&Undo Remove article"
    reader.window.toasts.shown()[-1].take("Undo")
    reader.until(lambda: len(reader.window.library.list.rows.rows) == 5)
    reader.until(lambda: reader.wiring.catalogue.listing == before)
    assert reader.window.acts["history.redo"].text() == "&Redo Remove article"


def test_several_are_removed_together(reader: Person) -> None:
    cards = reader.window.library.list
    reader.click(cards, reader.id("003"))
    reader.click(cards, reader.id("004"), Qt.KeyboardModifier.ControlModifier)
    reader.press("Delete", cards)
    reader.until(lambda: len(cards.rows.rows) == 3)
    assert "2 articles were removed." in [said.text for said in reader.window.toasts.log]


def test_a_fact_is_corrected_in_the_details_and_taken_back(reader: Person) -> None:
    cards = reader.window.library.list
    reader.click(cards, reader.id("003"))
    reader.press("F2", cards)
    reader.until(lambda: reader.window.findChildren(DetailsDialog))
    (dialog,) = reader.window.findChildren(DetailsDialog)
    dialog.field("published").setText("2022-01-28")
    dialog.field("outlet").setText("El País")
    assert dialog.corrections() == {"published": "2022-01-28", "outlet": "El País"}
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    box.button(QDialogButtonBox.StandardButton.Save).click()
    reader.until(lambda: reader.wiring.catalogue.by_id[reader.id("003")].published == "2022-01-28")
    reader.rest()
    assert reader.wiring.catalogue.by_id[reader.id("003")].outlet == "El País"
    reader.press("Ctrl+Z", reader.window)
    reader.until(lambda: reader.wiring.catalogue.by_id[reader.id("003")].published is None)
    assert reader.wiring.catalogue.by_id[reader.id("003")].outlet is None


def details(person: Person, *numbers: str) -> DetailsDialog:
    """The details of these articles, opened from the list."""
    cards = person.window.library.list
    person.click(cards, person.id(numbers[0]))
    for number in numbers[1:]:
        person.click(cards, person.id(number), Qt.KeyboardModifier.ControlModifier)
    person.do("catalogue.details")
    (dialog,) = person.window.findChildren(DetailsDialog)
    return dialog


def test_facts_of_several_articles_are_corrected_at_one_stroke(reader: Person) -> None:
    before = reader.wiring.catalogue.listing.rows
    dialog = details(reader, "000", "003", "004")
    assert dialog.corrections() == {}
    dialog.field("published").setText("2022-02-04")
    dialog.accept()
    reader.rest()
    dates = {number: reader.wiring.catalogue.by_id[reader.id(number)].published for number in ("000", "003", "004")}
    assert set(dates.values()) == {"2022-02-04"}
    assert reader.wiring.history.undo_name() == "Edit published"
    reader.do("history.undo")
    assert reader.wiring.catalogue.listing.rows == before


def test_how_each_fact_was_found_and_how_sure_it_is_stands_beside_it(reader: Person) -> None:
    dialog = details(reader, "001")
    told = dialog.field("published").accessibleDescription()
    assert "sure" in told and "%" in told


def test_a_suggested_date_is_taken_with_one_click(reader: Person) -> None:
    hinted = next(row for row in reader.wiring.catalogue.listing.rows if row.suggested)
    number = Path(hinted.path).name[:3]
    dialog = details(reader, number)
    button = dialog.findChild(QPushButton, "published")
    assert isinstance(button, QPushButton)
    button.click()
    assert dialog.corrections() == {"published": hinted.suggested}


def test_a_value_that_is_none_keeps_the_details_open(reader: Person) -> None:
    dialog = details(reader, "003")
    dialog.field("published").setText("last Friday")
    dialog.accept()
    assert dialog.isVisible()
    assert any("no value for published" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_a_date_that_is_none_is_refused_with_a_sentence(reader: Person) -> None:
    reader.wiring.catalogue.set_field(reader.id("003"), "published", "last Friday")
    reader.rest()
    assert "“last Friday” is no value for published" in reader.window.toasts.log[-1].text
    assert not reader.window.acts["history.undo"].isEnabled()


def test_the_share_can_be_asked_why(reader: Person) -> None:
    reader.click(reader.window.library.list, reader.id("001"))
    reader.do("catalogue.why_share")
    row = reader.wiring.catalogue.by_id[reader.id("001")]
    assert reader.window.toasts.log[-1].text == share_reason(row)
    assert f"{row.counted} of {row.words:,}".replace(",", "") in share_reason(row).replace(",", "")
    assert "None of the" in share_reason(reader.wiring.catalogue.by_id[reader.id("004")])


def test_a_drag_carries_the_ids_of_the_articles(reader: Person) -> None:
    model = reader.window.library.list.rows
    carried = model.mimeData([model.find(reader.id("000")), model.find(reader.id("003"))])
    lines = bytes(carried.data(ARTICLES_MIME).data()).decode().splitlines()
    assert [int(line) for line in lines] == [reader.id("000"), reader.id("003")]


@pytest.mark.parametrize(("column", "expected"), [(0, ("002", "001")), (1, ("000", "002"))])
def test_an_article_dropped_on_a_column_takes_its_place(reader: Person, column: int, expected: tuple[str, str]) -> None:
    reader.open("000", "001")
    reader.window.desk.articles_dropped.emit([reader.id("002")], column)
    reader.rest()
    assert reader.window.desk.article_ids() == tuple(reader.id(number) for number in expected)


def test_a_column_is_added_by_name(reader: Person) -> None:
    reader.open("000")
    reader.press("Ctrl+\\", reader.window)
    field = QApplication.focusWidget()
    assert field is not None
    reader.type("zelensky", field)
    reader.press("Return")
    assert reader.window.desk.article_ids() == (reader.id("000"), reader.id("002"))


def test_the_status_bar_says_what_is_loaded(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    status = reader.window.status
    reader.until(lambda: status._articles.text() == "5 articles")
    reader.until(lambda: status._actors.text() != "0 actors")
    counts = reader.wiring.catalogue.listing.counts
    assert status._passages.text() == f"{counts.wires} shared passages, {counts.quotes} shared quote"
    assert status._actors.text() == f"{counts.actors} actors"
    monkeypatch.setattr(connections, "_opened", 0)  # what other tests of this process tried to open was counted too
    status.show_connections()
    assert status._offline.text() == "Offline: 0 connections"
    monkeypatch.setattr(connections, "_opened", 1)
    status.show_connections()
    assert status._offline.text() == "Offline: 1 connection"
