"""More like this: asks for the articles most like one, and opens them beside."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pressfold.library.library import Library
from pressfold.model.passage import Similar
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.columns import Columns
from pressfold.ui.dialogs.similar import SimilarDialog
from pressfold.ui.faults import Faults
from pressfold.ui.models.similar import similar_rows
from pressfold.ui.runner import Lane, Latest, Runner

#: So many articles are listed.
_MOST = 30


class SimilarWork(QObject):
    """Serves the trade "similar"."""

    def __init__(
        self,
        library: Library,
        runner: Runner,
        catalogue: Catalogue,
        columns: Columns,
        faults: Faults,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._catalogue = catalogue
        self._columns = columns
        self._window = window
        self._dialog: SimilarDialog | None = None
        self._looking = Latest(runner, Lane.SEARCH, self)
        self._looking.answered.connect(self._on_found)
        self._looking.failed.connect(faults.show)

    def chosen(self) -> None:
        """Look for articles like the first chosen one of the list."""
        self._show(next(iter(self._catalogue.chosen()), None))

    def current(self) -> None:
        """Look for articles like the one in the current column."""
        self._show(self._columns.current())

    def _show(self, article: int | None) -> None:
        row = self._catalogue.by_id.get(article or 0)
        if row is None:
            return
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = SimilarDialog(row.title, self._window)
        self._dialog.beside_wanted.connect(self._on_beside)
        self._dialog.finished.connect(self._on_gone)
        self._dialog.show()
        self._looking.ask(self._library.findings.similar, row.id, _MOST)

    def _on_found(self, found: list[Similar]) -> None:
        if self._dialog is not None:
            self._dialog.show_rows(similar_rows(found, self._catalogue.by_id))

    def _on_beside(self, article: int) -> None:
        self._columns.open_article(article, beside=True)

    def _on_gone(self, *_how: object) -> None:
        """The dialog was closed: an answer that comes now has nowhere to stand."""
        if self.sender() is self._dialog:
            self._looking.drop()
            self._dialog = None
