"""The findings panel: one tab for each kind of finding. A new kind is one page more in the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget

from pressfold.ui.spread import Spread


class FindingsPage(Protocol):
    """A page that shows what was found in the open articles."""

    @property
    def title(self) -> str: ...

    def show_spread(self, spread: Spread) -> None: ...


class FindingsPanel(QTabWidget):
    """The pages as tabs; every one of them shows the same spread."""

    def __init__(self, pages: Sequence[FindingsPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.setDocumentMode(True)
        self._pages = pages
        for page in pages:
            assert isinstance(page, QWidget)
            self.addTab(page, page.title)
        self.tabBar().setAccessibleName(self.tr("Findings"))
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabBar().setExpanding(False)

    def show_spread(self, spread: Spread) -> None:
        """Show what was found in these articles on every page."""
        for page in self._pages:
            page.show_spread(spread)

    def bring(self, page: FindingsPage) -> None:
        """Show this page."""
        assert isinstance(page, QWidget)
        self.setCurrentWidget(page)
