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
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        heading = QLabel(plain(self.tr(menu.value)))
        heading.setProperty("kind", "strong")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, name in enumerate(self._with_keys(menu), 1):
            act = self._actions.act(name)
            grid.addWidget(QLabel(plain(self._actions[name].text())), row, 0)
            grid.addWidget(self._keys(act), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return part

    def _with_keys(self, menu: Menu) -> list[str]:
        return [
            name
            for name in self._actions.all()
            if self._actions.act(name).menu is menu and self._actions.act(name).keys
        ]

    def _keys(self, act: Act) -> QLabel:
        native = [QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText) for keys in act.keys]
        label = QLabel(self.tr(" or ").join(native))
        label.setProperty("kind", "secondary")
        if act.where is not Where.WINDOW:
            label.setToolTip(self.tr("Heard %s.") % act.where.value)
        return label
