"""The centre of the window while nothing lies open: one sentence, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from pressfold.ui import theme
from pressfold.ui.actions import Actions, plain


class Welcome(QStackedWidget):
    """Offers the starter story to an empty library, and points at the list of a filled one."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._starter = _button(actions, "importing.starter", "primary")
        others = [_button(actions, "importing.files"), _button(actions, "importing.folder")]
        self._empty = _page(
            self.tr("Read the same story in many outlets"),
            self.tr(
                "Drop articles or a folder anywhere on this window, or import them. The starter story is five articles "
                "about the same phone calls: it shows what Pressfold finds."
            ),
            [self._starter, *others],
        )
        self._filled = _page(
            self.tr("Nothing lies open"),
            self.tr(
                "Choose an article in the list and press Enter to read it. Choose two to four of them to read them "
                "side by side."
            ),
            [_button(actions, "searching.quick_open"), _button(actions, "importing.files")],
        )
        self._waiting = QWidget()
        for page in (self._waiting, self._empty, self._filled):
            self.addWidget(page)

    def show_library(self, articles: int) -> None:
        """Say what fits a library of so many articles."""
        self.setCurrentWidget(self._filled if articles else self._empty)
        if not articles and self.isVisible():
            self._starter.setFocus(Qt.FocusReason.OtherFocusReason)


def _page(title: str, sentence: str, buttons: list[QPushButton]) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(12)
    column.addStretch(2)
    heading = QLabel(title, alignment=Qt.AlignmentFlag.AlignHCenter)
    heading.setProperty("kind", "display")
    words = QLabel(sentence, alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
    words.setMinimumWidth(theme.px(460))
    column.addWidget(heading)
    column.addLayout(_centred([words]))
    column.addSpacing(8)
    column.addLayout(_centred(buttons))
    column.addStretch(3)
    return page


def _centred(widgets: Sequence[QWidget]) -> QHBoxLayout:
    """A row in the middle; unlike an alignment it lets words be as high as they need."""
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addStretch()
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch()
    return line


def _button(actions: Actions, name: str, kind: str = "") -> QPushButton:
    action = actions[name]
    button = QPushButton(plain(action.text()) + ("…" if action.text().endswith("…") else ""))
    button.setProperty("kind", kind)
    button.setAutoDefault(True)  # Enter presses it, not only the space bar
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    return button
