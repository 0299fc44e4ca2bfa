"""Readings as plain data: JSON alone crosses from the process that touched a strange file to the one that did not.

Unpickling would let a file that took over its reader take over everything; JSON holds values only.
"""

from __future__ import annotations

import json
from typing import Any

from pressfold.model.article import Block, Metadata, Reading, Role


def packed(value: object) -> bytes:
    """The value as JSON in UTF-8; names of files may hold what UTF-8 cannot."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpacked(content: bytes) -> Any:
    """The value again. Raises ValueError when the bytes are something else."""
    return json.loads(content.decode("utf-8", "surrogatepass"))


def plain(reading: Reading) -> dict[str, object]:
    """The reading as dicts, lists and strings."""
    facts = reading.metadata
    return {
        "path": reading.path,
        "text": reading.text,
        "blocks": [[block.start, block.end, block.role.value] for block in reading.blocks],
        "metadata": {name: getattr(facts, name) for name in Metadata.__slots__ if name not in _MAPPINGS}
        | {name: dict(getattr(facts, name)) for name in _MAPPINGS},
        "sha256": reading.sha256,
        "text_sha256": reading.text_sha256,
        "encoding": reading.encoding,
        "extractor": reading.extractor,
        "part": reading.part,
    }


_MAPPINGS = ("suggested", "provenance")


def reading(value: dict[str, Any]) -> Reading:
    """The reading that `plain` was made from. Raises KeyError, TypeError or ValueError when it is none."""
    return Reading(
        path=str(value["path"]),
        text=str(value["text"]),
        blocks=tuple(Block(int(start), int(end), Role(role)) for start, end, role in value["blocks"]),
        metadata=Metadata(**value["metadata"]),
        sha256=str(value["sha256"]),
        text_sha256=str(value["text_sha256"]),
        encoding=str(value["encoding"]),
        extractor=str(value["extractor"]),
        part=str(value["part"]),
    )
