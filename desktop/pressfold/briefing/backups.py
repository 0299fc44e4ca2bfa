"""Backups of one briefing file: the last ten saves, and the last save of each of the last fourteen days."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta
from pathlib import Path

from pressfold import disk
from pressfold.briefing import sheet

LAST = 10
DAYS = 14


class Backups:
    """A folder of earlier contents, named by time, revision and hash, so that their names sort by age."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes, *, revision: int, now: str) -> None:
        """Keep the bytes unless they are kept already, and let the oldest go. Raises OSError when the disk refuses."""
        digest = disk.sha256(content)[:12]
        if not any(path.stem.endswith(digest) for path in self.paths()):
            self.folder.mkdir(parents=True, exist_ok=True)
            stamp = now.replace(":", "")
            disk.replace_whole(self.folder / f"{stamp}-{revision:06d}-{digest}.briefing", content)
        self._prune(now)

    def paths(self) -> list[Path]:
        """The backups, newest first."""
        return sorted(self.folder.glob("*.briefing"), reverse=True)

    def best(self) -> Path | None:
        """The newest backup that is whole."""
        for path in self.paths():
            with contextlib.suppress(OSError, ValueError):
                sheet.read(path.read_bytes())
                return path
        return None

    def _prune(self, now: str) -> None:
        today = date.fromisoformat(now[:10])
        spared = _spared([path.name for path in self.paths()], today)
        for path in self.paths():
            if path.name not in spared:
                path.unlink(missing_ok=True)


def _spared(names: list[str], today: date) -> set[str]:
    """The names to keep of backups that are sorted newest first."""
    oldest = (today - timedelta(days=DAYS - 1)).isoformat()
    of_day: dict[str, str] = {}
    for name in names:
        if name[:10] >= oldest:
            of_day.setdefault(name[:10], name)
    return {*names[:LAST], *of_day.values()}
