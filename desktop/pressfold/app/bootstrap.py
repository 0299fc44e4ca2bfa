"""What the window and the command line both need to start."""

from __future__ import annotations

from pathlib import Path

from pressfold.app.paths import paths
from pressfold.library.library import Library


def open_library(folder: Path | None = None, *, reading: bool = False) -> Library:
    """The library in `folder`, or the user's own, with the journals of briefings in the user's state folder.

    Raises LibraryLocked, LibraryNewer, LibraryDamaged, LibraryUnwritable.
    """
    places = paths()
    return Library.open(folder or places.library, state=places.state, reading=reading)
