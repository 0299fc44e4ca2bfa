"""Pages that answer about actors: what they list, where a click leads, and offers that are accepted and dismissed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from tests.ui.people import Person

from pressfold.model.actor import Offer
from pressfold.ui.dialogs.answers import Answers
from pressfold.ui.dialogs.matrix import MatrixDialog
from pressfold.ui.models.entries import Entry, Heading, Place


@pytest.fixture
def open_four(reader: Person) -> Person:
    reader.open("004", "000")
    reader.wiring.columns.focus(0)
    return reader


def choose(person: Person, name: str) -> str:
    found = next(one for one in person.wiring.columns.spread.actors if one.name == name)
    person.click(person.window.actors.list, (found.id, -1, -1))
    return found.id


def page(person: Person) -> Answers:
    return next(one for one in person.window.findChildren(Answers) if one.isVisible())


def headings(dialog: Answers) -> list[str]:
    return [row.text for row in dialog.list.rows.rows if isinstance(row, Heading)]


def entries(dialog: Answers, start: str) -> list[Entry]:
    return [row for row in dialog.list.rows.rows if isinstance(row, Entry) and row.key.startswith(start)]


def test_an_actors_page_tells_everything_and_leads_there(open_four: Person) -> None:
    actor = choose(open_four, "Emmanuel Macron")
    open_four.press("Ctrl+Shift+U", open_four.window)
    dialog = page(open_four)
    told = open_four.wiring.library.actors.page(actor)
    assert dialog.windowTitle() == "Emmanuel Macron"
    for part in ("Why these names are one", "Quotes by", "Mentions", "Outlets", "Named together with"):
        assert part in headings(dialog)
    assert [row.facts for row in entries(dialog, "why ")] == [(reason.why,) for reason in told.reasons[:60]]
    assert len(entries(dialog, "outlet ")) == len(told.outlets)
    mention = next(row for row in entries(dialog, "mention ") if f"mention {open_four.id('002')} " in row.key)
    assert isinstance(mention.opens, Place)
    open_four.click(dialog.list, mention.key)
    assert open_four.id("002") in open_four.wiring.columns.ids
    open_four.do("walking.back")
    other = entries(dialog, "with ")[0]
    open_four.click(dialog.list, other.key)
    assert page(open_four).windowTitle() == other.head


def test_a_page_follows_what_is_decided(open_four: Person) -> None:
    actor = choose(open_four, "Emmanuel Macron")
    open_four.do("answers.page")
    open_four.wiring.catalogue.run(open_four.wiring.library.rulings.rename, actor, "The French president")
    open_four.rest()
    assert page(open_four).entry(f"actor {actor}").head == "The French president"  # type: ignore[union-attr]  # it is there
    open_four.do("history.undo")
    assert page(open_four).entry(f"actor {actor}").head == "Emmanuel Macron"  # type: ignore[union-attr]  # it is there


def test_the_walk_begins_from_the_page(open_four: Person) -> None:
    choose(open_four, "Ukraine")
    open_four.do("answers.page")
    dialog = page(open_four)
    first = entries(dialog, "actor ")[0]
    open_four.click_button(dialog.list, first.key, "walk")
    assert open_four.window.actors.mention_at_hand() is not None


def micron(person: Person) -> list[Offer]:
    return [offer for offer in person.wiring.library.findings.offers() if offer.text == "Micron"]


def test_a_typo_is_offered_with_its_reason_accepted_and_taken_back(open_four: Person) -> None:
    offer = micron(open_four)[0]
    open_four.press("Ctrl+Shift+M", open_four.window)
    row = next(row for row in entries(page(open_four), "offer ") if row.head.startswith("Micron = "))
    assert row.facts[0] == offer.why and "1 place" in row.facts[1]
    open_four.click_button(page(open_four).list, row.key, "accept")
    macron = next(one for one in open_four.wiring.columns.spread.actors if one.id == offer.other)
    assert any(m.text == "Micron" or m.span == offer.span for m in macron.mentions)
    assert page(open_four).entry(row.key) is None
    assert open_four.wiring.history.undo_name() == "Accept offer"
    open_four.do("history.undo")
    assert page(open_four).entry(row.key) is not None


def test_a_dismissed_offer_is_not_asked_again(open_four: Person) -> None:
    open_four.do("answers.offers")
    row = next(row for row in entries(page(open_four), "offer ") if row.head.startswith("Micron = "))
    before = {one.id: len(one.mentions) for one in open_four.wiring.columns.spread.actors}
    open_four.click_button(page(open_four).list, row.key, "dismiss")
    assert not micron(open_four) and page(open_four).entry(row.key) is None
    assert {one.id: len(one.mentions) for one in open_four.wiring.columns.spread.actors} == before
    open_four.wiring.library.analysis.run()
    assert not micron(open_four)


def test_statements_that_may_be_one_are_offered_with_both_places(open_four: Person) -> None:
    reader = open_four
    reader.open("000", "001", "003", "004")
    reader.do("answers.offers")
    offered = reader.wiring.library.actors.offers(reader.wiring.columns.ids)
    rows = entries(page(reader), "alike ")
    assert len(rows) == len(offered.alike[:60])
    if rows:
        one, other, pair = offered.alike[0]
        assert rows[0].facts[-1] == pair.why
        assert rows[0].opens == Place(one.article, one.span)
        assert rows[0].choices[-1].leads == Place(other.article, other.span)


def test_the_voices_of_an_article_add_up_and_name_the_absent(reader: Person) -> None:
    answers = reader.wiring.library.actors
    number = next(n for n in ("002", "003", "001", "000") if answers.absent_voices(reader.id(n)))
    reader.open(number)
    reader.press("Ctrl+Shift+Y", reader.window)
    share, absent = answers.attributed_share(reader.id(number)), answers.absent_voices(reader.id(number))
    assert [row.head for row in entries(page(reader), "voice ")] == [one.speaker for one in share.speakers]
    assert [row.head for row in entries(page(reader), "absent ")] == [one.name for one in absent]
    assert "Quoted in the story, not here" in headings(page(reader))
    reader.click(page(reader).list, f"absent {absent[0].actor}")
    opened = [one.entry(f"actor {absent[0].actor}") for one in reader.window.findChildren(Answers)]
    assert any(entry is not None and entry.head == absent[0].name for entry in opened)


def matrix(person: Person) -> MatrixDialog:
    return next(one for one in person.window.findChildren(MatrixDialog) if one.isVisible())


def test_a_cell_of_the_matrix_lists_what_it_counts_and_leads_there(reader: Person) -> None:
    reader.do("answers.matrix")
    dialog = matrix(reader)
    told = reader.wiring.library.actors.matrix(most=60)
    assert dialog.model.rowCount() == len(told.actors) and dialog.model.columnCount() == len(told.outlets)
    row, column = next(
        (row, column)
        for row, cells in enumerate(told.cells)
        for column, cell in enumerate(cells)
        if cell is not None and cell.quotations
    )
    cell = told.cells[row][column]
    assert cell is not None
    index = dialog.model.index(row, column)
    assert index.data() == f"{cell.mentions} · “{cell.quotations}”"
    dialog.table.setCurrentIndex(index)
    reader.rest()
    listed = entries(dialog, "article ")
    assert len(listed) == len(cell.articles)
    assert sum(int(entry.facts[0].split()[0]) for entry in listed) == cell.mentions
    quoted = [row for row in dialog.list.rows.rows if isinstance(row, Entry) and row.text]
    assert len(quoted) == cell.quotations
    reader.click(dialog.list, listed[0].key)
    assert reader.wiring.columns.ids == (cell.articles[0],)


def test_an_empty_cell_says_that_nobody_is_named(reader: Person) -> None:
    reader.do("answers.matrix")
    dialog = matrix(reader)
    told = reader.wiring.library.actors.matrix(most=60)
    row, column = next((r, c) for r, cells in enumerate(told.cells) for c, cell in enumerate(cells) if cell is None)
    dialog.table.setCurrentIndex(dialog.model.index(row, column))
    reader.rest()
    said = dialog.list.rows.rows[0].facts[0]
    assert told.actors[row].name in said and "does not name" in said


def test_what_an_entry_offers_is_reached_by_key(open_four: Person) -> None:
    open_four.do("answers.offers")
    dialog = page(open_four)
    row = next(row for row in entries(dialog, "offer ") if row.head.startswith("Micron = "))
    dialog.list.choose(row.key)
    dialog.list.customContextMenuRequested.emit(QPoint())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and [action.text() for action in menu.actions()] == ["Accept", "Dismiss"]
    menu.actions()[1].trigger()
    menu.close()
    open_four.rest()
    assert not micron(open_four)
