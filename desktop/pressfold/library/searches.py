"""The door to search: the index is kept in step with the store, and made anew whenever it cannot be trusted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pressfold.library import article_rows, facets, finding_rows, index_rows, label_rows
from pressfold.library.doubles import leads
from pressfold.library.kept import KeptIds
from pressfold.library.lock import LibraryLock
from pressfold.library.spellings import spellings
from pressfold.library.store import Store
from pressfold.model.errors import LibraryLocked, LibraryUnwritable
from pressfold.model.label import Label, LabelKind
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.model.search import BatchRow, Facet, FacetChoice, IndexEntry, ResultOrder, SearchResult

if TYPE_CHECKING:
    from pressfold.search.index import SearchIndex

_Answer = TypeVar("_Answer")

_OPENING = ('"', "“", "„", "«")
#: So many articles are read at a time for the index.
_CHUNK = 500

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
        folder: Path,
        *,
        held: bool = True,
        pinned: Callable[[], Collection[str]] = frozenset,
        spelled: Callable[[str], Sequence[str]] = spellings,
    ) -> None:
        """`held` says that this program holds the library; one that does not leaves the folder alone.

        `pinned` tells the hashes of the texts that pins stand in, `spelled` all spellings of an actor's name.
        """
        self._spelled = spelled
        self._store = store
        self._kept = KeptIds(store, self.smart, pinned)
        self._folder = folder
        self._held = held
        self._guard = threading.RLock()
        self._seen = threading.local()  # each thread has a connection of its own, with its own count of changes
        self._opened: SearchIndex | None = None
        self._makeshift: SearchIndex | None = None
        self._borrowed: LibraryLock | None = None

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
                aliases=self._spelled if spelled else None,
                kept=self._kept,
                order=wanted,
                leads=near,
                cancel=cancel,
            )

        return self._ask(asked, cancel)

    def _allowed(self, within: Collection[int] | None, choices: Collection[FacetChoice]) -> frozenset[int] | None:
        """The only articles that may answer; None where every article in the index may."""
        present, gone = self._there()
        if within is None and not choices and not gone:
            return None
        return self._chosen(present if within is None else present.intersection(within), choices)

    def _there(self) -> tuple[frozenset[int], bool]:
        """The articles that are there, and whether the index has others; read again where the database changed."""
        with self._store.reading() as connection:
            version = connection.execute("PRAGMA data_version").fetchone()[0], connection.total_changes
            known: tuple[object, tuple[frozenset[int], bool]] | None = getattr(self._seen, "there", None)
            if known is None or known[0] != version:
                present = frozenset(article_rows.ids(connection))
                indexed = {row[0] for row in connection.execute("SELECT article FROM indexed")}
                known = self._seen.there = version, (present, not indexed <= present)
        return known[1]

    def _chosen(self, ids: frozenset[int], choices: Collection[FacetChoice]) -> frozenset[int]:
        wanted: dict[str, set[int]] = {}
        with self._store.reading() as connection:
            for choice in choices:
                fitting = facets.members(connection, choice)
                if choice.excluded:
                    ids -= fitting
                else:
                    wanted.setdefault(choice.field, set()).update(fitting)
        return ids.intersection(*wanted.values())

    def facets(self, result: SearchResult) -> tuple[Facet, ...]:
        """How the articles of a result part by outlet, date, language, actor, agency, tag and collection."""
        with self._store.reading() as connection:
            return facets.facets(connection, result.ids)

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
        present = self._present(within)
        rows: list[BatchRow] = []
        for done, name in enumerate(asked):
            cancel.check()
            progress(done, len(asked), name)
            phrase = as_phrase(name)
            counts = self._ask(lambda index, phrase=phrase: index.counts(phrase, aliases=self._spelled), cancel)  # type: ignore[misc]  # mypy does not infer the default
            rows.append(BatchRow(name, {id: times for id, times in counts.items() if id in present}))
        return rows

    def _ask(self, question: Callable[[SearchIndex], _Answer], cancel: Cancel) -> _Answer:
        """The answer of the index, made anew first where it shows itself damaged."""
        from pressfold.search.index import IndexDamaged

        try:
            return question(self._index(cancel))
        except IndexDamaged:
            return question(self._fresh(cancel))

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
        with self._store.reading() as connection:
            near = finding_rows.near(connection)
            tags = label_rows.of_articles(connection, LabelKind.TAG, ()) if near else {}
            return leads(near, article_rows.listing(connection, tags)) if near else {}

    def smart(self, collection: Label, *, cancel: Cancel = NEVER) -> list[int]:
        """The articles that answer the query of a smart collection, by id. Raises BadQuery."""
        return list(self.find(collection.look, limit=0, cancel=cancel).ids)

    def update(self, *, progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
        """Bring the index in step with the store: only what changed, or all where it is missing, older or damaged.

        Raises LibraryUnwritable when the disk is full; the index as it was stays in force.
        """
        from pressfold.search.index import IndexDamaged

        self._makeshift = None
        index = self._open()
        with self._disk():
            if index.needs_rebuild or not self._known():
                self._make_anew(index, progress, cancel)
                return
            try:
                self._catch_up(index, progress, cancel)
            except IndexDamaged:
                self._make_anew(index, progress, cancel)

    def forget(self) -> None:
        """Let the index be made anew at the next update: words of what was deleted for good stay in the old one."""
        self._makeshift = None
        self._remember({})

    def stale(self) -> bool:
        """Whether the index is missing, older, damaged or behind the store; of one in use only the last."""
        if self._ours() and self._open().needs_rebuild:
            return True
        return self._known() != self._digests()

    def close(self) -> None:
        with self._guard:
            if self._opened is not None:
                self._opened.close()
                self._opened = None
            if self._borrowed is not None:
                self._borrowed.release()
                self._borrowed = None

    def _open(self) -> SearchIndex:
        from pressfold.search.index import SearchIndex

        with self._guard:
            if self._opened is None:
                self._store.check_there()  # else an empty folder would be made where it was
                with self._disk():
                    self._opened = SearchIndex.open(self._folder)
            return self._opened

    def _index(self, cancel: Cancel) -> SearchIndex:
        """An index that can answer: one that is missing or damaged is made first."""
        with self._guard:
            if self._makeshift is not None:
                return self._makeshift
            if self._ours() and not self._open().needs_rebuild:
                return self._open()
            return self._fresh(cancel)

    def _fresh(self, cancel: Cancel) -> SearchIndex:
        """The index made anew, in memory where the folder is not ours to write or the disk refuses."""
        from pressfold.search.index import SearchIndex

        with self._guard:
            if self._ours():
                with suppress(LibraryUnwritable), self._disk():
                    self._make_anew(self._open(), no_progress, cancel)
                    return self._open()
            makeshift = SearchIndex.in_memory()
            makeshift.add(self._entries(sorted(self._digests())), cancel=cancel)
            self._makeshift = makeshift
            return makeshift

    def _ours(self) -> bool:
        """Whether the folder of the index may be opened: opening tidies it, and would take a writer's work away.

        A program that only reads borrows the lock of the library, where nobody has it.
        """
        if not self._held and self._borrowed is None:
            try:
                self._borrowed = LibraryLock.take(self._folder.parent)
            except (LibraryLocked, LibraryUnwritable):
                return False
        return True

    @contextmanager
    def _disk(self) -> Iterator[None]:
        """What the disk refuses, as a sentence."""
        try:
            yield
        except OSError as error:
            raise LibraryUnwritable(str(self._folder.parent), error.strerror or str(error)) from error

    def _make_anew(self, index: SearchIndex, progress: Progress, cancel: Cancel) -> None:
        now = self._digests()
        index.rebuild(self._entries(sorted(now)), progress=progress, cancel=cancel)
        self._remember(now)

    def _catch_up(self, index: SearchIndex, progress: Progress, cancel: Cancel) -> None:
        known, now = self._known(), self._digests()
        gone = known.keys() - now.keys()
        changed = [id for id in sorted(now) if known.get(id) != now[id]]
        if gone:
            index.remove(sorted(gone))
        if changed:
            index.add(self._entries(changed), progress=progress, cancel=cancel)
        if gone or changed:
            self._remember(now)

    def _entries(self, ids: Sequence[int]) -> _Entries:
        return _Entries(self._store, ids)

    def _digests(self) -> dict[int, str]:
        with self._store.reading() as connection:
            return index_rows.digests(connection)

    def _known(self) -> dict[int, str]:
        """The digest of every article in the index, as they were when it was brought in step."""
        with self._store.reading() as connection:
            return {row["article"]: row["digest"] for row in connection.execute("SELECT * FROM indexed")}

    def _remember(self, digests: Mapping[int, str]) -> None:
        with self._store.transaction() as connection:
            connection.execute("DELETE FROM indexed")
            connection.executemany("INSERT INTO indexed VALUES (?, ?)", list(digests.items()))

    def _present(self, within: Collection[int] | None) -> frozenset[int]:
        """The ids that may answer: an article removed since the index was made may not."""
        with self._store.reading() as connection:
            present = frozenset(article_rows.ids(connection))
        return present if within is None else present.intersection(within)

    def _texts(self, ids: Sequence[int]) -> Mapping[int, str]:
        with self._store.reading() as connection:
            return {article.id: article.text for article in article_rows.load(connection, ids)}


def as_phrase(name: str) -> str:
    """The query that asks for a name as it stands; one in quotation marks is one already."""
    return name if name[:1] in _OPENING else f'"{name}"'


class _Entries(Collection[IndexEntry]):
    """What the index is told about articles, read some at a time so that memory holds few texts."""

    def __init__(self, store: Store, ids: Sequence[int]) -> None:
        self._store = store
        self._ids = ids

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[IndexEntry]:
        for first in range(0, len(self._ids), _CHUNK):
            with self._store.reading() as connection:
                found = index_rows.entries(connection, self._ids[first : first + _CHUNK])
            yield from found

    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, IndexEntry) and entry.id in self._ids
