"""The door to the reader's own registry: a YAML file in the library's folder that may also be edited by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pressfold.disk import replace_whole
from pressfold.model.actor_errors import NotARegistry, RegistryUnreadable
from pressfold.model.errors import LibraryUnwritable
from pressfold.model.own_entry import OwnEntries, OwnEntry

#: A bigger file is no list of actors.
_BIGGEST = 20_000_000
FILE = "actors.yaml"


@dataclass(frozen=True, slots=True)
class Kept:
    """An act on the reader's registry: its name, and the file's text before and after; handing it back undoes it."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file brought: how many entries were new and how many changed, what was wrong in it, and the act."""

    added: int
    changed: int
    read: OwnEntries
    kept: Kept


class OwnRegistry:
    """The reader's entries. An act is on the disk before it returns; the next analysis finds what they name."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def read(self) -> OwnEntries:
        """The entries, what is wrong in the file, and the aliases that several claim. Raises RegistryUnreadable."""
        from pressfold.actors.registry_yaml import parsed

        text = self._text()
        return parsed(text) if text.strip() else OwnEntries(())

    def entries(self) -> tuple[OwnEntry, ...]:
        """The entries that could be read. Raises RegistryUnreadable."""
        return self.read().entries

    def check(self, values: Mapping[str, object]) -> OwnEntries:
        """The entry with these fields as a file would give it, and what is wrong with it by field."""
        from pressfold.actors.own_registry import RawEntry, checked

        return checked([RawEntry(1, {}, values)])

    def put(self, entry: OwnEntry) -> Kept:
        """Add an entry, or put it in the place of the one with its id."""
        from pressfold.actors.registry_yaml import with_entry

        return self._keep("Change registry", with_entry(self._text(), entry))

    def remove(self, actor: str) -> Kept:
        """Take the entry with this id away."""
        from pressfold.actors.registry_yaml import without_entry

        return self._keep("Remove from registry", without_entry(self._text(), actor))

    def undo(self, kept: Kept) -> Kept:
        """Put back the file as it was before an act."""
        return self._keep(kept.name, kept.before)

    def redo(self, kept: Kept) -> Kept:
        """The file again as it was after an act."""
        return self._keep(kept.name, kept.after)

    def take_in(self, path: Path) -> Imported:
        """Add the entries of a YAML, CSV or Excel file to the registry; those with the same id change theirs.

        Raises RegistryUnreadable, NotARegistry.
        """
        from pressfold.actors.registry_yaml import with_entry

        read = read_file(path)
        known = {entry.id: entry for entry in self.entries()}
        text = self._text()
        fresh = [entry for entry in read.entries if known.get(entry.id) != entry]
        for entry in fresh:
            text = with_entry(text, entry)
        added = sum(entry.id not in known for entry in fresh)
        return Imported(added, len(fresh) - added, read, self._keep("Import registry", text))

    def give_out(self, path: Path) -> int:
        """Write the entries to a YAML, CSV or Excel file by its ending; how many. Raises NotARegistry."""
        from pressfold.actors.registry_tables import WRITERS
        from pressfold.actors.registry_yaml import dumped

        entries = self.entries()
        suffix = path.suffix.lower()
        if suffix in (".yaml", ".yml"):
            content = "".join(map(dumped, entries)).encode("utf-8") or b"[]\n"
        elif suffix in WRITERS:
            content = WRITERS[suffix](entries)
        else:
            raise NotARegistry(str(path))
        _write(path, content)
        return len(entries)

    def digest(self) -> str:
        """A hash of the file, empty where there is none: findings made with another are due."""
        try:
            return hashlib.sha256(self.path.read_bytes()).hexdigest()
        except OSError:
            return ""

    def _text(self) -> str:
        return _bytes(self.path).decode("utf-8-sig", "replace").replace("\r\n", "\n") if self.path.exists() else ""

    def _keep(self, name: str, text: str) -> Kept:
        before = self._text()
        if text != before:
            _write(self.path, text.encode("utf-8"))
        return Kept(name, before, text)


def read_file(path: Path) -> OwnEntries:
    """The entries of a YAML, CSV or Excel file. Raises RegistryUnreadable, NotARegistry."""
    from pressfold.actors.registry_tables import READERS
    from pressfold.actors.registry_yaml import parsed

    content = _bytes(path)
    suffix = path.suffix.lower()
    if suffix in (".yaml", ".yml"):
        return parsed(content.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    if suffix not in READERS:
        raise NotARegistry(str(path))
    try:
        return READERS[suffix](content)
    except ValueError as error:
        raise NotARegistry(str(path), str(error)) from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _BIGGEST:
            raise NotARegistry(str(path))
        return path.read_bytes()
    except OSError as error:
        raise RegistryUnreadable(str(path), error.strerror or str(error)) from error


def _write(path: Path, content: bytes) -> None:
    try:
        replace_whole(path, content)
    except OSError as error:
        raise LibraryUnwritable(str(path.parent), error.strerror or str(error)) from error
