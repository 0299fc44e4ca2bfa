"""Where the journal, the lock and the backups of one briefing lie: a folder of its own in the state folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.briefing.backups import Backups
from pressfold.briefing.journal import Journal, Opened, Saved, Saving, parsed

if TYPE_CHECKING:
    from filelock import BaseFileLock

_JOURNAL = "journal.jsonl"


class Place:
    """The folder of the briefing at `path`, named after the file and a hash of where it lies."""

    def __init__(self, state: Path, path: Path) -> None:
        self.path = real_path(path)
        digest = hashlib.sha256(os.path.normcase(self.path).encode("utf-8", "surrogateescape")).hexdigest()
        slug = re.sub(r"[^\w-]+", "-", self.path.stem)[:40].strip("-")
        self.state = state
        self.folder = state / f"{slug or 'briefing'}-{digest[:12]}"
        self.journal = Journal(self.folder / _JOURNAL)
        self.backups = Backups(self.folder / "backups")

    def lock(self) -> BaseFileLock | None:
        """The lock that says who edits the briefing; None when another program holds it. Raises OSError."""
        return _lock(self.folder)

    def adopt(self, sha256: str) -> None:
        """Take over the folder of a file that had this content and was moved here; without one, do nothing."""
        if self.journal.path.exists() or not self.state.is_dir():
            return
        for folder in sorted(self.state.iterdir()):
            if _left_behind(folder / _JOURNAL, sha256):
                self._move(folder)
                return

    def set_aside(self, now: str) -> Path:
        """Give the journal another name, so that nobody loses what it says; comes back as that name."""
        stamp = now.replace(":", "")
        taken = len(list(self.folder.glob("journal-*.jsonl")))
        aside = self.folder / f"journal-{stamp}-{taken}.jsonl"
        self.journal.close()
        self.journal.path.replace(aside)
        return aside

    def _move(self, folder: Path) -> None:
        with contextlib.suppress(OSError):  # then the folder stays, and its file can still be moved back
            lock = _lock(folder)
            if lock is not None:
                if not self.folder.exists():
                    folder.replace(self.folder)
                lock.release()


def last_path(state: Path, briefing: str) -> Path | None:
    """Where the briefing with this id was opened last, as far as the journals in the state folder know."""
    for journal in sorted(state.glob(f"*/{_JOURNAL}")):
        try:
            entries = parsed(journal.read_bytes()).entries
        except OSError:
            continue
        if entries and isinstance(entries[0], Opened) and entries[0].briefing == briefing:
            return Path(entries[0].path)
    return None


def real_path(path: Path) -> Path:
    """The absolute path with every link followed."""
    return Path(os.path.realpath(path))


def _lock(folder: Path) -> BaseFileLock | None:
    from filelock import FileLock, Timeout

    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder.with_name(folder.name + ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def _left_behind(journal: Path, sha256: str) -> bool:
    """Whether this is the journal of a file that is gone from its place and had the content with this hash."""
    try:
        entries = parsed(journal.read_bytes()).entries
    except OSError:
        return False
    if not entries or not isinstance(entries[0], Opened) or Path(entries[0].path).exists():
        return False
    return any(isinstance(entry, Saving | Saved) and entry.sha256 == sha256 for entry in entries)
