"""The findings panel: one tab for each kind of finding. A new kind is one page more in the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from pressfold.ui import icons, theme
from pressfold.ui.card_list import CardList
from pressfold.ui.spread import Spread

#: Pixels beside the words of a tab: its padding and margin in the style sheet.
_AROUND = 26
#: Pixels before the first tab.
_BEFORE = 6


class FindingsPage(Protocol):
    """A page that shows what was found in the open articles."""

    list: CardList
    icon: str

    @property
    def title(self) -> str: ...

    def show_spread(self, spread: Spread) -> None: ...


class FindingsPanel(QWidget):
    """The pages as tabs; every one of them shows the same spread."""

    changed = Signal(int)  # another tab

    def __init__(self, pages: Sequence[FindingsPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages = pages
        self._tabs = QTabWidget(documentMode=True)
        for page in pages:
            assert isinstance(page, QWidget)
            self._tabs.addTab(page, page.title)
        self._tabs.tabBar().setAccessibleName(self.tr("Findings"))
        self._tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tabs.tabBar().setExpanding(False)
        self._tabs.currentChanged.connect(self._fit)
        self._tabs.currentChanged.connect(self.changed)
        theme.keeper().changed.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self._tabs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, _number: int = 0) -> None:
        """Where the names of all pages have no room side by side, the others show their icons alone.

        Where even that is too wide, so does the page that is shown: no page may be reached by scrolling tabs only.
        """
        bar = self._tabs.tabBar()
        words = [page.title for page in self._pages]
        needed = sum(bar.fontMetrics().horizontalAdvance(word) + theme.px(_AROUND) for word in words)
        side = theme.px(16)
        bar.setIconSize(QSize(side, side))
        narrow = needed > self.width()
        for at, page in enumerate(self._pages):
            bare = narrow and at != self._tabs.currentIndex()
            bar.setTabText(at, "" if bare else page.title)
            bar.setTabIcon(at, icons.icon(page.icon) if bare else QIcon())
            bar.setTabToolTip(at, page.title if bare else "")
            bar.setAccessibleTabName(at, page.title)
        shown = self._tabs.currentIndex()
        if shown >= 0 and bar.sizeHint().width() + theme.px(_BEFORE) > self.width():
            page = self._pages[shown]
            bar.setTabText(shown, "")
            bar.setTabIcon(shown, icons.icon(page.icon))
            bar.setTabToolTip(shown, page.title)

    def show_spread(self, spread: Spread) -> None:
        """Show what was found in these articles on every page."""
        for page in self._pages:
            page.show_spread(spread)

    def bring(self, page: FindingsPage) -> None:
        """Show this page."""
        assert isinstance(page, QWidget)
        self._tabs.setCurrentWidget(page)

    def current(self) -> FindingsPage:
        """The page that is shown."""
        return self._pages[self._tabs.currentIndex()]

    def number(self) -> int:
        """The number of the page that is shown, from 0."""
        return self._tabs.currentIndex()

    def show_number(self, number: int) -> None:
        """Show the page with this number, the last one for a larger number."""
        self._tabs.setCurrentIndex(min(number, len(self._pages) - 1))
