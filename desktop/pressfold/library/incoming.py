"""What comes in: files where they lie, and clippings that have no file and get one for as long as they are read."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pressfold.model.errors import LibraryUnwritable


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to read: where it lies, what it is called in the report, and the path that is recorded."""

    path: Path
    label: str
    recorded: str


def of_file(path: Path) -> Incoming:
    """A file as somebody named it."""
    return Incoming(path, str(path), storable(path.absolute()))


@contextmanager
def clipping(folder: Path, content: bytes, ending: str, name: str) -> Iterator[Incoming]:
    """These bytes as a file of this ending in a folder of the library's own, gone at the end; `name` is recorded.

    Raises LibraryUnwritable.
    """
    path = folder / (hashlib.sha256(content).hexdigest()[:16] + ending)
    try:
        folder.mkdir(exist_ok=True)
        for left in folder.iterdir():  # by a program that was killed while it read
            left.unlink()
        path.write_bytes(content)
    except OSError as error:
        raise LibraryUnwritable(str(folder.parent), error.strerror or str(error)) from error
    try:
        yield Incoming(path, name, name)
    finally:
        with suppress(OSError):  # held by a virus scanner: the next clipping removes it
            path.unlink()
            folder.rmdir()


def storable(path: Path) -> str:
    """The path as text that can be stored: bytes of its name that are no UTF-8 are written out as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
