"""The full-text index of a library: built, kept up to date, searched.

It can be thrown away and built anew from the store at any time. `needs_rebuild` says at once when it must be, and
`IndexDamaged` when reading it shows so. Any thread may call any method: searches take turns at one set of open files,
writes take turns at one writer, and a search never waits for more of a write than the moment that puts it in force.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, RLock
from typing import Any

from whoosh.index import TOC, FileIndex
from whoosh.writing import NO_MERGE

from pressfold.model.progress import NEVER, Cancel, Cancelled, Progress, no_progress
from pressfold.model.search import IndexEntry, SearchHit, SearchResult
from pressfold.search.aliases import Aliases, with_aliases
from pressfold.search.counting import counted, runs_in
from pressfold.search.explain import explain
from pressfold.search.lent import LentStorage
from pressfold.search.merging import merge_all, merge_small, scattered
from pressfold.search.plan import KeptIds, nothing_kept
from pressfold.search.query import parse
from pressfold.search.ranking import Answer, answer
from pressfold.search.schema import document
from pressfold.search.seal import IndexDamaged
from pressfold.search.snapshot import Snapshot
from pressfold.search.snippets import snippet, spans_of
from pressfold.search.storage import Folder, FolderStorage, IndexStorage, MemoryStorage
from pressfold.search.syntax import kept_in
from pressfold.search.writer import PackedSegmentWriter, Publish

__all__ = ["IndexDamaged", "SearchIndex"]

#: A commit is made after so many characters of text: about 60 MB in memory.
_BATCH = 30_000_000

#: Hands out the texts of articles by id; one that is gone may be missing.
Texts = Callable[[Sequence[int]], Mapping[int, str]]

#: Whoosh's merge policy: the writer and its segments; returns those that stay.
Merge = Callable[[Any, list[Any]], list[Any]]

_PROGRESS = 50  # articles between two reports
_INDEXING = "Indexing articles"


class SearchIndex:
    """An index that is opened, used and closed."""

    def __init__(self, storage: IndexStorage) -> None:
        self._storage = storage
        self._index: FileIndex | None = None
        self._snapshot: Snapshot | None = None
        self._reading = Lock()
        self._writing = RLock()
        self._sound = storage.sound()

    @classmethod
    def open(cls, folder: Path, *, key: bytes = b"") -> SearchIndex:
        """The index in a folder of the library, which is made when missing.

        `key` is a secret of this user, at most 64 bytes. An index that was sealed with another came from elsewhere and
        is never read.
        """
        return cls(FolderStorage(folder, key))

    @classmethod
    def lent(cls, folder: Path, *, key: bytes = b"") -> SearchIndex:
        """The index in a folder that another program writes, as it is in force now: for questions only.

        It stays what it is when that program writes on, until a file of it is gone that was not opened yet: then it is
        `IndexDamaged`, and there is a later one.
        """
        return cls(LentStorage(folder, key))

    @classmethod
    def in_memory(cls) -> SearchIndex:
        """An empty index that is gone when closed."""
        return cls(MemoryStorage())

    @property
    def needs_rebuild(self) -> bool:
        """Whether the index is missing, older, from elsewhere or known to be damaged: then only `rebuild` works."""
        return not self._sound

    @property
    def mark(self) -> str:
        """What tells this index, as it is in force, from every other: `lineage:number:rest`, each write a number up."""
        return self._storage.mark()

    @property
    def scattered(self) -> bool:
        """Whether the index lies in so many pieces that every search pays for it; raises `IndexDamaged`."""
        with self._reading, self._guarded():
            return scattered(self._opened()._read_toc().segments)

    def ids(self) -> frozenset[int]:
        """The articles in the index; raises `IndexDamaged`."""
        with self._reading, self._guarded():
            return self._latest().ids

    def search(
        self,
        query: str,
        *,
        texts: Texts,
        within: Collection[int] | None = None,
        limit: int = 50,
        typing: bool = False,
        aliases: Aliases | None = None,
        kept: KeptIds = nothing_kept,
        order: Sequence[int] | None = None,
        leads: Mapping[int, int] | None = None,
        cancel: Cancel = NEVER,
    ) -> SearchResult:
        """The articles that answer a query, best first, ties by id; raises `BadQuery`, `IndexDamaged` and `Cancelled`.

        `within` are the only articles to look at, `texts` is asked for those shown. While the reader is `typing`, the
        last word counts as the start of one. `aliases` gives all spellings of an actor's name, `kept` the articles that
        the library keeps something about. With an `order` of all articles, the hits come as they stand in it; with
        `leads`, by id, articles that have one lead come as one hit.
        """
        tree = parse(query, typing=typing)
        if aliases is not None:
            tree = with_aliases(tree, aliases)
        ids = {asked: kept(asked) for asked in kept_in(tree)}  # before anything that may look like damage
        with self._reading, self._guarded():
            snapshot = self._latest()
            with snapshot.at_hand():
                found = answer(
                    query,
                    tree,
                    snapshot,
                    within=within,
                    limit=limit,
                    order=order,
                    leads=leads,
                    kept=ids.__getitem__,
                    cancel=cancel,
                )
        return SearchResult(
            query=query,
            hits=tuple(_hits(found, texts, cancel)),
            articles=len(found.ids),
            at_least=found.at_least,
            explanation=explain(tree),
            suggestion=found.suggestion,
            ids=found.ids,
            stories=found.stories,
        )

    def counts(self, query: str, *, aliases: Aliases | None = None) -> dict[int, int]:
        """How often a word, a phrase or a name stands in each article's text, by id.

        Raises `BadQuery` for what is more than that, `IndexDamaged`.
        """
        tree = parse(query)
        if aliases is not None:
            tree = with_aliases(tree, aliases)
        runs = runs_in(tree)
        with self._reading, self._guarded():
            return counted(runs, self._latest())

    def add(self, entries: Iterable[IndexEntry], progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
        """Take in articles, instead of those with their ids; raises `IndexDamaged`, `OSError` when the disk is full.

        What was put in force before somebody cancelled stays.
        """
        with self._writing:
            for batch in _batches(entries, progress, cancel):
                self._commit(batch, [entry.id for entry in batch], cancel)

    def remove(self, ids: Collection[int]) -> None:
        """Forget articles; raises `IndexDamaged`, `OSError`."""
        with self._writing:
            self._commit((), ids, NEVER)

    def rebuild(self, entries: Iterable[IndexEntry], progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
        """Make the index anew from all articles, beside the old one, which is read until then and then removed.

        Each id comes once. When cancelled, or when the disk is full (`OSError`), the old one stays in force.
        """
        with self._writing:
            draft = self._storage.draft()
            try:
                for batch in _batches(entries, progress, cancel):
                    _write(draft.index, draft.publish, batch, (), NO_MERGE, cancel)
                with self._reading:
                    self._let_go()
                    self._storage.switch(draft)
                    self._sound = True
            finally:
                self._storage.tidy()

    def put_together(self, progress: Progress = no_progress, cancel: Cancel = NEVER) -> None:
        """Make one piece of all that the index lies in; it is read as it was until that is done.

        Raises `IndexDamaged`, `OSError` when the disk is full. When cancelled, nothing changed.
        """
        with self._writing:
            with self._reading, self._guarded():
                index = self._opened()
            with self._guarded(disk_may_be_full=True):
                _write(index, self._publish, (), (), merge_all, cancel, progress)

    def close(self) -> None:
        """Close all files. The index may be used again: it opens them anew."""
        with self._writing, self._reading:
            self._let_go()

    def _commit(self, entries: Sequence[IndexEntry], replaced: Collection[int], cancel: Cancel) -> None:
        with self._reading, self._guarded():
            gone = self._latest().documents(replaced)
            index = self._opened()
        if entries or gone:
            with self._guarded(disk_may_be_full=True):
                _write(index, self._publish, entries, gone, merge_small, cancel)

    def _publish(self, toc: TOC, storage: object) -> None:
        self._storage.measure(toc, storage)  # reads what was written: for large files a search would wait too long
        with self._reading:
            self._storage.publish(toc, storage)

    def _latest(self) -> Snapshot:
        """The snapshot of the latest commit."""
        index = self._opened()
        self._snapshot = self._snapshot.refreshed() if self._snapshot else Snapshot(index)
        return self._snapshot

    def _opened(self) -> FileIndex:
        if not self._sound:
            raise IndexDamaged("the index must be built first")
        if self._index is None:
            self._index = self._storage.open()
        return self._index

    def _let_go(self) -> None:
        if self._snapshot is not None:
            self._snapshot.close()
        self._snapshot = self._index = None

    @contextmanager
    def _guarded(self, *, disk_may_be_full: bool = False) -> Iterator[None]:
        """Take whatever comes out of Whoosh for damage, but a wish to stop, and what the disk says while writing."""
        try:
            yield
        except Cancelled:
            raise
        except IndexDamaged:
            self._sound = False
            raise
        except Exception as error:  # a damaged file makes Whoosh, numpy and json raise nearly anything
            if disk_may_be_full and isinstance(error, OSError):
                raise
            self._sound = False
            raise IndexDamaged(repr(error)) from error


def _write(
    index: FileIndex,
    publish: Publish,
    entries: Sequence[IndexEntry],
    gone: Iterable[int],
    merge: Merge,
    cancel: Cancel,
    progress: Progress = no_progress,
) -> None:
    """One commit, or nothing when it fails."""
    writer = None
    try:
        writer = PackedSegmentWriter(index, publish, cancel, progress)
        for number in gone:
            writer.delete_document(number)
        for entry in entries:
            cancel.check()
            writer.add_document(**document(entry))
        writer.commit(mergetype=merge)
    except BaseException:
        if writer is not None:
            writer.pool.cleanup()
        if isinstance(index.storage, Folder):
            index.storage.close_written()
        raise


def _batches(entries: Iterable[IndexEntry], progress: Progress, cancel: Cancel) -> Iterator[list[IndexEntry]]:
    """The articles in batches for one commit each; of two with one id, only the last of a batch is kept."""
    total = len(entries) if isinstance(entries, Sized) else 0
    batch: dict[int, IndexEntry] = {}
    characters = done = 0
    for entry in entries:
        cancel.check()
        batch.pop(entry.id, None)
        batch[entry.id] = entry
        characters += len(entry.body)
        done += 1
        if done % _PROGRESS == 0:
            progress(done, total, _INDEXING)
        if characters >= _BATCH:
            yield list(batch.values())
            batch, characters = {}, 0
    if batch:
        yield list(batch.values())
    progress(done, total, _INDEXING)


def _hits(found: Answer, texts: Texts, cancel: Cancel) -> Iterator[SearchHit]:
    """The articles found with their hits and excerpts; one whose text is gone from the store is left out."""
    known = texts([best.article for best in found.best]) if found.best else {}
    for best in found.best:
        cancel.check()
        text = known.get(best.article)
        if text is not None:
            hits = found.hits(best, text)
            spans = tuple(spans_of(hits))
            via = tuple(sorted({hit.name for hit in hits if hit.name is not None}))
            shown = snippet(text, hits, spans=spans)
            yield SearchHit(best.article, best.score, len(spans), spans, shown.text, shown.marks, via, best.doubles)
