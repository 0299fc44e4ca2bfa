"""Acts on the window itself: panes, palette, dialogs, leaving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from pressfold.ui.actions import Actions
from pressfold.ui.activity import Activity, ActivityDialog
from pressfold.ui.models.choices import Choice
from pressfold.ui.palette import commands, remembered
from pressfold.ui.picker import Picker
from pressfold.ui.settings import Settings


class WindowActs(QObject):
    """Serves the trade "window"."""

    article_wanted = Signal(int)  # from a file of the activity list

    def __init__(
        self,
        window: QMainWindow,
        actions: Actions,
        settings: Settings,
        activity: Activity,
        panes: Callable[[], Sequence[QWidget]],
        places: tuple[Path, Path],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self._settings = settings
        self._activity = activity
        self._panes = panes
        self._library, self._log = places
        self.latest: list[str] = []
        self._picker = Picker(self.tr("Find a command"), window)
        self._picker.chosen.connect(self._on_command)
        self._activity_dialog: ActivityDialog | None = None

    def settings(self) -> None:
        from pressfold.ui.dialogs.settings import SettingsDialog

        self._show(SettingsDialog(self._settings, self._window))

    def keys(self) -> None:
        from pressfold.ui.dialogs.keys import KeysDialog

        self._show(KeysDialog(self._actions, self._window))

    def about(self) -> None:
        from pressfold.ui.dialogs.about import AboutDialog

        dialog = AboutDialog(str(self._library), str(self._log), self._window)
        dialog.licences_asked.connect(self.licences)
        dialog.updating_asked.connect(self.updating)
        self._show(dialog)

    def licences(self) -> None:
        from pressfold.ui import shipped
        from pressfold.ui.dialogs.licences import LicencesDialog

        self._show(LicencesDialog(shipped.parts(), shipped.build() is None, self._window))

    def updating(self) -> None:
        from pressfold.ui.dialogs.updating import UpdatingDialog

        self._show(UpdatingDialog(str(self._library), self._window))

    def palette(self) -> None:
        self._picker.ask(commands(self._actions, self.latest))

    def activity(self) -> None:
        if self._activity_dialog is None:
            self._activity_dialog = ActivityDialog(self._activity, self._window)
            self._activity_dialog.article_wanted.connect(self.article_wanted)
        self._activity_dialog.show()
        self._activity_dialog.raise_()
        self._activity_dialog.activateWindow()

    def log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log)))

    def leave(self) -> None:
        self._window.close()

    def full_screen(self, on: bool) -> None:
        self._window.showFullScreen() if on else self._window.showNormal()

    def next_pane(self) -> None:
        self._cycle(1)

    def previous_pane(self) -> None:
        self._cycle(-1)

    def _cycle(self, direction: int) -> None:
        """Give the focus to the next pane that can be seen."""
        panes = [pane for pane in self._panes() if pane.isVisible()]
        focused = QApplication.focusWidget()
        here = next((at for at, pane in enumerate(panes) if _holds(pane, focused)), -1 if direction > 0 else 0)
        if panes:
            panes[(here + direction) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_command(self, choice: Choice) -> None:
        self.latest = remembered(self.latest, choice.key)
        self._actions[choice.key].trigger()

    def _show(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))
