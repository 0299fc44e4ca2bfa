"""Switching the layers of marks."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from pressfold.ui.actions import Actions
from pressfold.ui.desk.desk import Desk
from pressfold.ui.desk.layers import LAYERS, SHOWN_AT_FIRST, Layer


class Layers(QObject):
    """Shows the chosen layers on the desk; actions, chips and keys all come here."""

    changed = Signal()

    def __init__(self, desk: Desk, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self.shown: frozenset[Layer] = SHOWN_AT_FIRST
        for entry in LAYERS:
            actions[f"layers.{entry.layer}"].toggled.connect(self._on_toggled)
        actions["layers.all"].triggered.connect(self.all)
        desk.layers_changed.connect(self.show)
        self.show(SHOWN_AT_FIRST)

    def show(self, layers: frozenset[Layer]) -> None:
        """Show these layers and no others."""
        self.shown = layers
        for entry in LAYERS:
            self._actions.set_checked(f"layers.{entry.layer}", entry.layer in layers)
        if self._desk.layers() != layers:
            self._desk.set_layers(layers)
        self.changed.emit()

    def all(self) -> None:
        """Show every layer."""
        self.show(frozenset(Layer))

    def _on_toggled(self) -> None:
        self.show(frozenset(entry.layer for entry in LAYERS if self._actions[f"layers.{entry.layer}"].isChecked()))
