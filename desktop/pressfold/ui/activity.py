"""The activity window: what runs with its progress and Cancel, each file of the last import, and every message."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from pressfold.model.listing import ImportReport, ImportRow
from pressfold.ui.card_list import CardList
from pressfold.ui.delegates.activity import activity_card
from pressfold.ui.delegates.card_delegate import CardDelegate
from pressfold.ui.dialogs.fitting import open_at
from pressfold.ui.models import activity as rows
from pressfold.ui.models.activity import RunningRow
from pressfold.ui.models.rows import Rows
from pressfold.ui.runner import Runner, Task
from pressfold.ui.toasts import Toasts


class Activity(QObject):
    """Follows every task that has a name, and keeps the report of the last import."""

    changed = Signal()
    #: A task to show in the status bar, and one that is over.
    began = Signal(object)
    ended = Signal(object)

    def __init__(
        self, runner: Runner, toasts: Toasts, parent: QObject, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._since: dict[int, float] = {}
        self._files: tuple[rows.FileRow, ...] = ()
        self._toasts = toasts
        self._running: dict[int, tuple[Task, RunningRow]] = {}
        self._numbers: dict[Task, int] = {}
        self._last = 0
        self.report: ImportReport | None = None
        runner.began.connect(self._on_began)
        runner.ended.connect(self._on_ended)
        toasts.said.connect(self.changed)

    def rows(self) -> tuple[rows.Row, ...]:
        """What the list shows now."""
        return rows.activity_rows([row for _, row in self._running.values()], self._files, self._toasts.log)

    def keep(self, report: ImportReport) -> None:
        """Keep what an import did."""
        self.report = report
        self._files = rows.file_rows(report)
        self.changed.emit()

    def note(self, stored: Sequence[ImportRow], first: bool) -> None:
        """Take what an import has stored by now; the `first` rows of another import take the place of the last."""
        before = () if first else self._files
        more = rows.file_rows(ImportReport(tuple(stored)))
        self._files = (*before, *(replace(row, number=len(before) + row.number) for row in more))
        self.changed.emit()

    def cancel(self, number: int) -> None:
        """Ask a running task to stop."""
        if number in self._running:
            self._running[number][0].cancel()

    def _on_began(self, task: Task) -> None:
        if not task.name:
            return
        self._last += 1
        self._numbers[task] = self._last
        self._since[self._last] = self._clock()
        self._running[self._last] = (task, RunningRow(self._last, task.name, 0, 0, ""))
        task.progressed.connect(self._on_progressed)
        self.began.emit(task)
        self.changed.emit()

    def _on_progressed(self, done: int, total: int, what: str) -> None:
        task = self.sender()
        number = self._numbers.get(task) if isinstance(task, Task) else None
        if number is not None and isinstance(task, Task):
            self._running[number] = (task, self._row(number, task, done, total, what))
            self.changed.emit()

    def _row(self, number: int, task: Task, done: int, total: int, what: str) -> RunningRow:
        return RunningRow(number, task.name, done, total, what, self._clock() - self._since[number])

    def _on_ended(self, task: Task) -> None:
        number = self._numbers.pop(task, None)
        if number is not None:
            del self._running[number], self._since[number]
            self.ended.emit(task)
            self.changed.emit()


class ActivityDialog(QDialog):
    """Shows the activity; may stay open beside the work."""

    article_wanted = Signal(int)

    def __init__(self, activity: Activity, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Activity and messages"))
        self._activity = activity
        self._list = CardList(
            self.tr("Activity and messages"), Rows(rows.sentence, rows.key, self), CardDelegate(activity_card)
        )
        self._list.setProperty("ground", "paper")
        self._list.empty_text = self.tr("Nothing runs, and nothing was said yet.")
        self._list.pressed_button.connect(self._on_pressed)
        self._list.opened.connect(self._on_opened)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.addWidget(self._list, 1)
        column.addWidget(box)
        activity.changed.connect(self._show)
        self._show()
        open_at(self, parent, 520, 480)

    def _show(self) -> None:
        self._list.rows.set_rows(self._activity.rows())

    def _on_opened(self, key: object, _keys: object) -> None:
        at = self._list.rows.find(key)
        row = self._list.rows.rows[at.row()] if at.isValid() else None
        if isinstance(row, rows.FileRow) and row.article is not None:
            self.article_wanted.emit(row.article)

    def _on_pressed(self, key: tuple[str, int], _button: str) -> None:
        self._activity.cancel(key[1])
