"""Selecting by units, in values and by keys in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from tests.ui.desk.story import article
from tests.ui.people import Person

from pressfold.model.span import Span
from pressfold.ui.desk.places import Places
from pressfold.ui.desk.selecting import Unit, grown, moved
from pressfold.ui.desk.text_view import TextView

TEXT = "He left. “We will talk,” Mr. Le Drian said 🙂 on Friday. It rained.\n\nAnother paragraph here. And more."
QUOTATIONS = [Span(TEXT.index("We will"), TEXT.index(",”") + 1)]
PARAGRAPHS = [Span(one.start, one.end) for one in Places(article(1, TEXT)).paragraphs]


def test_growing_goes_from_the_word_to_the_whole_text() -> None:
    at = TEXT.index("will") + 1
    span, seen = Span(at, at), []
    while (larger := grown(TEXT, PARAGRAPHS, QUOTATIONS, span)) != span:
        span = larger
        seen.append(span.of(TEXT))
    assert seen == [
        "will",
        "We will talk,",
        "“We will talk,” Mr. Le Drian said 🙂 on Friday.",
        TEXT.split("\n")[0],
        TEXT,
    ]


def test_a_sentence_ends_where_the_sentence_ends() -> None:
    ends = []
    at = 0
    for _ in range(6):
        at = moved(TEXT, PARAGRAPHS, at, Unit.SENTENCE, 1)
        ends.append(TEXT[:at].rsplit(" ", 1)[-1])
    assert ends == ["left.", "Friday.", "rained.", "here.", "more.", "more."]


def test_going_up_stops_at_beginnings() -> None:
    starts = []
    at = len(TEXT)
    for _ in range(6):
        at = moved(TEXT, PARAGRAPHS, at, Unit.SENTENCE, -1)
        starts.append(TEXT[at:].split(" ", 1)[0])
    assert starts == ["And", "Another", "It", "“We", "He", "He"]


@pytest.mark.parametrize("direction", [1, -1], ids=["down", "up"])
def test_paragraphs_are_passed_one_by_one(direction: int) -> None:
    at, found = (0 if direction > 0 else len(TEXT)), []
    for _ in range(3):
        at = moved(TEXT, PARAGRAPHS, at, Unit.PARAGRAPH, direction)
        found.append(at)
    first, second = PARAGRAPHS
    assert found == ([first.end, second.end, second.end] if direction > 0 else [second.start, 0, 0])


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="Ab. \n“”", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_growing_always_ends_and_never_loses_what_was_selected(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    paragraphs = [Span(part.start, part.end) for part in Places(article(1, text)).paragraphs]
    span = Span(start, end)
    for _ in range(200):
        larger = grown(text, paragraphs, [], span)
        assert span.within(larger)
        if larger == span:
            break
        span = larger
    assert span == Span(0, len(text)) or not text


# --- by keys at the window ------------------------------------------------------------------------------------------


def selected(reader: Person) -> str:
    found = reader.window.desk.selection()
    assert found is not None
    return found[1].of(reader.wiring.library.articles.get(found[0]).text)


def at(reader: Person, words: str) -> TextView:
    """001 alone, with the caret in front of these words."""
    reader.open("001")
    article, span = reader.place("001", words)
    reader.window.desk.reveal(article, span, flash=False)
    view = reader.window.desk.findChild(TextView)
    view.setFocus()
    assert QApplication.focusWidget() is view
    return view


def test_words_sentences_and_paragraphs_are_selected_and_pinned_by_keys_alone(reader: Person) -> None:
    at(reader, "Macron made clear")
    reader.press("Alt+Shift+Down")
    sentence = selected(reader)
    assert sentence.startswith("Macron made clear") and sentence.endswith(".")
    reader.press("Ctrl+Shift+Down")
    assert selected(reader).startswith(sentence) and len(selected(reader)) > len(sentence)
    reader.press("Ctrl+Shift+Up")
    reader.press("Ctrl+Shift+Right")
    reader.press("Ctrl+Shift+Right")
    pinned = selected(reader)
    reader.press("P")
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.pins)
    assert next(iter(reader.briefing.pins.values())).quote == pinned


def test_s_grows_the_selection_and_shift_s_takes_it_back(reader: Person) -> None:
    at(reader, "reiterated that the United")
    reader.press("S")
    assert selected(reader) == "reiterated"
    reader.press("S")
    grown_once = selected(reader)
    reader.press("S")
    assert len(selected(reader)) > len(grown_once) > len("reiterated")
    reader.press("Shift+S")
    assert selected(reader) == grown_once
    reader.press("Shift+S")
    assert selected(reader) == "reiterated"
    reader.press("Shift+S")
    assert reader.window.desk.selection() is None


def test_without_single_keys_the_longer_ones_still_select(reader: Person) -> None:
    reader.wiring.settings.choose("single_keys", False)
    at(reader, "Macron made clear")
    reader.press("S")
    assert reader.window.desk.selection() is None
    reader.press("Alt+Shift+Down")
    assert selected(reader).startswith("Macron made clear")
