"""Where an index lies: in a folder of the library under a seal, or in memory.

Below the folder handed in, each index has a folder of its own; the seal names the one in force. A new one is built
beside it and put in force by one rename, so that reading goes on in the old one until then.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakSet

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, FileIndex

from pressfold.search.schema import schema, version
from pressfold.search.seal import IndexDamaged, Seal, measured, read_seal


@dataclass(frozen=True, slots=True)
class Draft:
    """An index being built that is not in force yet."""

    index: FileIndex
    segments: list[Any]

    def publish(self, toc: TOC, storage: Any) -> None:
        """Keep a commit, for whoever puts the draft in force."""
        toc.write(storage, self.index.indexname)
        self.segments[:] = toc.segments


class IndexStorage(Protocol):
    """What `SearchIndex` asks of the place where the index lies."""

    def sound(self) -> bool:
        """Whether there is an index to open, as far as can be told without reading it."""
        ...

    def mark(self) -> str:
        """What tells the index in force from every other; empty where there is none."""
        ...

    def open(self) -> FileIndex:
        """The index in force; raises `IndexDamaged`."""
        ...

    def measure(self, toc: TOC, storage: Any) -> None:
        """Read through what a commit wrote, so that `publish` need not."""
        ...

    def publish(self, toc: TOC, storage: Any) -> None:
        """Put a commit to the index in force, or leave all as it was and raise."""
        ...

    def draft(self) -> Draft:
        """A new empty index beside the one in force."""
        ...

    def switch(self, draft: Draft) -> None:
        """Put a draft in force."""
        ...

    def tidy(self) -> None:
        """Remove what is not in force, as far as it can be removed now."""
        ...


class MemoryStorage:
    """An index that is gone with the process."""

    def __init__(self) -> None:
        self._index = self.draft().index

    def sound(self) -> bool:
        return True

    def mark(self) -> str:
        return ""

    def open(self) -> FileIndex:
        return self._index

    def measure(self, toc: TOC, storage: Any) -> None:
        """Nothing vouches for memory."""

    def publish(self, toc: TOC, storage: Any) -> None:
        toc.write(storage, self._index.indexname)

    def draft(self) -> Draft:
        return Draft(RamStorage().create_index(schema()), [])

    def switch(self, draft: Draft) -> None:
        self._index = draft.index

    def tidy(self) -> None:
        """Nothing lies about in memory."""


class Folder(FileStorage):  # type: ignore[misc]  # Whoosh is not typed
    """A folder of files that knows which of those written to it are still open: a failed commit leaves some."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self._written: WeakSet[Any] = WeakSet()

    def create_file(self, name: str, **how: Any) -> Any:
        file = super().create_file(name, **how)
        self._written.add(file)
        return file

    def temp_storage(self, name: str | None = None) -> Folder:
        """The folder for files that do not outlive the commit; they are counted with ours."""
        inner = Folder(super().temp_storage(name).folder)
        inner._written = self._written
        return inner

    def close_written(self) -> None:
        """Close what a failed commit left open: on Windows it could not be removed before."""
        for file in list(self._written):
            if not file.is_closed:
                with suppress(OSError):
                    file.close()


class UnderSeal:
    """What a seal vouches for. `key` is a secret of this user: an index that carries another mark is not opened."""

    def __init__(self, root: Path, key: bytes) -> None:
        self._root = root
        self._key = key
        self._seal = read_seal(root, key)

    def sound(self) -> bool:
        return self._seal is not None and self._seal.version == version() and self._seal.present(self._root)

    def mark(self) -> str:
        return self._seal.mark_of(self._key) if self._seal is not None else ""


class FolderStorage(UnderSeal):
    """An index in a folder of the library, which is made where it is missing."""

    def __init__(self, root: Path, key: bytes) -> None:
        root.mkdir(parents=True, exist_ok=True)
        super().__init__(root, key)
        self._measured: dict[str, tuple[int, int]] = {}

    def open(self) -> FileIndex:
        seal = self._seal
        if seal is None or not self.sound():
            raise IndexDamaged("there is no index of this version")
        seal.verify(self._root)
        folder = self._root / seal.folder
        _remove_unsealed(folder, seal)
        self.tidy()
        return Folder(str(folder)).open_index(schema=schema())

    def measure(self, toc: TOC, storage: Any) -> None:
        if self._seal is not None:
            folder = self._root / self._seal.folder
            self._measured = measured(folder, _files(toc.segments, storage), self._seal.files)

    def publish(self, toc: TOC, storage: Any) -> None:
        if self._seal is None:
            raise IndexDamaged("there is no index to add to")
        folder = self._root / self._seal.folder
        try:
            toc.write(storage, _INDEX_NAME)
            self._put_in_force(folder, toc.generation, toc.segments, storage)
        except BaseException:
            (folder / _toc_name(toc.generation)).unlink(missing_ok=True)
            raise

    def draft(self) -> Draft:
        taken = [int(path.name) for path in self._root.iterdir() if path.name.isdecimal()]
        folder = self._root / str(max(taken, default=0) + 1)
        folder.mkdir()
        return Draft(Folder(str(folder)).create_index(schema()), [])

    def switch(self, draft: Draft) -> None:
        storage = draft.index.storage
        self._put_in_force(Path(storage.folder), draft.index.latest_generation(), draft.segments, storage)

    def _put_in_force(self, folder: Path, generation: int, segments: list[Any], storage: Any) -> None:
        names = [_toc_name(generation), *_files(segments, storage)]
        known = self._measured if self._seal is not None and self._seal.folder == folder.name else {}
        seal = Seal(version(), folder.name, generation, measured(folder, names, known))
        seal.write(self._root, self._key)
        self._seal = seal

    def tidy(self) -> None:
        in_force = self._seal.folder if self._seal else None
        for path in self._root.iterdir():
            if path.name.isdecimal() and path.name != in_force:
                shutil.rmtree(path, ignore_errors=True)


_INDEX_NAME = "MAIN"


def _files(segments: list[Any], storage: Any) -> list[str]:
    return [name for segment in segments for name in segment.list_files(storage)]


def _toc_name(generation: int | str) -> str:
    return f"_{_INDEX_NAME}_{generation}.toc"


def _remove_unsealed(folder: Path, seal: Seal) -> None:
    """Forget commits that were killed before they were sealed: Whoosh would read the newest."""
    for path in folder.glob(_toc_name("*")):
        if path.name not in seal.files:
            path.unlink()
