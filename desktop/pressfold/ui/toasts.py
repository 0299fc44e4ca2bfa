"""Short messages in one corner: quiet, reachable by keys, kept in a log, and gone by themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from pressfold.ui import icons, motion, theme
from pressfold.ui.announcing import announce
from pressfold.ui.icon_label import IconLabel
from pressfold.ui.naming import named

#: Milliseconds that a message stays; one with a button stays long enough to be reached.
_BRIEF, _LONG = 5_000, 10_000
#: Characters that take longer than the brief time to read.
_MUCH = 60
_MOST = 3
_WIDTH, _FLAT, _GAP = 320, 760, 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A button on a message: its words, and what it does."""

    text: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Said:
    """One message in the log."""

    at: datetime
    text: str
    warns: bool


class Toast(QFrame):
    """One message with its buttons."""

    gone = Signal(object)

    def __init__(self, text: str, offers: tuple[Offer, ...], warns: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", "card")
        self.setObjectName("toast")
        self._offers = {offer.text: offer for offer in offers}
        self._closed = False
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 6, 8)
        row.setSpacing(8)
        self._row = row
        self._ends = (self._mark(warns), self._cross())
        row.addWidget(self._ends[0], 0, Qt.AlignmentFlag.AlignTop)
        self._body = self._column(text, offers)
        row.addLayout(self._body, 1)
        row.addWidget(self._ends[1], 0, Qt.AlignmentFlag.AlignTop)
        self._timer = QTimer(self, singleShot=True, interval=_LONG if offers or warns or len(text) > _MUCH else _BRIEF)
        self._timer.timeout.connect(self.close_quietly)
        self._wait()

    def _mark(self, warns: bool) -> IconLabel:
        mark = IconLabel("triangle-alert", "warn") if warns else IconLabel("info", "accent")
        mark.setAccessibleName(self.tr("Warning") if warns else self.tr("Message"))
        return mark

    def set_flat(self, on: bool) -> None:
        """Lie flat, the buttons beside the words, where there is width but no height; else they stand below."""
        self._body.setDirection(QBoxLayout.Direction.LeftToRight if on else QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(16 if on else 4)
        for end in self._ends:
            self._row.setAlignment(end, Qt.AlignmentFlag.AlignVCenter if on else Qt.AlignmentFlag.AlignTop)

    def _column(self, text: str, offers: tuple[Offer, ...]) -> QBoxLayout:
        column = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        column.setSpacing(4)
        words = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        words.setObjectName("words")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words, 1)
        if offers:
            buttons = QHBoxLayout()
            buttons.setSpacing(8)
            for offer in offers:
                button = QPushButton(offer.text)
                button.setObjectName(offer.text)
                button.setProperty("kind", "link")
                button.clicked.connect(self._on_offer)
                buttons.addWidget(button)
            buttons.addStretch()
            column.addLayout(buttons)
        return column

    def _cross(self) -> QToolButton:
        cross = named(QToolButton(), self.tr("Close this message"), self.tr("Close this message"))
        cross.setIcon(icons.icon("x"))
        cross.clicked.connect(self.close_quietly)
        return cross

    def take(self, offer: str) -> None:
        """Do what the button with these words offers."""
        self.close_quietly()
        self._offers[offer].act()

    def _on_offer(self) -> None:
        self.take(self.sender().objectName())

    def close_quietly(self) -> None:
        """Take the message away, once."""
        self._timer.stop()
        if not self._closed:
            self._closed = True
            self.hide()
            self.gone.emit(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Under the pointer a message waits."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self._closed:  # hiding it makes the pointer leave it too
            self._wait()
        super().leaveEvent(event)

    def _wait(self) -> None:
        """Go by itself after a while, unless nothing may."""
        if not motion.reduced():
            self._timer.start()


class Toasts(QWidget):
    """The stack of messages over a panel of the window, or on a shelf of their own; never over an article."""

    #: A message was added to the log.
    said = Signal(object)

    def __init__(self, window: QWidget, place: Callable[[], QWidget | None], shelf: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._place = place
        self._shelf = shelf
        self._toasts: list[Toast] = []
        self._log: list[Said] = []
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        window.installEventFilter(self)
        self.hide()

    @property
    def log(self) -> tuple[Said, ...]:
        """Everything that was said, oldest first."""
        return tuple(self._log)

    def say(self, text: str, *offers: Offer, warns: bool = False) -> Toast:
        """Show a message, with buttons if it offers something."""
        toast = Toast(text, offers, warns, self)
        toast.gone.connect(self._on_gone)
        self._stack.addWidget(toast)
        self._toasts.append(toast)
        while len(self._toasts) > _MOST:
            self._toasts[0].close_quietly()
        self._log.append(Said(datetime.now(), text, warns))
        self._settle()
        announce(self, text)
        self.said.emit(self._log[-1])
        return toast

    def shown(self) -> list[Toast]:
        """The messages on the screen, oldest first."""
        return list(self._toasts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settle()
        return super().eventFilter(watched, event)

    def _on_gone(self, toast: Toast) -> None:
        self._toasts.remove(toast)
        self._stack.removeWidget(toast)
        toast.deleteLater()
        self._settle()

    def _settle(self) -> None:
        """Lie at the lower edge of the panel that has room now, else on the shelf, which is as high as need be."""
        self.setVisible(bool(self._toasts))
        panel = self._place() if self._toasts else None
        host = panel or self._shelf
        gap = theme.px(_GAP)
        wide = min(theme.px(_WIDTH if panel else _FLAT), host.width() - 2 * gap)
        for toast in self._toasts:
            toast.set_flat(panel is None)
        tall = self._stack.totalHeightForWidth(wide) if self._stack.hasHeightForWidth() else self.sizeHint().height()
        self._shelf.setFixedHeight(tall + 2 * gap if self._toasts and panel is None else 0)
        if not self.isVisible():
            return
        middle = self._shelf.parentWidget()
        if panel is None and middle is not None and (layout := middle.layout()) is not None:
            layout.activate()
        corner = host.mapTo(self._window, host.rect().bottomRight())
        self.setGeometry(corner.x() - wide - gap + 1, corner.y() - tall - gap + 1, wide, tall)
        self.raise_()
