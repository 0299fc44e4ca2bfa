"""Who hears whom around the briefing: what leaves it, what is copied from it, and finished ones that come back."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pressfold.library.library import Library
from pressfold.ui.acts.annotating import Annotating
from pressfold.ui.acts.briefing import BriefingWork
from pressfold.ui.acts.carrying import Carrying
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.copying import Copying
from pressfold.ui.acts.exporting import Exporting
from pressfold.ui.acts.history import History
from pressfold.ui.acts.verifying import Verifying
from pressfold.ui.acts.walking import Walking
from pressfold.ui.acts.writing import Writing
from pressfold.ui.faults import Faults
from pressfold.ui.main_window import MainWindow
from pressfold.ui.runner import Runner
from pressfold.ui.settings import Settings


class BriefingWiring(QObject):
    """Makes the acts around the briefing, and gives them their actions."""

    def __init__(
        self,
        window: MainWindow,
        library: Library,
        runner: Runner,
        work: BriefingWork,
        history: History,
        columns: Columns,
        walking: Walking,
        settings: Settings,
        faults: Faults,
    ) -> None:
        super().__init__(window)
        toasts = window.toasts
        self.exporting = Exporting(library, runner, work, settings, toasts, faults, window)
        self.copying = Copying(settings, work, columns, toasts, window.desk, window.briefing, window.quotes, window)
        self.verifying = Verifying(library, runner, work, toasts, faults, window)
        window.files_dropped.connect(self.verifying.take)
        window.acts.serve("verifying", self.verifying)
        self.writing = Writing(library, runner, work, window.briefing, faults, window)
        window.acts.serve("writing", self.writing)
        window.acts.serve("exporting", self.exporting)
        page = window.briefing
        self.annotating = Annotating(library, runner, work, columns, walking, toasts, faults, page, window)
        window.acts.serve("annotating", self.annotating)
        self.carrying = Carrying(library, runner, work, history, toasts, faults, page, window)
        window.acts.serve("carrying", self.carrying)
        window.acts.serve("copying", self.copying)
