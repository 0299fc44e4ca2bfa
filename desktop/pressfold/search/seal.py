"""Vouches for the files of an index, so that nothing damaged, unfinished or foreign is ever read.

Whoosh has no checksums, does not sync to the disk, and unpickles some of what it reads. So one small file, replaced as
a whole at the end of every commit, names the folder and generation in force, the version that made them, and length and
checksum of every file. What it does not name does not count: a commit that was killed half-way, a folder still being
built. Without it, or when something differs, the index is made anew from the store.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_NAME = "seal.json"
_CHUNK = 1 << 20


class IndexDamaged(Exception):
    """The index cannot be read, or must not be: make it anew from the store. No article is lost."""


@dataclass(frozen=True, slots=True)
class Seal:
    """`files` maps the name of each file in `folder` to its length in bytes and its CRC-32."""

    version: str
    folder: str
    generation: int
    files: Mapping[str, tuple[int, int]]

    def write(self, root: Path, key: bytes) -> None:
        """Put this seal in force, as a whole or not at all."""
        text = json.dumps({**self._body(), "mark": self.mark(key)}, indent=1)
        fresh = root / (_NAME + ".new")
        with fresh.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(root / _NAME)

    def mark_of(self, key: bytes) -> str:
        """What tells the index in force from every other, as `lineage:number:rest`."""
        return f"{self.folder}:{self.generation}:{self.mark(key)}"

    def mark(self, key: bytes) -> str:
        """A hash that only who has the key can make: an index from another machine does not carry it."""
        body = json.dumps(self._body(), sort_keys=True).encode()
        return hashlib.blake2b(body, key=key[:64], digest_size=16).hexdigest()

    def _body(self) -> dict[str, object]:
        files = {name: list(self.files[name]) for name in sorted(self.files)}
        return {"version": self.version, "folder": self.folder, "generation": self.generation, "files": files}

    def present(self, root: Path) -> bool:
        """Whether every file is there with its length; reads none of them."""
        folder = root / self.folder
        try:
            return all((folder / name).stat().st_size == size for name, (size, _) in self.files.items())
        except OSError:
            return False

    def verify(self, root: Path) -> None:
        """Read every file through; raises `IndexDamaged` for the first that is not as it was written."""
        for name, known in self.files.items():
            path = root / self.folder / name
            try:
                found = measure(path)
            except OSError as error:
                raise IndexDamaged(f"{path} cannot be read: {error}") from error
            if found != known:
                raise IndexDamaged(f"{path} is not as it was written")


def read_seal(root: Path, key: bytes) -> Seal | None:
    """The seal in force, or None where there is none that can be trusted."""
    try:
        found = json.loads((root / _NAME).read_text(encoding="utf-8"))
        mark = found.pop("mark")
        files = {str(name): (int(size), int(check)) for name, (size, check) in found["files"].items()}
        seal = Seal(str(found["version"]), str(found["folder"]), int(found["generation"]), files)
        plain = all(_is_plain(name) for name in [seal.folder, *files])
        return seal if plain and mark == seal.mark(key) else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
        return None


def measure(path: Path) -> tuple[int, int]:
    """Length and CRC-32 of a file."""
    size = check = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            check = zlib.crc32(chunk, check)
    return size, check


def measured(folder: Path, names: Iterable[str], known: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Length and checksum of each file; of those in `known`, which never change once written, without reading them."""
    return {name: known.get(name) or measure(folder / name) for name in names}


def _is_plain(name: str) -> bool:
    """Whether a name stays in its folder."""
    return name not in ("", ".", "..") and not set(name) & set("/\\:\0")
