"""The index of a library in its folder: opened, kept in step with the store, made anew where it cannot be trusted."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pressfold.library import article_rows, index_journal, index_rows
from pressfold.library.index_key import index_key
from pressfold.library.lock import LibraryLock
from pressfold.library.store import Store
from pressfold.model.errors import LibraryLocked, LibraryUnwritable
from pressfold.model.progress import Cancel, Progress, no_progress
from pressfold.model.search import IndexEntry

if TYPE_CHECKING:
    from pressfold.search.index import SearchIndex

_Answer = TypeVar("_Answer")

#: So many articles are read at a time for the index.
_CHUNK = 500
#: So often is looked whether the holder of the library has an index to lend: it may write in the same moment.
_LOOKS = 3


class IndexUpkeep:
    """Holds the index for whoever asks: in the folder; where that is somebody else's to write, lent, or in memory."""

    def __init__(self, store: Store, folder: Path, state: Path, *, held: bool) -> None:
        """`state` keeps the secret of this user; `held` says that this program holds the library."""
        self._store = store
        self._folder = folder
        self._state = state
        self._held = held
        self._guard = threading.RLock()
        self._opened: SearchIndex | None = None
        self._makeshift: SearchIndex | None = None
        self._borrowed: LibraryLock | None = None
        self._lent: SearchIndex | None = None

    def ask(self, question: Callable[[SearchIndex], _Answer], cancel: Cancel) -> _Answer:
        """The answer of the index, made anew first where it shows itself damaged."""
        from pressfold.search.index import IndexDamaged

        index = self._index(cancel)
        try:
            return question(index)
        except IndexDamaged:
            if index is self._lent:  # the holder went on: a later one is there
                index = self._index(cancel)
                with suppress(IndexDamaged):
                    return question(index)
            return question(self._fresh(cancel))

    def may_have_more(self) -> bool:
        """Whether the index may still have articles that are no longer there."""
        with self._store.reading() as connection:
            beside = self._makeshift is not None or self._lent is not None
            return beside or index_journal.some_gone(connection)

    def update(self, progress: Progress, cancel: Cancel) -> None:
        """Bring the index in step with the store: only what changed, or all where it is missing, older or damaged.

        Where it lies in too many pieces it is put together, last of all and beside what is read.
        Raises LibraryUnwritable when the disk is full; the index as it was stays in force.
        """
        from pressfold.search.index import IndexDamaged

        self._makeshift = None
        index = self._open()
        with self._disk():
            if not self._trusted(index):
                self._make_anew(index, progress, cancel)
                return
            try:
                self._catch_up(index, progress, cancel)
            except IndexDamaged:
                self._make_anew(index, progress, cancel)

    def forget(self) -> None:
        """Let the index be made anew at the next update: words of what was deleted for good stay in the old one."""
        self._makeshift = None
        with self._store.transaction() as connection:
            index_journal.forget(connection)

    def stale(self) -> bool:
        """Whether the index is missing, older, damaged, of another library or behind it; in use, only the last."""
        if self._ours() and not self._trusted(self._open()):
            return True
        with self._store.reading() as connection:
            behind = index_journal.behind(connection)
        return bool(behind.gone or behind.changed)

    def close(self) -> None:
        with self._guard:
            if self._opened is not None:
                self._opened.close()
                self._opened = None
            self._return_lent()
            if self._borrowed is not None:
                self._borrowed.release()
                self._borrowed = None

    def _open(self) -> SearchIndex:
        from pressfold.search.index import SearchIndex

        with self._guard:
            if self._opened is None:
                self._store.check_there()  # else an empty folder would be made where it was
                with self._disk():
                    self._opened = SearchIndex.open(self._folder, key=index_key(self._state))
            return self._opened

    def _trusted(self, index: SearchIndex) -> bool:
        """Whether an index is sound and the one that the store knows of, as far as can be told without reading it."""
        if index.needs_rebuild:
            return False
        with self._store.reading() as connection:
            return index_journal.is_about(connection, index.mark)

    def _index(self, cancel: Cancel) -> SearchIndex:
        """An index that can answer: one that is missing or damaged is made first."""
        with self._guard:
            if self._makeshift is not None:
                return self._makeshift
            if not self._ours():
                return self._of_the_holder() or self._fresh(cancel)
            if not self._open().needs_rebuild:
                return self._open()
            return self._fresh(cancel)

    def _of_the_holder(self) -> SearchIndex | None:
        """The index of the program that holds the library, as its last commit left it; None where none is trusted."""
        from pressfold.search.index import SearchIndex

        key = index_key(self._state)
        for _ in range(_LOOKS):
            now = SearchIndex.lent(self._folder, key=key)
            if self._lent is not None and self._lent.mark == now.mark and not self._lent.needs_rebuild:
                return self._lent
            if self._trusted(now):
                self._return_lent()
                self._lent = now
                return now
        return None

    def _return_lent(self) -> None:
        if self._lent is not None:
            self._lent.close()
            self._lent = None

    def _fresh(self, cancel: Cancel) -> SearchIndex:
        """The index made anew, in memory where the folder is not ours to write or the disk refuses."""
        from pressfold.search.index import SearchIndex

        with self._guard:
            if self._ours():
                with suppress(LibraryUnwritable), self._disk():
                    self._make_anew(self._open(), no_progress, cancel)
                    return self._open()
            with self._store.reading() as connection:
                ids = article_rows.ids(connection)
            makeshift = SearchIndex.in_memory()
            makeshift.add(_Entries(self._store, ids), cancel=cancel)
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
        with self._store.reading() as connection:
            all_there = index_journal.everything(connection)
        index.rebuild(_Entries(self._store, sorted(all_there.now)), progress=progress, cancel=cancel)
        with self._store.transaction() as connection:
            index_journal.settle(connection, all_there, index.mark, anew=True)
        self._put_together(index, progress, cancel)

    def _catch_up(self, index: SearchIndex, progress: Progress, cancel: Cancel) -> None:
        with self._store.reading() as connection:
            behind = index_journal.behind(connection)
        if not behind.touched:
            return
        if behind.gone or behind.changed:
            with self._store.transaction() as connection:
                index_journal.begin(connection, index.mark)
            index.remove(behind.gone)
            index.add(_Entries(self._store, behind.changed), progress=progress, cancel=cancel)
        with self._store.transaction() as connection:
            index_journal.settle(connection, behind, index.mark)
        self._put_together(index, progress, cancel)

    def _put_together(self, index: SearchIndex, progress: Progress, cancel: Cancel) -> None:
        if not index.scattered:
            return
        with self._store.transaction() as connection:
            index_journal.begin(connection, index.mark)
        index.put_together(progress, cancel)
        with self._store.transaction() as connection:
            index_journal.settle(connection, index_journal.NOTHING, index.mark)


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
