"""The quotes page by speaker, utterance and outlet, and quotations corrected from a selection."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ui.people import Person

from pressfold.model.quotation import Quotation, QuotationKind
from pressfold.model.span import Span
from pressfold.ui.desk.text_view import TextView
from pressfold.ui.dialogs.quotation import QuotationDialog
from pressfold.ui.models.quotes import By, QuoteRow, SpeakerRow, UtteranceRow
from pressfold.ui.models.utterances import flat_marks

WORDS = "security guarantees"


@pytest.fixture
def three(reader: Person) -> Person:
    """000, 001 and 003 side by side, the first with the focus."""
    reader.open("000", "001", "003")
    reader.wiring.columns.focus(0)
    return reader


def said_in(person: Person) -> list[Quotation]:
    return list(person.wiring.columns.spread.quotations)


def dialog(person: Person) -> QuotationDialog:
    return next(one for one in person.window.findChildren(QuotationDialog) if one.isVisible())


def select(person: Person, number: str, words: str) -> tuple[TextView, Span]:
    article, span = person.place(number, words)
    person.window.desk.reveal(article, span, flash=False)
    view = next(one for one in person.window.desk.findChildren(TextView) if one.article.id == article)
    view.setFocus()
    view.select(span)
    return view, span


def test_renderings_stand_under_each_other_with_the_words_that_part_them(three: Person) -> None:
    three.do("quoting.utterances")
    rows = three.window.quotes.list.rows.rows
    heads = [row for row in rows if isinstance(row, UtteranceRow)]
    assert heads and isinstance(rows[0], UtteranceRow)
    assert all(head.quotes > 1 for head in heads)
    parted = [row for row in rows if isinstance(row, QuoteRow) and row.parts]
    assert parted
    for row in parted:
        assert all(0 <= mark.start < mark.end <= len(row.text) for mark in row.marks)
        assert row.parts.startswith(("leaves out", "adds", "“"))
    met = next(row for row in parted if "a confrontation or a meeting" in row.text)
    assert any("meeting" in mark.of(met.text) for mark in met.marks)


def test_speakers_that_differ_are_said_in_words(three: Person) -> None:
    three.do("quoting.utterances")
    told = {row.id: row for row in three.window.quotes.list.rows.rows if isinstance(row, UtteranceRow)}
    for utterance in three.wiring.library.findings.utterances(told):
        assert told[utterance.id].conflict == utterance.conflict
        assert told[utterance.id].translated == utterance.translated


def test_by_outlet_lists_every_quotation_once_under_its_article(three: Person) -> None:
    three.window.quotes.show_by(By.OUTLET)
    rows = three.window.quotes.list.rows.rows
    assert sorted(r.quotation.id for r in rows if isinstance(r, QuoteRow)) == sorted(q.id for q in said_in(three))
    assert [r.name for r in rows if isinstance(r, SpeakerRow)] == [
        three.wiring.columns.spread.names[id] for id in sorted(three.wiring.columns.ids)
    ]


def test_a_quotation_is_made_from_a_selection_and_undone(three: Person) -> None:
    article = three.id("000")
    view, span = select(three, "000", WORDS)
    before = [q for q in said_in(three) if q.article == article and q.span.overlap(span)]
    three.press("Q", view)
    asked = dialog(three)
    asked.speaker.setCurrentIndex(asked.speaker.findText("Vladimir Putin"))
    asked.kind.setCurrentIndex(0)
    asked.accept()
    three.rest()
    made = next(q for q in said_in(three) if q.article == article and q.span == span)
    assert (made.kind, made.speaker, made.why) == (QuotationKind.DIRECT, "Vladimir Putin", "Set by you.")
    assert three.window.acts["history.undo"].text() == "&Undo Set quotation"
    three.wiring.library.analysis.run()
    three.wiring.columns.refresh()
    three.rest()
    assert any(q.article == article and q.span == span for q in said_in(three))
    three.do("history.undo")
    assert [q for q in said_in(three) if q.article == article and q.span.overlap(span)] == before


def test_the_speaker_of_a_found_quotation_is_corrected_with_words_of_ones_own(three: Person) -> None:
    page = three.window.quotes
    three.window.findings.bring(page)
    said = next(row.quotation for row in page.list.rows.rows if isinstance(row, QuoteRow))
    three.click(page.list, said.id)
    page.list.setFocus()
    three.do("quoting.correct")
    asked = dialog(three)
    assert asked.speaker.currentText() == (said.speaker or said.speaker_text or "")
    asked.speaker.setEditText("a French presidency official")
    asked.accept()
    three.rest()
    now = next(q for q in said_in(three) if (q.article, q.span) == (said.article, said.span))
    assert now.speaker_text == "a French presidency official" and now.unnamed and now.kind is said.kind


def test_what_is_no_quotation_leaves_the_page_and_comes_back(three: Person) -> None:
    page = three.window.quotes
    three.window.findings.bring(page)
    said = next(row.quotation for row in page.list.rows.rows if isinstance(row, QuoteRow))
    three.click(page.list, said.id)
    three.press("Delete", page.list)
    assert not page.list.rows.find(said.id).isValid()
    three.do("history.undo")
    assert page.list.rows.find(said.id).isValid()


@given(
    st.lists(st.sampled_from(["a", "bc", "d"]), min_size=1, max_size=12), st.sampled_from([" ", "\n", "  ", "\n\n "])
)
@settings(max_examples=40, deadline=None)
def test_marks_stand_on_the_same_words_in_one_line(words: list[str], between: str) -> None:
    text = between.join(words)
    said = Quotation(
        "1", 1, 100, 100 + len(text), text, (), QuotationKind.DIRECT, False, (), None, None, None, None, None, None, 1.0
    )
    row = QuoteRow(said, "", 0)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + len(between))
    for (start, _), word in zip(pairwise(starts), words, strict=True):
        mark = flat_marks(said, [Span(100 + start, 100 + start + len(word))])[0]
        assert mark.of(row.text) == word
