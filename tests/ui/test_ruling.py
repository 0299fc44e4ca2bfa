"""Ruling on actors in the window: in the panel and in the text, by key and by menu; each with its way back."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu
from tests.ui.people import Person

from pressfold.model.actor import Actor, ActorKind
from pressfold.model.span import Span
from pressfold.ui.desk.text_view import TextView
from pressfold.ui.dialogs.actor import ActorDialog
from pressfold.ui.picker import Picker


@pytest.fixture
def four(reader: Person) -> Person:
    """004 alone, with the focus."""
    reader.open("004")
    reader.wiring.columns.focus(0)
    return reader


def actor(person: Person, name: str) -> Actor | None:
    return next((one for one in person.wiring.columns.spread.actors if one.name == name), None)


def id_of(person: Person, name: str) -> str:
    found = actor(person, name)
    assert found is not None, [one.name for one in person.wiring.columns.spread.actors]
    return found.id


def times(person: Person, name: str) -> int:
    found = actor(person, name)
    return len(found.mentions) if found else 0


def choose(person: Person, name: str) -> None:
    person.click(person.window.actors.list, (id_of(person, name), -1, -1))


def pick(person: Person, typed: str) -> None:
    assert any(one.isVisible() for one in person.window.findChildren(Picker))
    person.type(typed)
    person.press("Return")


def dialog(person: Person) -> ActorDialog:
    return next(one for one in person.window.findChildren(ActorDialog) if one.isVisible())


def stand_on(person: Person, number: str, words: str) -> TextView:
    """Put the caret into words of an article."""
    article, span = person.place(number, words)
    person.window.desk.reveal(article, Span(span.start + 1, span.end), flash=False)
    view = next(one for one in person.window.desk.findChildren(TextView) if one.article.id == article)
    view.setFocus()
    return view


def test_two_actors_are_merged_by_key_and_parted_by_undo(four: Person) -> None:
    russia, putin = times(four, "Russia"), times(four, "Vladimir Putin")
    assert russia and putin
    choose(four, "Russia")
    four.press("M", four.window.actors.list)
    pick(four, "Vladimir Putin")
    assert (times(four, "Russia"), times(four, "Vladimir Putin")) == (0, russia + putin)
    assert four.wiring.walking.actor == id_of(four, "Vladimir Putin")
    assert four.window.acts["history.undo"].text() == "&Undo Merge actors"
    four.do("history.undo")
    assert (times(four, "Russia"), times(four, "Vladimir Putin")) == (russia, putin)
    four.do("history.redo")
    assert times(four, "Russia") == 0


def test_a_merge_outlives_a_new_analysis(four: Person) -> None:
    whole = times(four, "Russia") + times(four, "Vladimir Putin")
    choose(four, "Russia")
    four.do("ruling.merge")
    pick(four, "Vladimir Putin")
    four.wiring.library.analysis.run()
    four.wiring.columns.refresh()
    four.rest()
    assert (times(four, "Russia"), times(four, "Vladimir Putin")) == (0, whole)


def test_a_spelling_is_split_off(four: Person) -> None:
    spelled = Counter(m.text for one in four.wiring.columns.spread.actors for m in one.mentions)
    most = next(one for one in four.wiring.columns.spread.actors if len({m.text for m in one.mentions}) > 1)
    choose(four, most.name)
    four.press("S", four.window.actors.list)
    asked = dialog(four)
    spelling = asked.spelling.currentText()
    asked.name.setText("Somebody else")
    asked.accept()
    four.rest()
    assert times(four, "Somebody else") == spelled[spelling]
    assert four.wiring.history.undo_name() == "Split actor"
    four.do("history.undo")
    assert times(four, "Somebody else") == 0 and times(four, most.name) == len(most.mentions)


def test_a_name_a_kind_and_a_voice_are_changed(four: Person) -> None:
    choose(four, "Vladimir Putin")
    four.press("F2", four.window.actors.list)
    dialog(four).name.setText("V. V. Putin")
    dialog(four).accept()
    four.rest()
    assert times(four, "V. V. Putin") and not times(four, "Vladimir Putin")
    four.press("K", four.window.actors.list)
    dialog(four).kind.setCurrentText("media")
    dialog(four).accept()
    four.rest()
    ruled = actor(four, "V. V. Putin")
    assert ruled is not None and ruled.kind is ActorKind.MEDIA and ruled.kind_sure
    four.press("V", four.window.actors.list)
    pick(four, "Ukraine")
    ruled = actor(four, "V. V. Putin")
    assert ruled is not None and ruled.speaks_for == id_of(four, "Ukraine")
    four.press("V", four.window.actors.list)
    pick(four, "Nobody")
    ruled = actor(four, "V. V. Putin")
    assert ruled is not None and ruled.speaks_for is None
    for _ in range(4):
        four.do("history.undo")
    ruled = actor(four, "Vladimir Putin")
    assert ruled is not None and ruled.kind is ActorKind.PERSON


def test_a_hidden_actor_is_gone_from_list_and_marks_until_it_is_undone(four: Person) -> None:
    before = times(four, "Ukraine")
    choose(four, "Ukraine")
    four.press("Delete", four.window.actors.list)
    assert times(four, "Ukraine") == 0
    assert all(one.name != "Ukraine" for one in four.wiring.columns.spread.columns[0].actors)
    assert four.wiring.walking.actor is None
    four.do("history.undo")
    assert times(four, "Ukraine") == before


def test_words_are_never_a_name_again(four: Person) -> None:
    found = actor(four, "Ukraine")
    assert found is not None
    spelling = Counter(m.text for m in found.mentions).most_common(1)[0]
    choose(four, "Ukraine")
    four.press("N", four.window.actors.list)
    if len({m.text for m in found.mentions}) > 1:
        assert dialog(four).spelling.currentText() == spelling[0]
        dialog(four).accept()
        four.rest()
    assert times(four, "Ukraine") == len(found.mentions) - spelling[1]
    assert four.wiring.history.undo_name() == "Never take for a name"


def test_a_name_in_the_text_is_another_actors(four: Person) -> None:
    micron, macron = times(four, "Micron"), times(four, "Emmanuel Macron")
    view = stand_on(four, "004", "Micron")
    four.press("W", view)
    pick(four, "Emmanuel Macron")
    assert times(four, "Emmanuel Macron") == macron + 1
    assert times(four, "Micron") == max(0, micron - 1)
    four.do("history.undo")
    assert times(four, "Emmanuel Macron") == macron


def test_selected_words_name_a_new_actor(four: Person) -> None:
    article, span = four.place("004", "security guarantees")
    four.window.desk.reveal(article, span, flash=False)
    view = next(one for one in four.window.desk.findChildren(TextView))
    view.select(span)
    four.press("W", view)
    pick(four, "A new actor")
    asked = dialog(four)
    asked.name.setText("Guarantees")
    asked.kind.setCurrentText("organisation")
    asked.accept()
    four.rest()
    made = actor(four, "Guarantees")
    assert made is not None and made.kind is ActorKind.ORGANISATION and [m.span for m in made.mentions] == [span]


def test_a_mention_is_accepted_and_rejected_where_it_stands(four: Person) -> None:
    view = stand_on(four, "004", "Micron")
    four.press("A", view)
    assert four.wiring.history.undo_name() == "Set name"
    four.do("history.undo")
    before = times(four, "Russia")
    view = stand_on(four, "004", "Russia")
    four.press("Shift+W", view)
    assert times(four, "Russia") == before - 1
    assert four.wiring.history.undo_name() == "No name"


def test_a_right_click_on_a_name_is_about_that_name(four: Person) -> None:
    view = stand_on(four, "004", "Micron")
    place = four.place("004", "Micron")[1]
    view.place_caret(place.start - 20)
    cursor = QTextCursor(view.document())
    cursor.setPosition(view.places.position(place.start + 2))
    at = view.cursorRect(cursor).center()
    here = view.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, here))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    named = [action.objectName() or action.text() for action in menu.actions()]
    rulings = ["ruling.accept", "ruling.place", "ruling.reject", "quoting.correct", "dating.set", "This actor"]
    assert named[-len(rulings) :] == rulings
    assert place.start <= view.caret() < place.end
    menu.close()


def test_the_panel_offers_the_rulings_of_what_is_chosen(four: Person) -> None:
    page = four.window.actors
    choose(four, "Russia")
    mention = actor(four, "Russia").mentions[0]  # type: ignore[union-attr]  # it was just chosen
    for key, first in (((id_of(four, "Russia"), -1, -1), "answers"), (("", mention.article, mention.start), "ruling")):
        at = page.list.visualRect(page.list.rows.find(key)).topLeft() + QPoint(5, 5)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.list.viewport().mapToGlobal(at))
        QApplication.sendEvent(page.list.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = [action.objectName() for action in menu.actions()]
        assert names[0].startswith(first) and "ruling.merge" in names and "ruling.hide" in names
        menu.close()


def test_buttons_of_the_chosen_actor_rename_and_merge(four: Person) -> None:
    choose(four, "Ukraine")
    four.click_button(four.window.actors.list, (id_of(four, "Ukraine"), -1, -1), "rename")
    assert dialog(four).name.text() == "Ukraine"
    dialog(four).reject()


def test_what_needs_an_actor_says_so_where_there_is_none(four: Person) -> None:
    told: list[str] = []
    four.wiring.actors.ruling.position_told.connect(told.append)
    stand_on(four, "004", "security guarantees")
    four.do("ruling.accept")
    four.do("ruling.rename")
    assert told == ["No name at the cursor", "Choose an actor first"]
