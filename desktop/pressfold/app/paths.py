"""Where things lie on this machine, computed once and handed down."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

#: The mark of a portable folder, and what lies beside it in place of the user's profile.
PORTABLE, PORTABLE_HOME = "portable.txt", "Pressfold data"


@dataclass(frozen=True, slots=True)
class Paths:
    """`library` is the user's library; `state` holds logs; `config` the settings of the window."""

    library: Path
    state: Path
    config: Path


def paths() -> Paths:
    """The usual places of this system, or all of them below `PRESSFOLD_HOME` or beside a portable program.

    The library is where the reader chose it to be in the settings of the window.
    """
    usual = _usual()
    chosen = _chosen_library(usual.config / "settings.json")
    return replace(usual, library=chosen) if chosen is not None else usual


def _usual() -> Paths:
    root = _home()
    if root is not None:
        return Paths(root / "library", root / "state", root / "config")
    import platformdirs

    place = platformdirs.PlatformDirs("Pressfold", appauthor=False, roaming=False)
    return Paths(place.user_data_path / "library", place.user_state_path, place.user_config_path)


def _home() -> Path | None:
    """The one folder for everything, where there is one: named by PRESSFOLD_HOME, or that of a portable program."""
    named = os.environ.get("PRESSFOLD_HOME")
    if named:
        return Path(named).expanduser()
    folder = Path(sys.executable).parent
    if getattr(sys, "frozen", False) and (folder / PORTABLE).is_file():
        return folder / PORTABLE_HOME
    return None


def _chosen_library(settings: Path) -> Path | None:
    """The folder that the settings name, None where they name none or cannot be read."""
    try:
        named = json.loads(settings.read_bytes())["library"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Path(named) if isinstance(named, str) and named else None
