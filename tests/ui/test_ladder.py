"""The ladder in the window: sides with their shares, sentences that jump, and the reader's word on a side."""

from __future__ import annotations

import pytest
from tests.ui.people import Person

from pressfold.model.attribution import Rung
from pressfold.ui.models.choices import Choice
from pressfold.ui.models.ladder import RUNGS, SentenceRow, SideRow, sentence_sentence, side_sentence
from pressfold.ui.picker import Picker
from pressfold.ui.timeline.ladder import LadderPage


@pytest.fixture
def page(reader: Person) -> LadderPage:
    reader.do("timeline.panel")
    tabs = reader.wiring.timeline.page.tabs
    tabs.setCurrentWidget(reader.wiring.timeline.page.ladder)
    found = reader.wiring.timeline.page.ladder
    reader.until(lambda: found.rated.ladder.sentences)
    reader.rest()
    return found


def sides(page: LadderPage) -> dict[str, SideRow]:
    return {row.share.side.name: row for row in page.sides.rows.rows}


def test_every_rung_has_a_name_and_an_icon_of_its_own() -> None:
    assert set(RUNGS) == set(Rung)
    assert len({name for name, _ in RUNGS.values()}) == len({icon for _, icon in RUNGS.values()}) == len(Rung)


def test_sides_stand_with_their_shares_and_reasons_the_largest_first(page: LadderPage) -> None:
    shares = [row.share.words for row in page.sides.rows.rows]
    assert shares == sorted(shares, reverse=True)
    heard = side_sentence(sides(page)["France"])
    assert "names France and an office" in heard and "%" in heard
    assert "words stand on somebody's word" in page._said.text()


def test_a_side_lists_its_sentences_alone_and_then_all_again(page: LadderPage) -> None:
    everything = page.sentences.rows.rows
    page._on_side("russia")
    assert page.sentences.rows.rows and all("russia" in row.one.sides for row in page.sentences.rows.rows)
    assert [row.share.side.id for row in page.sides.rows.rows if row.chosen] == ["russia"]
    page._on_side("russia")
    assert page.sentences.rows.rows == everything


def test_a_rung_is_listed_alone(page: LadderPage) -> None:
    page.rung.setCurrentIndex(page.rung.findData(Rung.ALLEGED.value))
    page.rung.activated.emit(page.rung.currentIndex())
    assert {row.one.rung for row in page.sentences.rows.rows} == {Rung.ALLEGED}
    assert all(sentence_sentence(row).startswith("Alleged. ") for row in page.sentences.rows.rows)


def test_a_sentence_leads_to_its_place(reader: Person, page: LadderPage) -> None:
    row: SentenceRow = page.sentences.rows.rows[-1]
    reader.click(page.sentences, (row.one.article, row.one.start))
    reader.until(lambda: reader.wiring.columns.current() == row.one.article)


def test_the_reader_puts_a_speaker_on_another_side_and_takes_it_back(reader: Person, page: LadderPage) -> None:
    voices = sides(page)["NATO"].share.voices
    page._on_other_side("north-atlantic-treaty-organization", "side 0")
    reader.until(lambda: any(one.isVisible() for one in reader.window.findChildren(Picker)))
    picker = next(one for one in reader.window.findChildren(Picker) if one.isVisible())
    picker.hide()
    reader.wiring.actors.siding._answered(voices[0].actor, Choice("actor", "united-states", "United States"))
    reader.until(lambda: "NATO" not in sides(page))
    set_by = [v for v in sides(page)["United States"].share.voices if v.name == "NATO"]
    assert [(voice.side.set, voice.side.why) for voice in set_by] == [(True, "Set by you.")]
    reader.rest()
    assert reader.window.acts["history.undo"].text() == "&Undo Set side of actor"
    reader.do("history.undo")
    reader.until(lambda: "NATO" in sides(page))


def test_of_open_articles_alone_their_sentences_are_listed(reader: Person, page: LadderPage) -> None:
    reader.open("001")
    timeline = reader.wiring.timeline.page
    timeline._scope.setCurrentIndex(1)
    timeline.scope_changed.emit()
    here = {reader.id("001")}
    reader.until(lambda: {row.one.article for row in page.sentences.rows.rows} == here)
    reader.open("001", "004")
    both = here | {reader.id("004")}
    reader.until(lambda: {row.one.article for row in page.sentences.rows.rows} == both)
    reader.rest()
