"""The find bar at the foot of a column: the words, how many places have them, and how they are compared."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from pressfold.ui import theme
from pressfold.ui.naming import named

#: A bar wider than this is one line high, a narrower one two.
_WIDE = 520
#: In a bar narrower than this the switches say less.
_NARROW = 280
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Asks for words and shows what was found; it finds nothing itself. Its buttons are borrowed actions."""

    #: Other words are looked for.
    asked = Signal(str)
    #: The next place is wanted (1), or the one before (-1).
    stepped = Signal(int)

    def __init__(self, steps: list[QAction], switches: list[tuple[str, str, QAction]], close: QAction) -> None:
        """`switches` are the words of each switch, the same shorter, and its action."""
        super().__init__()
        self.setProperty("ground", "foot")
        self.setAccessibleName(self.tr("Find in the articles"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._field = named(QLineEdit(placeholderText=self.tr("Find")), self.tr("Find in this text"))
        self._field.setMinimumWidth(theme.px(56))
        self._field.installEventFilter(self)
        self._field.textEdited.connect(self.asked)
        self._count = QLabel()
        self._count.setProperty("kind", "secondary")
        self._switches = [Switch(word, short, action) for word, short, action in switches]
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addLayout(_line([self._field, self._count, *(_button(action) for action in steps)], first=1), 1)
        self._box.addLayout(_line([*self._switches, _button(close)]))
        theme.keeper().changed.connect(self._fit)
        self._fit()
        self.hide()

    def words(self) -> str:
        """What is looked for."""
        return self._field.text()

    def set_words(self, words: str) -> None:
        """Look for these words; nobody is told."""
        self._field.setText(words)

    def come(self) -> None:
        """Show, and let the reader type over what stands there."""
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def show_count(self, text: str, *, missing: bool) -> None:
        """Say where the reader stands among the places, or that there is none."""
        self._count.setText(text)
        self._count.setVisible(bool(text))
        state = "failed" if missing else ""
        if self._field.property("state") != state:
            self._field.setProperty("state", state)
            self._field.style().polish(self._field)

    def count(self) -> str:
        """What it says of the places."""
        return self._count.text()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stand in one line, or in two where the column is narrow."""
        px = theme.px
        wide = self.width() >= px(_WIDE)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._box.setContentsMargins(px(12), px(6), px(8), px(6))
        self._box.setSpacing(px(4))
        for switch in self._switches:
            switch.set_short(self.width() < px(_NARROW))


def _line(widgets: list[QWidget], first: int = 0) -> QHBoxLayout:
    """Controls side by side, the first with all the room; without a `first` the last stands at the right."""
    line = QHBoxLayout()
    line.setSpacing(theme.px(4))
    for nth, widget in enumerate(widgets):
        if not first and nth == len(widgets) - 1:
            line.addStretch(1)
        line.addWidget(widget, first if nth == 0 else 0)
    return line


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    return named(button, action.text().replace("&", ""))


class Switch(QToolButton):
    """A chip that stands as its action stands."""

    def __init__(self, word: str, short: str, action: QAction) -> None:
        super().__init__()
        self._words = word, short
        self._action = action
        named(self, action.text().replace("&", ""), action.toolTip())
        self.setText(word)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def set_short(self, short: bool) -> None:
        """Say less, or all."""
        self.setText(self._words[short])

    def _follow(self) -> None:
        self.setChecked(self._action.isChecked())
