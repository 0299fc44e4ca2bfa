"""Originals: the bytes of every imported file under their SHA-256, and beside them what was read from them.

The database can be thrown away: `article.json` holds the text, its blocks and its facts with the same offsets.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pressfold import disk
from pressfold.model.article import FIELDS, Block, Metadata, Reading, Role
from pressfold.model.errors import CannotRead

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class _Record:
    """A reading, when it was retrieved, and its place among those retrieved in the same second."""

    reading: Reading
    retrieved: str
    nth: int = 0


class Originals:
    """The folder of originals: `ab/abcdef.../original` and `article.json`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, sha256: str) -> Path:
        """The folder of one original."""
        return self.folder / sha256[:2] / sha256

    def keep(self, content: bytes, reading: Reading, retrieved: str, nth: int = 0) -> None:
        """Store the bytes and the reading; what is there already and whole stays.

        `nth` orders what was retrieved in the same second.
        """
        place = self.place(reading.sha256)
        place.mkdir(parents=True, exist_ok=True)
        if not self._has_bytes(reading.sha256):
            disk.replace_whole(place / "original", content)
        if self._record(reading.sha256) is None:
            record = json.dumps(_record(reading, retrieved, nth), ensure_ascii=False, indent=1)
            disk.replace_whole(place / "article.json", record.encode("utf-8", "backslashreplace"))

    def content(self, sha256: str) -> bytes | None:
        """The bytes of an original, None when it is gone."""
        try:
            return (self.place(sha256) / "original").read_bytes()
        except OSError:
            return None

    def hashes(self) -> list[str]:
        """The SHA-256 of every original that is or was here, sorted."""
        return sorted(path.name for path in self.folder.glob("??/*") if path.is_dir())

    def readings(self) -> Iterator[tuple[Reading, str]]:
        """Every reading with the time it was retrieved, in the order of import.

        Where the record is damaged the original is read anew; where that is damaged as well, it is left out.
        """
        places = [(found.retrieved, found.nth, sha256) for sha256 in self.hashes() if (found := self._found(sha256))]
        for *_, sha256 in sorted(places):  # read a second time, so that only one text is in memory
            found = self._found(sha256)
            if found is not None:
                yield found.reading, found.retrieved

    def damaged(self, hashes: Iterable[str]) -> list[str]:
        """Those of these hashes whose bytes or record are missing or not as they were, sorted."""
        return [sha256 for sha256 in sorted(hashes) if not self._has_bytes(sha256) or self._record(sha256) is None]

    def _found(self, sha256: str) -> _Record | None:
        return self._record(sha256) or (self._read_anew(sha256) if self._has_bytes(sha256) else None)

    def _record(self, sha256: str) -> _Record | None:
        """What was recorded beside an original, None where that is missing or damaged."""
        try:
            record = json.loads((self.place(sha256) / "article.json").read_bytes())
            found = _Record(_reading(record), str(record["retrieved"]), int(record.get("nth", 0)))
        except (OSError, ValueError, TypeError, KeyError, AssertionError):
            return None
        return found if found.reading.sha256 == sha256 and _is_whole(found.reading) else None

    def _has_bytes(self, sha256: str) -> bool:
        content = self.content(sha256)
        return content is not None and disk.sha256(content) == sha256

    def _read_anew(self, sha256: str) -> _Record | None:
        """An original read as if it were imported now; the time is that of its file."""
        from pressfold.ingest.reading import read

        path = self.place(sha256) / "original"
        try:
            kept = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
            return _Record(read(path), kept)
        except (OSError, CannotRead):
            return None

    def forget(self, sha256: str) -> None:
        """Delete an original for good."""
        place = self.place(sha256)
        for name in ("original", "article.json"):
            (place / name).unlink(missing_ok=True)
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _record(reading: Reading, retrieved: str, nth: int) -> dict[str, object]:
    facts = reading.metadata
    return {
        "format": _FORMAT,
        "sha256": reading.sha256,
        "text_sha256": reading.text_sha256,
        "path": reading.path,
        "retrieved": retrieved,
        "nth": nth,
        "encoding": reading.encoding,
        "extractor": reading.extractor,
        "metadata": {
            **{name: getattr(facts, name) for name in FIELDS},
            "suggested": dict(facts.suggested),
            "provenance": dict(facts.provenance),
        },
        "blocks": [[block.start, block.end, block.role] for block in reading.blocks],
        "text": reading.text,
    }


def _reading(record: dict[str, object]) -> Reading:
    facts = record["metadata"]
    blocks = record["blocks"]
    assert isinstance(facts, dict) and isinstance(blocks, list)
    return Reading(
        path=str(record["path"]),
        text=str(record["text"]),
        blocks=tuple(Block(start, end, Role(role)) for start, end, role in blocks),
        metadata=Metadata(**facts),
        sha256=str(record["sha256"]),
        text_sha256=str(record["text_sha256"]),
        encoding=str(record["encoding"]),
        extractor=str(record["extractor"]),
    )


def _is_whole(reading: Reading) -> bool:
    """Whether a recorded text is the one that its hash names."""
    return disk.sha256(reading.text.encode("utf-8", "surrogatepass")) == reading.text_sha256
