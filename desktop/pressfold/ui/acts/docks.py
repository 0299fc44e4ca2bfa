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
#: What folds away first where there is no room: the panels at the right go together.
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
        self._scale = theme.keeper().scale
        self._busy = False
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

    def make_room(self, keep: str = "") -> None:
        """Fold panels away until the desk can be read, and bring back those that have room again; `keep` stays."""
        if self._busy or self._window.width() <= 0:
            return
        self._busy = True
        for side in reversed(_SIDES):
            back = [name for name in side if name in self.folded]
            if back and self._needed({*self._standing(), *back}) <= self._window.width():
                self._set_folded(back, folded=False)
        for side in _SIDES:
            if keep not in side and self._needed(self._standing()) > self._window.width():
                self._set_folded([name for name in side if name in self._standing()], folded=True)
        self._busy = False

    def _needed(self, names: set[str]) -> int:
        """The width that the desk and these panels need beside each other."""
        sides = (max((_LEAST[name] for name in side if name in names), default=0) for side in _SIDES)
        return theme.px(_LEAST_DESK + sum(sides))

    def _standing(self) -> set[str]:
        return {name for name, panel in self.panels.items() if not panel.isHidden() and not panel.isFloating()}

    def _set_folded(self, names: list[str], *, folded: bool) -> None:
        self.folded = [name for name in self.folded if name not in names] + (names if folded else [])
        for name in names:
            self.panels[name].setVisible(not folded)

    def _set_shown(self, name: str, shown: bool) -> None:
        """What the reader asks for goes before what stands there."""
        self.folded = [other for other in self.folded if other != name]
        self.panels[name].setVisible(shown)
        self.make_room(keep=name if shown else "")

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
