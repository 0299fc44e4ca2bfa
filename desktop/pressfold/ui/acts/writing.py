"""What the reader writes into the briefing beyond notes: its text, and what they say of a pin."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.dialogs.pin import PinDialog
from pressfold.ui.dialogs.writing import WritingDialog
from pressfold.ui.panels.briefing import BriefingPage


class Writing(QObject):
    """Opens the dialogs and does what they say as one edit each."""

    def __init__(self, work: BriefingWork, page: BriefingPage, window: QWidget) -> None:
        super().__init__(window)
        self._work = work
        self._page = page
        self._window = window

    def text(self) -> None:
        """Write bottom line, key judgements and the texts of sections."""
        if self._work.briefing is not None:
            self._open(WritingDialog(self._work.briefing, self._window))

    def pin(self) -> None:
        """Write tags and grades of the chosen pin."""
        briefing, current = self._work.briefing, self._page.current()
        if briefing is not None and current is not None and current in briefing.pins:
            self._open(PinDialog(briefing.pins[current], self._window))

    def _open(self, dialog: WritingDialog | PinDialog) -> None:
        def write() -> None:
            edit = dialog.edit
            if edit is not None:
                self._work.edit(edit)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(write)
        dialog.open()
