"""The list of what the reader decided about actors and quotations, also in sittings before; each can be withdrawn."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from pressfold.library.deciding import Done
from pressfold.library.library import Library
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.walking import Walking
from pressfold.ui.dialogs.rulings import RulingsDialog
from pressfold.ui.faults import Faults
from pressfold.ui.models.rulings import read_rulings
from pressfold.ui.runner import Runner
from pressfold.ui.toasts import Offer, Toasts


class Withdrawing(QObject):
    """Serves the trade "withdrawing"."""

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        walking: Walking,
        faults: Faults,
        toasts: Toasts,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._catalogue = catalogue
        self._walking = walking
        self._faults = faults
        self._toasts = toasts
        self._window = window
        self._dialog: RulingsDialog | None = None
        catalogue.listed.connect(self._on_listed)

    def show(self) -> None:
        """List the rulings that hold."""
        if self._dialog is None:
            self._dialog = RulingsDialog(self._runner, self._window)
            self._dialog.went.connect(self._walking.go)
            self._dialog.pressed.connect(self._on_pressed)
            self._dialog.failed.connect(self._faults.show)
            self._dialog.finished.connect(self._on_closed)
        self._dialog.ask(partial(read_rulings, self._library, self._catalogue.listing.called))
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        self._dialog.list.setFocus()

    def _on_pressed(self, key: str, _choice: str) -> None:
        self._catalogue.run(withdraw, self._library, key.removeprefix("ruling "), told=self._on_withdrawn)

    def _on_withdrawn(self, _done: Done) -> None:
        self._toasts.say(self.tr("The decision was withdrawn."), Offer(self.tr("Undo"), self._catalogue.history.undo))

    def _on_listed(self, _listing: object) -> None:
        if self._dialog is not None:
            self._dialog.ask()

    def _on_closed(self, _result: int) -> None:
        self._dialog = None


def withdraw(library: Library, key: str) -> Done:
    """Withdraw the ruling with this key; nothing where it was withdrawn a moment ago."""
    return library.rulings.withdraw(*(one.ruling for one in library.rulings.listed() if one.key == key))
