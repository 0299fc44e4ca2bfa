"""The panels around the desk: shown, hidden, in a window of their own, wider and narrower by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from pressfold.ui import theme
from pressfold.ui.actions import Actions

_STEP = 32
#: The least that a panel, and the desk beside the panels, can be read in.
_LEAST = {"library": 190, "findings": 236, "briefing": 236}
_LEAST_DESK = 340
#: What each of several columns can be read in, and what stands between and beside them.
_LEAST_COLUMN, _BETWEEN, _BESIDE = 230, 24, 32
#: A window lower than this gives the findings more of the height that they share with the briefing.
_LOW = 520
#: What folds away first where there is no room: the panels at the right go together; while articles are compared, the
#: library goes before what was found in them.
_SIDES = (("findings", "briefing"), ("library",))


class Panel(QDockWidget):
    """A page at the edge of the window. Docked it has no title bar of its own; afloat it has the system's."""

    def __init__(self, name: str, title: str, parent: QMainWindow) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        blank = QWidget()
        blank.setProperty("ground", "panel")
        blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(blank)
        self._bare = QWidget(self)
        self.setTitleBarWidget(self._bare)
        self.topLevelChanged.connect(self._on_floating)

    def _on_floating(self, floating: bool) -> None:
        self.setTitleBarWidget(None if floating else self._bare)  # type: ignore[arg-type]  # None gives the system's own back


class Docks(QObject):
    """Holds the three panels and serves the acts on them."""

    changed = Signal()

    def __init__(self, window: QMainWindow, actions: Actions, titles: dict[str, str]) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions
        self.panels = {name: Panel(name, title, window) for name, title in titles.items()}
        #: Panels that were put away for want of room; they come back with it.
        self.folded: list[str] = []
        self._columns = 0
        self._called = ""  # the panel that the reader called last: it stays until other columns come
        self._scale = theme.keeper().scale
        self._busy = False
        self._is_low = False
        for name, panel in self.panels.items():
            left = name == "library"
            area = Qt.DockWidgetArea.LeftDockWidgetArea if left else Qt.DockWidgetArea.RightDockWidgetArea
            window.addDockWidget(area, panel)
            panel.visibilityChanged.connect(self._follow)
            panel.topLevelChanged.connect(self._follow)
        window.installEventFilter(self)
        theme.keeper().changed.connect(self._on_theme_changed)
        self._set_least()

    def _set_least(self) -> None:
        for name, panel in self.panels.items():
            panel.setMinimumWidth(theme.px(_LEAST[name]))

    def fill(self, pages: dict[str, QWidget]) -> None:
        """Put the pages into their panels."""
        for name, page in pages.items():
            blank = self.panels[name].widget()
            self.panels[name].setWidget(page)
            blank.deleteLater()

    # --- acts --------------------------------------------------------------------------------------------------------

    def library(self, shown: bool) -> None:
        self._set_shown("library", shown)

    def findings(self, shown: bool) -> None:
        self._set_shown("findings", shown)

    def briefing(self, shown: bool) -> None:
        self._set_shown("briefing", shown)

    def float_findings(self, afloat: bool) -> None:
        self.panels["findings"].setFloating(afloat)

    def float_briefing(self, afloat: bool) -> None:
        self.panels["briefing"].setFloating(afloat)

    def widen(self) -> None:
        self._resize(_STEP)

    def narrow(self) -> None:
        self._resize(-_STEP)

    # --- for the others ----------------------------------------------------------------------------------------------

    def show(self, name: str) -> None:
        """Bring a panel back if it was hidden."""
        self._set_shown(name, True)

    def corner(self) -> QWidget | None:
        """The panel that messages lie over: never an article. None where no panel stands."""
        for name in ("briefing", "findings", "library"):
            panel = self.panels[name]
            if panel.isVisible() and not panel.isFloating():
                return panel
        return None

    # --- room --------------------------------------------------------------------------------------------------------

    def make_room_for(self, columns: int) -> None:
        """Let the desk have the room that so many columns are read in."""
        if columns != self._columns:
            self._columns, self._called = columns, ""
            self.make_room()

    def make_room(self) -> None:
        """Fold panels away until the desk can be read, and bring back those that have room again."""
        if self._busy or self._window.width() <= 0:
            return
        self._busy = True
        folding = self._folding()
        self._set_folded([name for name in self.folded if name not in folding], folded=False)
        self._set_folded([name for name in folding if name not in self.folded], folded=True)
        self._give_width()
        self._give_height()
        self._busy = False

    def _folding(self) -> list[str]:
        """The panels that have no room: as few sides as are enough, in their order, but never the called one."""
        wanted = {*self._standing(), *self.folded}
        sides = _SIDES if self._columns < 2 else _SIDES[::-1]
        able = [side for side in sides if self._called not in side]
        for number in range(len(able) + 1):
            folding = [name for side in able[:number] for name in side if name in wanted]
            if self._needed(wanted.difference(folding)) <= self._window.width():
                break
        return folding

    def _give_width(self) -> None:
        """Narrow the panels beside several columns to what leaves those their room."""
        spare = self._window.width() - self._desk_needs()
        for side in _SIDES:
            here = [self.panels[name] for name in side if name in self._standing()]
            others = [panel.width() for name, panel in self.panels.items() if name in self._standing() - {*side}]
            if here and self._columns > 1:
                wide = max(theme.px(_LEAST[side[0]]), spare - max(others, default=0))
                if here[0].width() > wide:
                    self._window.resizeDocks(here[:1], [wide], Qt.Orientation.Horizontal)

    def _give_height(self) -> None:
        """In a low window let the findings have three quarters of what they share with the briefing, else as usual."""
        is_low = self._window.height() < theme.px(_LOW)
        right = [self.panels[name] for name in _SIDES[0]]
        if is_low is not self._is_low and self._standing().issuperset(_SIDES[0]):
            self._is_low = is_low
            self._window.resizeDocks(right, [3, 1] if is_low else [7, 4], Qt.Orientation.Vertical)

    def _needed(self, names: set[str]) -> int:
        """The width that the desk and these panels need beside each other."""
        sides = (max((_LEAST[name] for name in side if name in names), default=0) for side in _SIDES)
        return self._desk_needs() + theme.px(sum(sides))

    def _desk_needs(self) -> int:
        several = self._columns * (_LEAST_COLUMN + _BETWEEN) - _BETWEEN + _BESIDE if self._columns > 1 else 0
        return theme.px(max(_LEAST_DESK, several))

    def _standing(self) -> set[str]:
        return {name for name, panel in self.panels.items() if not panel.isHidden() and not panel.isFloating()}

    def _set_folded(self, names: list[str], *, folded: bool) -> None:
        self.folded = [name for name in self.folded if name not in names] + (names if folded else [])
        for name in names:
            self.panels[name].setVisible(not folded)

    def _set_shown(self, name: str, shown: bool) -> None:
        """What the reader asks for goes before what stands there."""
        self.folded = [other for other in self.folded if other != name]
        self._called = name if shown else ""
        self.panels[name].setVisible(shown)
        self.make_room()

    def _on_theme_changed(self) -> None:
        """Let the panels grow and shrink with all else."""
        before, self._scale = self._scale, theme.keeper().scale
        if before != self._scale:
            standing = [panel for name, panel in self.panels.items() if name in self._standing()]
            wide = [round(panel.width() * self._scale / before) for panel in standing]
            self._set_least()
            self._window.resizeDocks(standing, wide, Qt.Orientation.Horizontal)
            self.make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.make_room()
        return super().eventFilter(watched, event)

    def _resize(self, by: int) -> None:
        focused = QApplication.focusWidget()
        for panel in self.panels.values():
            if focused is not None and panel.isAncestorOf(focused):
                self._window.resizeDocks([panel], [panel.width() + by], Qt.Orientation.Horizontal)

    def _follow(self) -> None:
        for name, panel in self.panels.items():
            self._actions.set_checked(f"docks.{name}", not panel.isHidden())
            if name != "library":
                self._actions.set_checked(f"docks.float_{name}", panel.isFloating())
        self.changed.emit()
