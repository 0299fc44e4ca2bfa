"""The lock on a library folder: one program at a time; the system lets go when that program dies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.model.errors import LibraryLocked, LibraryUnwritable

if TYPE_CHECKING:
    from filelock import BaseFileLock


class LibraryLock:
    """A lock that is held."""

    def __init__(self, lock: BaseFileLock) -> None:
        self._lock = lock

    @classmethod
    def take(cls, folder: Path) -> LibraryLock:
        """Take the lock at once. Raises LibraryLocked when another program holds it."""
        from filelock import FileLock, Timeout

        lock = FileLock(folder / "library.lock", timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            raise LibraryLocked(str(folder)) from None
        except OSError as error:
            raise LibraryUnwritable(str(folder), error.strerror or str(error)) from error
        return cls(lock)

    def release(self) -> None:
        self._lock.release()
