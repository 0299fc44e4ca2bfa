"""The door to search: answers come from the index, texts and what the library keeps about articles from the store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from sqlite3 import Connection
from typing import TYPE_CHECKING, TypeVar

from pressfold.library import article_rows, facets, finding_rows
from pressfold.library.doubles import leads
from pressfold.library.facet_columns import FacetColumns
from pressfold.library.index_upkeep import IndexUpkeep
from pressfold.library.kept import KeptIds
from pressfold.library.spellings import spellings
from pressfold.library.store import Store
from pressfold.model.label import Label
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.model.search import BatchRow, Facet, FacetChoice, ResultOrder, SearchResult

if TYPE_CHECKING:
    from pressfold.search.index import SearchIndex

_Value = TypeVar("_Value")

_OPENING = ('"', "“", "„", "«")

_ORDERS: Mapping[ResultOrder, str] = {
    ResultOrder.NEWEST: "published IS NULL, published DESC, id",
    ResultOrder.OLDEST: "published IS NULL, published, id",
    ResultOrder.OUTLET: "outlet IS NULL, outlet COLLATE NOCASE, published DESC, id",
    ResultOrder.WIRE: "CAST(coalesce(counted, 0) AS REAL) / max(1, coalesce(share.words, 1)) DESC, id",
}


class Searches:
    """Answers queries from the index of one library; texts and id sets come from the store."""

    def __init__(
        self,
        store: Store,
        upkeep: IndexUpkeep,
        *,
        pinned: Callable[[], Collection[str]] = frozenset,
        spelled: Callable[[], Callable[[str], Sequence[str]]] = lambda: spellings,
    ) -> None:
        """`pinned` tells the hashes of the texts that pins stand in, `spelled` who knows all spellings of a name."""
        self._spelled = spelled
        self._store = store
        self._kept = KeptIds(store, self.smart, pinned)
        self._upkeep = upkeep
        self._columns = FacetColumns(store)
        self._seen = threading.local()  # each thread has a connection of its own, with its own count of changes

    def find(
        self,
        query: str,
        *,
        within: Collection[int] | None = None,
        limit: int = 50,
        typing: bool = False,
        spelled: bool = True,
        order: ResultOrder = ResultOrder.RELEVANCE,
        folded: bool = False,
        choices: Collection[FacetChoice] = (),
        cancel: Cancel = NEVER,
    ) -> SearchResult:
        """The articles that answer the query, best first, with snippets and the places of the hits.

        `within` limits the answer to these ids; `typing` lets the last word stand for its beginnings; with `spelled`
        a name stands for all spellings of its actor. `folded` shows near-doubles as one hit. `choices` of one field
        widen each other, those of several fields and the excluded ones narrow. Raises BadQuery.
        """
        aliases = self._spelled() if spelled else None
        chosen = self._allowed(within, choices)
        wanted = None if order is ResultOrder.RELEVANCE else self._in(order)
        near = self._leads() if folded else None

        def asked(index: SearchIndex) -> SearchResult:
            return index.search(
                query,
                texts=self._texts,
                within=chosen,
                limit=limit,
                typing=typing,
                aliases=aliases,
                kept=self._kept,
                order=wanted,
                leads=near,
                cancel=cancel,
            )

        return self._upkeep.ask(asked, cancel)

    def _allowed(self, within: Collection[int] | None, choices: Collection[FacetChoice]) -> frozenset[int] | None:
        """The only articles that may answer; None where every article in the index may."""
        if within is None and not choices and not self._upkeep.may_have_more():
            return None
        present = self._present()
        return self._chosen(present if within is None else present.intersection(within), choices)

    def _present(self) -> frozenset[int]:
        """The articles that are there."""
        return self._lately("present", lambda connection: frozenset(article_rows.ids(connection)))

    def _lately(self, what: str, read: Callable[[Connection], _Value]) -> _Value:
        """What is read from the database; read again where it changed."""
        with self._store.reading() as connection:
            version = connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes
            known: tuple[object, _Value] | None = getattr(self._seen, what, None)
            if known is None or known[0] != version:
                known = version, read(connection)
                setattr(self._seen, what, known)
        return known[1]

    def _chosen(self, ids: frozenset[int], choices: Collection[FacetChoice]) -> frozenset[int]:
        wanted: dict[str, set[int]] = {}
        for choice in choices:
            fitting = self._columns.members(choice)
            if choice.excluded:
                ids -= fitting
            else:
                wanted.setdefault(choice.field, set()).update(fitting)
        return ids.intersection(*wanted.values())

    def facets(
        self,
        result: SearchResult,
        choices: Collection[FacetChoice] = (),
        *,
        typing: bool = False,
        spelled: bool = True,
        cancel: Cancel = NEVER,
    ) -> tuple[Facet, ...]:
        """How the articles of a result part by outlet, date, language, actor, agency, tag and collection.

        `choices`, `typing` and `spelled` are those that the result was asked with. A field with chosen values tells how
        many articles each value would bring if it were chosen as well: those that all other choices leave.
        """
        counted = self._columns.counted(result.ids, cancel)
        for field in sorted({choice.field for choice in choices if not choice.excluded}):
            others = [choice for choice in choices if choice.excluded or choice.field != field]
            wide = self.find(result.query, limit=0, typing=typing, spelled=spelled, choices=others, cancel=cancel)
            counted[field] = self._columns.counted(wide.ids, cancel)[field]
        return facets.facets(counted)

    def batch(
        self,
        names: Sequence[str],
        *,
        within: Collection[int] | None = None,
        progress: Progress = no_progress,
        cancel: Cancel = NEVER,
    ) -> list[BatchRow]:
        """How often each of these names or phrases stands in each article, under any spelling; blank ones left out.

        Raises BadQuery for a line that is more than a name or a phrase.
        """
        asked = [name for name in (" ".join(name.split()) for name in names) if name]
        present = self._present() if within is None else self._present().intersection(within)
        aliases = self._spelled()
        rows: list[BatchRow] = []
        for done, name in enumerate(asked):
            cancel.check()
            progress(done, len(asked), name)
            phrase = as_phrase(name)
            counts = self._upkeep.ask(lambda index, phrase=phrase: index.counts(phrase, aliases=aliases), cancel)  # type: ignore[misc]  # mypy does not infer the default
            rows.append(BatchRow(name, {id: times for id, times in counts.items() if id in present}))
        return rows

    def _in(self, order: ResultOrder) -> list[int]:
        """Every article in this order."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT article.id FROM article LEFT JOIN share ON share.article = article.id "
                f"WHERE {article_rows.PRESENT} ORDER BY {_ORDERS[order]}"
            )
            return [row[0] for row in rows]

    def _leads(self) -> Mapping[int, int]:
        """The lead of each near-double."""
        return self._lately("leads", _leads)

    def smart(self, collection: Label, *, cancel: Cancel = NEVER) -> list[int]:
        """The articles that answer the query of a smart collection, by id. Raises BadQuery."""
        return list(self.find(collection.look, limit=0, cancel=cancel).ids)

    def update(self, *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
        """Bring the index in step with the store: only what changed, or all where it is missing, older or damaged.

        Raises LibraryUnwritable when the disk is full; the index as it was stays in force.
        """
        self._upkeep.update(progress, cancel)

    def forget(self) -> None:
        """Let the index be made anew at the next update: words of what was deleted for good stay in the old one."""
        self._upkeep.forget()

    def stale(self) -> bool:
        """Whether the index is missing, older, damaged or behind the store; of one in use only the last."""
        return self._upkeep.stale()

    def close(self) -> None:
        self._upkeep.close()

    def _texts(self, ids: Sequence[int]) -> Mapping[int, str]:
        with self._store.reading() as connection:
            return article_rows.texts(connection, ids)


def _leads(connection: Connection) -> Mapping[int, int]:
    near = finding_rows.near(connection)
    return leads(near, article_rows.published(connection, {id for a, b, _ in near for id in (a, b)}))


def as_phrase(name: str) -> str:
    """The query that asks for a name as it stands; one in quotation marks is one already."""
    return name if name[:1] in _OPENING else f'"{name}"'
