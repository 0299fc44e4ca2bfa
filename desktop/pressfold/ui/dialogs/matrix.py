"""Actors against outlets: the table above, what the chosen cell counts below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QWidget

from pressfold.model.actor_page import Matrix
from pressfold.ui import theme
from pressfold.ui.dialogs.answers import Answers
from pressfold.ui.models.matrix import MatrixModel
from pressfold.ui.naming import named
from pressfold.ui.runner import Runner


class MatrixDialog(Answers):
    """Tells which cell is chosen; what it counts comes back as rows."""

    cell_asked = Signal(object)  # an Asked

    def __init__(self, runner: Runner, parent: QWidget) -> None:
        super().__init__(
            self.tr("Actors and outlets"), self.tr("Choose a cell to see what it counts."), runner, parent, wide=860
        )
        self.list.empty_text = self.tr("Choose a cell to see what it counts.")
        self.model = MatrixModel(self)
        self.table = named(QTableView(), self.tr("Actors against outlets: mentions, and quotations in marks"))
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setAlternatingRowColors(False)
        self.table.setShowGrid(True)
        self.table.setTabKeyNavigation(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setDefaultSectionSize(theme.px(130))
        self.table.verticalHeader().setDefaultSectionSize(theme.px(28))
        self.table.verticalHeader().setMaximumWidth(theme.px(220))
        self.table.selectionModel().currentChanged.connect(self._on_current)
        told = QLabel(self.tr("Each cell: mentions · “quotations”. – where an outlet does not name the actor."))
        told.setProperty("kind", "tertiary")
        self.column.insertWidget(0, told)
        self.column.insertWidget(1, self.table, 2)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show this table, and keep the chosen cell where it still is."""
        self.model.show(matrix)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        asked = self.model.asked(index)
        if asked is not None:
            self.cell_asked.emit(asked)
