"""The window: what stands where. Who does what when something happens is in `wiring`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from pressfold.ui import icons, theme
from pressfold.ui.action_table import Where
from pressfold.ui.actions import Actions
from pressfold.ui.acts.docks import Docks, Panel
from pressfold.ui.status_bar import StatusBar
from pressfold.ui.top_bar import TopBar
from pressfold.ui.welcome import Welcome

if TYPE_CHECKING:
    from pressfold.ui.desk.desk import Desk
    from pressfold.ui.panels.actors import ActorsPage
    from pressfold.ui.panels.briefing import BriefingPage
    from pressfold.ui.panels.findings import FindingsPanel
    from pressfold.ui.panels.library import LibraryPage
    from pressfold.ui.panels.passages import PassagesPage
    from pressfold.ui.panels.quotes import QuotesPage
    from pressfold.ui.panels.results import ResultsPage
    from pressfold.ui.panels.versus import VersusPage

_SIZE = (1440, 900)
_LEAST = (480, 360)
_LIBRARY_WIDTH, _RIGHT_WIDTH, _TABLE_WIDTH = 264, 330, 760


class MainWindow(QMainWindow):
    """Menu and top bar, library at the left, desk in the middle, findings and briefing at the right, status below.

    The frame is painted first; `furnish` puts the pages into it, once.
    """

    first_painted = Signal()
    closing = Signal()
    files_over = Signal(object)
    files_dropped = Signal(object)

    desk: Desk
    library: LibraryPage
    passages: PassagesPage
    actors: ActorsPage
    quotes: QuotesPage
    versus: VersusPage
    results: ResultsPage
    findings: FindingsPanel
    briefing: BriefingPage

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Pressfold")
        self.setWindowIcon(icons.logo())
        self.setAcceptDrops(True)
        self.acts = Actions(self)
        self.acts.fill(self.menuBar())
        self.top_bar = TopBar(self.acts, self)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.top_bar)
        self.docks = Docks(self, self.acts, self._panels())
        self.timeline_dock = Panel("timeline", self.tr("Timeline"), self)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.timeline_dock)
        self.timeline_dock.hide()
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._centre = QStackedWidget()
        self.welcome = Welcome(self.acts)
        self._centre.addWidget(self.welcome)
        self._shelf = QWidget()
        self._shelf.setProperty("ground", "window")
        self._shelf.setFixedHeight(0)
        self.setCentralWidget(self._middle())
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        layout = self.layout()
        if layout is not None:  # panels fold away where there is no room, so they set no least width
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*_LEAST)
        self._set_first_sizes()
        self._painted = False

    # --- what stands where -------------------------------------------------------------------------------------------

    def _middle(self) -> QWidget:
        """The desk or the welcome, and below them a shelf for messages where no panel can carry them."""
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._centre, 1)
        column.addWidget(self._shelf)
        return middle

    def _panels(self) -> dict[str, str]:
        return {"library": self.tr("Library"), "findings": self.tr("Findings"), "briefing": self.tr("Briefing")}

    def furnish(self) -> None:
        """Put the pages into the frame: their modules cost more than the first paint may."""
        from pressfold.ui.desk.desk import Desk
        from pressfold.ui.drop_overlay import DropOverlay
        from pressfold.ui.panels.actors import ActorsPage
        from pressfold.ui.panels.briefing import BriefingPage
        from pressfold.ui.panels.findings import FindingsPanel
        from pressfold.ui.panels.library import LibraryPage
        from pressfold.ui.panels.passages import PassagesPage
        from pressfold.ui.panels.quotes import QuotesPage
        from pressfold.ui.panels.results import ResultsPage
        from pressfold.ui.panels.versus import VersusPage
        from pressfold.ui.search_popup import SearchPopup
        from pressfold.ui.toasts import Toasts

        self.library = LibraryPage(self.acts)
        self.desk = Desk()
        self._centre.addWidget(self.desk)
        self.passages = PassagesPage(self.acts)
        self.actors = ActorsPage(self.acts)
        self.quotes = QuotesPage(self.acts)
        self.versus = VersusPage(self.acts)
        self.results = ResultsPage()
        self.findings = FindingsPanel((self.passages, self.actors, self.quotes, self.versus, self.results))
        self.briefing = BriefingPage(self.acts)
        self.docks.fill({"library": self.library, "findings": self.findings, "briefing": self.briefing})
        self.popup = SearchPopup(self, self.top_bar.field)
        self.toasts = Toasts(self, self.docks.corner, self._shelf)
        self.overlay = DropOverlay(self)
        self._give_desk_actions()

    def _give_desk_actions(self) -> None:
        """Let the desk borrow what fits its texts and columns, and hear their single keys."""
        texts = (
            "pinning.pin",
            "pinning.pin_with_note",
            "copying.quote",
            "peeking.peek",
            "finding.find",
            "blocks.ask",
        )
        columns = (
            "columns.make_base",
            "columns.swap",
            "columns.align",
            "similar.current",
            "peeking.counted",
            "catalogue.open_details",
            "columns.close",
        )
        mentions = ("ruling.accept", "ruling.place", "ruling.reject", "quoting.correct", "dating.set")
        from pressfold.ui.panels.actors import OF_ACTORS

        of_actor = QMenu(self.tr("This actor"), self)
        of_actor.addActions([self.acts[name] for name in OF_ACTORS if name])
        in_text = [self.acts[name] for name in (*texts, *mentions)]
        self.desk.outfit.set_text_actions([*in_text, of_actor.menuAction()])
        self.desk.outfit.set_column_actions([self.acts[name] for name in columns])
        self.acts.hear(Where.DESK, self.desk)

    def _set_first_sizes(self) -> None:
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        panels = self.docks.panels
        wide = [theme.px(_LIBRARY_WIDTH), theme.px(_RIGHT_WIDTH)]
        self.resizeDocks([panels["library"], panels["findings"]], wide, Qt.Orientation.Horizontal)
        self.resizeDocks([panels["findings"], panels["briefing"]], [580, 330], Qt.Orientation.Vertical)

    def show_desk(self, filled: bool) -> None:
        """Show the open articles, or the welcome where none is open."""
        self._centre.setCurrentWidget(self.desk if filled else self.welcome)

    def widen_library(self, on: bool) -> None:
        """Give the library the width of a table, or that of a list of cards."""
        wide = min(theme.px(_TABLE_WIDTH), self.width() * 3 // 5) if on else theme.px(_LIBRARY_WIDTH)
        self.resizeDocks([self.docks.panels["library"]], [wide], Qt.Orientation.Horizontal)

    def panes(self) -> list[QWidget]:
        """The parts that F6 goes through, in reading order."""
        page = self.findings.current()
        assert isinstance(page, QWidget)
        findings = page if page.list.isHidden() else page.list
        return [self.top_bar.field, self.library.list, self._centre, findings, self.briefing.list]

    # --- state between two sittings ----------------------------------------------------------------------------------

    def state(self) -> tuple[str, str]:
        """Geometry and panels as words."""
        return bytes(self.saveGeometry().toBase64().data()).decode(), bytes(self.saveState().toBase64().data()).decode()

    def restore(self, geometry: str, docks: str, folded: Sequence[str]) -> None:
        """Stand as the words say, on a screen that is there; empty words change nothing.

        `folded` names the panels that had no room.
        """
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
        if docks:
            self.restoreState(QByteArray.fromBase64(docks.encode()))
        self.docks.folded = [name for name in folded if name in self.docks.panels]
        self.docks.make_room()

    # --- what Qt tells -----------------------------------------------------------------------------------------------

    def createPopupMenu(self) -> QMenu | None:
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.status.show_connections()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        paths = _local_paths(event)
        if paths and hasattr(self, "overlay"):
            event.acceptProposedAction()
            self.overlay.come()
            self.files_over.emit(paths)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        paths = _local_paths(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
