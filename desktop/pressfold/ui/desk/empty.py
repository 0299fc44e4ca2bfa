"""The desk without articles: one sentence, and the actions that end it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pressfold.ui.icon_label import IconLabel


class EmptyDesk(QWidget):
    """Says how articles come here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = IconLabel("newspaper", "ink_3", 40)
        sentence = QLabel("Drop articles here or import them")
        sentence.setProperty("kind", "display")
        detail = QLabel("Text files open side by side, and what they share is marked.")
        detail.setProperty("kind", "secondary")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        layout.addWidget(picture)
        for label in (sentence, detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)  # or the sentence would set the least width of the whole window
            layout.addWidget(label)
        layout.addSpacing(8)
        layout.addLayout(self._buttons)
        layout.addStretch(3)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Offer these actions as buttons, the first as the one to take."""
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._buttons.addStretch(1)
        for place, action in enumerate(actions):
            button = QPushButton(action.text().replace("&", ""))
            button.setProperty("kind", "primary" if place == 0 else "")
            button.setToolTip(action.toolTip())
            button.clicked.connect(action.trigger)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
