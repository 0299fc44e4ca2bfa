"""A field that narrows the list below it: Escape takes away what is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from pressfold.ui.naming import named


class NarrowingField(QLineEdit):
    """Has a button that clears it, and the key for it; an empty one leaves Escape to whoever stands around it."""

    def __init__(self, name: str, hint: str = "", tip: str = "") -> None:
        super().__init__(placeholderText=hint or name, clearButtonEnabled=True)
        named(self, name, tip)

    def event(self, event: QEvent) -> bool:
        """Claim Escape before a shortcut of the window hears it, while there is something to take away."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._clears(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clears(event):
            self.clear()
        else:
            super().keyPressEvent(event)

    def _clears(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.text())
