"""The cheat sheet: all keys on one page, drawn from the table of acts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pressfold.ui import theme
from pressfold.ui.action_table import Act, Menu, Where
from pressfold.ui.actions import Actions, plain
from pressfold.ui.dialogs.fitting import open_at
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
        columns = [QVBoxLayout() for _ in range(_COLUMNS)]
        line = QHBoxLayout(sheet)
        line.setContentsMargins(0, 0, theme.px(16), 0)
        line.setSpacing(theme.px(40))
        for column in columns:
            line.addLayout(column, 1)
        tall = [0] * _COLUMNS
        for heading, rows in self._parts():  # each part in the column that is shorter by then
            shorter = tall.index(min(tall))
            columns[shorter].addWidget(_part(heading, rows))
            columns[shorter].addSpacing(theme.px(20))
            tall[shorter] += len(rows) + 2
        for column in columns:
            column.addStretch()
        area = named(QScrollArea(widgetResizable=True), self.tr("Keys"))
        area.setWidget(sheet)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.addWidget(area, 1)
        whole.addWidget(box)
        open_at(self, parent, 900, 680)

    def _parts(self) -> list[tuple[str, list[tuple[str, QLabel]]]]:
        """The menus and what is heard besides, each with the words and keys of its rows."""
        made = [
            (
                plain(self.tr(menu.value)),
                # As the table has it: in a menu "Undo" goes on with what it would undo now.
                [(plain(self.tr(act.text)), self._keys(act)) for act in map(self._actions.act, self._with_keys(menu))],
            )
            for menu in Menu
        ]
        for place in dict.fromkeys(place for place, *_ in _OTHERS):
            rows = [(self.tr(said), _label(_native(keys.split(", ")))) for at, said, keys in _OTHERS if at == place]
            made.append((self.tr(place), rows))
        return made

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


def _part(heading: str, rows: list[tuple[str, QLabel]]) -> QWidget:
    part = QWidget()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(5)
    title = QLabel(heading)
    title.setProperty("kind", "strong")
    grid.addWidget(title, 0, 0, 1, 2)
    for row, (said, keys) in enumerate(rows, 1):
        grid.addWidget(QLabel(said, wordWrap=True), row, 0)
        grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(0, 1)
    return part


def _label(keys: str) -> QLabel:
    label = QLabel(keys)
    label.setProperty("kind", "secondary")
    return label


def _native(keys: list[str]) -> str:
    """Keys as this system writes them."""
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
