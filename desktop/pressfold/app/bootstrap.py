"""What the window and the command line both need to start."""

from __future__ import annotations

from pathlib import Path

from pressfold.app.paths import paths
from pressfold.library.library import Library, is_library
from pressfold.model.errors import NoLibrary, NotALibrary


def open_library(folder: Path | None = None, *, reading: bool = False) -> Library:
    """The library in `folder`, or the user's own, with the journals of briefings in the user's state folder.

    A library that is only read is never made, but for the user's own.
    Raises NoLibrary, NotALibrary, LibraryLocked, LibraryNewer, LibraryDamaged, LibraryUnwritable.
    """
    places = paths()
    chosen = folder or places.library
    if reading and chosen != places.library and not is_library(chosen):
        raise NotALibrary(str(chosen)) if _in_a_file(chosen) else NoLibrary(str(chosen))
    return Library.open(chosen, state=places.state, reading=reading)


def _in_a_file(folder: Path) -> bool:
    return any(place.is_file() for place in (folder, *folder.parents))
