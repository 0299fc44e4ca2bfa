"""Who gets which room: panels fold away and come back, messages lie over no text, a lost screen loses no window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from tests.ui.fixtures import Start
from tests.ui.people import Person

from pressfold.briefing.edits import Fact, SetFact
from pressfold.ui import theme
from pressfold.ui.toasts import Offer


def test_panels_fold_away_where_there_is_no_room_and_come_back_with_it(reader: Person) -> None:
    window, panels = reader.window, reader.window.docks.panels
    window.resize(1440, 900)
    theme.keeper().set_scale(2.0)
    reader.until(lambda: not panels["findings"].isVisible())
    assert panels["library"].isVisible() and not panels["briefing"].isVisible()
    assert not window.acts["docks.findings"].isChecked()
    assert window.width() == 1440
    window.resize(700, 600)
    reader.until(lambda: not panels["library"].isVisible())
    theme.keeper().set_scale(1.0)
    window.resize(1440, 900)
    reader.until(lambda: all(panel.isVisible() for panel in panels.values()))


def test_a_panel_that_is_asked_for_goes_before_one_that_stands_there(reader: Person) -> None:
    window, panels = reader.window, reader.window.docks.panels
    window.resize(1280, 800)
    theme.keeper().set_scale(2.0)
    reader.until(lambda: not panels["findings"].isVisible())
    reader.do("docks.findings")
    assert panels["findings"].isVisible() and not panels["library"].isVisible()


def test_a_panel_that_the_reader_hid_stays_hidden(reader: Person) -> None:
    window, panels = reader.window, reader.window.docks.panels
    reader.do("docks.library")
    window.resize(700, 600)
    window.resize(1440, 900)
    reader.until(lambda: panels["findings"].isVisible())
    assert not panels["library"].isVisible()


def test_panels_grow_with_everything(reader: Person) -> None:
    reader.window.resize(2560, 1440)
    reader.rest()
    before = reader.window.docks.panels["library"].width()
    theme.keeper().set_scale(1.5)
    reader.until(lambda: abs(reader.window.docks.panels["library"].width() - 1.5 * before) < 8)


def test_a_long_title_and_summary_of_the_briefing_make_its_panel_no_wider(reader: Person) -> None:
    reader.window.resize(1440, 900)
    reader.open("001", "000")
    wide = reader.window.docks.panels["briefing"].width()
    reader.pin("001", "He said he didn’t want an escalation")
    reader.wiring.work.edit(
        SetFact(Fact.TITLE, "What the presidents said on the telephone in the last days of January")
    )
    reader.rest()
    reader.do("briefing.verify")
    assert "unverified" in reader.window.briefing._summary.text()
    assert reader.window.docks.panels["briefing"].width() == wide


def test_in_a_low_window_the_findings_have_most_of_what_they_share_with_the_briefing(reader: Person) -> None:
    window, panels = reader.window, reader.window.docks.panels
    window.resize(1440, 900)
    reader.until(lambda: panels["findings"].height() < 2 * panels["briefing"].height())
    window.resize(1440, 500)
    reader.until(lambda: panels["findings"].height() > 2 * panels["briefing"].height())
    window.resize(1440, 900)
    reader.until(lambda: panels["findings"].height() < 2 * panels["briefing"].height())


def test_messages_stand_below_the_text_where_no_panel_can_carry_them(reader: Person) -> None:
    reader.open("000")
    for name in ("docks.library", "docks.findings", "docks.briefing"):
        reader.do(name)
    for toast in reader.window.toasts.shown():
        toast.close_quietly()
    desk, toasts = reader.window.desk, reader.window.toasts
    reader.until(lambda: not toasts.isVisible())
    tall = desk.height()
    toast = toasts.say("Something that has to be said.")
    reader.until(lambda: toast.isVisible() and toast.height() > 20 and desk.height() < tall)
    assert not toasts.geometry().intersects(QRect(desk.mapTo(reader.window, QPoint()), desk.size()))
    toast.close_quietly()
    reader.until(lambda: desk.height() == tall)


def test_a_message_on_the_shelf_lies_flat_and_cuts_no_head(reader: Person) -> None:
    reader.open("000", "001")
    for name in ("docks.library", "docks.findings", "docks.briefing"):
        reader.do(name)
    for toast in reader.window.toasts.shown():
        toast.close_quietly()
    offer = Offer("Show", reader.window.update)
    first, second = (reader.window.toasts.say(f"Message {nth}.", offer, offer) for nth in (1, 2))
    reader.until(lambda: second.isVisible() and first.height() == second.height() > 20)
    words, button = first.findChild(QLabel, "words"), first.findChild(QPushButton)
    assert abs(words.geometry().center().y() - button.geometry().center().y()) <= 2
    reader.window.resize(1200, 430)
    reader.rest()
    for column in reader.window.desk._row.columns:
        assert column.header.height() == column.header.heightForWidth(column.width() - 2)


def test_widths_and_floating_panels_come_back_after_a_restart(reader: Person, start: Start, tmp_path: Path) -> None:
    window, panels = reader.window, reader.window.docks.panels
    window.resize(790, 600)  # the screen of these tests is 800 pixels wide, and no window comes back wider
    reader.do("docks.float_briefing")
    panels["briefing"].setGeometry(200, 150, 420, 360)
    reader.do("docks.findings")
    window.resizeDocks([panels["library"]], [260], Qt.Orientation.Horizontal)
    reader.until(lambda: panels["library"].width() == 260)
    window.close()
    reader.program.close()
    again = start(tmp_path)
    back = again.window.docks.panels
    again.until(lambda: (back["library"].width(), back["briefing"].width()) == (260, 420))
    assert back["briefing"].isFloating() and back["briefing"].isVisible() and not back["findings"].isVisible()
    assert again.window.acts["docks.float_briefing"].isChecked()


def test_a_window_on_a_screen_that_is_gone_comes_back_to_one_that_is_there(
    reader: Person, start: Start, tmp_path: Path
) -> None:
    reader.do("docks.float_briefing")
    reader.window.docks.panels["briefing"].setGeometry(9_000, 7_000, 420, 360)
    reader.window.setGeometry(9_000, 7_000, 1000, 700)
    reader.rest()
    reader.window.close()
    reader.program.close()
    again = start(tmp_path)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    for widget in (again.window, again.window.docks.panels["briefing"]):
        assert screen.intersected(widget.frameGeometry()).width() > 100, widget
        assert screen.contains(widget.frameGeometry().topLeft() + QPoint(20, 20)), widget
