"""The list model of every list in the window: frozen rows in, one role out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, QStringListModel, Qt, Signal

#: The role under which a view and its delegate find the whole row.
ROW = Qt.ItemDataRole.UserRole

#: Roles under which a row is said in words.
_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)

Index = QModelIndex | QPersistentModelIndex


class Rows(QStringListModel):
    """Holds rows as values. `sentence` says a row in words, `key` tells which row of before a row is now.

    Rows can be dragged as `drags` (their keys, one a line), and dropped between other rows where `takes` lists
    what is carried. The model itself changes nothing: it tells, and whoever holds the rows acts.

    Qt asks how many rows there are for each row that it lays out, and it lays out all of them with every change of
    theme: 10,000 rows take 20 ms each time where Python is asked, 2 ms where a list of Qt's own answers.
    """

    #: What was dropped (its MIME type and its words), and before which row.
    dropped = Signal(str, str, int)
    #: The key of a row and what the reader wrote into its editor.
    edited = Signal(object, str)

    def __init__(
        self, sentence: Callable[[Any], str], key: Callable[[Any], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._key = key
        self._rows: tuple[Any, ...] = ()
        self.drags = ""
        self.takes: tuple[str, ...] = ()
        self.editable = False

    @property
    def rows(self) -> tuple[Any, ...]:
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the same rows with other contents keep the view's selection and place."""
        rows = tuple(rows)
        if self._are_same(rows):
            pairs = enumerate(zip(self._rows, rows, strict=True))
            changed = [at for at, (old, new) in pairs if old is not new and old != new]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        self._rows = rows
        self.setStringList([""] * len(rows))

    def _are_same(self, rows: Sequence[Any]) -> bool:
        """Whether these are the rows of before, perhaps with other contents."""
        if len(rows) != len(self._rows):
            return False
        key = self._key
        return all(old is new or key(old) == key(new) for old, new in zip(self._rows, rows, strict=True))

    def find(self, key: object) -> QModelIndex:
        """The place of the row with this key; an invalid index when there is none."""
        for at, row in enumerate(self._rows):
            if self._key(row) == key:
                return self.index(at)
        return QModelIndex()

    def key_at(self, index: Index) -> object | None:
        """The key of the row at an index, None for an invalid one."""
        return self._key(self._rows[index.row()]) if index.isValid() else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        return self._sentence(row) if role in _SAID else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tell what was written; the row changes when the act behind it has been done."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.edited.emit(self.key_at(index), str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.takes else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.drags:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags

    def removeRows(self, _row: int, _count: int, _parent: Index = QModelIndex()) -> bool:  # noqa: B008 - as Qt has it
        """False: a view whose rows were dragged elsewhere would take them away."""
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return list(self.takes)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        carried.setData(self.drags, "\n".join(str(self.key_at(index)) for index in indexes).encode())
        return carried

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        """Tell what was dropped; False, so that the view that it came from removes nothing by itself."""
        kind = next((kind for kind in self.takes if data.hasFormat(kind)), "")
        before = row if row >= 0 else parent.row() if parent.isValid() else len(self._rows)
        if kind:
            self.dropped.emit(kind, bytes(data.data(kind).data()).decode("utf-8", "replace"), before)
        return False
