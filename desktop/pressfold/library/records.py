"""Records: what was read from an original, as JSON beside it with the same text and offsets.

An original that is one article has `article.json`; one that holds several has `articles.jsonl`, a line an article,
that only grows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path

from pressfold import disk
from pressfold.model.article import FIELDS, Block, Metadata, Reading, Role

ONE = "article.json"
SEVERAL = "articles.jsonl"

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """A reading, when it was retrieved, and its place among those retrieved in the same second."""

    reading: Reading
    retrieved: str
    nth: int = 0


def write_one(place: Path, record: Record) -> None:
    """Make this the record of an original that is one article."""
    content = json.dumps(_plain(record), ensure_ascii=False)  # indented, it would take ten times as long
    encoded = content.encode("utf-8", "backslashreplace")
    try:
        disk.write_new(place / ONE, encoded)
        disk.settle_folder(place)
    except FileExistsError:
        disk.replace_whole(place / ONE, encoded)


def append(place: Path, records: Sequence[Record]) -> None:
    """Add records to those of an original that holds several articles; they are on the disk on return.

    Raises OSError when the disk refuses; then the file is as it was before.
    """
    lines = "".join(json.dumps(_plain(record), ensure_ascii=False) + "\n" for record in records)
    with (place / SEVERAL).open("a+b", buffering=0) as file:
        whole = _ends_whole(file)
        before = file.seek(0, os.SEEK_END)
        try:
            _write_all(file, (b"" if whole else b"\n") + lines.encode("utf-8", "backslashreplace"))
            disk.settle(file.fileno())
        except OSError:
            with suppress(OSError):  # a drive that is gone keeps a torn line, which is passed over
                file.truncate(before)
            raise


def _write_all(file: RawIOBase, content: bytes) -> None:
    """Write all of it: a disk that is nearly full takes a part and refuses the next."""
    waiting = memoryview(content)
    while waiting:
        waiting = waiting[file.write(waiting) or 0 :]


def of(place: Path) -> Iterator[Record | None]:
    """The records beside the original in this folder, one after the other; None stands for a damaged one."""
    try:
        yield _record((place / ONE).read_bytes(), place.name)
    except FileNotFoundError:
        try:
            with (place / SEVERAL).open("rb") as file:
                for line in file:
                    yield _record(line, place.name)
        except OSError:
            yield None
    except OSError:
        yield None


def keep_only(place: Path, parts: Collection[str]) -> None:
    """Leave the records of these parts alone in the file of an original that holds several articles."""
    kept = (record for record in of(place) if record is not None and record.reading.part in parts)
    lines = "".join(json.dumps(_plain(record), ensure_ascii=False) + "\n" for record in kept)
    disk.replace_whole(place / SEVERAL, lines.encode("utf-8", "backslashreplace"))


def _ends_whole(file: RawIOBase) -> bool:
    """Whether the last line is complete: one torn by a crash must not swallow the next."""
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _plain(record: Record) -> dict[str, object]:
    reading, facts = record.reading, record.reading.metadata
    return {
        "format": _FORMAT,
        "sha256": reading.sha256,
        "text_sha256": reading.text_sha256,
        "path": reading.path,
        **({"part": reading.part} if reading.part else {}),
        "retrieved": record.retrieved,
        "nth": record.nth,
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


def _record(content: bytes, sha256: str) -> Record | None:
    """The record that these bytes hold about the original with this hash, None where they are damaged."""
    try:
        values = json.loads(content)
        found = Record(_reading(values), str(values["retrieved"]), int(values.get("nth", 0)))
    except (ValueError, TypeError, KeyError, AssertionError):
        return None
    reading = found.reading
    whole = disk.sha256(reading.text.encode("utf-8", "surrogatepass")) == reading.text_sha256
    return found if reading.sha256 == sha256 and whole else None


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
        part=str(record.get("part", "")),
    )
