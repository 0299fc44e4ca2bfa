"""Actors against outlets as a table: each cell counts, and lists what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pressfold.library.library import Library
from pressfold.model.actor_page import Cell, Matrix
from pressfold.ui.models.actor_page import quotes
from pressfold.ui.models.entries import Entry, Heading, Place, Row
from pressfold.ui.phrases import count, joined, number, told

Index = QModelIndex | QPersistentModelIndex

#: Actors that the table lists, those named most.
ACTORS = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell that was chosen: an actor and an outlet (empty where it is not known)."""

    actor: str
    name: str
    outlet: str
    cell: Cell | None


class MatrixModel(QAbstractTableModel):
    """A row for each actor, a column for each outlet; a cell says mentions and quotations."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matrix = Matrix((), (), ())

    def show(self, matrix: Matrix) -> None:
        """Show this table."""
        self.beginResetModel()
        self._matrix = matrix
        self.endResetModel()

    def asked(self, index: Index) -> Asked | None:
        """The cell at an index."""
        if not index.isValid():
            return None
        actor = self._matrix.actors[index.row()]
        outlet = self._matrix.outlets[index.column()]
        return Asked(actor.id, actor.name, outlet, self._matrix.cells[index.row()][index.column()])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._matrix.actors)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._matrix.outlets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        asked = self.asked(index)
        if asked is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(asked.cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_sentence(asked)
        return None

    def headerData(self, at: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if side is Qt.Orientation.Horizontal:
            return outlet_name(self._matrix.outlets[at])
        return self._matrix.actors[at].name


def outlet_name(outlet: str) -> str:
    return outlet or told("Outlet not stated")


def cell_text(cell: Cell | None) -> str:
    """ "12", and how many of them are quoted: "12 · “3”"."""
    if cell is None:
        return "–"
    return joined(number(cell.mentions), f"“{cell.quotations}”" if cell.quotations else "")


def cell_sentence(asked: Asked) -> str:
    """What a cell counts, in words."""
    if asked.cell is None:
        return told("%s does not name %s.", outlet_name(asked.outlet), asked.name)
    return told(
        "%s names %s %s in %s and has %s.",
        outlet_name(asked.outlet),
        asked.name,
        count(asked.cell.mentions, "time", "times"),
        count(len(asked.cell.articles), "article", "articles"),
        count(asked.cell.quotations, "quotation", "quotations"),
    )


def read_cell(library: Library, asked: Asked, called: Mapping[int, str]) -> tuple[Row, ...]:
    """What a cell counts: the quotations, and the articles with how often they name the actor."""
    if asked.cell is None:
        return (Entry("nothing", facts=(cell_sentence(asked),)),)
    articles = asked.cell.articles
    said = [one for one in library.findings.quotations(articles) if asked.actor in one.speakers]
    whole = next((one for one in library.findings.actors(articles, hidden=True) if one.id == asked.actor), None)
    rows: list[Row] = [Heading(joined(asked.name, outlet_name(asked.outlet)), cell_text(asked.cell))]
    for article in articles:
        mentions = [one for one in whole.mentions if one.article == article] if whole else []
        if mentions:
            facts = (count(len(mentions), "mention", "mentions"),)
            opens = Place(article, mentions[0].span)
            rows.append(Entry(f"article {article}", library.articles.get(article).title, facts=facts, opens=opens))
    if said:
        rows += [Heading(told("Quotations"), number(len(said))), *quotes(said, called)]
    return tuple(rows)
