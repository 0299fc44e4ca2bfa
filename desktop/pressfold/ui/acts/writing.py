"""What the reader writes into the briefing beyond notes: its text, and what they say of a pin."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from pressfold.library.library import Library
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.dialogs.pin import PinDialog
from pressfold.ui.dialogs.writing import WritingDialog
from pressfold.ui.faults import Faults
from pressfold.ui.panels.briefing import BriefingPage
from pressfold.ui.runner import Lane, Runner


class Writing(QObject):
    """Opens the dialogs and does what they say as one edit each."""

    def __init__(
        self,
        library: Library,
        runner: Runner,
        work: BriefingWork,
        page: BriefingPage,
        faults: Faults,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._faults = faults
        self._work = work
        self._page = page
        self._window = window

    def text(self) -> None:
        """Write bottom line, key judgements and the texts of sections."""
        if self._work.briefing is not None:
            self._open(WritingDialog(self._work.briefing, self._window))

    def pin(self) -> None:
        """Write status, tags and grades of the chosen pin, once it is known from how many origins its words come."""
        opened, current = self._work.opened, self._page.current()
        if opened is None or current is None or current not in opened.briefing.pins:
            return

        def ask(origins: int) -> None:
            if current in opened.briefing.pins:
                self._open(PinDialog(opened.briefing.pins[current], origins, self._window))

        task = self._runner.run(self._library.briefings.confirming, opened, current, lane=Lane.BRIEFING)
        task.finished.connect(ask)
        task.failed.connect(self._faults.show)

    def _open(self, dialog: WritingDialog | PinDialog) -> None:
        def write() -> None:
            edit = dialog.edit
            if edit is not None:
                self._work.edit(edit)

        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(write)
        dialog.open()
