"""The card on the screen: tabs for overlapping marks, the facts, the rows, and the keys that work in it.

It lies over the window, beside what it speaks of. A card that came by hovering takes no focus and goes by itself; one
that is kept has the focus until Escape or I.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pressfold.ui import icons, theme
from pressfold.ui.announcing import announce
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates import painting
from pressfold.ui.delegates.card import Card
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.desk.pointing import GRACE
from pressfold.ui.models.rows import Rows
from pressfold.ui.naming import named
from pressfold.ui.peek.card import Peek, PeekRow, Place
from pressfold.ui.peek.head import Head
from pressfold.ui.peek.standing import stand

_WIDE, _TALL = 400, 440
#: Of a card with a high head at least this much of the rows is shown.
_ROWS = 90
_BESIDE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class Popover(QFrame):
    """Shows the cards of one stack of marks."""

    went = Signal(object, bool)  # a Place, and whether beside
    pin_asked = Signal(object)  # a Place
    date_asked = Signal(int, object)  # an article and a Span: which date do these words mean
    judged = Signal(str, bool)  # a passage family, and whether it is confirmed or rejected
    closed = Signal(bool)  # whether it had the focus

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("ground", "popup")
        self.setObjectName("peek")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.kept = False
        self._cards: Sequence[Peek] = ()
        self._avoid: list[QRect] = []
        self._make_parts()
        self._lay_out()
        self._grace = QTimer(self, singleShot=True, interval=GRACE)
        self._grace.timeout.connect(self.leave)
        theme.keeper().changed.connect(self._on_theme_changed)
        self.hide()

    def _make_parts(self) -> None:
        self._tabs = QTabBar(self)
        self._tabs.setAccessibleName(self.tr("Marks at this place"))
        self._tabs.addTab(self.tr("Card"))  # Qt calls a tab bar by its current tab: one without any has no name
        self._tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tabs.setExpanding(False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.currentChanged.connect(self._on_tab)
        self._cross = named(QToolButton(self), self.tr("Close this card"), self.tr("Close (Esc)"))
        self._cross.setIcon(icons.icon("x"))
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(self.close_card)
        self._head = Head(self)
        self.list = CardList(self.tr("Card"), Rows(_said, _key, self), CardDelegate(_card), self)
        self.list.setProperty("ground", "paper")
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.pressed_button.connect(self._on_pressed)
        self.list.clicked.connect(self._on_clicked)
        self._foot = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._foot.setProperty("kind", "tertiary")

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._head, 1)
        top.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(2)
        self._column.addWidget(self._tabs)
        self._column.addLayout(top)
        self._column.addWidget(self.list)
        self._column.addWidget(self._foot)
        self._column.setStretchFactor(self.list, 1)
        self._set_margins()

    # --- what it shows -----------------------------------------------------------------------------------------------

    def show_cards(self, cards: Sequence[Peek], avoid: Sequence[QRect], *, keep: bool) -> None:
        """Show these cards, the first in front, clear of these rectangles (global, from the whole to the least)."""
        self.kept = False
        self._cards = cards
        self._avoid = [QRect(self._window.mapFromGlobal(one.topLeft()), one.size()) for one in avoid]
        self._fill_tabs()
        self._show_card(0)
        if self.isHidden():
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one while a widget lives
        self.show()
        self.raise_()
        if keep:
            self.keep()
        announce(self, f"{self.accessibleName()}. {self._foot.text()}")

    def keep(self) -> None:
        """Stay until the reader closes it, and take the keys."""
        self.kept = True
        self._grace.stop()
        self._foot.setText(self._hint())
        self._settle()
        (self.list if self.list.isVisible() else self).setFocus(Qt.FocusReason.PopupFocusReason)

    def card(self) -> Peek | None:
        """The card in front."""
        return self._cards[self._tabs.currentIndex()] if self.isVisible() and self._cards else None

    def row(self) -> PeekRow | None:
        """The chosen row of the card in front. (Qt makes the first row current by itself; it is not chosen yet.)"""
        chosen = self.list.selectionModel().selectedIndexes()
        row: PeekRow | None = self.list.rows.rows[chosen[0].row()] if chosen else None
        return row

    def step_tab(self, direction: int) -> None:
        """Bring the next or previous card of the stack to the front."""
        if self._cards:
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + direction) % len(self._cards))

    def _fill_tabs(self) -> None:
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for card in self._cards:
            self._tabs.setTabToolTip(self._tabs.addTab(card.name), card.name)
        self._tabs.setVisible(len(self._cards) > 1)
        self._tabs.blockSignals(False)

    def _show_card(self, number: int) -> None:
        card = self._cards[number]
        self.setAccessibleName(card.said)
        self._head.show_card(card.head, card.said)
        self.list.setAccessibleName(card.listed or card.name)
        self.list.rows.set_rows(card.rows)
        self.list.choose(None)
        self.list.setVisible(bool(card.rows))
        self._foot.setText(self._hint())
        self._settle()
        if self.kept:
            self.keep()

    def _hint(self) -> str:
        """What lies below the rows, and the keys that work here."""
        card = self._cards[self._tabs.currentIndex()]
        if self.kept:
            keys = [self.tr("Enter opens"), self.tr("Shift+Enter beside")] if card.rows else []
            keys += [self.tr("P pins")] if card.pins else []
            keys += [self.tr("E sets its date")] if card.dates else []
            keys += [self.tr("Y confirms"), self.tr("N rejects")] if card.family else []
            keys += [self.tr("← → tabs")] if len(self._cards) > 1 else []
            keys.append(self.tr("Esc closes"))
        else:
            keys = [self.tr("I keeps it open")]
        return "\n".join(line for line in (card.more, " · ".join(keys)) if line)

    # --- leaving -----------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        """Go, unless the reader keeps the card or the pointer is on it."""
        if self.isVisible() and not self.kept and not self.underMouse():
            self.close_card()

    def close_card(self) -> None:
        """Go."""
        had_focus = self.hasFocus() or self.list.hasFocus()
        if self.isVisible():
            self.hide()
            self.kept = False
            self.closed.emit(had_focus)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._grace.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._grace.start()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._grace.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one while a widget lives
        super().hideEvent(event)

    # --- keys and clicks ---------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The card's own keys reach it before the list; Escape reaches it from the whole window."""
        if event.type() not in _KEY_EVENTS or not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        inside = watched is self.list or watched is self
        escape = event.key() == Qt.Key.Key_Escape and watched.window() is self.window()
        if not inside and not escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(escape or self._knows(event))
            return bool(event.isAccepted())
        return self._take(event)

    def _knows(self, event: QKeyEvent) -> bool:
        """Whether a key means something here; then no shortcut of the window takes it."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_Down and plain and self.row() is None:
            return bool(self.list.rows.rows)
        card = self.card()
        if plain and event.key() in (Qt.Key.Key_Y, Qt.Key.Key_N):
            return card is not None and bool(card.family)
        if plain and event.key() == Qt.Key.Key_E:
            return card is not None and card.dates is not None
        letters = plain and event.key() in (Qt.Key.Key_I, Qt.Key.Key_P, Qt.Key.Key_Left, Qt.Key.Key_Right)
        return letters or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)

    def _take(self, event: QKeyEvent) -> bool:
        """Do what a key means in the card; False where it means nothing."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_card()
        elif not self._knows(event):
            return False
        elif key == Qt.Key.Key_I:
            self.close_card()
        elif key == Qt.Key.Key_P:
            self._pin()
        elif key == Qt.Key.Key_E:
            self._ask_date()
        elif key in (Qt.Key.Key_Y, Qt.Key.Key_N):
            self._judge(confirmed=key == Qt.Key.Key_Y)
        elif key == Qt.Key.Key_Down:
            self.list.choose(self.list.rows.rows[0].place)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.step_tab(1 if key == Qt.Key.Key_Right else -1)
        else:
            self._go(beside=bool(event.modifiers() & _BESIDE))
        return True

    def _go(self, *, beside: bool) -> None:
        """Tell where to go: the chosen row, or the first."""
        row = self.row() or next(iter(self.list.rows.rows), None)
        if row is not None:
            self.close_card()
            self.went.emit(row.place, beside)

    def _pin(self) -> None:
        """Ask for a pin of the chosen row, or of what the card speaks of."""
        row, card = self.row(), self.card()
        place: Place | None = row.place if row is not None else card.pins if card is not None else None
        if place is not None:
            self.pin_asked.emit(place)

    def _ask_date(self) -> None:
        """Ask which date the card's words mean; what the card told is old then."""
        card = self.card()
        if card is not None and card.dates is not None:
            self.close_card()
            self.date_asked.emit(card.dates.article, card.dates.span)

    def _judge(self, *, confirmed: bool) -> None:
        """Tell what the reader says of the card's passage; what the card told is old then."""
        card = self.card()
        if card is not None:
            self.close_card()
            self.judged.emit(card.family, confirmed)

    def _on_clicked(self) -> None:
        self._go(beside=bool(QApplication.keyboardModifiers() & _BESIDE))

    def _on_pressed(self, key: object, _button: str) -> None:
        if isinstance(key, Place):
            self.pin_asked.emit(key)

    def _on_tab(self, number: int) -> None:
        if 0 <= number < len(self._cards):
            self._show_card(number)

    # --- place and looks ---------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """Stand clear of the marks, as high as the card asks and the window allows."""
        px = theme.px
        window = self._window.rect()
        window.setBottom(self._window.statusBar().y() - 1)
        wide = min(px(_WIDE), window.width() - 16)
        margins = self._column.contentsMargins()
        inner = wide - margins.left() - margins.right()
        beside = self._cross.sizeHint().width() + 2
        self._head.setFixedHeight(max(self._head.heightForWidth(inner - beside), self._cross.sizeHint().height()))
        tabs = self._tabs.sizeHint().height() if self._tabs.count() > 1 else 0
        foot = self._foot.heightForWidth(inner)
        fixed = tabs + self._head.height() + foot + margins.top() + margins.bottom() + 3 * self._column.spacing()
        self.list.setFixedWidth(inner)
        rows = sum(painting.height(row.card, inner) for row in self.list.rows.rows)
        tall = min(fixed + rows, max(px(_TALL), fixed + min(rows, px(_ROWS))))
        self.setGeometry(stand(QSize(wide, tall), self._avoid, window))

    def _set_margins(self) -> None:
        edge = theme.px(8)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._foot.setContentsMargins(edge // 2, edge // 2, edge // 2, 0)

    def _on_theme_changed(self) -> None:
        self._set_margins()
        if self.isVisible():
            self._settle()


_KEY_EVENTS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


def _said(row: PeekRow) -> str:
    return row.said


def _key(row: PeekRow) -> Place:
    return row.place


def _card(row: PeekRow) -> Card:
    return row.card
