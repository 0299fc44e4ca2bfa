"""The activity window: what runs with its progress and Cancel, each file of the last import, and every message."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from pressfold.model.listing import ImportReport
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

    def __init__(self, runner: Runner, toasts: Toasts, parent: QObject) -> None:
        super().__init__(parent)
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
        return rows.activity_rows([row for _, row in self._running.values()], self.report, self._toasts.log)

    def keep(self, report: ImportReport) -> None:
        """Keep what an import did."""
        self.report = report
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
        self._running[self._last] = (task, RunningRow(self._last, task.name, 0, 0, ""))
        task.progressed.connect(self._on_progressed)
        self.began.emit(task)
        self.changed.emit()

    def _on_progressed(self, done: int, total: int, what: str) -> None:
        task = self.sender()
        number = self._numbers.get(task) if isinstance(task, Task) else None
        if number is not None and isinstance(task, Task):
            self._running[number] = (task, RunningRow(number, task.name, done, total, what))
            self.changed.emit()

    def _on_ended(self, task: Task) -> None:
        number = self._numbers.pop(task, None)
        if number is not None:
            del self._running[number]
            self.ended.emit(task)
            self.changed.emit()


class ActivityDialog(QDialog):
    """Shows the activity; may stay open beside the work."""

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

    def _on_pressed(self, key: tuple[str, int], _button: str) -> None:
        self._activity.cancel(key[1])
