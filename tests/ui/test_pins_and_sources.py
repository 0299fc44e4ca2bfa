"""Copying with the source, and the other sources of pinned words, at the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from tests.passages.made import article
from tests.ui.people import Person

from pressfold.briefing.pins import make_pin
from pressfold.library.elsewhere import Elsewhere
from pressfold.model.span import Span
from pressfold.ui.acts.pinning import elsewhere_sentence
from pressfold.ui.models.briefing import PinRow

#: A pin of any words.
SOME_PIN = make_pin(article(1, "Some words"), Span(0, 10), id="p", created="", source_id="s")[0]
WORDS = "did not want the situation near Ukraine to escalate"


def clipboard() -> QMimeData:
    return QApplication.clipboard().mimeData()


def test_selected_words_are_copied_with_their_source_in_three_forms(reader: Person) -> None:
    reader.open("001")
    reader.wiring.columns.focus(0)
    _, span = reader.place("001", WORDS)
    column = reader.window.desk._row.columns[0]
    column.view.select(span)
    reader.press("Ctrl+Shift+C", reader.window)
    copied = clipboard()
    assert copied.text().startswith(f"“{WORDS}”\n— Reuters, “Putin told Macron")
    assert "28 January 2022" in copied.text()
    assert f"<p>{WORDS}</p>" in copied.html()
    assert bytes(copied.data("text/markdown").data()).decode().startswith(f"> {WORDS}")


def test_the_citation_is_in_the_chosen_style(reader: Person) -> None:
    reader.open("001")
    reader.pin("001", WORDS)
    reader.wiring.settings.choose("citation_style", "apa")
    reader.window.briefing.choose(reader.briefing.ordered()[0].id)
    reader.window.briefing.list.setFocus()
    reader.wiring.paper.copying.quote()
    assert "(2022, January 28)" in clipboard().text()


def test_a_pin_tells_where_the_same_words_stand_and_adds_them_in_one_step(reader: Person) -> None:
    reader.open("000", "002")
    reader.pin("000", "It is up to Vladimir Putin to say if he wants")
    said = reader.window.toasts.log[-1].text
    assert said.startswith("Pinned. Also in 2 articles, ")
    reader.wiring.pinning.add_sources()
    reader.until(lambda: len(reader.briefing.pins) > 1)
    reader.rest()
    assert len({pin.source for pin in reader.briefing.ordered()}) == len(reader.briefing.pins)
    assert reader.wiring.history.undo_name() == "Add sources"
    reader.do("history.undo")
    assert len(reader.briefing.pins) == 1


def test_words_dropped_into_a_place_are_one_act_for_undo(reader: Person) -> None:
    reader.open("000")
    first = reader.pin("000", "consultations or confrontation")
    article, span = reader.place("000", "the ball was in Putin's court")
    section = reader.briefing.sections[0].id
    reader.wiring.pinning.pin_span(article, span, section=section, at=0)
    reader.until(lambda: len(reader.briefing.pins) == 2)
    reader.rest()
    assert reader.briefing.sections[0].pins[1] == first
    reader.do("history.undo")
    assert reader.briefing.sections[0].pins == (first,)


def test_the_message_and_the_card_of_a_pin_count_the_same_articles(reader: Person) -> None:
    reader.open("000", "002")
    reader.pin("000", "It is up to Vladimir Putin to say if he wants")
    (pin,) = reader.briefing.ordered()
    elsewhere = reader.wiring.library.briefings.elsewhere(reader.place("000", "It is up")[0], pin)
    assert len(pin.also_in) == len(elsewhere.places) > 1
    (card,) = (row for row in reader.window.briefing.list.rows.rows if isinstance(row, PinRow))
    assert card.also == f"also in {len(elsewhere.places)} articles, {pin.origins} origins"
    assert reader.window.toasts.log[-1].text.startswith(f"Pinned. A{card.also[1:]}: ")


def test_the_sentence_counts_copies_edits_and_other_words_apart() -> None:
    one, two, three = (2, Span(0, 5)), (3, Span(4, 9)), (4, Span(1, 3))
    assert elsewhere_sentence(SOME_PIN, Elsewhere()) == "Pinned."
    pin = replace(SOME_PIN, also_in=("a", "b", "c"), origins=2)
    told = elsewhere_sentence(pin, Elsewhere((one,), (two,), (three,)))
    assert told == "Pinned. Also in 3 articles, 2 origins: the same words in 1, edited in 1, other words in 1."
    told = elsewhere_sentence(replace(SOME_PIN, also_in=("a",)), Elsewhere((), (), (two,)))
    assert told == "Pinned. Also in 1 article: other words in 1."
