"""Where things lie on this machine, computed once and handed down."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """`library` is the user's library; `state` holds logs; `config` the settings of the window."""

    library: Path
    state: Path
    config: Path


def paths() -> Paths:
    """The usual places of this system, or all of them below `PRESSFOLD_HOME` where that is set.

    The library is where the reader chose it to be in the settings of the window.
    """
    usual = _usual()
    chosen = _chosen_library(usual.config / "settings.json")
    return replace(usual, library=chosen) if chosen is not None else usual


def _usual() -> Paths:
    home = os.environ.get("PRESSFOLD_HOME")
    if home:
        root = Path(home).expanduser()
        return Paths(root / "library", root / "state", root / "config")
    import platformdirs

    place = platformdirs.PlatformDirs("Pressfold", appauthor=False, roaming=False)
    return Paths(place.user_data_path / "library", place.user_state_path, place.user_config_path)


def _chosen_library(settings: Path) -> Path | None:
    """The folder that the settings name, None where they name none or cannot be read."""
    try:
        named = json.loads(settings.read_bytes())["library"]
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Path(named) if isinstance(named, str) and named else None
