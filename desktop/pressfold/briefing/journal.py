"""The journal of one briefing: a line of JSON for each edit, undo, redo and save, on the disk before it counts as done.

The file and its journal together are the truth. Each line carries its number and a checksum; a last line that was
torn by a crash is as if it had never been. A save is told before it (`Saving`) and after it (`Saved`), so that the
file's hash says which lines it holds already, whenever the program died.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pressfold import disk
from pressfold.briefing.edit_lines import decoded, encoded
from pressfold.briefing.history import Step


@dataclass(frozen=True, slots=True)
class Opened:
    """The first line: whose journal this is and where the file lay."""

    briefing: str
    path: str


@dataclass(frozen=True, slots=True)
class Did:
    """An edit was done."""

    step: Step


@dataclass(frozen=True, slots=True)
class Undid:
    """The last step was taken back."""


@dataclass(frozen=True, slots=True)
class Redid:
    """The step that was taken back last was done again."""


@dataclass(frozen=True, slots=True)
class Saving:
    """The file is about to become the one with this hash; it holds all that stands above."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Saved:
    """The file became the one with this hash."""

    sha256: str


Entry = Opened | Did | Undid | Redid | Saving | Saved


@dataclass(frozen=True, slots=True)
class Lines:
    """What a journal says: its entries up to the first line that cannot be read, and where they end in bytes.

    `torn` is True where only the last line is cut off, `damaged` where whole lines behind the entries are lost.
    """

    entries: tuple[Entry, ...] = ()
    length: int = 0
    torn: bool = False
    damaged: bool = False


class Journal:
    """A journal file: read once, then only ever added to, or written anew as a whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None
        self._lines = 0
        self._length = 0

    def read(self) -> Lines:
        """What the journal says; nothing where there is none. Raises OSError when it cannot be read."""
        try:
            lines = parsed(self.path.read_bytes())
        except FileNotFoundError:
            lines = Lines()
        self._lines, self._length = len(lines.entries), lines.length
        return lines

    def add(self, *entries: Entry) -> None:
        """Add entries; when this returns they have reached the disk. Raises OSError, and then none of them counts."""
        lines = b"".join(_line(self._lines + nth, entry) for nth, entry in enumerate(entries))
        try:
            file = self._opened()
            file.write(lines)
            file.flush()
            disk.settle(file.fileno())
        except OSError:
            self.close()
            with contextlib.suppress(OSError):  # else the next line that is added cuts off what was half written
                os.truncate(self.path, self._length)
            raise
        self._lines += len(entries)
        self._length += len(lines)

    def rewrite(self, entries: Iterable[Entry]) -> None:
        """Replace the journal by these entries, whole or not at all. Raises OSError when the disk refuses."""
        lines = [_line(number, entry) for number, entry in enumerate(entries)]
        content = b"".join(lines)
        self.close()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        disk.replace_whole(self.path, content)
        self._lines, self._length = len(lines), len(content)

    def close(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):  # all that counts was flushed; a full disk may refuse the rest
                self._file.close()
            self._file = None

    def _opened(self) -> BinaryIO:
        if self._file is None:
            file = self.path.open("ab")
            if file.tell() > self._length:
                file.truncate(self._length)
            self._file = file
        return self._file


def parsed(content: bytes) -> Lines:
    """What the bytes of a journal say."""
    entries: list[Entry] = []
    length = 0
    for line in content.splitlines(keepends=True):
        entry = _entry(len(entries), line)
        if entry is None:
            break
        entries.append(entry)
        length += len(line)
    rest = content[length:]
    return Lines(tuple(entries), length, torn=bool(rest), damaged=b"\n" in rest)


_CHECK = 16


def _line(number: int, entry: Entry) -> bytes:
    body = f'"n":{number},{_fields(entry)}}}'.encode()
    return b'{"check":"' + disk.sha256(body)[:_CHECK].encode() + b'",' + body + b"\n"


def _fields(entry: Entry) -> str:
    match entry:
        case Did(step):
            return f'"act":"did","edit":{encoded(step.edit)},"back":{encoded(step.back)}'
        case Undid() | Redid():
            return f'"act":"{type(entry).__name__.lower()}"'
        case Saving(sha256) | Saved(sha256):
            return f'"act":"{type(entry).__name__.lower()}","sha256":"{sha256}"'
        case Opened(briefing, path):
            return f'"act":"opened","briefing":{json.dumps(briefing)},"path":{json.dumps(path)}'


def _entry(number: int, line: bytes) -> Entry | None:
    """The entry of a line, None where the line is torn, altered or out of its place."""
    head = len(b'{"check":"') + _CHECK
    body = line[head + 2 : -1]
    if not line.endswith(b"\n") or disk.sha256(body)[:_CHECK].encode() != line[head - _CHECK : head]:
        return None
    try:
        fields = json.loads(line)
        return _read(fields) if fields["n"] == number else None
    except (ValueError, KeyError, TypeError):
        return None


def _read(fields: dict[str, Any]) -> Entry | None:
    match fields["act"]:
        case "did":
            return Did(Step(decoded(json.dumps(fields["edit"])), decoded(json.dumps(fields["back"]))))
        case "undid":
            return Undid()
        case "redid":
            return Redid()
        case "saving":
            return Saving(fields["sha256"])
        case "saved":
            return Saved(fields["sha256"])
        case "opened":
            return Opened(fields["briefing"], fields["path"])
    return None
