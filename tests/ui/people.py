"""A person at the window: waits for what happens, presses keys, clicks on cards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pressfold.model.briefing import Briefing
from pressfold.model.span import Span
from pressfold.ui.card_list import CardList
from pressfold.ui.main_window import MainWindow
from pressfold.ui.program import Program
from pressfold.ui.wiring import Wiring

#: Milliseconds that anything may take on a busy machine before a test gives up on it.
PATIENCE = 30_000


class Person:
    """Works with a program as its reader does."""

    def __init__(self, program: Program, bot: QtBot) -> None:
        self.program = program
        self.bot = bot

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def wiring(self) -> Wiring:
        return self.program.wiring

    @property
    def briefing(self) -> Briefing:
        found = self.wiring.work.briefing
        assert found is not None
        return found

    # --- waiting -----------------------------------------------------------------------------------------------------

    def until(self, so: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.bot.waitUntil(lambda: bool(so()), timeout=PATIENCE)

    def rest(self) -> None:
        """Wait until no work runs and nothing waits to be shown."""
        self.until(lambda: not self.wiring.runner.busy())

    # --- hands -------------------------------------------------------------------------------------------------------

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press keys like "Ctrl+K" where the focus is, or in a widget that gets it, and wait for what follows."""
        if widget is not None and QApplication.activeWindow() is not widget.window():
            widget.window().activateWindow()
            self.until(widget.window().isActiveWindow)
        if widget is not None and not widget.isWindow():
            widget.setFocus()
        key, modifiers = _keys(keys)
        self.bot.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.rest()

    def type(self, text: str, widget: QWidget | None = None) -> None:
        """Type a text where the focus is, or into a widget."""
        self.bot.keyClicks(widget or QApplication.focusWidget(), text)

    def click(self, cards: CardList, key: object, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click on the card of a row."""
        self.bot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, keys, self._middle(cards, key))
        self.rest()

    def double_click(self, cards: CardList, key: object) -> None:
        """Double-click on the card of a row."""
        self.bot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=self._middle(cards, key))
        self.rest()

    def click_button(self, cards: CardList, key: object, name: str) -> None:
        """Click on a button of a card."""
        cards.scrollTo(cards.rows.find(key))
        place = cards.button_place(key, name)
        assert not place.isNull(), f"no button {name} on {key!r}"
        at = place.center()
        self.bot.mouseMove(cards.viewport(), at)
        self.bot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
        self.rest()

    def do(self, name: str) -> None:
        """Trigger an action as its menu would; it must be enabled."""
        action = self.window.acts[name]
        assert action.isEnabled(), f"{name} is not enabled"
        action.trigger()
        self.rest()

    def _middle(self, cards: CardList, key: object) -> QPoint:
        index = cards.rows.find(key)
        assert index.isValid(), f"no row {key!r}"
        cards.scrollTo(index)
        return cards.visualRect(index).center()

    # --- the starter story -------------------------------------------------------------------------------------------

    def id(self, number: str) -> int:
        """The id of a starter article by its three digits."""
        return next(row.id for row in self.wiring.catalogue.listing.rows if Path(row.path).name.startswith(number))

    def open(self, *numbers: str) -> None:
        """Have these starter articles open, from left to right."""
        self.wiring.columns.open_all([self.id(number) for number in numbers], False)
        self.rest()

    def place(self, number: str, words: str) -> tuple[int, Span]:
        """Where words stand in a starter article."""
        text = self.wiring.library.articles.get(self.id(number)).text
        start = text.index(words)
        return self.id(number), Span(start, start + len(words))

    def pin(self, number: str, words: str) -> str:
        """Pin words of a starter article; the id of the pin."""
        before = set(self.briefing.pins) if self.wiring.work.briefing else set()
        self.wiring.pinning.pin_span(*self.place(number, words))
        self.until(lambda: self.wiring.work.briefing and set(self.wiring.work.briefing.pins) - before)
        self.rest()
        return (set(self.briefing.pins) - before).pop()


def _keys(keys: str) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    *held, last = keys.split("+") if keys != "Ctrl++" else ["Ctrl", "+"]
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= {
            "Ctrl": Qt.KeyboardModifier.ControlModifier,
            "Shift": Qt.KeyboardModifier.ShiftModifier,
            "Alt": Qt.KeyboardModifier.AltModifier,
        }[name]
    named = {",": "Comma", "\\": "Backslash", "=": "Equal", "-": "Minus"}.get(last, last)
    return getattr(Qt.Key, f"Key_{named}"), modifiers
