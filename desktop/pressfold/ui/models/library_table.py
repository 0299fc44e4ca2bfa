"""The library as a table: the same rows as the list, a column for each fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from pressfold.model.columns import NUMBERS, Column
from pressfold.ui.models.library import LibraryRow, sentence
from pressfold.ui.models.rows import ROW, Index
from pressfold.ui.phrases import number, percent, told, when

TITLES = {
    Column.TITLE: "Title",
    Column.OUTLET: "Outlet",
    Column.PUBLISHED: "Published",
    Column.LANGUAGE: "Language",
    Column.WORDS: "Words",
    Column.SHARE: "Wire share",
    Column.ACTORS: "Actors",
    Column.QUOTES: "Quotes",
    Column.PINS: "Pins",
    Column.TAGS: "Tags",
    Column.VERSION: "Version",
}
COLUMNS = tuple(Column)

#: Made once: the table asks for them cell by cell when all rows are chosen.
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

_TEXTS: Mapping[Column, Callable[[LibraryRow], str]] = {
    Column.TITLE: lambda row: _title(row),
    Column.OUTLET: lambda row: row.article.outlet or "",
    Column.PUBLISHED: lambda row: when(row.article.published, time=False) or told("Date needed"),
    Column.LANGUAGE: lambda row: row.article.language or "",
    Column.WORDS: lambda row: number(row.article.words),
    Column.SHARE: lambda row: percent(row.article.wire_share) if row.article.counted else "",
    Column.ACTORS: lambda row: number(row.article.actors) if row.article.actors else "",
    Column.QUOTES: lambda row: number(row.article.quotes) if row.article.quotes else "",
    Column.PINS: lambda row: number(row.pins) if row.pins else "",
    Column.TAGS: lambda row: ", ".join(row.article.tags),
    Column.VERSION: lambda row: f"v{row.article.version}" if row.article.version > 1 else "",
}


def _title(row: LibraryRow) -> str:
    """The title behind a star, and behind how many near-doubles are folded below it."""
    star = "★ " if row.article.starred else ""
    below = "↳ " if row.under else ""
    doubles = f"×{row.doubles + 1} " if row.doubles and not row.unfolded else ""
    return f"{below}{star}{doubles}{row.article.title}"


class TableRows(QAbstractTableModel):
    """Holds the rows; sorting is the library page's matter."""

    def __init__(self, drags: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drags = drags
        self._rows: Sequence[LibraryRow] = ()

    @property
    def rows(self) -> Sequence[LibraryRow]:
        return self._rows

    def set_rows(self, rows: Sequence[LibraryRow]) -> None:
        """Show these rows; the same articles with other facts keep the view's selection and place."""
        if [row.article.id for row in rows] == [row.article.id for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return told(TITLES[COLUMNS[section]])
        return _aligned(COLUMNS[section]) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _TEXTS[column](row)
        if role == Qt.ItemDataRole.AccessibleTextRole and column is Column.TITLE:
            return sentence(row)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.TITLE, Column.TAGS):
            return _TEXTS[column](row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(column)
        if role == Qt.ItemDataRole.FontRole and not row.article.read:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = dict.fromkeys(self._rows[index.row()].article.id for index in indexes)
        carried = QMimeData()
        carried.setData(self._drags, "\n".join(map(str, ids)).encode())
        return carried


def _aligned(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
