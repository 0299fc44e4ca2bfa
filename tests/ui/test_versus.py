"""Versus the wire: the page says what an article changed, added and dropped; its rows and keys jump."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests.ui.people import Person

from pressfold.model.departures import Departed
from pressfold.ui.models.versus import DepartureRow, HeldRow


def shown(person: Person) -> list[DepartureRow]:
    return [row for row in person.window.versus.list.rows.rows if isinstance(row, DepartureRow)]


def head(person: Person) -> HeldRow:
    return next(row for row in person.window.versus.list.rows.rows if isinstance(row, HeldRow))


def test_the_current_article_is_held_against_the_likely_origin(reader: Person) -> None:
    reader.open("001", "000")
    reader.wiring.columns.focus(1)
    reader.do("versus.show")
    held = reader.window.versus.held
    assert held is not None and (held.base.id, held.article.id) == (reader.id("001"), reader.id("000"))
    assert head(reader).base == "Reuters"
    assert dict(head(reader).counts)[Departed.TAKEN] == len(held.versus.taken) > 0
    texts = {held.base.id: held.base.text, held.article.id: held.article.text}
    for row in shown(reader):
        base, article = row.departure.base.of(texts[held.base.id]), row.departure.article.of(texts[held.article.id])
        assert (row.base, row.article) == (" ".join(base.split()), " ".join(article.split()))


def test_looking_into_the_base_does_not_turn_the_page_round(reader: Person) -> None:
    reader.open("001", "000")
    reader.wiring.columns.focus(1)
    reader.do("versus.show")
    reader.wiring.columns.focus(0)
    reader.rest()
    assert reader.window.versus.held is not None
    assert reader.window.versus.held.article.id == reader.id("000")


def test_the_base_column_goes_before_the_likely_origin(reader: Person) -> None:
    reader.open("001", "000")
    reader.wiring.columns.focus(1)
    reader.do("columns.make_base")
    reader.do("versus.show")
    assert reader.window.versus.held is not None
    assert reader.window.versus.held.base.id == reader.id("000")
    assert reader.window.versus.held.article.id == reader.id("001")


def test_a_row_is_brought_into_view_in_both_columns(reader: Person) -> None:
    reader.open("001", "000")
    reader.wiring.columns.focus(1)
    reader.do("versus.show")
    row = [row for row in shown(reader) if row.departure.how is Departed.TAKEN][-1]
    reader.click(reader.window.versus.list, row.departure)
    for number, span in (("001", row.departure.base), ("000", row.departure.article)):
        column = reader.window.desk.column(reader.id(number))
        assert column is not None
        top, bottom = column.view.heights(span)
        assert bottom > column.view.top() and top < column.view.top() + column.view.viewport().height()
    assert reader.wiring.walking.can_go_back()


def test_departures_are_walked_by_keys_and_the_place_is_told(reader: Person) -> None:
    reader.open("001", "000")
    reader.wiring.columns.focus(1)
    reader.do("versus.show")
    told: list[str] = []
    reader.wiring.passages.versus.position_told.connect(told.append)
    rows = shown(reader)
    reader.press("Ctrl+F8", reader.window)
    reader.press("Ctrl+F8", reader.window)
    assert reader.window.versus.list.current_key() == rows[1].departure
    reader.press("Ctrl+Shift+F8", reader.window)
    assert reader.window.versus.list.current_key() == rows[0].departure
    assert told[-1].endswith(f"1 of {len(rows)}")


def test_a_base_that_is_not_open_comes_beside(reader: Person) -> None:
    reader.open("000")
    reader.do("versus.show")
    assert reader.window.versus.held is not None
    base = reader.window.versus.held.base.id
    reader.press("Ctrl+F8", reader.window)
    assert set(reader.wiring.columns.ids) == {base, reader.id("000")}


def test_another_base_is_chosen(reader: Person) -> None:
    reader.open("001", "000")
    reader.wiring.columns.focus(1)
    reader.do("versus.show")
    reader.click_button(reader.window.versus.list, "held", "base")
    picker = reader.wiring.passages.versus._picker
    other = next(row for row in picker.rows() if row.key == str(reader.id("003")))
    picker.hide()
    picker.chosen.emit(other)
    reader.rest()
    assert reader.window.versus.held is not None
    assert reader.window.versus.held.base.id == reader.id("003")


def test_the_article_that_others_took_from_is_the_base_of_the_one_beside_it(reader: Person) -> None:
    reader.open("001", "000")
    assert reader.wiring.columns.current() == reader.id("001")
    reader.do("versus.show")
    held = reader.window.versus.held
    assert held is not None and (held.base.id, held.article.id) == (reader.id("001"), reader.id("000"))
    row = next(row for row in reader.window.versus.list.rows.rows if isinstance(row, DepartureRow))
    reader.click(reader.window.versus.list, row.departure)
    assert reader.window.status._position.text().startswith(f"Versus the wire: {row.departure.how.value}, 1 of ")


def test_an_article_that_shares_nothing_says_so(reader: Person) -> None:
    reader.open("004")
    reader.do("versus.show")
    assert reader.window.versus.held is None
    assert "nothing to hold it against" in reader.window.versus.list.empty_text


def test_the_badge_lists_the_counted_words_and_goes_to_them(reader: Person) -> None:
    reader.open("001", "000")
    column = reader.window.desk.column(reader.id("000"))
    assert column is not None
    share = column.content.wire_share
    badge = column.header._share
    assert f"“{share.spans[0].of(column.content.article.text)[:20]}" in badge.toolTip()
    reader.bot.mouseClick(badge, Qt.MouseButton.LeftButton)
    reader.rest()
    popover = reader.wiring.peeking.popover
    card = popover.card()
    assert card is not None and f"{share.counted} words of {share.words} body words" in card.said
    assert [row.place.span for row in card.rows] == list(share.spans)
    reader.press("Down", popover.list)
    reader.press("Return")
    assert not popover.isVisible()
    assert reader.wiring.columns.current() == reader.id("000")
