"""The reader's decisions, appended to a log outside the database so that a rebuilt library has them all.

Each is keyed by what it is about (the hash of a text, the name of a label), never by a number that a rebuild could
change.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from pressfold import disk
from pressfold.model.errors import LibraryUnwritable


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `text_sha256` names the text it is about, empty where it is about a label as such.

    | act | about | says |
    |---|---|---|
    | set | a text | `field` has this value, found this way (`how`) |
    | remove, restore, star, unstar, read, unread | a text | it is so |
    | role | a text | the block at `field` ("12:80") has the role `value` |
    | version | a text | it is a newer version of the text `value` |
    | separate | a text | it is an article of its own |
    | make, look | a label | the collection or tag (`field`) named `value` looks like `how` |
    | rename | a label | the one named `value` is named `how` |
    | drop | a label | the one named `value` is gone |
    | passage | a family or a phrase (`field`) | it is so (`value`, JSON), or nothing is said of it any more |
    | date | a text | the words at `field` ("12:20") mean the date `value`, or none; or nothing any more |
    | check | a check (`field`) | it is no problem (`value`), or nothing is said of it any more |
    | label, unlabel | a text | it has the collection or tag (`field`) named `value`, or has not |
    """

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
        if not decisions:
            return
        try:
            with self.path.open("a+b") as file:
                file.write(b"" if _ends_whole(file) else b"\n")
                file.write(_lines(decisions))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise LibraryUnwritable(str(self.path.parent), error.strerror or str(error)) from error

    def __iter__(self) -> Iterator[Decision]:
        """Every decision in the order they were made; a line torn by a crash is passed over."""
        try:
            yield from decisions_in(self.path.read_bytes())
        except FileNotFoundError:
            return

    def about(self, text_sha256: str) -> list[Decision]:
        """The decisions about one text, in order."""
        return [decision for decision in self if decision.text_sha256 == text_sha256]

    def texts(self) -> frozenset[str]:
        """The hashes of the texts that something was decided about."""
        return frozenset(decision.text_sha256 for decision in self if decision.text_sha256)

    def forget(self, texts: Collection[str]) -> None:
        """Write the log anew without what was decided about these texts. Raises LibraryUnwritable."""
        kept = [
            decision
            for decision in self
            if decision.text_sha256 not in texts and not (decision.act == "version" and decision.value in texts)
        ]
        self.replace(kept)

    def replace(self, decisions: Iterable[Decision]) -> None:
        """Put these decisions in the place of all. Raises LibraryUnwritable."""
        try:
            disk.replace_whole(self.path, _lines(decisions))
        except OSError as error:
            raise LibraryUnwritable(str(self.path.parent), error.strerror or str(error)) from error


def decisions_in(content: bytes) -> Iterator[Decision]:
    """The decisions that a log holds, in order; a line that cannot be read is passed over."""
    for line in content.splitlines():
        try:
            yield Decision(**json.loads(line))
        except (ValueError, TypeError):
            continue


def _lines(decisions: Iterable[Decision]) -> bytes:
    return "".join(json.dumps(asdict(decision), ensure_ascii=False) + "\n" for decision in decisions).encode("utf-8")


def _ends_whole(file: BinaryIO) -> bool:
    """Whether the last line is complete: one torn by a crash must not swallow the next."""
    if not file.seek(0, os.SEEK_END):
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"
