"""Making the database anew from the originals and the reader's decisions, with the same texts and offsets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pressfold.library import article_rows
from pressfold.library.decisions import Decisions
from pressfold.library.lock import LibraryLock
from pressfold.library.originals import Originals
from pressfold.library.shelve import shelve
from pressfold.library.store import Store
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress

_FILES = ("library.sqlite", "library.sqlite-wal", "library.sqlite-shm")


def rebuild(
    folder: Path, now: Callable[[], str], *, progress: Progress = no_progress, cancel: Cancel = NEVER
) -> tuple[int, Path]:
    """Put the old database aside and fill a new one; how many articles it has, and where the old one lies.

    Stopped or failed, the old database is put back. Raises LibraryLocked, LibraryUnwritable.
    """
    lock = LibraryLock.take(folder)
    aside = folder / f"before-rebuild-{now().replace(':', '')}"
    try:
        _move(folder, aside)
        try:
            count = _fill(folder, progress, cancel)
        except BaseException:
            _move(aside, folder)
            raise
        return count, aside
    finally:
        lock.release()


def _fill(folder: Path, progress: Progress, cancel: Cancel) -> int:
    decisions = Decisions(folder / "decisions.jsonl")
    about, removed = decisions.by_text(), decisions.removed_texts()
    store = Store(folder / "library.sqlite")
    try:
        with store.transaction() as connection:
            count = 0
            for reading, retrieved in Originals(folder / "originals").readings():
                cancel.check()
                id, _ = shelve(connection, reading, retrieved, about)
                if reading.text_sha256 in removed:
                    article_rows.set_removed(connection, [id], retrieved)
                count += 1
                progress(count, 0, reading.path)
        return count
    finally:
        store.close()


def _move(source: Path, target: Path) -> None:
    """Move the database and its companions; a stale companion must never meet a new database."""
    target.mkdir(exist_ok=True)
    for name in _FILES:
        (target / name).unlink(missing_ok=True)
        if (source / name).exists():
            (source / name).replace(target / name)
