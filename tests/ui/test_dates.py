"""Dates on the desk: marked words, their card, the badge that leads to setting a date, and what is counted anew."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from tests.ui.peek.test_kinds import card_of
from tests.ui.people import Person

from pressfold.model.dated import DatedPhrase
from pressfold.ui.desk.badge import Badge
from pressfold.ui.desk.layers import Layer
from pressfold.ui.dialogs.dating import DateDialog
from pressfold.ui.dialogs.details import DetailsDialog


def dates(reader: Person) -> tuple[DatedPhrase, ...]:
    return reader.wiring.columns.spread.columns[0].dates


def dialog(reader: Person) -> DetailsDialog:
    found = [one for one in reader.window.findChildren(DetailsDialog) if one.isVisible()]
    return found[0]


def test_dated_words_are_marked_on_a_layer_of_their_own(reader: Person) -> None:
    reader.open("001")
    view = reader.window.desk._row.columns[0].view
    marks = [mark for kind, mark in view._marks if kind.layer is Layer.DATES]
    assert [mark.span for mark in marks] == [phrase.span for phrase in dates(reader)]
    assert len(marks) > 2


def test_the_card_tells_the_day_the_rule_and_what_it_is_counted_from(reader: Person) -> None:
    reader.open("001")
    phrase = next(one for one in dates(reader) if one.resolved and one.anchor)
    card = card_of(reader, "date", "001", phrase.text)
    assert phrase.why in card.said and phrase.rule in card.said and "Counted from" in card.said


def test_the_badge_leads_to_the_date_and_setting_it_counts_all_anew_and_back(reader: Person) -> None:
    reader.open("003")
    asked = [phrase for phrase in dates(reader) if phrase.asks]
    assert asked
    assert "Set its date" in card_of(reader, "date", "003", asked[0].text).said
    badge = reader.window.desk.findChildren(Badge)[0]
    badge.pressed.emit()
    reader.rest()
    reader.until(lambda: any(one.isVisible() for one in reader.window.findChildren(DetailsDialog)))
    here = dialog(reader)
    assert here.field("published") is here.focusWidget() or QApplication.focusWidget() is here.field("published")
    here.field("published").setText("2022-01-28")
    here.accept()
    reader.until(lambda: dates(reader) and not any(phrase.asks for phrase in dates(reader)))
    assert {phrase.anchor for phrase in dates(reader) if phrase.anchor} == {"2022-01-28"}
    reader.rest()
    reader.do("history.undo")
    reader.until(lambda: [phrase for phrase in dates(reader) if phrase.asks] == asked)


def date_dialog(reader: Person) -> DateDialog:
    reader.until(lambda: any(one.isVisible() for one in reader.window.findChildren(DateDialog)))
    return next(one for one in reader.window.findChildren(DateDialog) if one.isVisible())


def at(reader: Person, words: str) -> DatedPhrase:
    return next(phrase for phrase in dates(reader) if phrase.text == words)


def stand_on(reader: Person, number: str, words: str) -> None:
    """Put the caret on words of the first column."""
    view = reader.window.desk._row.columns[0].view
    cursor = view.textCursor()
    cursor.setPosition(view.places.position(at(reader, words).start) + 1)
    view.setTextCursor(cursor)
    view.setFocus()
    assert reader.wiring.columns.current() == reader.id(number)


def test_the_date_of_words_is_set_at_the_cursor_told_as_such_and_undone_by_name(reader: Person) -> None:
    reader.open("001")
    before = next(phrase for phrase in dates(reader) if phrase.resolved)
    stand_on(reader, "001", before.text)
    reader.do("dating.set")
    here = date_dialog(reader)
    assert here.field.text() == before.date
    here.field.setText("2022-01-21")
    here.accept()
    reader.until(lambda: at(reader, before.text).date == "2022-01-21")
    reader.rest()
    card = card_of(reader, "date", "001", before.text)
    assert "You set this date. The rules say" in card.said and card.dates is not None
    assert reader.window.acts["history.undo"].text() == f"&Undo Set date of “{before.text}”"
    reader.do("history.undo")
    reader.until(lambda: at(reader, before.text) == before)


def test_what_is_no_date_is_told_in_the_dialog_and_what_was_typed_stays(reader: Person) -> None:
    reader.open("001")
    stand_on(reader, "001", dates(reader)[0].text)
    reader.do("dating.set")
    here = date_dialog(reader)
    here.field.setText("next Friday")
    here.accept()
    assert here.isVisible() and here.field.text() == "next Friday"
    assert here._wrong.text().startswith("“next Friday” is no date. Write one such as 2022-01-28")
    here.reject()
    reader.rest()


def test_words_are_called_no_date_and_left_to_the_rules_again(reader: Person) -> None:
    reader.open("001")
    before = dates(reader)[0]
    stand_on(reader, "001", before.text)
    reader.do("dating.no_date")
    reader.until(lambda: dates(reader)[0].set)
    reader.rest()
    assert card_of(reader, "date", "001", before.text).said.startswith(f"“{before.text}”: No date.")
    stand_on(reader, "001", before.text)
    reader.do("dating.clear")
    reader.until(lambda: dates(reader)[0] == before)


def test_a_card_leads_to_the_date_of_its_words(reader: Person) -> None:
    reader.open("001")
    stand_on(reader, "001", dates(reader)[0].text)
    reader.do("peeking.peek")
    reader.until(reader.wiring.peeking.popover.isVisible)
    reader.press("E", reader.wiring.peeking.popover)
    date_dialog(reader).reject()
    reader.rest()


def test_the_cursor_beside_all_dates_says_so(reader: Person) -> None:
    reader.open("001")
    view = reader.window.desk._row.columns[0].view
    cursor = view.textCursor()
    cursor.setPosition(0)
    view.setTextCursor(cursor)
    told: list[str] = []
    reader.wiring.dating.position_told.connect(told.append)
    reader.do("dating.set")
    assert told == ["No word for a day at the cursor"]


def test_unresolved_words_beside_the_timeline_lead_to_setting_their_date(reader: Person) -> None:
    reader.do("timeline.panel")
    page = reader.wiring.timeline.page
    reader.until(lambda: page.unresolved.rows.rows)
    row = page.unresolved.rows.rows[0]
    page.unresolved.pressed_button.emit((row.phrase.article, row.phrase.start), "date")
    here = date_dialog(reader)
    here.field.setText("2022-01-21")
    here.accept()
    gone = (row.phrase.article, row.phrase.start)
    reader.until(lambda: gone not in [(one.phrase.article, one.phrase.start) for one in page.unresolved.rows.rows])
    reader.rest()
