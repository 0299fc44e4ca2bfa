"""What the reader does about actors and quotations, tied to the pages that ask for it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pressfold.library.library import Library
from pressfold.ui.acts.answering import Answering
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.quoting import Quoting
from pressfold.ui.acts.registry import Registry
from pressfold.ui.acts.ruling import Ruling
from pressfold.ui.acts.siding import Siding
from pressfold.ui.acts.walking import Walking
from pressfold.ui.acts.withdrawing import Withdrawing
from pressfold.ui.faults import Faults
from pressfold.ui.main_window import MainWindow
from pressfold.ui.runner import Runner


class ActorWork(QObject):
    """Makes the acts on actors; `trades` are those who serve the window's actions."""

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        columns: Columns,
        walking: Walking,
        faults: Faults,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        page, toasts = window.actors, window.toasts
        self.ruling = Ruling(
            library, runner, catalogue, columns, walking, window.desk, page, faults, toasts, window
        )  # fmt: skip
        self.siding = Siding(library, catalogue, self.ruling, self)
        self.ruling.side_asked.connect(self.siding.ask)
        self.answering = Answering(library, runner, catalogue, columns, walking, page, faults, toasts, window)
        self.quoting = Quoting(
            library, runner, catalogue, columns, window.desk, window.quotes, faults, toasts, window
        )  # fmt: skip
        self.quoting.utterances_shown.connect(self._on_utterances_shown)
        self.registry = Registry(library, runner, catalogue, faults, toasts, window)
        self.withdrawing = Withdrawing(library, runner, catalogue, walking, faults, toasts, window)
        self._window = window
        page.pressed.connect(self._on_pressed)
        for told in (self.ruling.position_told, self.quoting.position_told, self.answering.position_told):
            told.connect(window.status.show_position)

    @property
    def trades(self) -> dict[str, QObject]:
        return {
            "ruling": self.ruling,
            "answers": self.answering,
            "quoting": self.quoting,
            "registry": self.registry,
            "withdrawing": self.withdrawing,
        }

    def _on_utterances_shown(self) -> None:
        self._window.docks.show("findings")
        self._window.findings.bring(self._window.quotes)

    def _on_pressed(self, button: str) -> None:
        {"page": self.answering.page, "merge": self.ruling.merge, "rename": self.ruling.rename}[button]()
