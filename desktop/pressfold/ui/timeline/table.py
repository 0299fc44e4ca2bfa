"""The timeline as a table, for whoever reads rather than looks, and for copying: an event a row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from pressfold.model.event import Event
from pressfold.ui.models.rows import Index
from pressfold.ui.models.timeline import Shown
from pressfold.ui.phrases import told


class EventTable(QAbstractTableModel):
    """Day, kind, actors, outlets, origins and what is told differently."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self.events: list[Event] = []

    def show_story(self, shown: Shown) -> None:
        self.beginResetModel()
        self._shown, self.events = shown, shown.events()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.events)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._heads())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        event = self.events[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._shown.said(event)
        return self._cells(event)[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if way == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads()[section]
        return None

    def _heads(self) -> tuple[str, ...]:
        return (
            told("Day"), told("Kind"), told("Actors"), told("Outlets"), told("Origins"), told("Agreed"),
            told("Told differently"),
        )  # fmt: skip

    def _cells(self, event: Event) -> tuple[str, ...]:
        return (
            f"{event.day} – {event.until}" if event.until else event.day,
            event.name,
            self._shown.who(event),
            ", ".join(dict.fromkeys(map(self._shown.outlet, event.articles))),
            str(event.origins),
            told("yes") if event.agreed else "",
            " ".join(event.differences),
        )


def table_view(model: EventTable, name: str, parent: QWidget | None = None) -> QTableView:
    """A view of the table in which rows are chosen."""
    view = QTableView(parent)
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    for header in (view.horizontalHeader(), view.verticalHeader()):
        header.setAccessibleName(name)
    view.setTabKeyNavigation(False)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    for column, wide in enumerate((100, 100, 240, 190, 64, 64)):
        view.setColumnWidth(column, wide)
    view.horizontalHeader().setStretchLastSection(True)
    return view
