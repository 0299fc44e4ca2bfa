"""Walking: which files of the named paths are articles to read, and which are passed over and why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pressfold.ingest.readers.registry import endings
from pressfold.model.errors import NoArticles

#: Why something was passed over of which nobody needs to hear: who hid it did so on purpose.
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was passed over; `why` is a phrase: "hidden", "a link", "of an unknown kind (.png)"."""

    path: Path
    why: str

    @property
    def sentence(self) -> str:
        return f"“{self.path}” was passed over: it is {self.why}."


@dataclass(frozen=True, slots=True)
class Walked:
    """What was found: files to read, each once and in order, and what was passed over."""

    found: tuple[Path, ...]
    skipped: tuple[Skipped, ...]

    @property
    def told(self) -> tuple[Skipped, ...]:
        """What was passed over and is not hidden: the reader is told, so that none is missed in silence."""
        return tuple(each for each in self.skipped if each.why != HIDDEN)


def files(paths: Iterable[Path]) -> list[Path]:
    """The files to read below these paths, each once, a folder's in the order of their names.

    Raises NoArticles when only folders were named and they hold nothing to read.
    """
    return list(readable(paths).found)


def readable(paths: Iterable[Path]) -> Walked:
    """What these paths hold, at least one file to read.

    A file that was named itself is there whatever it is: reading it says what is wrong with it.
    Raises NoArticles when only folders were named and they hold nothing to read.
    """
    named = list(paths)
    walked = walk(named)
    if not walked.found:
        raise NoArticles(", ".join(str(path) for path in named))
    return walked


def walk(paths: Iterable[Path]) -> Walked:
    """Go through these files and folders, folders recursively; links inside folders are not followed."""
    found: dict[Path, Path] = {}
    skipped: list[Skipped] = []
    for each in met(paths):
        if isinstance(each, Skipped):
            skipped.append(each)
        else:
            found.setdefault(each.absolute(), each)
    return Walked(tuple(found.values()), tuple(skipped))


def met(paths: Iterable[Path]) -> Iterator[Path | Skipped]:
    """What one meets on the way, one after the other: for who looks at the first of very many."""
    for path in paths:
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _below(folder: Path) -> Iterator[Path | Skipped]:
    """The files below a folder, sorted by name level by level, and what is passed over."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Skipped(folder, f"a folder that cannot be opened ({error.strerror or error})")
        return
    for entry in entries:
        path = folder / entry.name
        why = _refusal(entry)
        if why:
            yield Skipped(path, why)
        elif entry.is_dir(follow_symlinks=False):
            yield from _below(path)
        else:
            yield path


def _refusal(entry: os.DirEntry[str]) -> str:
    """Why an entry of a folder is passed over; empty when it is not."""
    if entry.name.startswith("."):
        return HIDDEN
    if entry.is_symlink() or _is_junction(entry):
        return "a link"
    if entry.is_dir(follow_symlinks=False):
        return ""
    if not entry.is_file(follow_symlinks=False):
        return "no regular file"
    ending = Path(entry.name).suffix.lower()
    return "" if ending in endings() else f"of an unknown kind ({ending or 'no ending'})"


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a Windows junction; Python 3.11 cannot ask."""
    return bool(entry.is_junction()) if hasattr(entry, "is_junction") else False
