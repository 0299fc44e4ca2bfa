"""The scroll bar of a page: it reaches further than Qt would let it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QScrollBar, QWidget


class RoomyBar(QScrollBar):
    """A scroll bar that lets the last line rise to the top, so that any passage can stand beside any other.

    QTextEdit sets the range whenever its size or its document's changes; what it sets is overruled at once.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._furthest = 0

    def reach(self, furthest: int) -> None:
        """Let the page be scrolled this far."""
        self._furthest = furthest
        self.setMaximum(furthest)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        if change == QAbstractSlider.SliderChange.SliderRangeChange:
            self.setMaximum(self._furthest)
        super().sliderChange(change)
