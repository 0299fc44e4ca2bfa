"""What a newcomer notices without knowing why: stillness, whole themes, complete keys, words about what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.model.span import Span
from pressfold.ui import motion, theme
from pressfold.ui.action_table import ACTS, Act
from pressfold.ui.dialogs.about import AboutDialog
from pressfold.ui.dialogs.keys import KeysDialog
from pressfold.ui.dialogs.settings import SettingsDialog

CONTRAST = theme.Choice.HIGH_CONTRAST


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[None]:
    """The window moves as usual again afterwards."""
    yield
    motion.choose(motion.Choice.FULL)


@pytest.mark.usefixtures("moving")
def test_with_reduced_motion_nothing_blinks_or_vanishes_by_itself(reader: Person) -> None:
    reader.open("000")
    reader.wiring.settings.choose("motion", "reduced")
    view = reader.window.desk.column(reader.id("000")).view  # type: ignore[union-attr]  # it was just opened
    reader.window.desk.reveal(reader.id("000"), Span(0, 9))
    toast = reader.window.toasts.say("This stays.")
    assert not view._flash_timer.isActive() and view._flashed == Span(0, 9)
    assert not toast._timer.isActive()
    assert QApplication.cursorFlashTime() == 0
    view.place_caret(40)
    assert view._flashed is None
    reader.wiring.settings.choose("motion", "full")
    reader.window.desk.reveal(reader.id("000"), Span(0, 9))
    assert view._flash_timer.isActive()
    assert QApplication.cursorFlashTime() > 0


@pytest.mark.usefixtures("moving")
@pytest.mark.parametrize(("chosen", "still"), [("reduced", True), ("full", False)])
def test_the_choice_of_motion_holds_at_the_next_start(start: Start, tmp_path: Path, chosen: str, still: bool) -> None:
    person = start(tmp_path)
    person.wiring.settings.choose("motion", chosen)
    person.window.close()
    person.program.close()
    motion.choose(motion.Choice.SYSTEM)
    person = start(tmp_path)
    assert person.wiring.settings.value("motion") == chosen
    assert motion.reduced() is still


@pytest.mark.parametrize("choice", [theme.Choice.DARK, theme.Choice.SEPIA, CONTRAST], ids=str)
def test_a_live_switch_leaves_nothing_in_the_theme_before(reader: Person, choice: theme.Choice) -> None:
    """No control keeps a ground, a line or a selection of the light theme."""
    reader.open("000", "001")
    reader.press("Ctrl+F")
    reader.type("putin")
    reader.rest()
    theme.keeper().choose(choice)
    QApplication.processEvents()
    live = reader.window.grab().toImage()
    places = ((x, y) for x in range(0, live.width(), 2) for y in range(0, live.height(), 2))
    seen = Counter(live.pixelColor(x, y).name() for x, y in places)
    tokens, before = theme.current(), theme.tokens.LIGHT
    assert {tokens.paper, tokens.panel, tokens.ink} <= set(seen)
    own = {value for value in asdict(tokens).values() if isinstance(value, str)}
    strange = {before.window, before.panel, before.paper, before.line, before.selection, before.text_selection} - own
    assert max(seen[colour] for colour in strange) < 40  # a few pixels of a soft edge may come out the same


def test_f1_lists_every_act_that_has_keys(newcomer: Person) -> None:
    dialog = KeysDialog(newcomer.window.acts, newcomer.window)
    said = {label.text() for label in dialog.findChildren(QLabel)}

    def native(act: Act) -> str:
        keys = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in (*act.keys, *act.in_text))
        return " or ".join(keys)

    assert [act.name for act in ACTS if act.keys and native(act) not in said] == []
    assert "F8 or Alt+Down" in said and "Space, Shift+Space" in said
    dialog.deleteLater()


def test_f1_says_undo_and_not_what_it_would_undo_now(reader: Person) -> None:
    reader.open("001", "000")
    reader.click(reader.window.passages.list, reader.wiring.columns.spread.families[0].id)
    reader.do("judging.reject")
    assert "Reject" in reader.window.acts["history.undo"].text()
    dialog = KeysDialog(reader.window.acts, reader.window)
    assert {"Undo", "Redo"} <= {label.text() for label in dialog.findChildren(QLabel)}
    dialog.deleteLater()


def test_alt_and_an_arrow_walk_the_passages_in_the_text_and_move_pins_in_the_briefing(reader: Person) -> None:
    reader.open("000", "001")
    reader.wiring.columns.focus(0)
    reader.press("Alt+Down")
    first = reader.wiring.walking.family
    assert first is not None
    reader.press("Alt+Down")
    assert reader.wiring.walking.family != first
    reader.press("Alt+Up")
    assert reader.wiring.walking.family == first
    pins = [reader.pin("000", words) for words in ("French President", "consultations or confrontation")]
    reader.window.briefing.choose(pins[1])
    reader.press("Alt+Up", reader.window.briefing.list)
    assert [pin.id for pin in reader.briefing.ordered()] == pins[::-1]
    assert reader.wiring.walking.family == first


def test_about_says_where_library_and_log_lie(newcomer: Person) -> None:
    newcomer.wiring.acts.about()
    dialog = newcomer.window.findChild(AboutDialog)
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert str(newcomer.wiring.library.folder) in said and "pressfold.log" in said
    dialog.close()


def test_every_setting_stands_in_the_dialog_with_its_sentence(newcomer: Person) -> None:
    newcomer.wiring.acts.settings()
    dialog = newcomer.window.findChild(SettingsDialog)
    assert dialog.control("motion").accessibleDescription().startswith("Nothing slides")
    dialog.close()


def test_the_menus_of_text_and_column_borrow_the_actions_and_say_nothing_twice(reader: Person) -> None:
    reader.open("000", "001")
    known = list(reader.window.acts.all().values())
    column = reader.window.desk.column(reader.id("000"))
    assert column is not None
    reader.bot.mouseClick(column.header.menu_button, Qt.MouseButton.LeftButton)
    for menu in (column.findChild(QMenu), column.view.context_menu()):
        offered = list(_offered(menu))
        assert offered and all(action in known for action in offered)
        assert len({action.text() for action in offered}) == len(offered)
        menu.close()


def _offered(menu: QMenu) -> Iterator[QAction]:
    """The actions of a menu and of the menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _offered(inner)
        elif not action.isSeparator():
            yield action
