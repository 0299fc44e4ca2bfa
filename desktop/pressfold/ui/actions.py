"""The window's actions, made from the table: every menu, button and list borrows them from here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from pressfold.ui import icons
from pressfold.ui.action_table import ACTS, Act, Menu, Needs, Where

_ROLES = {
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}


class Actions(QObject):
    """One QAction for each act of the table, found by its name."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._acts = {act.name: act for act in ACTS}
        for act in ACTS:
            self._actions[act.name] = self._made(act)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def act(self, name: str) -> Act:
        """What the table says of an action."""
        return self._acts[name]

    def all(self) -> Mapping[str, QAction]:
        """Every action by its name, in the order of the menus."""
        return self._actions

    def serve(self, trade: str, server: object) -> None:
        """Connect every action of a trade to the method of `server` that has the act's name.

        Raises AttributeError when the server lacks one.
        """
        for act in ACTS:
            kind, _, method = act.name.partition(".")
            if kind == trade:
                action = self._actions[act.name]
                (action.toggled if act.switch else action.triggered).connect(getattr(server, method))

    def hear(self, where: Where, widget: QWidget) -> None:
        """Let the keys of these acts be heard while `widget` or a child of it has the focus."""
        widget.addActions([self._actions[act.name] for act in ACTS if act.where is where])
        for act in ACTS if where is Where.DESK else ():
            for keys in act.in_text:
                heard = QShortcut(QKeySequence(keys), widget)
                heard.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                heard.activated.connect(self._actions[act.name].trigger)

    def enable(self, so: Collection[Needs]) -> None:
        """Enable what makes sense now that these things are so."""
        for name, action in self._actions.items():
            action.setEnabled(all(need in so for need in self._acts[name].needs))

    def set_checked(self, name: str, on: bool) -> None:
        """Show a switch as it stands, without doing its act."""
        action = self._actions[name]
        action.blockSignals(True)
        action.setChecked(on)
        action.blockSignals(False)
        action.changed.emit()

    def keys(self, name: str) -> str:
        """The first keys of an action as this system writes them, empty without any."""
        found = self._actions[name].shortcuts()
        return found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""

    def fill(self, bar: QMenuBar) -> None:
        """Build the menu bar."""
        for menu in Menu:
            self._fill_menu(bar.addMenu(_translated(menu.value)), [act for act in ACTS if act.menu is menu])

    def pop_up(self, names: Iterable[str], parent: QWidget, at: QPoint) -> QMenu:
        """Open a context menu of these actions at a point of the screen; an empty name is a line between them."""
        made = QMenu(parent)
        for name in names:
            made.addAction(self._actions[name]) if name else made.addSeparator()
        made.aboutToHide.connect(made.deleteLater)
        made.popup(at)
        return made

    def _fill_menu(self, menu: QMenu, acts: list[Act]) -> None:
        deeper: dict[str, QMenu] = {}
        group = acts[0].group
        for act in acts:
            if act.group != group:
                menu.addSeparator()
                group = act.group
            if act.submenu and act.submenu not in deeper:
                deeper[act.submenu] = menu.addMenu(_translated(act.submenu))
            deeper.get(act.submenu, menu).addAction(self._actions[act.name])

    def _made(self, act: Act) -> QAction:
        action = QAction(_translated(act.text), self)
        action.setObjectName(act.name)
        action.setCheckable(act.switch)
        if act.icon:
            action.setIcon(QIcon(icons.icon(act.icon)))
        action.setShortcuts([QKeySequence(keys) for keys in act.keys])
        action.setMenuRole(_ROLES.get(act.role, QAction.MenuRole.NoRole))
        if act.where is Where.WINDOW:
            self._window.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(self._tip(act, action))
        return action

    def _tip(self, act: Act, action: QAction) -> str:
        said = _translated(act.says) if act.says else plain(action.text())
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f"{said} ({keys})" if keys else said


def plain(text: str) -> str:
    """An action's words without the mark of its mnemonic and without the dots of a question to come."""
    return text.replace("&", "").rstrip("…")


def _translated(text: str) -> str:
    return QCoreApplication.translate("actions", text)
