"""The whole answer of a search: shown on its page and narrowed; a list of names counted."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from pressfold.library.library import Library
from pressfold.ui.acts.catalogue import Catalogue
from pressfold.ui.acts.searching import Searching
from pressfold.ui.faults import Faults
from pressfold.ui.models.results import Options
from pressfold.ui.panels.results import ResultsPage
from pressfold.ui.runner import Lane, Latest, Runner


class Results(QObject):
    """Serves the results page."""

    brought = Signal()  # the page shall be seen

    def __init__(
        self,
        library: Library,
        runner: Runner,
        searching: Searching,
        catalogue: Catalogue,
        faults: Faults,
        page: ResultsPage,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._runner = runner
        self._searching = searching
        self._catalogue = catalogue
        self._faults = faults
        self._page = page
        self._window = window
        self._facets = Latest(runner, Lane.SEARCH, self)
        self._facets.answered.connect(page.show_facets)
        self._facets.failed.connect(faults.show)
        searching.hits_changed.connect(self._on_result)
        searching.asked.connect(self._facets.drop)
        page.wished.connect(self._on_wished)
        page.shown.connect(self._ask_facets)
        page.opened.connect(searching.open_article)
        page.meant.connect(searching.ask)
        searching.widened.connect(page.widen)

    # --- acts --------------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Bring the page with everything that was found."""
        self.brought.emit()
        self._ask_facets()
        self._page.show_list()

    def narrow(self) -> None:
        """Bring the facets of what was found."""
        self._page.narrow(True)
        self.brought.emit()
        self._ask_facets()
        self._page.facets.setFocus()

    def count(self) -> None:
        """Count the names of a list in every article."""
        from pressfold.ui.dialogs.counting import CountDialog

        titles = {id: row.title for id, row in self._catalogue.by_id.items()}
        dialog = CountDialog(self._library, self._runner, titles, self._faults, self._window)
        dialog.article_chosen.connect(self._searching.article_chosen)
        dialog.show()

    # --- what follows ------------------------------------------------------------------------------------------------

    def _on_result(self) -> None:
        self._page.show_result(self._searching.result, self._catalogue.by_id)
        self._ask_facets()

    def _on_wished(self, options: Options) -> None:
        self._searching.set_options(options)

    def _ask_facets(self) -> None:
        if self._searching.result is not None and self._page.wants_facets():
            self._facets.ask(self._searching.questions.facets, self._searching.result, stops=True)
        else:
            self._facets.drop()
