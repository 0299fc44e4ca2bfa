"""A small library for the tests of search: texts by id, and an index over them in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pressfold.model.search import IndexEntry, SearchHit, SearchResult
from pressfold.search.aliases import Aliases
from pressfold.search.index import SearchIndex
from pressfold.search.plan import KeptIds, nothing_kept


def entry(number: int, body: str, **about: object) -> IndexEntry:
    """An article; without a title unless one is named."""
    return IndexEntry(number, str(about.pop("title", "")), body, **about)  # type: ignore[arg-type]


class Shelf:
    """Articles with their index."""

    def __init__(self, entries: Sequence[IndexEntry] | Mapping[int, str], index: SearchIndex | None = None) -> None:
        if isinstance(entries, Mapping):
            entries = [entry(number, body) for number, body in entries.items()]
        self.bodies = {article.id: article.body for article in entries}
        self.index = index or SearchIndex.in_memory()
        self.index.rebuild(entries)

    def texts(self, ids: Sequence[int]) -> dict[int, str]:
        """What the store would hand out."""
        return {number: self.bodies[number] for number in ids if number in self.bodies}

    def search(
        self,
        query: str,
        *,
        within: Collection[int] | None = None,
        limit: int = 1000,
        typing: bool = False,
        aliases: Aliases | None = None,
        kept: KeptIds = nothing_kept,
        order: Sequence[int] | None = None,
    ) -> SearchResult:
        return self.index.search(
            query, texts=self.texts, within=within, limit=limit, typing=typing, aliases=aliases, kept=kept, order=order
        )

    def find(self, query: str, **options: object) -> list[int]:
        """The ids of what a query finds, ascending."""
        return sorted(hit.article for hit in self.search(query, **options).hits)  # type: ignore[arg-type]

    def hit(self, query: str, **options: object) -> SearchHit:
        """The best hit."""
        return self.search(query, **options).hits[0]  # type: ignore[arg-type]

    def marked(self, query: str, article: int, **options: object) -> list[str]:
        """The places of a query in an article, as printed there."""
        hits = {hit.article: hit for hit in self.search(query, **options).hits}  # type: ignore[arg-type]
        return [span.of(self.bodies[article]) for span in hits[article].spans]
