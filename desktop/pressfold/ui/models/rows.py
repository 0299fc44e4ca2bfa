"""The list model of every list in the window: frozen rows in, one role out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

#: The role under which a view and its delegate find the whole row.
ROW = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractListModel):
    """Holds rows as values. `sentence` says a row in words, `key` tells which row of before a row is now."""

    def __init__(
        self, sentence: Callable[[Any], str], key: Callable[[Any], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._key = key
        self._rows: tuple[Any, ...] = ()

    @property
    def rows(self) -> tuple[Any, ...]:
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the same rows with other contents keep the view's selection and place."""
        rows = tuple(rows)
        if [self._key(row) for row in rows] == [self._key(row) for row in self._rows]:
            changed = [at for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def find(self, key: object) -> QModelIndex:
        """The place of the row with this key; an invalid index when there is none."""
        for at, row in enumerate(self._rows):
            if self._key(row) == key:
                return self.index(at)
        return QModelIndex()

    def key_at(self, index: Index) -> object | None:
        """The key of the row at an index, None for an invalid one."""
        return self._key(self._rows[index.row()]) if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(row)
        return None
