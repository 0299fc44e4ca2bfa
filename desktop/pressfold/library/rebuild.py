"""Making the database anew from the originals and the reader's decisions, with the same texts and offsets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pressfold.library import aside
from pressfold.library.deciding import replay
from pressfold.library.decisions import Decisions
from pressfold.library.lock import LibraryLock
from pressfold.library.originals import Originals
from pressfold.library.shelve import shelve
from pressfold.library.store import Store, made_by_newer
from pressfold.model.errors import LibraryNewer, LibraryUnwritable, NoLibrary
from pressfold.model.progress import NEVER, Cancel, Progress, no_progress


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many originals were read, the hashes of those that could not be, and where the old database lies."""

    originals: int
    lost: tuple[str, ...]
    aside: Path


def rebuild(
    folder: Path, now: Callable[[], str], *, progress: Progress = no_progress, cancel: Cancel = NEVER
) -> Rebuilt:
    """Put the old database aside and fill a new one.

    Stopped or failed, the old database is put back. Raises NoLibrary, LibraryLocked, LibraryNewer, LibraryUnwritable.
    """
    originals = Originals(folder / "originals")
    if not originals.folder.is_dir():
        raise NoLibrary(str(folder))
    lock = LibraryLock.take(folder)
    try:
        if made_by_newer(folder / aside.DATABASE):
            raise LibraryNewer(str(folder))
        place = aside.free(folder / f"before-rebuild-{now().replace(':', '')}")
        aside.move(folder, place)
        try:
            read = _fill(folder, originals, now(), progress, cancel)
        except BaseException:
            aside.move(place, folder)
            place.rmdir()
            raise
        return Rebuilt(len(read), tuple(sha256 for sha256 in originals.hashes() if sha256 not in read), place)
    except OSError as error:
        raise LibraryUnwritable(str(folder), error.strerror or str(error)) from error
    finally:
        lock.release()


def _fill(folder: Path, originals: Originals, when: str, progress: Progress, cancel: Cancel) -> set[str]:
    """Fill a new database; the hashes of the originals that it was filled from."""
    read: set[str] = set()
    total = len(originals.hashes())
    store = Store(folder / "library.sqlite")
    try:
        with store.transaction() as connection:
            for reading, retrieved in originals.readings():
                cancel.check()
                shelve(connection, reading, retrieved)
                read.add(reading.sha256)
                progress(len(read), total, reading.path)
            replay(connection, Decisions(folder / "decisions.jsonl"), when)
    finally:
        store.close()
    return read
