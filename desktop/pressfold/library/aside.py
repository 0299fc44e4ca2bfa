"""Putting a database aside: with all its companions, under a name that is not taken."""

from __future__ import annotations

from itertools import chain, count
from pathlib import Path

DATABASE = "library.sqlite"
_FILES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm")


def free(place: Path) -> Path:
    """A folder name that is not taken: an older database put aside is never overwritten."""
    numbered = (place.with_name(f"{place.name}-{number}") for number in count(2))
    return next(path for path in chain((place,), numbered) if not path.exists())


def move(source: Path, target: Path) -> None:
    """Move the database and its companions; a stale companion must never meet a new database."""
    target.mkdir(exist_ok=True)
    for name in _FILES:
        (target / name).unlink(missing_ok=True)
        if (source / name).exists():
            (source / name).replace(target / name)
