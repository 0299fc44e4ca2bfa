"""Loosening: looking at the open articles again, stricter or looser than what is stored; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pressfold.library.library import Library
from pressfold.model.progress import Cancel
from pressfold.ui.acts.columns import Columns
from pressfold.ui.faults import Faults
from pressfold.ui.panels.looseness import STEPS, USUAL, LoosenessBar, looseness
from pressfold.ui.runner import Lane, Latest, Runner

if TYPE_CHECKING:
    from pressfold.library.acts import Passages


class Loosening(QObject):
    """Serves the trade "loosening": holds what the open articles share at the looseness that is wanted."""

    def __init__(
        self, library: Library, runner: Runner, columns: Columns, faults: Faults, bar: LoosenessBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._columns = columns
        self._bar = bar
        #: What the open articles share now, None where what is stored is shown.
        self.found: Passages | None = None
        self._articles: frozenset[int] = frozenset()
        self._looking = Latest(runner, Lane.SEARCH, self)
        self._looking.answered.connect(self._on_found)
        self._looking.failed.connect(faults.show)
        self._looking.failed.connect(self.usual)
        bar.wanted.connect(self._on_wanted)
        bar.cancelled.connect(self.usual)
        columns.changed.connect(self._on_columns_changed)

    def is_loose(self) -> bool:
        """Whether something else is shown than what is stored."""
        return self.found is not None

    # --- acts --------------------------------------------------------------------------------------------------------

    def stricter(self) -> None:
        """Show fewer passages, that tell more."""
        self._bar.set_step(max(0, self._bar.step() - 1))

    def looser(self) -> None:
        """Show more passages, that tell less."""
        self._bar.set_step(min(STEPS, self._bar.step() + 1))

    def usual(self, *_why: object) -> None:
        """Show what is stored again."""
        self._bar.set_step(USUAL)

    # --- what follows ------------------------------------------------------------------------------------------------

    def _on_wanted(self, step: int) -> None:
        self._articles = frozenset(self._columns.ids)
        if step == USUAL or not self._articles:
            self._looking.drop()
            self._on_found(None)
            return
        self._bar.show_busy(True)
        self._looking.ask(look, self._library, sorted(self._articles), looseness(step), stops=True)

    def _on_found(self, found: Passages | None) -> None:
        self._bar.show_busy(False)
        if found is not None or self.found is not None:
            self.found = found
            self._columns.refresh()

    def _on_columns_changed(self) -> None:
        """Other articles are other passages."""
        if self._bar.step() != USUAL and self._articles != frozenset(self._columns.ids):
            self._on_wanted(self._bar.step())


def look(library: Library, articles: Collection[int], loose: float, *, cancel: Cancel) -> Passages:
    """What these articles share at a looseness."""
    return library.findings.loosely(articles, loose, cancel=cancel)
