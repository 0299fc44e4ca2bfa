"""The find bar: opened, typed into, walked and left by keys, as a reader does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.ui.desk.find_bar import FindBar
from pressfold.ui.desk.layers import Layer
from pressfold.ui.phrases import number

EMOJI = "An emoji 😀😀 stands here.\n\nThen “Élysée” 😀 and ELYSEE, and once more elysee."


@pytest.fixture
def pair(reader: Person) -> Person:
    reader.open("000", "001")
    reader.wiring.columns.focus(0)
    return reader


def bar(person: Person) -> FindBar:
    return person.wiring.finding.bar


def look_for(person: Person, words: str) -> None:
    """Open the bar where the focus is and type the words."""
    person.press("Ctrl+F")
    person.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    person.type(words)
    person.rest()


def selected(person: Person) -> tuple[int, str] | None:
    """The article and the words that are selected."""
    found = person.window.desk.selection()
    return (found[0], found[1].of(person.wiring.columns.spread.texts[found[0]])) if found else None


def test_the_count_lives_while_words_are_typed(pair: Person) -> None:
    text = pair.wiring.columns.spread.texts[pair.id("000")]
    look_for(pair, "putin")
    assert bar(pair).count() == f"1 of {text.lower().count('putin')}"
    pair.type("zzz")
    pair.rest()
    assert bar(pair).count() == "Not found"


def test_enter_goes_on_and_round_with_a_notice(pair: Person) -> None:
    look_for(pair, "security")
    pair.press("Shift+Return")
    last = bar(pair).count()
    assert last.startswith("From the end again")
    at, _, total = last.split(": ")[1].partition(" of ")
    assert at == total
    pair.press("Return")
    assert bar(pair).count() == f"From the top again: 1 of {total}"
    assert "From" not in pair.window.status._position.text()


def test_f3_walks_on_from_the_text_and_needs_no_bar(pair: Person) -> None:
    look_for(pair, "macron")
    pair.press("Escape")
    assert not bar(pair).isVisible()
    first = pair.window.desk.selection()
    pair.press("F3")
    assert bar(pair).isVisible()
    assert pair.window.desk.selection() != first
    assert bar(pair).count().startswith("2 of ")
    pair.press("Shift+F3")
    assert pair.window.desk.selection() == first


def test_escape_returns_to_the_text_with_the_last_place_selected(pair: Person) -> None:
    look_for(pair, "macron")
    pair.press("Return")
    pair.press("Escape")
    column = pair.window.desk.column(pair.id("000"))
    assert column is not None
    assert QApplication.focusWidget() is column.view
    assert selected(pair) == (pair.id("000"), "Macron")


def test_escape_returns_to_where_nothing_was_found(pair: Person) -> None:
    column = pair.window.desk.column(pair.id("000"))
    assert column is not None
    column.view.scroll_to(200)
    before = column.view.top()
    look_for(pair, "macron")
    pair.press("Return")
    pair.type("zzz")
    pair.rest()
    pair.press("Escape")
    assert column.view.top() == before
    assert QApplication.focusWidget() is column.view


def test_a_selection_is_what_is_looked_for(pair: Person) -> None:
    article, span = pair.place("000", "Le Drian")
    column = pair.window.desk.column(article)
    assert column is not None
    column.view.select(span)
    pair.press("Ctrl+F", column.view)
    assert bar(pair).words() == "Le Drian"
    assert pair.window.desk.selection() == (article, span)


def test_all_columns_are_looked_through_from_left_to_right(pair: Person) -> None:
    look_for(pair, "putin")
    alone = int(bar(pair).count().split(" of ")[1])
    pair.do("finding.everywhere")
    together = int(bar(pair).count().split(" of ")[1])
    assert together > alone
    for _ in range(alone):
        pair.press("Return")
    assert bar(pair).count() == f"{alone + 1} of {together}"
    assert selected(pair) == (pair.id("001"), "Putin")


def test_case_and_whole_words_narrow_what_is_found(pair: Person) -> None:
    look_for(pair, "US")

    def total() -> int:
        return int(bar(pair).count().split(" of ")[1])

    everything = total()
    pair.do("finding.whole")
    whole = total()
    pair.do("finding.case")
    assert everything > whole >= total() > 0


def test_every_place_is_marked_on_the_text_and_the_ruler(pair: Person) -> None:
    look_for(pair, "macron")
    total = int(bar(pair).count().split(" of ")[1])
    column = pair.window.desk.column(pair.id("000"))
    assert column is not None

    def marked() -> int:
        return sum(kind.name == "found" for kind, *_ in column.view.mark_heights(passing=True))

    assert marked() == total
    pair.window.desk.set_layers(frozenset(Layer) - {Layer.HITS})
    assert marked() == 0
    pair.window.desk.set_layers(frozenset(Layer))
    pair.press("Escape")
    assert marked() == 0


def test_accents_quotes_and_emoji_leave_the_places_right(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "emoji.txt"
    file.write_text(EMOJI, encoding="utf-8")
    person = start(tmp_path, (file,))
    person.until(lambda: person.window.desk.article_ids())
    person.rest()
    person.wiring.columns.focus(0)
    look_for(person, "elysee")
    found = []
    for _ in range(3):
        found.append(selected(person))
        person.press("Return")
    assert [words for _, words in filter(None, found)] == ["Élysée", "ELYSEE", "elysee"]


def test_the_bar_moves_on_when_its_column_goes(pair: Person) -> None:
    look_for(pair, "putin")
    pair.do("columns.close")
    assert pair.window.desk.article_ids() == (pair.id("001"),)
    pair.until(lambda: bar(pair).isVisible() and " of " in bar(pair).count())
    pair.do("columns.close")
    assert not pair.wiring.finding.open
    assert not pair.window.acts["finding.find"].isEnabled()


def test_a_letter_with_thousands_of_places_holds_nothing_up(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("\n".join(f"Line {line} of a very long text about everything." for line in range(1_500)))
    person = start(tmp_path, (file,))
    person.until(lambda: person.window.desk.article_ids())
    for task in list(person.wiring.runner._tasks):
        task.cancel()  # the voices of this text take longer than the test
    person.rest()
    person.wiring.columns.focus(0)
    look_for(person, "e")
    assert bar(person).count() == f"1 of {number(7_500)}"
    column = person.window.desk.column(person.window.desk.article_ids()[0])
    assert column is not None
    assert sum(kind.name == "found" for kind, *_ in column.view.mark_heights(passing=True)) == 2_000
