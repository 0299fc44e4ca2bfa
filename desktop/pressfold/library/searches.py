"""The door to search: the index is kept in step with the store, and made anew whenever it cannot be trusted."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.library import article_rows, voice_rows
from pressfold.library.lock import LibraryLock
from pressfold.library.spellings import spellings
from pressfold.library.store import Store
from pressfold.model.article import Article
from pressfold.model.errors import LibraryLocked, LibraryUnwritable
from pressfold.model.label import Label
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.model.search import IndexEntry, SearchResult

if TYPE_CHECKING:
    from pressfold.search.index import SearchIndex


class Searches:
    """Answers queries from the index of one library; texts and id sets come from the store."""

    def __init__(self, store: Store, folder: Path, *, held: bool = True) -> None:
        """`held` says that this program holds the library; one that does not leaves the folder alone."""
        self._store = store
        self._folder = folder
        self._held = held
        self._guard = threading.RLock()
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
        cancel: Cancel = NEVER,
    ) -> SearchResult:
        """The articles that answer the query, best first, with snippets and the places of the hits.

        `within` limits the answer to these ids; `typing` lets the last word stand for its beginnings.
        Raises BadQuery.
        """
        from pressfold.search.index import IndexDamaged

        chosen = self._present(within)

        def asked(index: SearchIndex) -> SearchResult:
            return index.search(
                query, texts=self._texts, within=chosen, limit=limit, typing=typing, aliases=spellings, cancel=cancel
            )

        try:
            return asked(self._index(cancel))
        except IndexDamaged:
            return asked(self._fresh(cancel))

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
        return self._known() != {entry.id: digest(entry) for entry in self._entries(None)}

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
            makeshift.add(self._entries(None), cancel=cancel)
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
        entries = self._entries(None)
        index.rebuild(entries, progress=progress, cancel=cancel)
        self._remember({entry.id: digest(entry) for entry in entries})

    def _catch_up(self, index: SearchIndex, progress: Progress, cancel: Cancel) -> None:
        known = self._known()
        entries = {entry.id: entry for entry in self._entries(None)}
        digests = {id: digest(entry) for id, entry in entries.items()}
        gone = known.keys() - entries.keys()
        changed = [entries[id] for id in sorted(entries) if known.get(id) != digests[id]]
        if gone:
            index.remove(sorted(gone))
        if changed:
            index.add(changed, progress=progress, cancel=cancel)
        if gone or changed:
            self._remember(digests)

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

    def _entries(self, ids: Collection[int] | None) -> list[IndexEntry]:
        with self._store.reading() as connection:
            articles = article_rows.load(connection, ids)
            names: dict[int, set[str]] = {article.id: set() for article in articles}
            for actor in voice_rows.actors(connection, ids):
                for mention in actor.mentions:
                    names[mention.article].update((actor.name, mention.text, *actor.aliases))
        return [entry(article, names[article.id]) for article in articles]


def entry(article: Article, names: Collection[str] = ()) -> IndexEntry:
    """What the index is told about an article."""
    facts = article.metadata
    return IndexEntry(
        id=article.id,
        title=article.title,
        body=article.text,
        outlet=facts.outlet or "",
        credit=facts.credit or "",
        language=facts.language or "",
        published=int(facts.published[:10].replace("-", "")) if facts.published else 0,
        actors=tuple(sorted(names)),
    )


def digest(entry: IndexEntry) -> str:
    """A short hash of an entry: the index is stale where it differs."""
    return hashlib.sha256(repr(entry).encode("utf-8", "surrogatepass")).hexdigest()[:16]
