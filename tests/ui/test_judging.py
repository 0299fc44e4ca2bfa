"""What the reader says of passages in the window: by button, key and menu, kept, and with its way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.ui.people import Person

from pressfold.model.passage import Family, PassageKind, Verdict
from pressfold.model.passage_listing import PassageChoice, PassageOrder, Wanted
from pressfold.ui.dialogs.noise import NoiseDialog
from pressfold.ui.models.passages import PassageRow, StockRow


def family(person: Person, words: int) -> Family:
    return next(one for one in person.wiring.columns.spread.families if one.words == words)


def shown(person: Person) -> list[PassageRow]:
    return [row for row in person.window.passages.list.rows.rows if isinstance(row, PassageRow)]


def chosen(person: Person, words: int) -> Family:
    """Have the passage with so many words be the current one."""
    found = family(person, words)
    person.click(person.window.passages.list, found.id)
    return found


def test_a_passage_is_rejected_by_its_button_hidden_and_brought_back(reader: Person) -> None:
    reader.open("001", "000")
    found = chosen(reader, 15)
    counted = {c.article.id: c.wire_share.counted for c in reader.wiring.columns.spread.columns}
    reader.click_button(reader.window.passages.list, found.id, "reject")
    assert family(reader, 15).verdict is Verdict.REJECTED
    assert found.id not in {row.family.id for row in shown(reader)}
    now = {c.article.id: c.wire_share.counted for c in reader.wiring.columns.spread.columns}
    assert all(now[id] < counted[id] for id in counted)
    assert reader.wiring.history.undo_name() == "Reject passage"
    assert "Rejected: hidden and not counted" in reader.window.status._position.text()
    reader.do("history.undo")
    assert found.id in {row.family.id for row in shown(reader)}
    assert {c.article.id: c.wire_share.counted for c in reader.wiring.columns.spread.columns} == counted


@pytest.mark.parametrize("place", ["the list", "the text"])
def test_y_and_n_judge_where_the_reader_stands(reader: Person, place: str) -> None:
    reader.open("001", "000")
    found = chosen(reader, 23)
    heard = reader.window.passages.list if place == "the list" else reader.window.desk.current_column().view
    reader.press("Y", heard)
    assert family(reader, 23).verdict is Verdict.CONFIRMED
    row = next(row for row in shown(reader) if row.family.id == found.id)
    assert row.verdict == "confirmed"
    assert "confirmed" in reader.window.passages.list.rows.data(reader.window.passages.list.rows.find(found.id))
    reader.press("N", heard)
    assert family(reader, 23).verdict is Verdict.REJECTED
    if place == "the list":  # where the next one is the current one now
        assert reader.wiring.walking.family == reader.window.passages.list.current_key() == family(reader, 15).id
        reader.press("N", heard)
        assert family(reader, 15).verdict is Verdict.REJECTED
        reader.do("history.undo")
        reader.do("history.undo")
        assert reader.window.status._position.text() == "Undone: Reject passage"
    else:
        reader.do("judging.reset")
        assert reader.window.status._position.text() == "Taken back: as it was found"
    assert family(reader, 23).verdict is not Verdict.REJECTED
    assert family(reader, 15).verdict is Verdict.NONE


def test_a_rejected_passage_moves_no_letter_and_is_counted_apart_from_the_stock_phrases(reader: Person) -> None:
    reader.open("001", "000")
    before = {row.family.id: row.letter for row in shown(reader)}
    found = chosen(reader, 27)
    reader.do("judging.reject")
    assert {row.family.id: row.letter for row in shown(reader)} == {
        id: letter for id, letter in before.items() if id != found.id
    }
    cards = reader.window.passages.list
    line = next(row for row in cards.rows.rows if isinstance(row, StockRow))
    assert line.text == "1 rejected · 1 stock phrase hidden", "the shorter phrase stands inside the longer one here"
    reader.click_button(cards, "", "stock")
    hidden = next(row for row in shown(reader) if row.family.id == found.id)
    assert hidden.facts == "×2 · not counted" and cards.rows.data(cards.rows.find(found.id)).startswith("Passage, ")
    reader.click(cards, found.id)
    reader.click_button(cards, found.id, "reset")
    assert {row.family.id: row.letter for row in shown(reader)} | before == {
        row.family.id: row.letter for row in shown(reader)
    }


def test_a_confirmed_passage_is_taken_back_on_its_card(reader: Person) -> None:
    reader.open("001", "000")
    found = chosen(reader, 27)
    reader.click_button(reader.window.passages.list, found.id, "confirm")
    assert family(reader, 27).verdict is Verdict.CONFIRMED
    reader.click_button(reader.window.passages.list, found.id, "reset")
    assert family(reader, 27).verdict is Verdict.NONE


def test_the_keys_stay_in_the_list_when_the_hidden_phrases_unfold(reader: Person) -> None:
    reader.open("001", "000")
    cards = reader.window.passages.list
    cards.setFocus()
    cards.choose("")
    reader.press("Return", cards)
    assert cards.current_key() == ""
    reader.press("Down", cards)
    assert isinstance(cards.current_key(), str) and reader.window.passages.current() is not None
    assert reader.window.passages.current().kind is PassageKind.STOCK
    reader.press("F8", reader.window.desk.current_column().view)
    tips = [mark.tip for column in reader.window.desk._row.columns for _, mark, _, _ in column.view.mark_heights()]
    assert tips and not any(tip.startswith("Set phrase") for tip in tips), "it is shown only while it is current"


def test_passages_stand_in_the_order_in_which_the_first_column_prints_them(reader: Person) -> None:
    reader.open("001", "000")
    first = reader.wiring.columns.spread.columns[0].article.id
    rows = [row for row in shown(reader) if first in row.family.articles and row.letter]
    starts = [min(one.start for one in row.family.members if one.article == first) for row in rows]
    assert starts == sorted(starts) and [row.letter for row in rows] == ["A", "B", "C", "D"][: len(rows)]


def test_escape_takes_the_words_away_that_narrow_the_passages(reader: Person) -> None:
    reader.open("001", "000")
    everything = [row.family.id for row in shown(reader)]
    reader.type("worried", reader.window.passages.bar._field)
    assert [row.family.words for row in shown(reader)] == [15]
    reader.press("Escape", reader.window.passages.bar._field)
    assert [row.family.id for row in shown(reader)] == everything


def test_what_was_said_outlives_another_analysis(reader: Person) -> None:
    reader.open("001", "000")
    chosen(reader, 15)
    reader.do("judging.reject")
    reader.wiring.library.analysis.run()
    reader.wiring.columns.refresh()
    reader.rest()
    assert family(reader, 15).kind is PassageKind.STOCK
    assert family(reader, 15).why == "You said that this is no match."


def test_a_hidden_phrase_is_called_no_set_phrase_and_counts(reader: Person) -> None:
    reader.open("000", "003")
    cards = reader.window.passages.list
    stock = next(f for f in reader.wiring.columns.spread.families if f.kind is PassageKind.STOCK)
    reader.click_button(cards, "", "stock")
    reader.click(cards, stock.id)
    reader.click_button(cards, stock.id, "confirm")
    now = next(f for f in reader.wiring.columns.spread.families if f.id == stock.id)
    assert now.kind is PassageKind.WIRE and now.why == ""
    reader.do("history.undo")
    now = next(f for f in reader.wiring.columns.spread.families if f.id == stock.id)
    assert now == stock


def test_the_reader_says_where_a_passage_came_from(reader: Person) -> None:
    reader.open("001", "000")
    found = chosen(reader, 15)
    assert found.likely_origin is not None
    other = next(id for id in found.articles if id != found.likely_origin.article)
    reader.click_button(reader.window.passages.list, found.id, "origin")
    picker = reader.wiring.passages.judging._picker
    assert picker.isVisible() and {int(row.key) for row in picker.rows()} == set(found.articles)
    at = [int(row.key) for row in picker.rows()].index(other)
    picker._take(picker._list.rows.index(at))
    reader.rest()
    now = family(reader, 15).likely_origin
    assert now is not None and now.article == other and now.chosen
    reader.do("history.undo")
    assert family(reader, 15).likely_origin == found.likely_origin


def test_the_noise_list_is_written_and_kept(reader: Person) -> None:
    reader.open("001", "000")
    found = chosen(reader, 15)
    reader.do("judging.set_phrase")
    assert family(reader, 15).why.startswith("On your noise list")
    reader.do("judging.noise")
    dialog = reader.window.findChild(NoiseDialog)
    assert dialog is not None
    [phrase] = dialog.phrases()
    assert phrase.split() == found.members[0].span.of(_text(reader, found.members[0].article)).split()
    dialog.choose(phrase)
    dialog.take_off()
    dialog.write("all rights reserved")
    reader.bot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.accept()
    reader.rest()
    assert reader.wiring.library.passages.noise() == ["all rights reserved"]
    assert family(reader, 15).kind is PassageKind.WIRE


@pytest.mark.parametrize(
    ("order", "key"),
    [
        (PassageOrder.SIZE, lambda row: -row.family.words),
        (PassageOrder.OUTLETS, lambda row: -len(row.outlets)),
        (PassageOrder.READING, lambda row: row.number),
    ],
    ids=str,
)
def test_passages_stand_in_the_order_that_is_wanted(reader: Person, order: PassageOrder, key) -> None:  # type: ignore[no-untyped-def]  # any sort key
    reader.open("001", "000", "004")
    reader.window.passages.bar.want(Wanted(order))
    assert [key(row) for row in shown(reader)] == sorted(key(row) for row in shown(reader))


def test_passages_are_narrowed_by_kind_verdict_and_words(reader: Person) -> None:
    reader.open("001", "000", "002")
    bar = reader.window.passages.bar
    everything = shown(reader)
    bar.want(Wanted(choice=PassageChoice.QUOTE))
    assert {row.family.kind for row in shown(reader)} <= {PassageKind.QUOTE}
    word = everything[0].text.split()[3]
    bar.want(Wanted(words=word))
    assert shown(reader) and all(word.casefold() in row.text.casefold() for row in shown(reader))
    bar.want(Wanted(words="nowhere printed"))
    assert shown(reader) == []
    assert "No passage fits" in reader.window.passages.list.empty_text
    bar.want(Wanted())
    chosen(reader, 15)
    reader.do("judging.reject")
    bar.want(Wanted(choice=PassageChoice.REJECTED))
    assert [row.family.words for row in shown(reader)] == [15]


def test_a_card_counts_outlets_and_origins_and_says_who_printed_first(reader: Person) -> None:
    reader.open("001", "000")
    row = next(row for row in shown(reader) if row.family.words == 15)
    assert row.facts == "×2 · 1 origin · 2 outlets"
    assert all(outlet in row.printed for outlet in row.outlets) and "earliest" in row.printed


def _text(person: Person, article: int) -> str:
    return person.wiring.library.articles.get(article).text


def test_a_passage_is_judged_from_its_card(reader: Person) -> None:
    reader.open("001", "000")
    reader.wiring.columns.focus(0)
    reader.press("F8")
    found = reader.wiring.passages.judging.family()
    assert found is not None
    reader.press("I")
    popover = reader.wiring.peeking.popover
    card = popover.card()
    assert card is not None and card.family == found.id and "Y confirms" in popover._foot.text()
    reader.press("N")
    assert not popover.isVisible()
    assert family(reader, found.words).verdict is Verdict.REJECTED
    assert reader.wiring.history.undo_name() == "Reject passage"
