"""What the search field asks of the library, in a thread of its own and in the way that the reader wishes."""

from __future__ import annotations

from collections.abc import Collection

from pressfold.library.library import Library
from pressfold.model.progress import Cancel
from pressfold.model.search import Facet, PinResult, SearchResult
from pressfold.ui.models.results import Options


class Questions:
    """Asks about what was typed; its last word counts as the start of one. Raises BadQuery."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.options = Options()

    def articles(self, typed: str, limit: int, *, cancel: Cancel) -> SearchResult:
        """The best articles."""
        wishes = self.options
        return self._library.searches.find(
            typed,
            limit=limit,
            typing=True,
            spelled=wishes.spelled,
            order=wishes.order,
            folded=wishes.folded,
            choices=wishes.choices,
            cancel=cancel,
        )

    def facets(self, result: SearchResult, *, cancel: Cancel) -> tuple[Facet, ...]:
        """How these articles part, and what else could be chosen."""
        wishes = self.options
        return self._library.searches.facets(result, wishes.choices, typing=True, spelled=wishes.spelled, cancel=cancel)

    def beside(self, typed: str, ids: Collection[int], *, cancel: Cancel) -> SearchResult:
        """All of these articles that answer."""
        return self._library.searches.find(
            typed, within=ids, limit=len(ids), typing=True, spelled=self.options.spelled, cancel=cancel
        )

    def pins(self, typed: str, limit: int, *, cancel: Cancel) -> PinResult:
        """The best pins and notes."""
        return self._library.pins.find(typed, limit=limit, typing=True, spelled=self.options.spelled, cancel=cancel)
