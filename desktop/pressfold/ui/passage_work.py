"""What the reader does about passages, tied to the pages that ask for it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pressfold.library.library import Library
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.echoes import Echoes
from pressfold.ui.acts.judging import Judging
from pressfold.ui.acts.loosening import Loosening
from pressfold.ui.acts.similar import SimilarWork
from pressfold.ui.acts.versus import VersusWork
from pressfold.ui.acts.walking import Walking
from pressfold.ui.faults import Faults
from pressfold.ui.main_window import MainWindow
from pressfold.ui.runner import Runner


class PassageWork(QObject):
    """Makes the acts on passages; `trades` are those who serve the window's actions."""

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
        self._walking = walking
        page = window.passages
        self.judging = Judging(library, runner, catalogue, columns, walking, faults, window)
        self.loosening = Loosening(library, runner, columns, faults, page.looseness, self)
        self.similar = SimilarWork(library, runner, catalogue, columns, faults, window)
        self.echoes = Echoes(library, runner, columns, walking, page)
        self.versus = VersusWork(
            library, runner, catalogue, columns, window.desk, window.versus, window.findings, window
        )  # fmt: skip
        self.judging.is_loose = self.loosening.is_loose
        self.versus.leaving.connect(walking.leave)
        page.pressed.connect(self._on_pressed)
        for told in (self.judging.position_told, self.versus.position_told):
            told.connect(window.status.show_position)

    @property
    def trades(self) -> dict[str, QObject]:
        return {
            "judging": self.judging,
            "loosening": self.loosening,
            "similar": self.similar,
            "versus": self.versus,
        }

    def _on_pressed(self, family: str, button: str) -> None:
        """A button of a card acts on the card's passage; the noise list is about none."""
        if button == "noise":
            self.judging.noise()
            return
        if family != self._walking.family:
            self._walking.choose_family(family)
        {
            "next": self._walking.next_passage,
            "previous": self._walking.previous_passage,
            "pin": self._walking.pin_passage,
            "why": self._walking.why_origin,
            "confirm": self.judging.confirm,
            "reject": self.judging.reject,
            "reset": self.judging.reset,
            "origin": self.judging.origin,
        }[button]()
