"""Originals: the bytes of every imported file under their SHA-256, and beside them what was read from them.

The database can be thrown away: `article.json` holds the text, its blocks and its facts with the same offsets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pressfold import disk
from pressfold.model.article import Block, Metadata, Reading, Role

_FORMAT = 1


class Originals:
    """The folder of originals: `ab/abcdef.../original` and `article.json`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, sha256: str) -> Path:
        """The folder of one original."""
        return self.folder / sha256[:2] / sha256

    def keep(self, content: bytes, reading: Reading, retrieved: str) -> None:
        """Store the bytes and the reading; what is there already stays."""
        place = self.place(reading.sha256)
        place.mkdir(parents=True, exist_ok=True)
        _write_once(place / "original", content)
        record = json.dumps(_record(reading, retrieved), ensure_ascii=False, indent=1)
        _write_once(place / "article.json", record.encode("utf-8"))

    def content(self, sha256: str) -> bytes | None:
        """The bytes of an original, None when it is gone."""
        try:
            return (self.place(sha256) / "original").read_bytes()
        except OSError:
            return None

    def readings(self) -> Iterator[tuple[Reading, str]]:
        """Every reading with the time it was retrieved, in the order of import."""
        records = []
        for path in sorted(self.folder.glob("*/*/article.json")):
            try:
                records.append(json.loads(path.read_bytes()))
            except (OSError, ValueError):
                continue  # a record that cannot be read must not keep the others from coming back
        for record in sorted(records, key=lambda record: (record["retrieved"], record["sha256"])):
            yield _reading(record), record["retrieved"]

    def forget(self, sha256: str) -> None:
        """Delete an original for good."""
        place = self.place(sha256)
        for name in ("original", "article.json"):
            (place / name).unlink(missing_ok=True)
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _write_once(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, so that its name never stands for half of it."""
    if not path.exists():
        disk.replace_whole(path, content)


def _record(reading: Reading, retrieved: str) -> dict[str, object]:
    facts = reading.metadata
    return {
        "format": _FORMAT,
        "sha256": reading.sha256,
        "text_sha256": reading.text_sha256,
        "path": reading.path,
        "retrieved": retrieved,
        "encoding": reading.encoding,
        "extractor": reading.extractor,
        "metadata": {
            **{name: getattr(facts, name) for name in _PLAIN},
            "suggested": dict(facts.suggested),
            "provenance": dict(facts.provenance),
        },
        "blocks": [[block.start, block.end, block.role] for block in reading.blocks],
        "text": reading.text,
    }


_PLAIN = ("title", "outlet", "byline", "credit", "dateline", "published", "language")


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
