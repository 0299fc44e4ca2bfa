"""The centre of the window while no article lies open: one sentence, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from pressfold.ui import theme
from pressfold.ui.actions import Actions, plain

_WIDE = 460
#: Milliseconds before an empty window says that something is coming.
_SOON = 300


class Welcome(QStackedWidget):
    """Offers the starter story to an empty library, points at the list of a filled one, and says why there is none."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._empty = _Page(
            self.tr("Read the same story in many outlets"),
            self.tr(
                "Drop articles or a folder anywhere on this window, or import them. The starter story is five articles "
                "about the same phone calls: it shows what Pressfold finds."
            ),
            [_button(actions, name) for name in ("importing.starter", "importing.files", "importing.folder")],
        )
        self._filled = _Page(
            self.tr("Nothing lies open"),
            self.tr(
                "Double-click an article in the list to read it, or press Enter. "
                "Choose two to four of them to read them side by side."
            ),
            [_button(actions, "searching.quick_open"), _button(actions, "importing.files")],
        )
        self._mends = QPushButton(self.tr("Mend it")), QPushButton(self.tr("Mend it otherwise"))
        self._ways: Sequence[Callable[[], None]] = ()
        for button, slot in zip(self._mends, (self._on_first_way, self._on_second_way), strict=True):
            button.clicked.connect(slot)
        again, copied = QPushButton(self.tr("Try again")), QPushButton(self.tr("Copy details"))
        again.clicked.connect(self._on_again)
        copied.clicked.connect(self._on_copied)
        self._failed = _Page(
            self.tr("The library cannot be opened"), "", [*self._mends, again, copied, _button(actions, "window.leave")]
        )
        self._working = _Page(self.tr("One moment"), "", [])
        self._details = ""
        self._again: Callable[[], None] | None = None
        for page in (Skeleton(), self._empty, self._filled, self._failed, self._working):
            self.addWidget(page)

    def show_library(self, articles: int) -> None:
        """Say what fits a library of so many articles."""
        self._turn_to(self._filled if articles else self._empty, focus=not articles)

    def show_failure(
        self,
        sentence: str,
        details: str,
        again: Callable[[], None],
        offers: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Say why nothing can be shown, and offer to mend it, to try again, to copy the details, or to leave.

        `offers` are at most two ways to mend it, each with its words.
        """
        self._failed.sentence.setText(sentence)
        self._details, self._again = details, again
        self._ways = [way for _, way in offers]
        for nth, button in enumerate(self._mends):
            button.setVisible(nth < len(offers))
            if nth < len(offers):
                button.setText(offers[nth][0])
        self._failed.lead()
        self._turn_to(self._failed, focus=True)

    def show_work(self, sentence: str) -> None:
        """Say what is being done; nothing can be pressed meanwhile."""
        self._working.heading.setText(self.tr("One moment"))
        self._working.sentence.setText(sentence)
        self._working.fit()
        self._turn_to(self._working, focus=False)

    def show_amount(self, words: str) -> None:
        """Say how far the work is."""
        self._working.heading.setText(words)

    def sentence(self) -> str:
        """What it says now."""
        page = self.currentWidget()
        return page.sentence.text() if isinstance(page, _Page) else ""

    def _turn_to(self, page: _Page, *, focus: bool) -> None:
        self.setCurrentWidget(page)
        page.fit()
        if focus and self.isVisible():
            first = page.first()
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_first_way(self) -> None:
        self._ways[0]()

    def _on_second_way(self) -> None:
        self._ways[1]()

    def _on_again(self) -> None:
        if self._again is not None:
            self._again()

    def _on_copied(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


class _Page(QWidget):
    """A heading, a sentence and the buttons that follow from it, in the middle; the first is the one to take."""

    def __init__(self, title: str, sentence: str, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self.buttons = buttons
        self.heading = QLabel(title, alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        self.heading.setProperty("kind", "display")
        self.sentence = QLabel(sentence, alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in buttons:
            button.setAutoDefault(True)  # Enter presses it, not only the space bar
            self._row.addWidget(button)
        column = QVBoxLayout(self)
        column.addStretch(2)
        for part in (self.heading, self.sentence):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(8))
        column.addLayout(self._row)
        column.setAlignment(self._row, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.lead()
        theme.keeper().changed.connect(self.fit)

    def first(self) -> QPushButton | None:
        """The button to take: the first that is there."""
        return next((button for button in self.buttons if not button.isHidden()), None)

    def lead(self) -> None:
        """Let the button to take stand out, and no other."""
        for button in self.buttons:
            button.setProperty("kind", "primary" if button is self.first() else "")
            button.style().unpolish(button)
            button.style().polish(button)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Set the words in a good measure, and the buttons below each other where they have no room."""
        px = theme.px
        room = self.width() - px(32)
        column = self.layout()
        if column is not None:
            column.setSpacing(px(12))
        for part in (self.heading, self.sentence):
            wide = max(min(px(_WIDE), room), 1)
            part.setFixedWidth(wide)
            part.setFixedHeight(max(part.heightForWidth(wide), 0))
        self._row.setSpacing(px(8))
        wanted = sum(button.sizeHint().width() + px(8) for button in self.buttons if not button.isHidden())
        narrow = wanted > room
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class Skeleton(QWidget):
    """The shape of what is coming, shown when it takes longer than a glance."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("The library is being opened"))
        self.late = False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(_SOON, self, self._be_late)

    def _be_late(self) -> None:
        self.late = True
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.late:
            return
        tokens, px = theme.current(), theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - px(3 * 16)) / 2
        for left in (px(16), px(32) + wide):
            painter.setBrush(QColor(tokens.paper))
            painter.drawRoundedRect(QRectF(left, px(14), wide, self.height()), px(10), px(10))
            painter.setBrush(QColor(tokens.line))
            for nth, share in enumerate((0.3, 0.8, 0.6, 0, 0.9, 0.85, 0.9, 0.4, 0, 0.9, 0.7)):
                bar = QRectF(left + px(20), px(34 + 24 * nth), (wide - px(40)) * share, px(10))
                painter.drawRoundedRect(bar, px(4), px(4))


def _button(actions: Actions, name: str) -> QPushButton:
    action = actions[name]
    button = QPushButton(plain(action.text()) + ("…" if action.text().endswith("…") else ""))
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    return button
