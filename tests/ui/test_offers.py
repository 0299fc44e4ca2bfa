"""What is only offered or noticed: quotations that may be one statement, and an article that tells its news twice."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests.ui.people import Person

from pressfold.model.span import Span
from pressfold.ui.models.passages import EchoesRow, EchoRow
from pressfold.ui.models.quotes import AlikeRow, OffersRow


def offers(person: Person) -> list[AlikeRow]:
    return [row for row in person.window.quotes.list.rows.rows if isinstance(row, AlikeRow)]


def test_quotations_that_may_be_one_stand_in_a_section_of_their_own_with_the_reason(reader: Person) -> None:
    reader.open("001", "002")
    rows = reader.window.quotes.list.rows.rows
    at = next(nth for nth, row in enumerate(rows) if isinstance(row, OffersRow))
    assert all(isinstance(row, AlikeRow) for row in rows[at + 1 :]) and rows[at].offers == len(offers(reader)) > 0
    open_here = {quotation.id for quotation in reader.wiring.columns.spread.quotations}
    for row in offers(reader):
        assert row.alike.one.id in open_here
        assert row.alike.one.article != row.alike.other.article
        assert row.alike.one.utterance is None or row.alike.one.utterance != row.alike.other.utterance
        assert row.alike.likeness.why.endswith(".") and "not counted" in row.facts
    alike = [row.alike.likeness.likeness for row in offers(reader)]
    assert alike == sorted(alike, reverse=True)


def test_an_offer_opens_both_places(reader: Person) -> None:
    reader.open("001")
    row = offers(reader)[0]
    reader.window.findings.bring(reader.window.quotes)
    reader.click(reader.window.quotes.list, (row.alike.one.id, row.alike.other.id))
    assert {row.alike.one.article, row.alike.other.article} <= set(reader.wiring.columns.ids)
    assert reader.wiring.columns.current() == row.alike.one.article


def test_two_ledes_are_told_in_the_head_and_lead_to_the_second(reader: Person) -> None:
    reader.open("001", "000")
    column, other = (reader.window.desk.column(reader.id(number)) for number in ("001", "000"))
    assert column is not None and other is not None and column.content.two_ledes is not None
    badge = column.header._ledes
    assert badge.isVisible() and not other.header._ledes.isVisible()
    assert badge.toolTip().startswith(column.content.two_ledes.why)
    column.view.scroll_to(column.view.furthest())
    reader.bot.mouseClick(badge, Qt.MouseButton.LeftButton)
    top, bottom = column.view.heights(column.content.two_ledes.second)
    assert column.view.top() <= bottom and top < column.view.top() + column.view.viewport().height()


def test_what_may_be_the_same_quote_in_two_open_articles_stands_below_the_passages(reader: Person) -> None:
    reader.open("000", "003")
    cards = reader.window.passages.list
    at = next(nth for nth, row in enumerate(cards.rows.rows) if isinstance(row, EchoesRow))
    offered = [row for row in cards.rows.rows[at + 1 :] if isinstance(row, EchoRow)]
    ids = (reader.id("000"), reader.id("003"))
    assert [row.echo for row in offered] == reader.wiring.library.findings.echoes(ids) != []
    assert "Not counted." in cards.rows.data(cards.rows.find(offered[0].echo))
    echo = offered[0].echo
    reader.click(cards, echo)
    for article, start, end in ((echo.a, echo.a_start, echo.a_end), (echo.b, echo.b_start, echo.b_end)):
        column = reader.window.desk.column(article)
        assert column is not None
        top, bottom = column.view.heights(Span(start, end))
        assert bottom > column.view.top() and top < column.view.top() + column.view.viewport().height()
    reader.wiring.columns.show_articles([reader.id("000")])
    reader.rest()
    assert not any(isinstance(row, EchoesRow) for row in cards.rows.rows)
