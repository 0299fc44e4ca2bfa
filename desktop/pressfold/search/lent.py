"""The index of another program that holds the library, read as its last commit left it.

The seal names every file of a commit, and none of them is ever written again. So whoever has read them through may read
on from them whatever comes beside them; when the writer takes one away before it was opened, the next seal is there.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex

from pressfold.search.schema import schema
from pressfold.search.seal import IndexDamaged
from pressfold.search.storage import Draft, UnderSeal


class Sealed(FileStorage):  # type: ignore[misc]  # Whoosh is not typed
    """A folder in which the files of one seal are seen and no others: those are a commit that is not in force yet."""

    def __init__(self, path: str, names: Collection[str]) -> None:
        super().__init__(path)
        self._names = frozenset(names)

    def list(self) -> list[str]:
        return sorted(self._names)

    def file_exists(self, name: str) -> bool:
        """Also of one that was taken away: to open it is an error, where one that never was is an empty column."""
        return name in self._names


class LentStorage(UnderSeal):
    """An index that somebody else writes: nothing is put in force, and nothing tidied."""

    def open(self) -> FileIndex:
        seal = self._seal
        if seal is None or not self.sound():
            raise IndexDamaged("nobody has an index of this version to lend")
        seal.verify(self._root)
        return Sealed(str(self._root / seal.folder), seal.files).open_index(schema=schema())

    def measure(self, toc: TOC, storage: Any) -> None:  # noqa: ARG002 - as whoever may write has it
        raise AssertionError(_NOT_OURS)

    def publish(self, toc: TOC, storage: Any) -> None:  # noqa: ARG002 - as above
        raise AssertionError(_NOT_OURS)

    def draft(self) -> Draft:
        raise AssertionError(_NOT_OURS)

    def switch(self, draft: Draft) -> None:  # noqa: ARG002 - as above
        raise AssertionError(_NOT_OURS)

    def tidy(self) -> None:
        """What lies about is the writer's."""


_NOT_OURS = "an index that is lent is only read"
