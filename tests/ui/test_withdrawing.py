"""The list of decisions, and statements that are joined and parted: by mouse and by key, each with its way back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from tests.ui.people import Person

from pressfold.model.quotation import Quotation
from pressfold.ui.dialogs.answers import Answers
from pressfold.ui.dialogs.rulings import RulingsDialog
from pressfold.ui.models.entries import Entry
from pressfold.ui.models.quotes import AlikeRow, By, QuoteRow, UtteranceRow


@pytest.fixture
def four(reader: Person) -> Person:
    reader.open("000", "001", "003", "004")
    return reader


def decisions(person: Person) -> RulingsDialog:
    return next(one for one in person.window.findChildren(RulingsDialog) if one.isVisible())


def entries(dialog: Answers) -> list[Entry]:
    return [row for row in dialog.list.rows.rows if isinstance(row, Entry)]


def rule(person: Person) -> None:
    rulings = person.wiring.library.rulings
    article, span = person.place("004", "Micron")
    for act, *values in (
        (rulings.merge, "micron", "emmanuel-macron"),
        (rulings.hide, "west"),
        (rulings.reject, article, span),
    ):
        person.wiring.catalogue.run(act, *values)
        person.rest()


def test_decisions_are_listed_filtered_gone_to_and_withdrawn_by_key(four: Person) -> None:
    rule(four)
    four.press("Shift+F9", four.window)
    dialog = decisions(four)
    assert [one.facts[0] for one in entries(dialog)] == [
        "“Micron” is no name here.",
        "“West” is hidden from lists and marks.",
        "“Micron” is Emmanuel Macron: both are one actor.",
    ]
    four.press("Ctrl+F", dialog.list)
    four.type("hidden west")
    assert [one.head for one in entries(dialog)] == ["Hidden"]
    four.press("Down", dialog.field)
    four.press("Down", dialog.list)
    assert dialog.list.current_key() == entries(dialog)[0].key
    four.press("Delete", dialog.list)
    assert not entries(dialog) and dialog.list.empty_text == "No decision has these words."
    assert "West" in {one.name for one in four.wiring.library.findings.actors()}
    assert four.wiring.history.undo_name() == "Withdraw ruling"
    four.do("history.undo")
    assert [one.head for one in entries(dialog)] == ["Hidden"]
    dialog.field.clear()
    mention = next(one for one in entries(dialog) if one.head == "Mention rejected")
    four.click(dialog.list, mention.key)
    assert four.wiring.columns.current() == four.id("004")
    four.click_button(dialog.list, mention.key, "withdraw")
    assert len(entries(dialog)) == 2


def test_what_was_decided_in_a_sitting_before_is_withdrawn_in_the_next(four: Person, start) -> None:  # type: ignore[no-untyped-def]  # the fixture of the window's tests
    rule(four)
    four.program.close()
    person = start()
    person.do("withdrawing.show")
    dialog = decisions(person)
    assert len(entries(dialog)) == 3
    person.click_button(dialog.list, entries(dialog)[1].key, "withdraw")
    assert [one.ruling.kind for one in person.wiring.library.rulings.listed()] == ["reject", "merge"]


def by_utterance(person: Person) -> list[UtteranceRow | QuoteRow]:
    person.do("quoting.utterances")
    person.rest()
    return [row for row in person.window.quotes.list.rows.rows if isinstance(row, UtteranceRow | QuoteRow)]


def said(person: Person, number: str, words: str) -> Quotation:
    article = person.id(number)
    return next(q for q in person.wiring.columns.spread.quotations if q.article == article and words in q.text)


def test_a_rendering_is_parted_by_key_and_by_its_button_and_comes_back(four: Person) -> None:
    rows = by_utterance(four)
    ball = said(four, "000", "ball was in")
    assert ball.utterance is not None
    four.window.quotes.list.choose(ball.id)
    four.press("X", four.window.quotes.list)
    assert said(four, "000", "ball was in").utterance is None
    assert f"utterance {ball.utterance}" not in {
        f"utterance {row.id}" for row in by_utterance(four) if isinstance(row, UtteranceRow)
    }
    assert four.wiring.history.undo_name() == "Part renderings"
    four.do("history.undo")
    assert said(four, "000", "ball was in").utterance == ball.utterance
    assert len(by_utterance(four)) == len(rows)
    four.click_button(four.window.quotes.list, ball.id, "part")
    assert said(four, "000", "ball was in").utterance is None


def test_two_quotations_are_joined_by_asking_for_the_other(four: Person) -> None:
    one, other = said(four, "003", "power of imbalance” in"), said(four, "000", "destabilising")
    four.window.findings.bring(four.window.quotes)
    four.window.quotes.show_by(By.SPEAKER)
    four.window.quotes.list.choose(one.id)
    four.press("J", four.window.quotes.list)
    four.type("destabilising")
    four.press("Return")
    assert said(four, "003", "power of imbalance” in").utterance == other.utterance is not None
    assert four.wiring.history.undo_name() == "Join renderings"
    heading = next(row for row in by_utterance(four) if isinstance(row, UtteranceRow) and row.id == other.utterance)
    assert heading.conflict == "The same words are credited to Emmanuel Macron and to Jean-Yves Le Drian."
    four.do("history.undo")
    assert said(four, "003", "power of imbalance” in").utterance is None


@pytest.mark.parametrize(("button", "joined"), [("join", True), ("part", False)])
def test_an_offered_pair_is_decided_on_its_card(four: Person, button: str, joined: bool) -> None:
    four.window.quotes.show_by(By.SPEAKER)
    row = next(row for row in four.window.quotes.list.rows.rows if isinstance(row, AlikeRow))
    key = (row.alike.one.id, row.alike.other.id)
    four.window.findings.bring(four.window.quotes)
    four.click_button(four.window.quotes.list, key, button)
    known = {q.id: q.utterance for q in four.wiring.library.findings.quotations()}
    assert (known[key[0]] is not None and known[key[0]] == known[key[1]]) is joined
    assert key not in {
        (one.alike.one.id, one.alike.other.id) for one in four.window.quotes.list.rows.rows if isinstance(one, AlikeRow)
    }
    four.do("history.undo")
    assert any(isinstance(one, AlikeRow) and (one.alike.one.id, one.alike.other.id) == key
               for one in four.window.quotes.list.rows.rows)  # fmt: skip


def test_a_quoted_post_says_what_the_paper_changed(reader: Person) -> None:
    reader.open("002")
    heading = next(row for row in by_utterance(reader) if isinstance(row, UtteranceRow) and row.posted)
    assert "prints “Emmanuel Macron” for “EmmanuelMacron”" in heading.posted
    assert "leaves out “Agreed on further joint steps" in heading.posted
    lines = reader.window.quotes.list.rows.index(0).data()
    assert "leaves out" in str(lines)


def test_the_menu_of_an_offer_has_both_answers(four: Person) -> None:
    four.window.quotes.show_by(By.SPEAKER)
    four.window.findings.bring(four.window.quotes)
    row = next(row for row in four.window.quotes.list.rows.rows if isinstance(row, AlikeRow))
    cards = four.window.quotes.list
    index = cards.rows.find((row.alike.one.id, row.alike.other.id))
    cards.scrollTo(index)
    shown: list[tuple[str, ...]] = []
    four.window.quotes._actions.pop_up = lambda names, *_: shown.append(names)  # type: ignore[method-assign]  # a menu that opens would wait
    cards.customContextMenuRequested.emit(cards.visualRect(index).center() + QPoint(0, 0))
    assert shown == [("quoting.join", "quoting.part")]
