"""Echoes: asks what may be the same quotation in other words in the open articles, while the passages are seen."""

from __future__ import annotations

from PySide6.QtCore import QObject

from pressfold.library.library import Library
from pressfold.ui.acts.columns import Columns
from pressfold.ui.acts.walking import Walking
from pressfold.ui.panels.passages import PassagesPage
from pressfold.ui.runner import Lane, Latest, Runner


class Echoes(QObject):
    """Shows the offers on the passages page; a chosen one is gone to in both articles."""

    def __init__(
        self, library: Library, runner: Runner, columns: Columns, walking: Walking, page: PassagesPage
    ) -> None:
        super().__init__(page)
        self._library = library
        self._columns = columns
        self._page = page
        self._asked: tuple[int, ...] = ()
        self._looking = Latest(runner, Lane.SEARCH, self)
        self._looking.answered.connect(page.show_echoes)
        columns.shown.connect(self.ask)
        page.echoes_wanted.connect(self.ask)
        page.echo_chosen.connect(walking.show_echo)

    def ask(self, *_shown: object) -> None:
        """Ask for the open articles, once for the same ones; an offer that cannot be made is none."""
        ids = tuple(sorted(self._columns.ids))
        if ids != self._asked and self._page.isVisible():
            self._asked = ids
            if len(ids) > 1:
                self._looking.ask(self._library.findings.echoes, ids)
            else:
                self._looking.drop()
