"""Pointing at marks: which lie under a resting pointer or at the caret, and what they cover of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marks import MarkKind
from pressfold.ui.desk.text_view import TextView

#: Milliseconds that the pointer must rest, and those it may be elsewhere on its way to a card.
REST, GRACE = 350, 250


@dataclass(frozen=True, slots=True)
class Pointed:
    """Marks that were pointed at in an article, the topmost first.

    `covered` is what each of them covers of the screen, `line` the line that was pointed at; global coordinates.
    """

    article: int
    marks: tuple[tuple[MarkKind, Mark], ...]
    covered: tuple[QRect, ...]
    line: QRect


def pointed(view: TextView, marks: Sequence[tuple[MarkKind, Mark]], at: QPoint) -> Pointed:
    """These marks of a view, pointed at here (a point of its viewport)."""
    unique = tuple(dict.fromkeys(marks))
    port = view.viewport()
    corner = port.mapToGlobal(QPoint(0, 0))
    covered = tuple(view.covered_by(mark.span).translated(corner) for _, mark in unique)
    half = view.line_height() // 2 + 1
    line = QRect(at.x() - half, at.y() - half, 2 * half, 2 * half).intersected(port.rect()).translated(corner)
    return Pointed(view.article.id, unique, covered, line)


def pointed_at_caret(view: TextView) -> Pointed:
    """What is pointed at by the caret."""
    return pointed(view, view.marks_at_caret(), view.cursorRect().center())


class Hover(QObject):
    """Watches the pointer over one text: tells when it rests on marks, and when it has left them."""

    rested = Signal(object)  # a Pointed with at least one mark
    left = Signal()

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._at = QPoint()
        self._told: tuple[tuple[MarkKind, Mark], ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._on_rested)
        self._grace = QTimer(self, singleShot=True, interval=GRACE)
        self._grace.timeout.connect(self._on_gone)
        view.viewport().installEventFilter(self)
        view.scrolled.connect(self._on_moved_away)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._on_moved(event)
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._on_moved_away()
        elif event.type() == QEvent.Type.Leave:
            self._rest.stop()
            self._leave()
        return False

    def _on_moved(self, event: QMouseEvent) -> None:
        self._at = event.position().toPoint()
        if event.buttons() != Qt.MouseButton.NoButton:
            self._rest.stop()  # a drag or a selection is on
            return
        under = tuple(dict.fromkeys(self._view.marks_at(QPointF(self._at))))
        if under and under == self._told:
            self._grace.stop()
            return
        self._leave()
        self._rest.start() if under else self._rest.stop()

    def _leave(self) -> None:
        if self._told and not self._grace.isActive():
            self._grace.start()

    def _on_rested(self) -> None:
        marks = self._view.marks_at(QPointF(self._at))
        if marks and self._view.viewport().isVisible():
            found = pointed(self._view, marks, self._at)
            self._grace.stop()
            self._told = found.marks
            self.rested.emit(found)

    def _on_gone(self) -> None:
        self._told = ()
        self.left.emit()

    def _on_moved_away(self) -> None:
        """The page was scrolled or pressed: nothing is pointed at any more."""
        self._rest.stop()
        self._grace.stop()
        if self._told:
            self._on_gone()
