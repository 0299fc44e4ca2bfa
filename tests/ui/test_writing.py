"""Writing the text of a briefing and grading a pin, each one named act."""

from __future__ import annotations

import pytest
from tests.ui.people import Person

from pressfold.ui.dialogs.pin import PinDialog
from pressfold.ui.dialogs.writing import WritingDialog


@pytest.fixture
def author(reader: Person) -> Person:
    reader.open("000")
    reader.window.briefing.choose(reader.pin("000", "consultations or confrontation"))
    return reader


def test_the_text_is_written_in_one_act_with_a_word_of_likelihood_from_the_scale(author: Person) -> None:
    author.do("writing.text")
    (dialog,) = author.window.findChildren(WritingDialog)
    dialog.bottom_line.setPlainText("Talks go on.")
    dialog.judgements.setPlainText("Talks are  [1]")
    cursor = dialog.judgements.textCursor()
    cursor.setPosition(len("Talks are "))
    dialog.judgements.setTextCursor(cursor)
    dialog.scale.setCurrentText("PHIA")
    dialog.word.setCurrentIndex(dialog.word.findData("highly likely"))
    dialog.insert_word()
    dialog.accept()
    author.until(lambda: author.briefing.judgements)
    author.rest()
    (judgement,) = author.briefing.judgements
    assert judgement.text == "Talks are highly likely"
    assert judgement.pins == (author.briefing.ordered()[0].id,)
    assert author.wiring.history.undo_name() == "Edit text"
    author.do("history.undo")
    assert (author.briefing.bottom_line, author.briefing.judgements) == ("", ())


def test_confirmed_warns_where_all_sources_share_one_origin_and_only_there(author: Person) -> None:
    copy = next(f for f in author.wiring.library.findings.families() if f.kind == "wire")
    author.wiring.pinning.pin_span(copy.members[0].article, copy.members[0].span)
    author.until(lambda: len(author.briefing.pins) == 2)
    author.rest()
    for pin, warns in zip(author.briefing.ordered(), (False, True), strict=True):
        assert bool(pin.also_in)  # both stand in two articles: one was said once and reported twice, one was copied
        author.window.briefing.choose(pin.id)
        author.do("writing.pin")
        dialog = author.window.findChildren(PinDialog)[-1]
        assert dialog.warning.text() == ""
        dialog.credibility.setCurrentIndex(1)
        assert ("one origin" in dialog.warning.text()) is warns
        dialog.reject()


def test_a_pin_is_tagged_graded_and_given_a_status_in_one_act(author: Person) -> None:
    author.do("writing.pin")
    (dialog,) = author.window.findChildren(PinDialog)
    dialog.tags.setText("kremlin, talks, kremlin")
    dialog.reliability.setCurrentIndex(2)
    dialog.credibility.setCurrentIndex(1)
    dialog.status.setCurrentIndex(1)
    dialog.accept()
    author.until(lambda: author.briefing.ordered()[0].tags)
    pin = author.briefing.ordered()[0]
    assert (pin.tags, pin.reliability, pin.credibility, pin.status) == (("kremlin", "talks"), "B", 1, "checked")
    author.rest()
    assert author.wiring.history.undo_name() == "Edit tags and grades"


def test_the_panel_counts_pins_sources_origins_and_what_is_unverified(author: Person) -> None:
    author.do("briefing.verify")
    assert author.window.briefing._summary.text() == "1 pin · 1 source · 1 origin · 0 unverified"
