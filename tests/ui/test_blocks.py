"""What a paragraph is can be put right at the cursor by one key, and taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QMenu
from tests.ui.people import Person

from pressfold.model.article import Role


def role_at(person: Person, number: str, words: str) -> Role:
    article, span = person.place(number, words)
    return next(b.role for b in person.wiring.library.articles.get(article).blocks if b.start <= span.start <= b.end)


def stand(person: Person, number: str, words: str) -> None:
    """Put the cursor before some words of an open article."""
    person.open(number)
    column = person.window.desk.current_column()
    assert column is not None
    column.view.setFocus()
    column.view.place_caret(person.place(number, words)[1].start)


WORDS = "Speaking to RTL radio"


def test_one_key_calls_a_paragraph_furniture_and_story_again(reader: Person) -> None:
    stand(reader, "000", WORDS)
    column = reader.window.desk.current_column()
    assert column is not None
    words = reader.wiring.library.findings.wire_share(reader.id("000")).words
    reader.press("B", column.view)
    assert role_at(reader, "000", WORDS) is Role.BOILERPLATE
    assert reader.wiring.library.findings.wire_share(reader.id("000")).words < words
    shown = reader.window.desk.current_column()
    assert shown is column and role_at_view(reader) is Role.BOILERPLATE
    reader.press("B", column.view)
    assert role_at(reader, "000", WORDS) is Role.BODY
    reader.do("history.undo")
    reader.do("history.undo")
    assert role_at(reader, "000", WORDS) is Role.BODY
    assert reader.wiring.history.undo_name() == ""


def role_at_view(person: Person) -> Role:
    """The role of the paragraph at the cursor as the page shows it."""
    block = person.wiring.blocks.block()
    assert block is not None
    return block.role


def test_a_menu_at_the_cursor_offers_every_part(reader: Person) -> None:
    stand(reader, "000", WORDS)
    column = reader.window.desk.current_column()
    assert column is not None
    reader.press("R", column.view)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(Role)
    next(action for action in menu.actions() if action.objectName() == "blocks.crosshead").trigger()
    menu.close()
    reader.rest()
    assert role_at(reader, "000", WORDS) is Role.CROSSHEAD
    assert reader.wiring.history.undo_name() == "Call it crosshead"
