"""The reading text as the reader's hands meet it: selecting, clicking through marks, keys, menu, copying."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from pressfold.model.article import Article
from pressfold.model.span import Span
from pressfold.ui.desk.content import WORDS_MIME
from pressfold.ui.desk.layers import BY_KEY
from pressfold.ui.desk.linking import EYE_LEVEL
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marked_page import MarkedPage
from pressfold.ui.desk.marks import MarkKind
from pressfold.ui.desk.selecting import Unit, grown, moved
from pressfold.ui.desk.typography import Typography

#: The key that shows every layer again.
_ALL_LAYERS = "0"


class TextView(MarkedPage):
    """A page that can be selected, asked and clicked. It tells what the reader wants and does none of it."""

    focused = Signal()
    unfocused = Signal()
    mark_chosen = Signal(object, str)  # Chosen, and the id of what was chosen
    layer_key = Signal(str)  # a layer, or "" for all
    pin_wanted = Signal(bool)  # whether a note is wanted too

    def __init__(self, article: Article, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(article, typography, parent)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(f"Text of {article.title}")
        self.text_actions: Sequence[QAction] = ()
        self.single_keys = True
        self.told_by_cards: frozenset[str] = frozenset()
        self._pressed_at = QPoint()
        self._grown: list[Span] = []  # what was selected before each growing, and now
        self._stack: tuple[Mark, ...] = ()
        self._stack_at = -1

    # --- selection -----------------------------------------------------------------------------------------------

    def selection(self) -> Span | None:
        """The selected words without the space around them, in code points; None where nothing is selected."""
        cursor = self.textCursor()
        span = self.places.span(cursor.selectionStart(), cursor.selectionEnd())
        words = span.of(self.article.text)
        if not words.strip():
            return None
        return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))

    def select(self, span: Span) -> None:
        """Select these words; the caret stands behind them."""
        start, end = self.places.range(span)
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def select_quietly(self, span: Span) -> None:
        """Select these words without scrolling."""
        with self.standing():
            self.select(span)

    def place_caret(self, offset: int) -> None:
        """Put the caret before this character without scrolling."""
        cursor = self.textCursor()
        cursor.setPosition(self.places.position(offset))
        with self.standing():
            self.setTextCursor(cursor)

    def caret(self) -> int:
        """The offset in the article at the caret."""
        return self.places.offset(self.textCursor().position())

    def walk_start(self) -> int:
        """Where a walk through marks sets out: the caret where it is in view, else the top of the view."""
        at = self.caret()
        height = self.heights(Span(at, at + 1))[0] - self.top()
        return at if 0 <= height < self.viewport().height() else self.top_offset()

    def bring_into_view(self, span: Span) -> None:
        """Scroll to a span where it does not show whole, and put the caret before it."""
        top, bottom = self.heights(span)
        self._laying.stay()
        if top < self.top() or bottom > self.top() + self.viewport().height():
            self.scroll_to(top - self.viewport().height() * EYE_LEVEL)
        self.place_caret(span.start)

    def grow_selection(self, quotations: Sequence[Span]) -> Span:
        """Select the next larger unit around what is selected, or around the caret; the span that is selected now."""
        was = self._raw_selection()
        if not self._grown or self._grown[-1] != was:
            self._grown = [was]
        span = grown(self.article.text, self._paragraphs(), quotations, was)
        self.select(span)
        self._grown.append(self._raw_selection())
        return span

    def shrink_selection(self) -> None:
        """Take the last growing back."""
        if len(self._grown) > 1 and self._grown[-1] == self._raw_selection():
            self._grown.pop()
            self.select(self._grown[-1])

    def extend_selection(self, unit: Unit, direction: int) -> None:
        """Move the end of the selection that has the caret by a sentence or a paragraph."""
        at = moved(self.article.text, self._paragraphs(), self.caret(), unit, direction)
        cursor = self.textCursor()
        cursor.setPosition(self.places.position(at), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _raw_selection(self) -> Span:
        """The selected span, spaces and all; the caret where nothing is selected."""
        cursor = self.textCursor()
        return self.places.span(cursor.selectionStart(), cursor.selectionEnd())

    def _paragraphs(self) -> list[Span]:
        return [Span(paragraph.start, paragraph.end) for paragraph in self.places.paragraphs]

    def createMimeDataFromSelection(self) -> QMimeData:
        """The article's own words, as plain text, as plain paragraphs for word processors, and as a place."""
        data = QMimeData()
        span = self.selection()
        if span is not None:
            words = span.of(self.article.text)
            data.setText(words)
            data.setHtml("".join(f"<p>{escape(line)}</p>" for line in words.splitlines() if line.strip()))
            data.setData(WORDS_MIME, QByteArray(f"{self.article.id} {span.start} {span.end}".encode("ascii")))
        return data

    # --- marks under the pointer and at the caret ----------------------------------------------------------------

    def marks_at(self, point: QPointF) -> list[tuple[MarkKind, Mark]]:
        """The shown marks under a point of the viewport, the topmost first."""
        on_page = QPointF(point.x(), point.y() + self.top())
        return self._shown_marks(on_page.y(), lambda placed: placed.holds(on_page))

    def marks_at_caret(self) -> list[tuple[MarkKind, Mark]]:
        """The shown marks around the caret, the topmost first."""
        at = self.caret()
        return self._shown_marks(
            self.heights(Span(at, at + 1))[1], lambda placed: placed.mark.span.start <= at < placed.mark.span.end
        )

    def _choose(self, marks: Sequence[tuple[MarkKind, Mark]]) -> None:
        """Choose the topmost mark; chosen again at the same place, the next one below."""
        able = [(kind.chosen, mark) for kind, mark in dict.fromkeys(marks) if kind.chosen is not None]
        if not able:
            self._stack = ()
            return
        stack = tuple(mark for _, mark in able)
        self._stack_at = (self._stack_at + 1) % len(stack) if stack == self._stack else 0
        self._stack = stack
        chosen, mark = able[self._stack_at]
        self.mark_chosen.emit(chosen, mark.key)

    # --- mouse ---------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        is_click = moved < QApplication.startDragDistance() and not self.textCursor().hasSelection()
        if event.button() == Qt.MouseButton.LeftButton and is_click:
            self._choose(self.marks_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            over = any(kind.chosen for kind, _ in self.marks_at(event.position()))
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            if self.viewport().cursor().shape() != shape:
                self.viewport().setCursor(shape)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = QPointF(event.pos())
            has_card = any(kind.name in self.told_by_cards for kind, _ in self.marks_at(point))
            QToolTip.showText(event.globalPos(), "" if has_card else self.tip_at(point), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, point: QPointF) -> str:
        """What the marks under a point of the viewport are, a line for each, the topmost first."""
        return "\n".join(dict.fromkeys(mark.tip for _, mark in self.marks_at(point) if mark.tip))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at_keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not at_keyboard:
            self._stand_at(event.pos())
        caret = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        self.context_menu().popup(caret if at_keyboard else event.globalPos())

    def _stand_at(self, at: QPoint) -> None:
        """Put the caret where the menu is asked for, unless that is inside the selection: its acts are about it."""
        cursor, there = self.textCursor(), self.cursorForPosition(at).position()
        if cursor.selectionStart() <= there < cursor.selectionEnd():
            return
        for _, mark in self.marks_at(QPointF(at))[:1]:  # behind the middle of its last letter is still on the mark
            there = min(there, self.places.position(mark.span.end) - 1)
        cursor.setPosition(there)
        self.setTextCursor(cursor)

    def context_menu(self) -> QMenu:
        """The menu of the text: the window's actions, or copying where it handed in none."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.text_actions) or self._own_actions(menu))
        return menu

    def _own_actions(self, menu: QMenu) -> list[QAction]:
        """What the text can do by itself, for a desk that was handed no actions."""
        copy = QAction("Copy", menu)
        copy.triggered.connect(self.copy)
        copy.setEnabled(self.selection() is not None)
        return [copy]

    # --- keys ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.marks_at_caret())
        elif event.key() == Qt.Key.Key_Escape and self.textCursor().hasSelection():
            self._drop_selection()
        elif self.single_keys and event.modifiers() == Qt.KeyboardModifier.NoModifier and self._letter(event.text()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _letter(self, key: str) -> bool:
        """Do what a single letter or digit means in the text; False where it means nothing."""
        if key in ("p", "P", "d", "D"):
            self.pin_wanted.emit(key in "dD")
        elif key in BY_KEY or key == _ALL_LAYERS:
            self.layer_key.emit(BY_KEY.get(key, ""))
        else:
            return False
        return True

    def _drop_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.unfocused.emit()
