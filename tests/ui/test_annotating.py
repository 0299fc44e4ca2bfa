"""Status, filters, shortening, newer versions, and pins that go to other briefings, at the window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QInputDialog
from tests.ui.people import Person

from pressfold.briefing.edits import TagPin
from pressfold.model.briefing import STATUSES, Anchor, AnchorState
from pressfold.ui.delegates.card import Paragraph
from pressfold.ui.dialogs.new_briefing import NewBriefingDialog
from pressfold.ui.dialogs.shortening import ShorteningDialog
from pressfold.ui.models.briefing import PinRow, SectionRow
from pressfold.ui.panels.briefing import BriefingPage

MASSED = "massed troops"
QUOTES = (("000", "It is up to Vladimir Putin to say if he wants consultations or confrontation"), ("001", MASSED))


@pytest.fixture
def author(reader: Person) -> Person:
    reader.open("000", "001")
    for quote in QUOTES:
        reader.pin(*quote)
    return reader


def shown(author: Person) -> list[str]:
    return [row.pin.id for row in author.window.briefing.list.rows.rows if isinstance(row, PinRow)]


def test_a_key_sets_the_status_and_the_list_shows_only_those(author: Person) -> None:
    page, (first, second) = author.window.briefing, author.briefing.ordered()
    page.choose(first.id)
    author.press("3", page.list)
    assert author.briefing.pins[first.id].status == "used"
    assert "Used" in page.list.rows.data(page.list.rows.find(first.id))
    page.filter.setCurrentText("Used")
    assert shown(author) == [first.id]
    assert page._counted.text() == "1 of 2 shown"
    page.choose(second.id)
    assert shown(author) == [first.id, second.id] and page.current() == second.id
    author.do("history.undo")
    assert author.briefing.pins[first.id].status == STATUSES[0]


def test_tags_become_filters_and_a_drop_beside_hidden_pins_finds_its_place(author: Person) -> None:
    page, (first, second) = author.window.briefing, author.briefing.ordered()
    third = author.pin("002", "to maintain personal contact")
    author.wiring.work.edit(TagPin(third, ("kremlin",)))
    author.until(lambda: page.filter.findText("Tag: kremlin") >= 0)
    page.filter.setCurrentText("Tag: kremlin")
    assert shown(author) == [third]
    assert page.place_of(1) == (author.briefing.sections[0].id, 3)
    author.wiring.work.edit(TagPin(third, ()))
    author.until(lambda: page.filter.findText("Tag: kremlin") < 0)
    assert shown(author) == [first.id, second.id, third]


def test_a_quote_is_shortened_in_the_dialog_and_undone(author: Person) -> None:
    page, pin = author.window.briefing, author.briefing.ordered()[0]
    page.choose(pin.id)
    author.press("S", page.list)
    (dialog,) = author.window.findChildren(ShorteningDialog)
    cursor = dialog.words.textCursor()
    cursor.setPosition(pin.quote.index("Vladimir "))
    cursor.setPosition(pin.quote.index("Putin"), QTextCursor.MoveMode.KeepAnchor)
    dialog.words.setTextCursor(cursor)
    dialog._leave_out.click()
    cursor.setPosition(pin.quote.index("he wants"))
    cursor.setPosition(pin.quote.index("he wants") + 2, QTextCursor.MoveMode.KeepAnchor)
    dialog.words.setTextCursor(cursor)
    dialog.inserted.setText("the Kremlin")
    dialog._insert.click()
    assert "1 omission, 1 insertion" in dialog.note.text()
    dialog.accept()
    author.until(lambda: author.briefing.pins[pin.id].alterations)
    author.rest()
    said = page.list.rows.data(page.list.rows.find(pin.id))
    assert "“It is up to […] Putin to say if [the Kremlin] wants" in said and "Edited: 1 omission" in said
    assert author.briefing.pins[pin.id].quote == pin.quote
    assert author.wiring.history.undo_name() == "Shorten quote"
    author.do("history.undo")
    assert not author.briefing.pins[pin.id].alterations


def test_a_newer_version_that_differs_is_on_the_card_and_both_are_laid_side_by_side(
    author: Person, tmp_path: Path
) -> None:
    page, (first, second) = author.window.briefing, author.briefing.ordered()
    older = author.id("001")
    text = author.wiring.library.articles.get(older).text
    path = tmp_path / "later.txt"
    path.write_text(text.replace(MASSED, "gathered troops"), encoding="utf-8")
    author.wiring.importing.bring([path])
    author.until(lambda: author.wiring.work.checks.newer)
    author.rest()
    newest = author.wiring.work.checks.newer[second.id].article
    said = page.list.rows.data(page.list.rows.find(second.id))
    assert "Verified" in said and "A newer version differs here. “massed” became “gathered”." in said
    assert author.briefing.pins[second.id].span == second.span
    page.choose(second.id)
    page.list.scrollTo(page.list.rows.find(second.id))
    author.click_button(page.list, second.id, "compare")
    author.until(lambda: {older, newest} <= set(author.window.desk.article_ids()))
    page.choose(first.id)
    assert not author.window.acts["annotating.compare"].isEnabled()
    author.wiring.pinning.show_pin(second.id)
    author.rest()
    assert author.wiring.columns.current() == older


def test_a_pin_is_moved_to_another_briefing_and_undo_brings_it_back_from_there(author: Person) -> None:
    page, pins = author.window.briefing, author.briefing.ordered()
    briefings = author.wiring.library.briefings
    with briefings.new("Other") as other:
        path = other.path
    page.choose(pins[0].id)
    author.press("M", page.list)
    picker = author.wiring.paper.carrying._picker
    author.until(picker.isVisible)
    author.press("Return", picker._field)
    author.until(lambda: pins[0].id not in author.briefing.pins)
    author.rest()
    with briefings.open(path) as other:
        assert list(other.briefing.pins) == [pins[0].id]
    assert author.wiring.history.undo_name() == "Move pin to “Other”"
    author.do("history.undo")
    assert author.briefing.ordered() == pins
    with briefings.open(path) as other:
        assert not other.briefing.pins
    author.do("history.redo")
    assert [pin.id for pin in author.briefing.ordered()] == [pins[1].id]
    with briefings.open(path) as other:
        assert list(other.briefing.pins) == [pins[0].id]


def test_a_copied_pin_stays_here_too_and_its_card_says_where_it_is_used(author: Person) -> None:
    page, pin = author.window.briefing, author.briefing.ordered()[0]
    with author.wiring.library.briefings.new("Other") as other:
        path = other.path
    author.wiring.paper.carrying.carry(pin.id, path, "Other", "copy")
    author.rest()
    assert author.wiring.history.undo_name() == "Copy pin to “Other”"
    author.do("briefing.verify")
    assert "Used in “Other” too" in page.list.rows.data(page.list.rows.find(pin.id))
    page.choose(pin.id)
    author.do("annotating.uses")
    picker = author.wiring.paper.annotating._picker
    author.until(picker.isVisible)
    picker.hide()
    author.do("history.undo")
    with author.wiring.library.briefings.open(path) as other:
        assert not other.briefing.pins


def test_a_briefing_begins_with_the_headings_of_a_template(reader: Person) -> None:
    reader.do("briefing.new")
    (dialog,) = reader.window.findChildren(NewBriefingDialog)
    assert not dialog._box.buttons()[0].isEnabled() or not dialog._box.buttons()[1].isEnabled()
    dialog.name.setText("Calls")
    dialog.list.setCurrentRow(dialog.list.count() - 1)
    assert "Sequence of events" in dialog._says.text()
    dialog.accept()
    reader.until(lambda: reader.wiring.work.briefing)
    headings = [row.section.heading for row in reader.window.briefing.list.rows.rows if isinstance(row, SectionRow)]
    assert headings == ["Before", "Sequence of events", "Disputed", "Still open"]


def test_a_pin_dropped_into_a_section_is_one_step_for_undo(author: Person) -> None:
    before = author.briefing
    article, span = author.place("002", "to maintain personal contact")
    author.window.briefing.words_dropped.emit(article, span, before.sections[0].id, 1)
    author.until(lambda: len(author.briefing.pins) == 3)
    author.rest()
    assert author.briefing.ordered()[1].quote == "to maintain personal contact"
    author.do("history.undo")
    assert author.briefing.ordered() == before.ordered()
    assert author.briefing.sections == before.sections


def test_the_first_pin_dropped_makes_the_briefing_and_is_one_step_for_undo(reader: Person) -> None:
    reader.open("000")
    article, span = reader.place(*QUOTES[0])
    reader.window.briefing.words_dropped.emit(article, span, "", 0)
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.pins)
    reader.rest()
    reader.do("history.undo")
    assert not reader.briefing.pins
    assert reader.wiring.history.undo_name() == ""


def test_a_pin_that_is_not_verified_says_why_and_shows_the_words_that_are_not_its_own(author: Person) -> None:
    work, page, (first, second) = author.wiring.work, author.window.briefing, author.briefing.ordered()
    words = first.quote.replace("consultations", "talks")
    changed = Anchor(AnchorState.CHANGED, "", None, 0.9, words, "“consultations” became “talks”.")
    damaged = Anchor(AnchorState.DAMAGED, "", None, 0.0, "", "The stored copy of the article is damaged.")
    work.checks = replace(work.checks, anchors={first.id: changed, second.id: damaged})
    work.changed.emit()
    said = [page.list.rows.data(page.list.rows.find(pin.id)) for pin in (first, second)]
    assert "Changed, “consultations” became “talks”" in said[0]
    assert "Source damaged, The stored copy of the article is damaged" in said[1]
    shown = [part for part in page.list.cards.card(page.list.rows.find(first.id)).parts if isinstance(part, Paragraph)]
    (found,) = [part for part in shown if part.marks]
    assert [mark.of(found.text) for mark in found.marks] == ["talks"]
    page.filter.setCurrentText("Needs a look")
    assert len(shown_rows(page)) == 2


def test_origins_are_counted_anew_when_the_work_rests(author: Person) -> None:
    summary = author.window.briefing._summary
    author.until(lambda: "origin" in summary.text())
    assert "0 origins" not in summary.text()


def shown_rows(page: BriefingPage) -> list[PinRow]:
    return [row for row in page.list.rows.rows if isinstance(row, PinRow)]


def test_a_pin_goes_to_the_section_that_is_worked_in(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.open("000", "001")
    reader.wiring.work.begin("Brief", template="Intelligence brief")
    reader.until(lambda: reader.wiring.work.briefing)
    first = reader.pin(*QUOTES[0])
    assert reader.briefing.section_of(first).heading == "Evidence"
    page = reader.window.briefing
    page.choose(reader.briefing.sections[-1].id)
    second = reader.pin(*QUOTES[1])
    assert reader.briefing.section_of(second).heading == "Outlook"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("What Moscow says", True))
    reader.do("pinning.add_section")
    third = reader.pin("002", "to maintain personal contact")
    assert reader.briefing.section_of(third).heading == "What Moscow says"
    page.choose(first)
    fourth = reader.pin("003", "will determine its future reaction")
    assert [pin.id for pin in reader.briefing.ordered()] == [first, fourth, second, third]
