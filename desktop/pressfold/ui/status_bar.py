"""The line at the foot of the window: what is loaded, what runs, what is saved, and that nothing left the machine."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from pressfold.ui import connections, icons, theme
from pressfold.ui.announcing import announce
from pressfold.ui.models.activity import RunningRow
from pressfold.ui.naming import named
from pressfold.ui.phrases import count

if TYPE_CHECKING:
    from pressfold.ui.runner import Task


class StatusBar(QStatusBar):
    """Left what is loaded and where the reader stands, right what runs, what is saved and the offline seal."""

    #: The reader wants to see what runs.
    activity_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._articles, self._passages, self._actors = QLabel(), QLabel(), QLabel()
        self._position = QLabel()
        self._saved = QLabel()
        self._offline = QLabel()
        self.busy = BusyMark(self)
        for label in (self._articles, self._passages, self._actors, self._position):
            label.setContentsMargins(12, 0, 4, 0)
            self.addWidget(label)
        for widget in (self.busy, self._saved, Dot(self), self._offline):
            self.addPermanentWidget(widget)
        self._offline.setContentsMargins(0, 0, 12, 0)
        self._saved.setContentsMargins(8, 0, 12, 0)
        self.busy.asked.connect(self.activity_asked)
        self.show_connections()

    def show_counts(self, articles: int, wires: int, quotes: int, actors: int) -> None:
        """Say what the library holds."""
        self._articles.setText(count(articles, "article", "articles"))
        shared = [count(wires, "shared passage", "shared passages")]
        if quotes:
            shared.append(count(quotes, "shared quote", "shared quotes"))
        self._passages.setText(", ".join(shared) if articles else "")
        self._actors.setText(count(actors, "actor", "actors") if articles else "")

    def show_position(self, text: str) -> None:
        """Say where the reader stands ("Passage 2 of 3"), to the eye and to a screen reader."""
        self._position.setText(text)
        if text:
            announce(self, text)

    def show_saved(self, at: datetime | None) -> None:
        """Say when the last change reached the disk."""
        self._saved.setText(self.tr("Saved %s") % f"{at:%H:%M}" if at else "")

    def show_connections(self) -> None:
        """Say how many connections were opened since the start."""
        self._offline.setText(self.tr("Offline: %s") % count(connections.opened(), "connection", "connections"))
        self._offline.setToolTip(
            self.tr("Pressfold works without a network. This counts every connection since it started.")
        )


class Dot(QWidget):
    """The seal before the offline words."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(8), theme.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme.current()
        side = theme.px(7)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.warn if connections.opened() else tokens.ok))
        painter.drawEllipse((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter.end()


class BusyMark(QWidget):
    """What runs now: its name, how far it is, and Cancel. Hidden while nothing runs."""

    asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._since = 0.0
        self._name = named(QToolButton(), self.tr("What runs"), self.tr("Show what runs"))
        self._name.clicked.connect(self.asked)
        self._bar = named(QProgressBar(textVisible=False), self.tr("Progress"))
        self._bar.setFixedWidth(120)
        self._cancel = named(QToolButton(), self.tr("Cancel"), self.tr("Stop this; what is done is kept"))
        self._cancel.setIcon(icons.icon("x"))
        self._cancel.clicked.connect(self._on_cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._name, self._bar, self._cancel):
            row.addWidget(widget)
        self.hide()

    def follow(self, task: Task) -> None:
        """Show this task until it is over."""
        self._task = task
        self._since = time.monotonic()
        self._cancel.setEnabled(True)
        self._show(0, 0, "")
        task.progressed.connect(self._show)
        self.show()

    def rest(self, task: Task) -> None:
        """Hide if this task was the one shown."""
        if task is self._task:
            self._task = None
            self.hide()

    def _show(self, done: int, total: int, what: str) -> None:
        if self._task is None:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        row = RunningRow(0, self._task.name, done, total, what, time.monotonic() - self._since)
        amount = row.amount if total else ""
        self._name.setText(f"{self._task.name} {amount}".strip())
        self._name.setToolTip(what or self.tr("Show what runs"))

    def _on_cancel(self) -> None:
        if self._task is not None:
            self._cancel.setEnabled(False)
            self._task.cancel()
