"""Dates on the desk: marked words, their card, the badge that leads to setting a date, and what is counted anew."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from tests.ui.peek.test_kinds import card_of
from tests.ui.people import Person

from pressfold.model.dated import DatedPhrase
from pressfold.ui.desk.asking_badge import AskingBadge
from pressfold.ui.desk.layers import Layer
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
    badge = reader.window.desk.findChildren(AskingBadge)[0]
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
