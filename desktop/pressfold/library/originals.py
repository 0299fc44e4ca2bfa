"""Originals: the bytes of every imported file under their SHA-256, and beside them what was read from them.

The database can be thrown away: the records hold the texts, their blocks and their facts with the same offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pressfold import disk
from pressfold.library import records
from pressfold.library.records import Record
from pressfold.model.article import Reading
from pressfold.model.errors import CannotRead

_BYTES = "original"


class Originals:
    """The folder of originals: `ab/abcdef.../original`, and `article.json` or `articles.jsonl`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._recorded: tuple[str, set[str]] = ("", set())

    def place(self, sha256: str) -> Path:
        """The folder of one original."""
        return self.folder / sha256[:2] / sha256

    def keep(self, content: bytes, sha256: str) -> None:
        """Store the bytes that have this hash; what is there already and whole stays."""
        place = self.place(sha256)
        place.mkdir(parents=True, exist_ok=True)
        try:
            disk.write_new(place / _BYTES, content)
        except FileExistsError:
            if not self._has_bytes(sha256):
                disk.replace_whole(place / _BYTES, content)

    def record(self, readings: Sequence[tuple[Reading, int]], retrieved: str) -> None:
        """Record what was read from one original, each with its place among what was retrieved in the same second.

        What is recorded already and whole stays.
        """
        sha256 = readings[0][0].sha256
        if self._recorded[0] != sha256:
            self._recorded = sha256, self._mended(sha256)
        known = self._recorded[1]
        new = [Record(reading, retrieved, nth) for reading, nth in readings if reading.part not in known]
        if any(record.reading.part for record in new):
            records.append(self.place(sha256), new)
        elif new:
            records.write_one(self.place(sha256), new[0])
        known.update(record.reading.part for record in new)

    def _mended(self, sha256: str) -> set[str]:
        """The parts whose records are whole; damaged ones among several are taken out."""
        found = list(records.of(self.place(sha256)))
        parts = {record.reading.part for record in found if record}
        if None in found and any(parts):
            records.keep_only(self.place(sha256), parts)
        return parts

    def content(self, sha256: str) -> bytes | None:
        """The bytes of an original, None when it is gone."""
        try:
            return (self.place(sha256) / _BYTES).read_bytes()
        except OSError:
            return None

    def hashes(self) -> list[str]:
        """The SHA-256 of every original that is or was here, sorted."""
        return sorted(path.name for path in self.folder.glob("??/*") if path.is_dir())

    def readings(self) -> Iterator[tuple[Reading, str]]:
        """Every reading with the time it was retrieved, in the order of import.

        Where a record is damaged the original is read anew; where that is damaged as well, it is left out.
        """
        order = [
            (found.retrieved, found.nth, sha256, nth)
            for sha256 in self.hashes()
            for nth, found in enumerate(self._found(sha256))
        ]
        at: tuple[str, int] = ("", 0)
        waiting: Iterator[Record] = iter(())
        for *_, sha256, nth in sorted(order):  # read a second time, so that only one text is in memory
            if at != (sha256, nth):
                waiting = iter(self._found(sha256))
                for _ in range(nth):
                    next(waiting, None)
            at = sha256, nth + 1
            found = next(waiting, None)
            if found is not None:
                yield found.reading, found.retrieved

    def damaged(self, hashes: Iterable[str]) -> list[str]:
        """Those of these hashes whose bytes or records are missing or not as they were, sorted."""
        return [
            sha256
            for sha256 in sorted(set(hashes))
            if not self._has_bytes(sha256) or any(found is None for found in records.of(self.place(sha256)))
        ]

    def _found(self, sha256: str) -> Iterator[Record]:
        """What was recorded beside an original, and behind it what a damaged record has lost."""
        parts: set[str] = set()
        broken = False
        for found in records.of(self.place(sha256)):
            if found is None:
                broken = True
            elif found.reading.part not in parts:
                parts.add(found.reading.part)
                yield found
        if broken and self._has_bytes(sha256):
            yield from (found for found in self._read_anew(sha256) if found.reading.part not in parts)

    def _has_bytes(self, sha256: str) -> bool:
        content = self.content(sha256)
        return content is not None and disk.sha256(content) == sha256

    def _read_anew(self, sha256: str) -> Iterator[Record]:
        """An original read as if it were imported now; the time is that of its file."""
        from pressfold.ingest.reading import readings

        path = self.place(sha256) / _BYTES
        kept = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
        for nth, found in enumerate(readings(path)):
            if not isinstance(found, CannotRead):
                yield Record(found, kept, nth)

    def forget(self, sha256: str, part: str = "") -> None:
        """Delete an article for good: the record of this part, and with the last record the original."""
        place = self.place(sha256)
        self._recorded = "", set()
        if part:
            rest = {found.reading.part for found in records.of(place) if found} - {part}
            if rest:
                records.keep_only(place, rest)
                return
        for name in (_BYTES, records.ONE, records.SEVERAL):
            (place / name).unlink(missing_ok=True)
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
