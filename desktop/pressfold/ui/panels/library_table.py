"""The table of the library: sortable by every column, with the columns that the reader chose."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from pressfold.model.columns import NUMBERS, Column
from pressfold.ui import theme
from pressfold.ui.models.library_table import COLUMNS, TITLES, TableRows

_ROW = 28
_WIDTHS = {Column.TITLE: 236, Column.OUTLET: 112, Column.PUBLISHED: 112, Column.SHARE: 88, Column.TAGS: 140}
_NARROW = 72
#: Columns that are hidden until the reader wants them.
_LATER = (Column.QUOTES, Column.VERSION)


class LibraryTable(QTableView):
    """Shows the rows as a table."""

    opened = Signal(object, object)  # an id, and the keys that were held
    sort_wanted = Signal(object, bool)  # a Column, and whether the largest comes first
    changed = Signal()  # columns were chosen, moved or made wider

    def __init__(self, model: TableRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Articles as a table"))
        self.rows = model
        #: The column that was clicked last, and whether the largest comes first.
        self.sorted: Column | None = None
        self.descending = False
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().setAccessibleName(self.tr("Columns of the table"))
        self.verticalHeader().setAccessibleName(self.tr("Rows of the table"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_up_header()
        self._fit()
        theme.keeper().changed.connect(self._fit)

    def layout_state(self) -> str:
        """Columns, their order and widths, as words."""
        return bytes(self.horizontalHeader().saveState().toBase64().data()).decode()

    def restore(self, state: str) -> None:
        """Stand as the words say; empty or odd words change nothing."""
        self.horizontalHeader().restoreState(QByteArray.fromBase64(state.encode()))

    def sort_by(self, column: Column, descending: bool) -> None:
        """Ask for the rows in the order of a column, and show that they are."""
        self.sorted, self.descending = column, descending
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(COLUMNS.index(column), order)
        self.sort_wanted.emit(column, descending)

    def set_shown(self, column: Column, on: bool) -> None:
        """Show a column, or hide it; the title stays."""
        if column is not Column.TITLE:
            self.setColumnHidden(COLUMNS.index(column), not on)
            self.changed.emit()

    def column_menu(self) -> QMenu:
        """A menu of all columns, to show or hide each."""
        menu = QMenu(self)
        for at, column in enumerate(COLUMNS):
            action = menu.addAction(self.tr(TITLES[column]))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(at))
            action.setEnabled(column is not Column.TITLE)
            action.setData(column.value)
        menu.triggered.connect(lambda action: self.set_shown(Column(action.data()), action.isChecked()))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        # A head that knows what is chosen asks every row of every column, and a click on it chooses them all.
        header.setSelectionModel(QItemSelectionModel(self.rows, header))
        self.setSortingEnabled(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        header.sectionClicked.connect(self._on_clicked)
        for signal in (header.sectionResized, header.sectionMoved):
            signal.connect(self._on_header_changed)
        for column in _LATER:
            self.setColumnHidden(COLUMNS.index(column), True)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        for at, column in enumerate(COLUMNS):
            if not self.isColumnHidden(at):
                self.setColumnWidth(at, theme.px(_WIDTHS.get(column, _NARROW)))

    def _on_clicked(self, section: int) -> None:
        """Sort by this column; a second click turns it round. Numbers begin with the largest."""
        column = COLUMNS[section]
        descending = not self.descending if self.sorted is column else column in NUMBERS
        self.sort_by(column, descending)

    def _on_header_menu(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().viewport().mapToGlobal(at))

    def _on_header_changed(self, *_what: int) -> None:
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(self.rows.rows[index.row()].article.id, event.modifiers())
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self.rows.rows[index.row()].article.id, event.modifiers())
