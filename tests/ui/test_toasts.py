"""Messages: quiet, in a corner of a panel, never over an article, with a way back, and all of them in the log."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QPushButton
from tests.ui.people import Person

from pressfold.model.errors import CannotRead, LibraryUnwritable
from pressfold.model.progress import Cancelled
from pressfold.ui.models.activity import HeadingRow, SaidRow
from pressfold.ui.toasts import Offer


def test_a_message_lies_over_a_panel_and_not_over_an_article(reader: Person) -> None:
    reader.open("000", "001")
    toast = reader.window.toasts.say("Something was done.")
    corner = toast.mapTo(reader.window, toast.rect().topLeft())
    desk = reader.window.desk
    text = QRect(desk.mapTo(reader.window, desk.rect().topLeft()), desk.size())
    assert toast.isVisible()
    assert not text.intersects(QRect(corner, toast.size()))


def test_without_the_briefing_it_lies_over_another_panel(reader: Person) -> None:
    for panel in ("briefing", "findings"):
        reader.window.docks.panels[panel].hide()
    QApplication.processEvents()
    toast = reader.window.toasts.say("Something was done.")
    library = reader.window.docks.panels["library"]
    assert toast.mapTo(reader.window, toast.rect().center()).x() < library.geometry().right()


def test_no_more_than_three_are_shown_and_all_are_kept(newcomer: Person) -> None:
    toasts = newcomer.window.toasts
    for number in range(5):
        toasts.say(f"Message {number}.")
    assert len(toasts.shown()) == 3
    assert [said.text for said in toasts.log] == [f"Message {number}." for number in range(5)]
    rows = newcomer.wiring.activity.rows()
    assert rows[0] == HeadingRow("Messages")
    assert next(row.said.text for row in rows if isinstance(row, SaidRow)) == "Message 4."


def test_a_button_does_what_it_says_and_the_message_goes(newcomer: Person) -> None:
    done: list[str] = []
    toast = newcomer.window.toasts.say("Pin removed.", Offer("Undo", lambda: done.append("undone")))
    (button,) = [child for child in toast.findChildren(QPushButton) if child.text() == "Undo"]
    button.click()
    assert done == ["undone"]
    assert newcomer.window.toasts.shown() == []


def test_a_message_waits_under_the_pointer_and_goes_when_its_time_is_over(newcomer: Person) -> None:
    toast = newcomer.window.toasts.say("Short.")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast._timer.timeout.emit()
    assert newcomer.window.toasts.shown() == []


def test_an_error_says_its_sentence_and_offers_details_only_where_there_are_some(newcomer: Person) -> None:
    faults, toasts = newcomer.wiring.faults, newcomer.window.toasts
    faults.show(LibraryUnwritable("/library", "disk full"))
    assert toasts.log[-1].text.startswith("The library in “/library” cannot be written (disk full).")
    assert not toasts.shown()[-1].findChildren(QPushButton)
    faults.show(CannotRead("It cannot be read.", "more about it"))
    toasts.shown()[-1].take("Copy details")
    assert QApplication.clipboard().text() == "more about it"


def test_what_was_asked_to_stop_is_no_error(newcomer: Person) -> None:
    newcomer.wiring.faults.show(Cancelled())
    assert newcomer.window.toasts.log == ()


def test_ctrl_s_says_that_everything_is_saved(reader: Person) -> None:
    reader.press("Ctrl+S", reader.window)
    assert reader.window.toasts.log[-1].text == "All changes saved."


def test_a_message_that_was_closed_under_the_pointer_goes_only_once(newcomer: Person) -> None:
    toast = newcomer.window.toasts.say("Short.")
    toast.close_quietly()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert not toast._timer.isActive()
    toast.close_quietly()
    assert newcomer.window.toasts.shown() == []
