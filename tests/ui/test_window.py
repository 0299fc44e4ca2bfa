"""The window as a whole: palette, panels, theme, sizes, what the first paint may load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDockWidget, QFileDialog, QInputDialog
from tests.conftest import ROOT
from tests.ui.people import Person

from pressfold.model.actor import Actor, ActorKind, How, Mention
from pressfold.model.briefing import Anchor, AnchorState
from pressfold.ui import connections, theme
from pressfold.ui.acts.briefing import check_sentence
from pressfold.ui.desk.content import WORDS_MIME
from pressfold.ui.dialogs.new_briefing import NewBriefingDialog
from pressfold.ui.models.actors import actor_rows, mention_row
from pressfold.ui.models.quotes import confidence
from pressfold.ui.panels.briefing import PIN_MIME


def test_the_palette_finds_does_and_remembers(reader: Person) -> None:
    reader.open("000", "001")
    reader.press("Ctrl+Shift+P", reader.window)
    picker = reader.wiring.acts._picker
    assert picker.isVisible()
    reader.type("swap")
    assert picker.rows()[0].key == "columns.swap" and picker.rows()[0].hint == "F9"
    before = reader.window.desk.article_ids()
    reader.press("Return")
    assert reader.window.desk.article_ids() == before[::-1]
    reader.press("Ctrl+Shift+P", reader.window)
    assert picker.rows()[0].key == "columns.swap"
    reader.press("Escape")
    assert not picker.isVisible()


def test_the_palette_lists_every_command_and_what_makes_no_sense_last(newcomer: Person) -> None:
    newcomer.press("Ctrl+Shift+P", newcomer.window)
    picker = newcomer.wiring.acts._picker
    newcomer.type("export briefing")
    assert [row.enabled for row in picker.rows()] == [False]
    newcomer.press("Return")
    assert picker.isVisible()
    picker.hide()


def test_panels_are_hidden_shown_floated_and_come_back(reader: Person) -> None:
    docks = reader.window.docks
    reader.do("docks.findings")
    assert docks.panels["findings"].isHidden() and not reader.window.acts["docks.findings"].isChecked()
    reader.do("docks.findings")
    assert docks.panels["findings"].isVisible()
    reader.do("docks.float_briefing")
    assert docks.panels["briefing"].isFloating() and reader.window.acts["docks.float_briefing"].isChecked()
    reader.do("docks.float_briefing")
    assert not docks.panels["briefing"].isFloating()


def test_a_panel_is_widened_and_narrowed_by_keys(reader: Person) -> None:
    reader.window.resize(1600, 800)
    QApplication.processEvents()
    panel: QDockWidget = reader.window.docks.panels["library"]
    reader.window.library.list.setFocus()
    before = panel.width()
    reader.press("Alt+Shift+Right", reader.window.library.list)
    QApplication.processEvents()
    assert panel.width() > before
    reader.press("Alt+Shift+Left", reader.window.library.list)
    QApplication.processEvents()
    assert abs(panel.width() - before) <= 1


@pytest.mark.parametrize("choice", list(theme.Choice), ids=str)
def test_the_theme_changes_live_and_as_a_whole(reader: Person, choice: theme.Choice) -> None:
    reader.open("000")
    reader.wiring.settings.choose("theme", choice.value)
    image = reader.window.grab().toImage()
    tokens = theme.current()
    assert image.pixelColor(reader.window.library.mapTo(reader.window, QPoint(3, 3))).name() == tokens.panel
    checked = [
        name
        for name in reader.window.acts.all()
        if name.startswith("view.theme_") and reader.window.acts[name].isChecked()
    ]
    assert len(checked) == 1


def test_themes_are_chosen_in_the_menu(newcomer: Person) -> None:
    newcomer.do("view.theme_dark")
    assert theme.current().dark and newcomer.wiring.settings.value("theme") == "dark"
    newcomer.do("view.theme_sepia")
    assert theme.current().name == "sepia"
    newcomer.do("view.theme_contrast")
    newcomer.do("view.theme_light")
    newcomer.do("view.theme_system")
    assert newcomer.wiring.settings.value("theme") == "system"


def test_the_text_grows_and_shrinks_by_keys(reader: Person) -> None:
    reader.open("000")
    reader.press("Ctrl+=", reader.window)
    assert reader.window.desk.outfit.typography.size == 17
    reader.press("Ctrl+-", reader.window)
    reader.press("Ctrl+-", reader.window)
    assert reader.window.desk.outfit.typography.size == 15
    reader.press("Ctrl+0", reader.window)
    assert reader.window.desk.outfit.typography.size == 16


def test_everything_grows_with_the_scale(reader: Person) -> None:
    cards = reader.window.library.list
    before = cards.sizeHintForRow(0)
    reader.wiring.settings.choose("scale", 150)
    QApplication.processEvents()
    assert cards.sizeHintForRow(0) > before * 1.3


def test_back_and_forward_go_through_the_jumps(reader: Person) -> None:
    reader.open("001")
    top = reader.window.desk.place(reader.id("001"))
    reader.wiring.walking.go(*reader.place("000", "(With wires)"))
    reader.rest()
    assert reader.wiring.columns.ids == (reader.id("000"),)
    reader.press("Alt+Left", reader.window)
    assert reader.window.desk.article_ids() == (reader.id("001"),)
    assert reader.window.desk.place(reader.id("001")) == top
    reader.press("Alt+Right", reader.window)
    assert reader.window.desk.article_ids() == (reader.id("000"),)


def test_a_click_on_a_name_in_the_text_lists_its_mentions(reader: Person) -> None:
    reader.open("000")
    actor = next(a for a in reader.wiring.columns.spread.actors if a.name == "Vladimir Putin")
    reader.window.desk.actor_chosen.emit(actor.id)
    assert reader.window.findings.current() is reader.window.actors
    reader.wiring.walking.choose_actor(None)
    assert not [row for row in reader.window.actors.list.rows.rows if hasattr(row, "mention")]


def test_the_wrong_words_of_a_selection_are_asked_for_again(reader: Person) -> None:
    reader.open("000")
    reader.wiring.columns.focus(0)
    reader.press("Ctrl+D", reader.window)
    assert reader.wiring.work.briefing is None
    assert "Select words" in reader.window.status._position.text()


# --- the briefing beyond the story -----------------------------------------------------------------------------------


def test_a_selection_dropped_between_two_pins_stands_there(reader: Person) -> None:
    reader.open("000", "001")
    first = reader.pin("000", "consultations or confrontation")
    second = reader.pin("000", "the ball was in Putin's court")
    article, span = reader.place("001", "personal public silence")
    reader.window.briefing.list.rows.dropped.emit(WORDS_MIME, f"{article} {span.start} {span.end}", 1)
    reader.until(lambda: len(reader.briefing.pins) == 3)
    reader.rest()
    order = [pin.id for pin in reader.briefing.ordered()]
    assert (order[0], order[2]) == (first, second)
    assert reader.briefing.pins[order[1]].quote == "personal public silence"


def test_a_pin_is_dragged_to_another_place(reader: Person) -> None:
    reader.open("000")
    one, two, three = (
        reader.pin("000", words) for words in ("RTL radio", "European Union allies", "by phone on Friday")
    )
    reader.window.briefing.list.rows.dropped.emit(PIN_MIME, one, 3)
    reader.rest()
    assert [pin.id for pin in reader.briefing.ordered()] == [two, three, one]
    reader.window.briefing.list.rows.dropped.emit(PIN_MIME, one, 0)
    reader.rest()
    assert [pin.id for pin in reader.briefing.ordered()] == [one, two, three]


def test_enter_on_a_pin_opens_its_source_at_the_words(reader: Person) -> None:
    reader.open("000")
    pin = reader.pin("001", "personal public silence")
    reader.window.briefing.choose(pin)
    reader.press("Return", reader.window.briefing.list)
    assert reader.wiring.columns.current() == reader.id("001")


def test_a_pin_whose_source_is_gone_says_so(reader: Person) -> None:
    reader.open("000")
    pin = reader.pin("001", "personal public silence")
    reader.wiring.catalogue.chosen = lambda: [reader.id("001")]
    reader.wiring.catalogue.remove()
    reader.until(lambda: len(reader.wiring.catalogue.listing.rows) == 4)
    reader.wiring.pinning.show_pin(pin)
    assert "not in the library any more" in reader.window.toasts.log[-1].text


def test_briefings_are_made_renamed_and_opened(reader: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([("Calls of January", True)])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: next(answers))
    reader.do("briefing.new")
    (dialog,) = reader.window.findChildren(NewBriefingDialog)
    dialog.name.setText("Ukraine calls")
    dialog.accept()
    reader.until(lambda: reader.wiring.work.briefing)
    assert reader.window.windowTitle() == "Ukraine calls – Pressfold"
    reader.do("briefing.rename")
    assert reader.briefing.title == "Calls of January"
    reader.press("Ctrl+Z", reader.window)
    assert reader.briefing.title == "Ukraine calls"
    reader.do("briefing.new")
    reader.window.findChildren(NewBriefingDialog)[-1].reject()
    assert reader.briefing.title == "Ukraine calls"
    path = reader.wiring.library.briefings.folder / "Second.briefing"
    reader.wiring.work.begin("Second")
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.title == "Second")
    assert path.exists()
    first = next(p for p in reader.wiring.library.briefings.paths() if p != path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(first), ""))
    reader.do("briefing.open")
    reader.until(lambda: reader.wiring.work.briefing and reader.briefing.title == "Ukraine calls")


def test_a_broken_briefing_is_refused_with_a_sentence(reader: Person, tmp_path: Path) -> None:
    broken = tmp_path / "broken.briefing"
    broken.write_text('{"format": "pressfold')
    reader.wiring.work.open_path(broken)
    reader.rest()
    assert "broken.briefing" in reader.window.toasts.log[-1].text and reader.window.toasts.log[-1].warns
    assert reader.wiring.work.briefing is None


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([AnchorState.VERIFIED], "Verified: 1 pin stands word for word in the stored sources."),
        ([AnchorState.VERIFIED, AnchorState.CHANGED], "1 of 2 pins needs a look; the others are verified."),
        ([AnchorState.MISSING, AnchorState.MOVED], "2 of 2 pins need a look; the others are verified."),
    ],
)
def test_the_sentence_of_a_check(states: list[AnchorState], said: str) -> None:
    assert check_sentence({str(at): Anchor(state, "2022") for at, state in enumerate(states)}) == said


# --- small words -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "word"), [(1.0, "sure"), (0.85, "sure"), (0.7, "likely"), (0.59, "uncertain")])
def test_confidence_is_said_in_a_word(value: float, word: str) -> None:
    assert confidence(value) == word


def test_a_mention_is_shown_between_whole_words() -> None:
    text = (
        "Long before it all came to pass the old\nminister said that Emmanuel Macron would call the Russian president "
        "again on Friday night"
    )
    start = text.index("Emmanuel")
    mention = Mention(1, start, start + 15, "Emmanuel Macron", How.NAME, "registry alias")
    row = mention_row(mention, text, "Reuters")
    assert row.mark.of(row.around) == "Emmanuel Macron"
    assert row.around.startswith("… ") and row.around.endswith(" …") and "\n" not in row.around


def test_a_guessed_kind_is_said_to_be_one() -> None:
    actor = Actor("x", "Someone", ActorKind.ORGANISATION, False, None, ("Someone", "Some One"), None, ())
    (row,) = actor_rows([actor], {}, {}, None)
    assert row.facts == "perhaps an organisation · also Some One"  # type: ignore[union-attr]  # an actor's row


def test_a_second_socket_would_be_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    before = connections.opened()
    connections._on_event("socket.__new__", (None, 2, 1, 0))
    connections._on_event("socket.__new__", (None, 1, 1, 0))
    connections._on_event("open", ("file",))
    assert connections.opened() == before + 1
    monkeypatch.setattr(connections, "_opened", before)


def test_the_first_paint_loads_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys; from pressfold.app.gui import run; code = run(['--quit-when-shown', '--library', sys.argv[1]]);"
        "heavy = {'docx', 'lxml', 'numpy', 'whoosh', 'rapidfuzz', 'pydantic', 'sqlite3'} & set(sys.modules);"
        "print(code, sorted(heavy), 'PySide6.QtWidgets' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "library")],
        cwd=ROOT,
        env={**_environment(tmp_path), "PYTHONPATH": str(ROOT / "desktop")},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split("\n")[0] == "0 [] True"


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PRESSFOLD_HOME": str(home)}
