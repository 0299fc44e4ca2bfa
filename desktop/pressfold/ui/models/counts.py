"""A counted list of names as a table: a row a name, a column an article, the most telling articles first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pressfold.model.search import BatchRow
from pressfold.model.sheet import Sheet

_FIXED = ("Name", "Total", "Articles")
#: So many columns stand before those of the articles.
FIXED = len(_FIXED)
Index = QModelIndex | QPersistentModelIndex


class Counts(QAbstractTableModel):
    """Shows the rows of a batch; `names` are the titles of the articles by id."""

    def __init__(self, rows: Sequence[BatchRow], names: Mapping[int, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._names = names
        totals = Counter[int]()
        for row in rows:
            totals.update(row.counts)
        self._articles = sorted((id for id in totals if id in names), key=lambda id: (-totals[id], id))

    def article(self, column: int) -> int | None:
        """The article of a column."""
        at = column - FIXED
        return self._articles[at] if 0 <= at < len(self._articles) else None

    def sheet(self) -> Sheet:
        """The whole table for a spreadsheet."""
        columns = (*_FIXED, *(f"{id} {self._names[id]}" for id in self._articles))
        return Sheet(columns, tuple(map(self._cells, self._rows)))

    def _cells(self, row: BatchRow) -> tuple[str | int, ...]:
        return (row.asked, row.total, row.articles, *(row.counts.get(id, 0) for id in self._articles))

    # --- what Qt asks of a table -------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else FIXED + len(self._articles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and 0 < section < FIXED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if orientation is not Qt.Orientation.Horizontal or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        article = self.article(section)
        return self._names[article] if article is not None else self.tr(_FIXED[section])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        article = self.article(index.column())
        if article is not None:
            return row.counts.get(article) or ""
        return (row.asked, row.total, row.articles)[index.column()]
