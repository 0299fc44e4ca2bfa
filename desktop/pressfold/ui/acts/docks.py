"""The panels around the desk: shown, hidden, in a window of their own, wider and narrower by keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from pressfold.ui.actions import Actions

_STEP = 32


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
        for name, panel in self.panels.items():
            left = name == "library"
            area = Qt.DockWidgetArea.LeftDockWidgetArea if left else Qt.DockWidgetArea.RightDockWidgetArea
            window.addDockWidget(area, panel)
            panel.visibilityChanged.connect(self._follow)
            panel.topLevelChanged.connect(self._follow)

    def fill(self, pages: dict[str, QWidget]) -> None:
        """Put the pages into their panels."""
        for name, page in pages.items():
            blank = self.panels[name].widget()
            self.panels[name].setWidget(page)
            blank.deleteLater()

    # --- acts --------------------------------------------------------------------------------------------------------

    def library(self, shown: bool) -> None:
        self.panels["library"].setVisible(shown)

    def findings(self, shown: bool) -> None:
        self.panels["findings"].setVisible(shown)

    def briefing(self, shown: bool) -> None:
        self.panels["briefing"].setVisible(shown)

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
        self.panels[name].show()

    def corner(self) -> QWidget:
        """The panel that messages lie over: never an article."""
        for name in ("briefing", "findings", "library"):
            panel = self.panels[name]
            if panel.isVisible() and not panel.isFloating():
                return panel
        return self._window.statusBar()

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
