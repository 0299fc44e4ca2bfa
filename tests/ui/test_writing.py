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


def test_a_pin_is_tagged_and_graded_in_one_act_and_one_origin_confirms_nothing(author: Person) -> None:
    author.do("writing.pin")
    (dialog,) = author.window.findChildren(PinDialog)
    assert dialog.warning.text() == ""
    dialog.tags.setText("kremlin, talks, kremlin")
    dialog.reliability.setCurrentIndex(2)
    dialog.credibility.setCurrentIndex(1)
    assert "one origin" in dialog.warning.text()
    dialog.accept()
    author.until(lambda: author.briefing.ordered()[0].tags)
    pin = author.briefing.ordered()[0]
    assert (pin.tags, pin.reliability, pin.credibility) == (("kremlin", "talks"), "B", 1)
    author.rest()
    assert author.wiring.history.undo_name() == "Edit tags and grades"


def test_the_panel_counts_pins_sources_origins_and_what_is_unverified(author: Person) -> None:
    author.do("briefing.verify")
    assert author.window.briefing._summary.text() == "1 pin · 1 source · 1 origin · 0 unverified"
