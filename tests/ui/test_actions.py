"""Every act once: in a menu or on a key, with words, a server and a name; every control can be called by its name."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
    QWidget,
)
from tests.ui.people import Person

from pressfold.ui.action_table import ACTS, Act, Menu, Where
from pressfold.ui.desk.layers import LAYERS

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QProgressBar,
    QTabBar, QTextEdit,
)  # fmt: skip


def test_no_act_is_there_twice() -> None:
    assert [name for name, times in Counter(act.name for act in ACTS).items() if times > 1] == []


@pytest.mark.parametrize("place", [None, *Where], ids=str)
def test_no_key_means_two_things_in_one_place(place: Where | None) -> None:
    """Keys heard anywhere may not be taken again anywhere; keys of a list may be taken by another list."""
    heard = [act for act in ACTS if act.where in (Where.WINDOW, place)]
    assert [keys for keys, times in Counter(key for act in heard for key in act.keys).items() if times > 1] == []


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_no_key_is_the_systems_own(act: Act) -> None:
    assert not any(key.startswith(("Ctrl+Alt+", "Meta+")) or key in ("Ctrl+Space", "Alt+F4") for key in act.keys)


@pytest.mark.parametrize("act", [act for act in ACTS if act.where is Where.WINDOW], ids=lambda act: act.name)
def test_a_single_letter_acts_only_in_the_text(act: Act) -> None:
    assert not any(len(key) == 1 for key in act.keys)


def test_every_layer_has_an_act() -> None:
    assert {f"layers.{entry.layer}" for entry in LAYERS} <= {act.name for act in ACTS}


def test_every_action_stands_in_the_menu_bar_and_does_something(newcomer: Person) -> None:
    window = newcomer.window
    there = {action.objectName() for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()}
    for name, action in window.acts.all().items():
        assert name in there, f"{name} stands in no menu"
        listeners = action.receivers("2triggered(bool)") + action.receivers("2toggled(bool)")
        assert listeners > 0, f"{name} does nothing"
    assert [action.text() for action in window.menuBar().actions()] == [menu.value for menu in Menu]


def test_a_tooltip_carries_the_key(newcomer: Person) -> None:
    assert "(F8)" in newcomer.window.acts["walking.next_passage"].toolTip()
    assert newcomer.window.acts["importing.files"].toolTip() == "Bring articles into the library. (Ctrl+O)"


def test_every_control_has_a_name(reader: Person) -> None:
    reader.open("000", "001")
    reader.pin("000", "consultations or confrontation")
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in reader.window.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and not _inner(widget) and not _name(widget)
    ]
    assert nameless == []


@pytest.mark.parametrize("dialog", ["settings", "keys", "about", "activity"])
def test_every_control_of_a_dialog_has_a_name(newcomer: Person, dialog: str) -> None:
    getattr(newcomer.wiring.acts, dialog)()
    opened = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not newcomer.window]
    assert opened
    nameless = [
        type(widget).__name__
        for top in opened
        for widget in top.findChildren(QWidget)
        if isinstance(widget, CONTROLS) and not _inner(widget) and not _name(widget)
    ]
    assert nameless == []
    for top in opened:
        top.close()


def test_a_row_can_be_heard(reader: Person) -> None:
    reader.open("000", "001")
    index = reader.window.library.list.rows.find(reader.id("001"))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Putin told Macron he did not want to escalate") and "shared" in said and "open" in said


def test_f6_goes_through_the_panes_and_back(reader: Person) -> None:
    reader.open("000")
    window = reader.window
    window.top_bar.field.setFocus()
    visited = []
    for _ in range(5):
        reader.press("F6", window)
        visited.append(next(at for at, pane in enumerate(window.panes()) if _holds(pane)))
    assert visited == [1, 2, 3, 4, 0]
    reader.press("Shift+F6", window)
    assert _holds(window.panes()[4])


def test_the_context_menu_of_the_library_borrows_the_actions(reader: Person) -> None:
    cards = reader.window.library.list
    reader.click(cards, reader.id("000"))
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, cards.viewport().mapToGlobal(at))
    QApplication.sendEvent(cards.viewport(), event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.objectName() for action in menu.actions()] == [
        *(
            "columns.open",
            "columns.open_beside",
            "similar.chosen",
            "",
            "sorting.star",
            "sorting.unread",
            "sorting.tag",
            "sorting.collect",
        ),
        *("", "catalogue.details", "catalogue.versions", "catalogue.why_share", "", "catalogue.remove"),
    ]
    menu.close()


def test_nothing_can_be_done_with_nothing(newcomer: Person) -> None:
    acts = newcomer.window.acts
    for name in ("walking.next_passage", "columns.close", "history.undo", "exporting.export", "catalogue.remove"):
        assert not acts[name].isEnabled()
    for name in ("importing.files", "window.palette", "window.settings", "briefing.new"):
        assert acts[name].isEnabled()


def test_single_keys_can_be_switched_off(reader: Person) -> None:
    reader.open("000")
    reader.wiring.settings.choose("single_keys", False)
    reader.wiring.columns.focus(0)
    reader.press("1")
    assert reader.window.acts["layers.passages"].isChecked()
    reader.wiring.settings.choose("single_keys", True)
    reader.press("1")
    assert not reader.window.acts["layers.passages"].isChecked()


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else widget.accessibleName()


def _inner(widget: QWidget) -> bool:
    """A part that Qt makes inside a control, and that is reached through it."""
    inside = isinstance(
        widget.parent(), (QComboBox, QAbstractSpinBox, QTabBar, QLineEdit)
    ) or widget.objectName().startswith("qt_")
    return inside or widget.inherits("QComboBoxListView")


def _holds(pane: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
