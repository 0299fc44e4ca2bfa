"""Where things lie on this machine, computed once and handed down."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Paths:
    """`library` is the user's library; `state` holds logs; `config` the settings of the window."""

    library: Path
    state: Path
    config: Path


def paths() -> Paths:
    """The usual places of this system, or all of them below `PRESSFOLD_HOME` where that is set."""
    home = os.environ.get("PRESSFOLD_HOME")
    if home:
        root = Path(home).expanduser()
        return Paths(root / "library", root / "state", root / "config")
    import platformdirs

    place = platformdirs.PlatformDirs("Pressfold", appauthor=False, roaming=False)
    return Paths(place.user_data_path / "library", place.user_state_path, place.user_config_path)
