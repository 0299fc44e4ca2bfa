"""The questions that Whoosh has no query for as we mean them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
from whoosh.query import Query


class Near(Query):  # type: ignore[misc]  # Whoosh is not typed
    """Matches documents where each of these words stands within `distance` words of the others, in any order."""

    def __init__(self, fieldname: str, words: tuple[str, ...], distance: int) -> None:
        self.fieldname = fieldname
        self.words = words
        self.distance = distance

    def has_terms(self) -> bool:
        return True

    def terms(self, phrases: bool = False) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - Whoosh's
        """Field and word, as Whoosh's own phrases tell them."""
        return ((self.fieldname, word) for word in self.words)


class DateBetween(Query):  # type: ignore[misc]  # Whoosh is not typed
    """Matches documents with a known date from `first` to `last`, both included, as yyyymmdd."""

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last


class Among(Query):  # type: ignore[misc]  # Whoosh is not typed
    """Matches documents of these articles: what the library keeps is answered with ids."""

    def __init__(self, ids: Collection[int]) -> None:
        self.ids = np.sort(np.fromiter(ids, np.int64, len(ids)))


class SameQuotation(Query):  # type: ignore[misc]  # Whoosh is not typed
    """Matches documents with a quotation that answers what is `asked` of its words and its speakers."""

    def __init__(self, asked: Query) -> None:
        self.asked = asked
