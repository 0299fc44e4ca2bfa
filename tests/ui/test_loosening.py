"""The looseness slider: the open articles are looked at again at once, and nothing of it is stored."""

from __future__ import annotations

from PySide6.QtWidgets import QSlider
from tests.ui.people import Person

from pressfold.model.passage import PassageKind
from pressfold.ui.panels.looseness import STEPS, USUAL, looseness


def words(person: Person) -> int:
    """How many words the shown passages have."""
    return sum(f.words for f in person.wiring.columns.spread.families if f.kind is not PassageKind.STOCK)


def test_the_open_articles_are_looked_at_again_and_reset_shows_what_is_stored(reader: Person) -> None:
    reader.open("001", "000", "002")
    bar = reader.window.passages.looseness
    stored = reader.wiring.library.findings.families()
    usual, spread = words(reader), reader.wiring.columns.spread
    for step in (STEPS, 0):
        bar.set_step(step)
        reader.rest()
        found = reader.wiring.library.findings.loosely(sorted(spread.ids), looseness(step))
        assert reader.wiring.columns.spread.families == found.families
    assert words(reader) < usual
    assert {c.article.id: c.wire_share for c in reader.wiring.columns.spread.columns} != {
        c.article.id: c.wire_share for c in spread.columns
    }
    assert reader.wiring.library.findings.families() == stored
    reader.do("loosening.usual")
    assert bar.step() == USUAL
    assert reader.wiring.columns.spread == spread


def test_the_slider_is_moved_by_keys_and_says_where_it_stands(reader: Person) -> None:
    reader.open("001", "000")
    bar = reader.window.passages.looseness
    slider = bar.findChild(QSlider)
    assert slider is not None
    reader.press("Right", slider)
    assert bar.step() == USUAL + 1
    assert slider.accessibleDescription() == "looser than usual"
    reader.do("loosening.stricter")
    assert bar.step() == USUAL


def test_other_articles_are_looked_at_as_loosely(reader: Person) -> None:
    reader.open("001", "000")
    reader.window.passages.looseness.set_step(STEPS)
    reader.rest()
    reader.open("001", "002")
    found = reader.wiring.passages.loosening.found
    assert found is not None and set(found.shares) == {reader.id("001"), reader.id("002")}
    assert reader.wiring.columns.spread.families == found.families


def test_a_long_look_can_be_stopped(reader: Person) -> None:
    reader.open("001", "000")
    bar = reader.window.passages.looseness
    spread = reader.wiring.columns.spread
    bar.set_step(STEPS)
    bar._on_long()
    assert bar._cancel.isVisible() and "Looking" in bar._said.text()
    bar._cancel.click()
    reader.rest()
    assert bar.step() == USUAL and not bar._cancel.isVisible()
    assert reader.wiring.columns.spread == spread


def test_what_is_not_stored_is_not_judged(reader: Person) -> None:
    reader.open("001", "000")
    reader.window.passages.looseness.set_step(STEPS)
    reader.rest()
    told: list[str] = []
    reader.wiring.passages.judging.position_told.connect(told.append)
    reader.press("F8", reader.window)
    reader.do("judging.reject")
    assert told == ["Reset the looseness to judge passages"]
    assert reader.wiring.history.undo_name() == ""
