"""What every column of a desk is fitted with: its type, its keys, and what its menus offer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import QAction

from pressfold.ui import theme
from pressfold.ui.desk.column import Fittings
from pressfold.ui.desk.row import Row
from pressfold.ui.desk.typography import Typography


class Outfit:
    """Keeps the fittings of a row of columns; a change reaches every column that stands there."""

    def __init__(self, row: Row) -> None:
        self._row = row
        #: What a new column is made with.
        self.fittings = Fittings(Typography(scale=theme.keeper().scale))

    @property
    def typography(self) -> Typography:
        return self.fittings.typography

    def set_typography(self, typography: Typography) -> None:
        """Set all pages in this typography, at the scale that the theme has; each keeps its place."""
        self._fit(replace(self.fittings, typography=replace(typography, scale=theme.keeper().scale)))

    def set_single_keys(self, on: bool) -> None:
        """Let single letters and digits act while the text has the focus, or not."""
        self._fit(replace(self.fittings, single_keys=on))

    def set_text_actions(self, actions: Sequence[QAction]) -> None:
        """What the context menu of the text offers."""
        self._fit(replace(self.fittings, text_actions=tuple(actions)))

    def set_column_actions(self, actions: Sequence[QAction]) -> None:
        """What the menu of a column offers; the column is the current one by then."""
        self._fit(replace(self.fittings, column_actions=tuple(actions)))

    def set_told_by_cards(self, kinds: Iterable[str]) -> None:
        """Which kinds of marks, by name, have a card, and so no tooltip."""
        self._fit(replace(self.fittings, told_by_cards=frozenset(kinds)))

    def _fit(self, fittings: Fittings) -> None:
        self.fittings = fittings
        for column in self._row.columns:
            column.fit(fittings)
