"""The reader's decisions, appended to a log outside the database so that a rebuilt library has them all.

Each is keyed by what it is about (the hash of a text), never by a number that a rebuild could change.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from pressfold.model.errors import LibraryUnwritable


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about a text: `act` is "set" (with field, value and how it was found), "remove" or "restore"."""

    act: str
    text_sha256: str
    field: str = ""
    value: str | None = None
    how: str | None = None


class Decisions:
    """An append-only file of JSON lines; a decision is on the disk before `log` returns."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def log(self, *decisions: Decision) -> None:
        """Append decisions and wait until the disk has them. Raises LibraryUnwritable."""
        lines = "".join(json.dumps(asdict(decision), ensure_ascii=False) + "\n" for decision in decisions)
        try:
            with self.path.open("a+b") as file:
                file.write(b"" if _ends_whole(file) else b"\n")
                file.write(lines.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise LibraryUnwritable(str(self.path.parent), error.strerror or str(error)) from error

    def __iter__(self) -> Iterator[Decision]:
        """Every decision in the order they were made; a line torn by a crash is passed over."""
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                yield Decision(**json.loads(line))
            except (ValueError, TypeError):
                continue

    def by_text(self) -> Mapping[str, Sequence[Decision]]:
        """The decisions about each text, by its hash."""
        about: dict[str, list[Decision]] = defaultdict(list)
        for decision in self:
            about[decision.text_sha256].append(decision)
        return about

    def removed_texts(self) -> frozenset[str]:
        """The hashes of the texts that were removed and not brought back since."""
        removed: set[str] = set()
        for decision in self:
            if decision.act == "remove":
                removed.add(decision.text_sha256)
            elif decision.act == "restore":
                removed.discard(decision.text_sha256)
        return frozenset(removed)


def _ends_whole(file: BinaryIO) -> bool:
    """Whether the last line is complete: one torn by a crash must not swallow the next."""
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
