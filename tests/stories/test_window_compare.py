"""Comparing 000 with 001: the three wire passages of 27, 23 and 15 words are walked, each level in both columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pressfold.model.passage import PassageKind
from pressfold.ui.desk.page_view import PageView
from pressfold.ui.models.passages import PassageRow
from tests.ui.people import Person


def test_two_articles_are_chosen_in_the_list_and_opened_by_enter(reader: Person) -> None:
    cards = reader.window.library.list
    reader.click(cards, reader.id("001"))
    reader.click(cards, reader.id("000"), Qt.KeyboardModifier.ControlModifier)
    reader.press("Return", cards)
    assert set(reader.window.desk.article_ids()) == {reader.id("000"), reader.id("001")}
    assert reader.window.desk.isVisible()


def test_the_three_wire_passages_are_walked_and_stand_level(reader: Person) -> None:
    reader.open("001", "000")
    window = reader.window
    reader.wiring.columns.focus(1)
    walked = []
    for _ in range(8):
        reader.press("F8", window)
        family = next(f for f in reader.wiring.columns.spread.families if f.id == reader.wiring.walking.family)
        walked.append(family)
        assert window.passages.list.current_key() == family.id
        assert abs(_height(reader, "000", family.id) - _height(reader, "001", family.id)) <= 2
    words = {family.words for family in walked if family.kind is PassageKind.WIRE}
    assert {27, 23, 15} <= words


def test_the_counter_says_where_the_walk_stands(reader: Person) -> None:
    reader.open("001", "000")
    reader.press("F8", reader.window)
    family = reader.wiring.walking.family
    row = next(r for r in reader.window.passages.list.rows.rows if isinstance(r, PassageRow) and r.current)
    assert row.family.id == family
    total = row.position.split(" / ")[1]
    assert row.position == f"1 / {total}"
    reader.press("Shift+F8", reader.window)
    row = next(r for r in reader.window.passages.list.rows.rows if isinstance(r, PassageRow) and r.current)
    assert row.position == f"{total} / {total}"


def test_a_click_on_a_card_brings_its_passage_level_and_frames_it(reader: Person) -> None:
    reader.open("001", "000")
    rows = [row for row in reader.window.passages.list.rows.rows if isinstance(row, PassageRow)]
    chosen = next(row for row in rows if row.family.words == 15)
    reader.click(reader.window.passages.list, chosen.family.id)
    assert reader.wiring.walking.family == chosen.family.id
    assert abs(_height(reader, "000", chosen.family.id) - _height(reader, "001", chosen.family.id)) <= 2


def test_the_reasons_of_an_origin_are_said_on_the_card(reader: Person) -> None:
    reader.open("001", "000")
    reader.press("F8", reader.window)
    family = reader.wiring.walking.family
    reader.click_button(reader.window.passages.list, family, "why")
    row = next(r for r in reader.window.passages.list.rows.rows if isinstance(r, PassageRow) and r.current)
    assert row.family.likely_origin is not None
    assert row.reasons == " ".join(row.family.likely_origin.reasons)
    reader.click_button(reader.window.passages.list, family, "why")
    row = next(r for r in reader.window.passages.list.rows.rows if isinstance(r, PassageRow) and r.current)
    assert row.reasons == ""


def test_stock_phrases_are_hidden_until_asked_for(reader: Person) -> None:
    reader.open("000", "003")
    cards = reader.window.passages.list
    stock = [f for f in reader.wiring.columns.spread.families if f.kind is PassageKind.STOCK]
    assert stock
    shown = {row.family.id for row in cards.rows.rows if isinstance(row, PassageRow)}
    assert not shown & {family.id for family in stock}
    reader.click_button(cards, "", "stock")
    rows = [row for row in cards.rows.rows if isinstance(row, PassageRow)]
    listed = [row for row in rows if row.family in stock]
    assert [row.text for row in listed] == ["French Foreign Minister Jean-Yves Le Drian said"], (
        "the name and title inside it have no line of their own"
    )
    assert listed[0].letter == ""


def test_columns_are_swapped_closed_and_reopened_by_keys(reader: Person) -> None:
    reader.open("001", "000")
    one, two = reader.id("001"), reader.id("000")
    reader.press("F9", reader.window)
    assert reader.window.desk.article_ids() == (two, one)
    reader.press("Ctrl+1", reader.window)
    assert reader.wiring.columns.current() == two
    reader.press("Ctrl+W", reader.window)
    assert reader.window.desk.article_ids() == (one,)
    reader.press("Ctrl+Shift+T", reader.window)
    assert reader.window.desk.article_ids() == (two, one)


def test_digits_switch_layers_while_the_text_has_the_focus(reader: Person) -> None:
    reader.open("001")
    reader.wiring.columns.focus(0)
    assert reader.window.acts["layers.passages"].isChecked()
    reader.press("1")
    assert not reader.window.acts["layers.passages"].isChecked()
    assert "passages" not in reader.window.desk.layers()
    reader.press("0")
    assert "passages" in reader.window.desk.layers()


def test_digits_are_letters_in_the_search_field(reader: Person) -> None:
    reader.open("001")
    reader.press("Ctrl+K", reader.window)
    reader.type("1")
    assert reader.window.top_bar.field.text() == "1"
    assert QApplication.focusWidget() is reader.window.top_bar.field
    assert reader.window.acts["layers.passages"].isChecked()


def _height(reader: Person, number: str, family: str) -> float:
    """How far below the top of its column's view a family stands."""
    article = reader.id(number)
    view = next(view for view in reader.window.desk.findChildren(PageView) if view.article.id == article)
    found = next(found for found in reader.wiring.columns.spread.families if found.id == family)
    span = next(member.span for member in found.members if member.article == article)
    return view.heights(span)[0] - view.top()
