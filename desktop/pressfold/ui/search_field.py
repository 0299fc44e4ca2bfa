"""The one search field: tells what is typed after a breath, and hands the keys of a list to whoever shows one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from pressfold.ui import theme
from pressfold.ui.icon_label import IconLabel

#: Milliseconds without a key before a query is asked.
_BREATH = 150


class SearchField(QLineEdit):
    """Search and quick open in one: `asked` after a breath, `entered` with Enter."""

    asked = Signal(str)
    entered = Signal(bool)  # whether beside (Ctrl+Enter)
    stepped = Signal(int)
    left = Signal()
    reached = Signal()
    deserted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setObjectName("seek")
        self.setProperty("state", "")
        self.setAccessibleName(self.tr("Search articles, actors and quotes"))
        self.setPlaceholderText(self.tr("Search articles, actors, quotes"))
        self.setClearButtonEnabled(False)
        self._glass = IconLabel("search", "ink_3")  # an action's icon would not grow with the scale
        self._glass.setParent(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._hint = QLabel("Ctrl K", self)
        self._hint.setProperty("kind", "key")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=_BREATH)
        self._timer.timeout.connect(self._on_breath)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._place_hint)

    def set_hint(self, keys: str) -> None:
        """Show the keys that lead here."""
        self._hint.setText(keys.replace("+", " "))
        self._place_hint()

    def ask_now(self) -> None:
        """Ask what stands here without waiting."""
        self._timer.stop()
        self.asked.emit(self.text())

    def fail(self, failed: bool) -> None:
        """Show whether what stands here cannot be read."""
        state = "failed" if failed else ""
        if self.property("state") == state:  # to be polished anew takes milliseconds of every key
            return
        self.setProperty("state", state)
        self.style().unpolish(self)
        self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Undo and redo are the field's own while it has something to undo, and the window's otherwise."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.MouseFocusReason:
            self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.deserted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place_hint()

    def _place_hint(self) -> None:
        if not hasattr(self, "_hint"):  # Qt tells of the font while the field is being made
            return
        side = theme.px(16)
        self._glass.setGeometry(theme.px(9), (self.height() - side) // 2, side, side)
        self._hint.adjustSize()
        self._hint.move(self.width() - self._hint.width() - theme.px(8), (self.height() - self._hint.height()) // 2)
        shown = not self.text() and self.width() > theme.px(240)
        self._hint.setVisible(shown)
        self.setTextMargins(0, 0, self._hint.width() + theme.px(4) if shown else 0, 0)

    def _on_edited(self) -> None:
        self._timer.start()

    def _on_breath(self) -> None:
        self.asked.emit(self.text())
