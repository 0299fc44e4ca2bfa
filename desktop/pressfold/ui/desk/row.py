"""The row of columns with the gaps between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from pressfold.ui import theme
from pressfold.ui.desk import gap
from pressfold.ui.desk.column import Column
from pressfold.ui.desk.content import ColumnContent, shared_passages
from pressfold.ui.desk.gap import Gap, Ribbon
from pressfold.ui.desk.layers import Layer


class Row(QSplitter):
    """One to four columns side by side; resizable by the gaps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.columns: list[Column] = []
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self.align_heads)
        theme.keeper().changed.connect(self._on_theme_changed)

    def contents(self) -> list[ColumnContent]:
        """What the columns show, from left to right."""
        return [column.content for column in self.columns]

    def column_of(self, article: int) -> Column | None:
        """The column of an article, None for one that is not here."""
        return next((column for column in self.columns if column.content.article.id == article), None)

    def createHandle(self) -> QSplitterHandle:
        return Gap(self)

    def arrange(self, columns: Sequence[Column]) -> None:
        """Show these columns in this order; those that are there already keep their place on the page."""
        gone = [column for column in self.columns if column not in columns]
        same_number = len(columns) == len(self.columns)
        sizes = self.sizes()
        for between in self._gaps():
            between.part()
        for column in gone:
            column.set_foot(None)
            column.hide()
            column.setParent(None)
            column.deleteLater()
        for place, column in enumerate(columns):
            if self.indexOf(column) != place:
                self.insertWidget(place, column)
            column.show()
        self.columns = list(columns)
        self._set_gap_width()
        self.setSizes(sizes if same_number and any(sizes) else [1000] * len(columns))
        self.align_heads()

    def join(self, numbers: dict[str, int], base: int | None = None) -> None:
        """Let every gap show the passages that its two columns share; with a base, those that it has too."""
        of_base = self.column_of(base) if base is not None else None
        counted = {family.id for family in of_base.content.families} if of_base is not None else numbers.keys()
        for between, left, right in zip(self._gaps(), self.columns, self.columns[1:], strict=False):
            shared = shared_passages(left.content, right.content)
            between.join(left, right, [Ribbon(one, numbers[one.family]) for one in shared if one.family in counted])

    def show_state(self, family: str | None, layers: frozenset[Layer]) -> None:
        """Show this family as the current one, and the ribbons if their layer is shown."""
        for between in self._gaps():
            if (between.current_family, between.layers) != (family, layers):
                between.current_family, between.layers = family, layers
                between.update()

    def align_heads(self) -> None:
        """Give all heads the height of the tallest and as many lines above the title: titles and texts are level."""
        two_lines = any(column.header.needs_two_lines for column in self.columns)
        for column in self.columns:
            column.header.stand_beside(two_lines)
        tallest = max((column.header.heightForWidth(column.width() - 2) for column in self.columns), default=0)
        for column in self.columns:
            column.set_head_height(tallest)

    def _gaps(self) -> list[Gap]:
        handles = [self.handle(place) for place in range(1, self.count())]
        return [handle for handle in handles if isinstance(handle, Gap)]

    def _on_theme_changed(self) -> None:
        self._set_gap_width()
        self.align_heads()

    def _set_gap_width(self) -> None:
        gaps = min(max(len(self.columns) - 1, 1), max(gap.WIDTHS))
        self.setHandleWidth(theme.px(gap.WIDTHS[gaps]))
