"""The search field: answers as one types, opens at the place, points at a fault, walks hits across articles."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.people import Person

from pressfold.model.search import SearchResult
from pressfold.ui.acts import searching
from pressfold.ui.models.choices import Choice
from pressfold.ui.models.hits import HitRow, PinRow


def rows(person: Person) -> tuple[object, ...]:
    return person.window.popup._list.rows.rows


def ask(person: Person, words: str) -> None:
    """Type a query as one does, and wait for the answer."""
    field = person.window.top_bar.field
    field.selectAll()
    person.type(words, field)
    person.until(lambda: person.wiring.searching.result and person.wiring.searching.result.query == words)
    person.rest()


def test_ctrl_shift_f_leads_to_the_field_and_hits_come_as_one_types(reader: Person) -> None:
    reader.press("Ctrl+Shift+F", reader.window)
    field = reader.window.top_bar.field
    assert QApplication.focusWidget() is field
    ask(reader, "security guarantees")
    hits = [row for row in rows(reader) if isinstance(row, HitRow)]
    assert len(hits) == len(rows(reader)) >= 3
    assert reader.window.popup.isVisible()
    assert all("guarantees" in hit.hit.snippet for hit in hits)


def test_enter_opens_the_first_hit_at_its_place(reader: Person) -> None:
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "personal public silence")
    reader.press("Return")
    assert reader.window.desk.article_ids() == (reader.id("001"),)
    assert not reader.window.popup.isVisible()
    (content,) = reader.wiring.columns.spread.columns
    words = [span.of(content.article.text) for span in content.hits]
    assert words == ["personal", "public", "silence"] or words == ["personal public silence"]
    view = QApplication.focusWidget()
    assert view is not None and reader.window.desk.isAncestorOf(view)


def test_ctrl_enter_opens_beside(reader: Person) -> None:
    reader.open("000")
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "personal public silence")
    reader.press("Ctrl+Return")
    assert reader.window.desk.article_ids() == (reader.id("000"), reader.id("001"))


def test_arrows_choose_another_answer(reader: Person) -> None:
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "security guarantees")
    second = [row for row in rows(reader) if isinstance(row, HitRow)][1]
    reader.press("Down")
    reader.press("Return")
    assert reader.window.desk.article_ids() == (second.hit.article,)


def test_f4_walks_the_hits_across_articles_round_and_round(reader: Person) -> None:
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "consultations")
    hits = reader.wiring.searching.result
    assert hits is not None
    total = sum(len(hit.spans) for hit in hits.hits)
    assert len(hits.hits) >= 2
    seen = []
    for _ in range(total + 1):
        reader.press("F4", reader.window)
        seen.append(reader.wiring.columns.current())
    assert set(seen) == {hit.article for hit in hits.hits}
    assert seen[0] == seen[total]
    reader.press("Shift+F4", reader.window)
    assert reader.wiring.columns.current() == seen[total - 1]


def test_a_key_waits_for_the_first_answers_alone_and_f4_walks_all(
    reader: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "_SHOWN", 2)
    told: list[int] = []
    reader.wiring.searching.hits_changed.connect(lambda: told.append(len(reader.wiring.searching.hits())))
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "Macron")
    reader.until(lambda: told)
    assert len([row for row in rows(reader) if isinstance(row, HitRow)]) == 2
    assert told[-1] == 5, "the marks and the walk know every article"
    hits = reader.wiring.searching.hits()
    for _ in range(sum(map(len, hits.values()))):
        reader.press("F4", reader.window)
        reader.rest()
    assert reader.wiring.searching._at[0] == 4


@pytest.mark.parametrize(
    ("query", "position"),
    [("AND putin", 0), ("macron date:xyz", 12), ("*", 0)],
    ids=["nothing to join", "no date", "too much"],
)
def test_a_fault_is_pointed_at_and_the_last_good_answer_stays(reader: Person, query: str, position: int) -> None:
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "consultations")
    good = rows(reader)
    field, popup = reader.window.top_bar.field, reader.window.popup
    field.selectAll()
    reader.type(query, field)
    reader.until(popup._fault.isVisible)
    assert popup._pointer.text().startswith(query)
    assert popup._pointer.text().splitlines()[1].index("▲") == position
    assert rows(reader) == good
    assert field.property("state") == "failed"
    ask(reader, "putin")
    assert not popup._fault.isVisible()
    assert field.property("state") == ""


def test_quick_open_finds_articles_actors_pins_and_briefings(reader: Person) -> None:
    reader.open("000", "001")
    reader.pin("000", "It is up to Vladimir Putin to say")
    reader.press("Ctrl+K", reader.window)
    ask(reader, "putin")
    kinds = {row.kind for row in rows(reader) if isinstance(row, Choice)}
    assert kinds == {"article", "actor", "pin"}
    ask(reader, "briefing")
    assert "briefing" in {row.kind for row in rows(reader) if isinstance(row, Choice)}


def test_an_actor_from_quick_open_is_chosen_and_gone_to(reader: Person) -> None:
    reader.open("000", "001")
    reader.press("Ctrl+K", reader.window)
    ask(reader, "le drian")
    row = next(row for row in rows(reader) if isinstance(row, Choice) and row.kind == "actor")
    reader.window.popup.opened.emit(row, False)
    reader.rest()
    assert reader.wiring.walking.actor == row.key
    assert reader.window.findings.current() is reader.window.actors


def test_quick_open_offers_what_was_open_lately_before_anything_is_typed(reader: Person) -> None:
    reader.open("000")
    reader.open("002")
    reader.press("Ctrl+K", reader.window)
    assert [int(row.key) for row in rows(reader) if isinstance(row, Choice)] == [reader.id("002"), reader.id("000")]


def test_escape_closes_the_answers_then_empties_then_leaves(reader: Person) -> None:
    field = reader.window.top_bar.field
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "putin")
    reader.press("Escape")
    assert not reader.window.popup.isVisible() and field.text() == "putin"
    reader.press("Escape")
    assert field.text() == "" and reader.wiring.searching.result is None
    reader.press("Escape")
    assert not field.hasFocus()


def test_recent_searches_are_offered(reader: Person) -> None:
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "consultations")
    reader.press("Return")
    reader.press("Ctrl+Shift+F", reader.window)
    reader.window.top_bar.field.clear()
    reader.window.top_bar.field.ask_now()
    assert [row.text for row in rows(reader) if isinstance(row, Choice)] == ["consultations"]


def test_an_old_question_never_answers_after_a_new_one(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    library = reader.wiring.library
    real = library.searches.find

    def slow(query: str, **named: object) -> SearchResult:
        if query == "putin":
            gate.wait(10)
        return real(query, **named)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(library.searches, "find", slow)
    field = reader.window.top_bar.field
    reader.press("Ctrl+Shift+F", reader.window)
    field.setText("putin")
    field.ask_now()
    field.setText("kremlin")
    field.ask_now()
    gate.set()
    reader.rest()
    assert reader.wiring.searching.result is not None
    assert reader.wiring.searching.result.query == "kremlin"


def test_hits_are_marked_in_what_lies_open_and_gone_with_the_words(reader: Person) -> None:
    reader.open("000")
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "moscow")
    assert reader.wiring.columns.spread.columns[0].hits
    reader.press("Escape")
    reader.press("Escape")
    reader.rest()
    assert not reader.wiring.columns.spread.columns[0].hits


def test_a_click_on_an_answer_opens_it(reader: Person) -> None:
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "personal public silence")
    row = next(row for row in rows(reader) if isinstance(row, HitRow))
    reader.click(reader.window.popup._list, ("hit", str(row.hit.article)), Qt.KeyboardModifier.NoModifier)
    assert reader.window.desk.article_ids() == (row.hit.article,)


def test_undo_belongs_to_the_field_while_it_was_typed_in_and_to_the_window_otherwise(reader: Person) -> None:
    reader.open("000")
    pin = reader.pin("000", "the ball was in Putin's court")
    field = reader.window.top_bar.field
    reader.press("Ctrl+K", reader.window)
    reader.type("kremlin")
    reader.press("Ctrl+Z", field)
    assert field.text() == "" and set(reader.briefing.pins) == {pin}
    reader.press("Ctrl+Z", field)
    assert not reader.briefing.pins


def test_a_slip_is_put_right_with_one_key(reader: Person) -> None:
    reader.press("Ctrl+Shift+F", reader.window)
    ask(reader, "consultatoins")
    (offer,) = [row for row in rows(reader) if isinstance(row, Choice)]
    assert offer.text == "Did you mean “consultations”?"
    reader.press("Return")
    reader.until(lambda: reader.wiring.searching.result and reader.wiring.searching.result.query == "consultations")
    reader.rest()
    assert any(isinstance(row, HitRow) for row in rows(reader))


def test_pins_and_notes_have_a_scope_of_their_own(reader: Person) -> None:
    reader.open("000", "001")
    reader.pin("000", "It is up to Vladimir Putin to say")
    reader.open("002")
    reader.press("Alt+Shift+F", reader.window)
    field = reader.window.top_bar.field
    assert QApplication.focusWidget() is field and "pins" in field.placeholderText()
    reader.type("vladimir", field)
    reader.until(lambda: any(isinstance(row, PinRow) for row in rows(reader)))
    reader.rest()
    (row,) = rows(reader)
    assert isinstance(row, PinRow) and row.hit.pinned and "Vladimir" in row.hit.snippet
    reader.press("Return")
    reader.rest()
    assert reader.id("000") in reader.window.desk.article_ids()
    assert reader.window.briefing.current() == row.hit.id
    reader.press("Ctrl+Shift+F", reader.window)
    reader.until(lambda: any(isinstance(row, HitRow) for row in rows(reader)))
