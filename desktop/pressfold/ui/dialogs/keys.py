"""The cheat sheet: all keys on one page, drawn from the table of acts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from pressfold.ui import theme
from pressfold.ui.action_table import Act, Menu, Where
from pressfold.ui.actions import Actions, plain
from pressfold.ui.naming import named

_COLUMNS = 2
#: Keys that are no act of the table: a control's own. Where they are heard, what they do, the keys.
_OTHERS = (
    ("In an article", "Choose the mark at the cursor; again, the one below it", "Return"),
    ("In an article", "A page down, a page up", "Space, Shift+Space"),
    ("In an article", "Select by character, word, line", "Shift+Right, Ctrl+Shift+Right, Shift+Down"),
    ("In an article", "Copy the selected words", "Ctrl+C"),
    ("In lists and fields", "Open; open beside what is open", "Return, Ctrl+Return"),
    ("In lists and fields", "Choose several", "Shift+Down, Ctrl+Space"),
    ("In lists and fields", "The menu of what is chosen", "Shift+F10"),
    ("In lists and fields", "Next and previous place in the find bar", "Return, Shift+Return"),
    ("In lists and fields", "Close the innermost thing", "Esc"),
)


class KeysDialog(QDialog):
    """Lists every act that has keys, menu by menu."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self._actions = actions
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(40)
        grid.setVerticalSpacing(20)
        for number, menu in enumerate(Menu):
            grid.addWidget(self._menu(menu), number // _COLUMNS, number % _COLUMNS, Qt.AlignmentFlag.AlignTop)
        below = (len(Menu) + 1) // _COLUMNS
        for number, place in enumerate(dict.fromkeys(place for place, *_ in _OTHERS)):
            grid.addWidget(
                self._others(place), below + number // _COLUMNS, number % _COLUMNS, Qt.AlignmentFlag.AlignTop
            )
        area = named(QScrollArea(widgetResizable=True), self.tr("Keys"))
        area.setWidget(sheet)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(area, 1)
        column.addWidget(box)
        self.resize(theme.px(760), theme.px(640))

    def _menu(self, menu: Menu) -> QWidget:
        names = self._with_keys(menu)
        rows = [(plain(self._actions[name].text()), self._keys(self._actions.act(name))) for name in names]
        return self._part(plain(self.tr(menu.value)), rows)

    def _others(self, place: str) -> QWidget:
        rows = [(self.tr(said), _label(_native(keys.split(", ")))) for where, said, keys in _OTHERS if where == place]
        return self._part(self.tr(place), rows)

    def _part(self, heading: str, rows: list[tuple[str, QLabel]]) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        title = QLabel(heading)
        title.setProperty("kind", "strong")
        grid.addWidget(title, 0, 0, 1, 2)
        for row, (said, keys) in enumerate(rows, 1):
            words = QLabel(said, wordWrap=True)
            grid.addWidget(words, row, 0)
            grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        return part

    def _with_keys(self, menu: Menu) -> list[str]:
        return [
            name
            for name in self._actions.all()
            if self._actions.act(name).menu is menu and self._actions.act(name).keys
        ]

    def _keys(self, act: Act) -> QLabel:
        label = _label(self.tr(" or ").join(_native([key]) for key in (*act.keys, *act.in_text)))
        if act.where is not Where.WINDOW:
            label.setToolTip(self.tr("Heard %s.") % self.tr(act.where.value))
        return label


def _label(keys: str) -> QLabel:
    label = QLabel(keys)
    label.setProperty("kind", "secondary")
    return label


def _native(keys: list[str]) -> str:
    """Keys as this system writes them."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
