"""The two questions that Whoosh has no query for as we mean them."""

from __future__ import annotations

from whoosh.query import Query


class Near(Query):  # type: ignore[misc]  # Whoosh is not typed
    """Matches documents where each of these words stands within `distance` words of the others, in any order."""

    def __init__(self, fieldname: str, words: tuple[str, ...], distance: int) -> None:
        self.fieldname = fieldname
        self.words = words
        self.distance = distance


class DateBetween(Query):  # type: ignore[misc]  # Whoosh is not typed
    """Matches documents with a known date from `first` to `last`, both included, as yyyymmdd."""

    def __init__(self, first: int, last: int) -> None:
        self.first = first
        self.last = last
