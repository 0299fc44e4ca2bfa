"""One function that finds data in the source tree, in an installed wheel and in a frozen bundle."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def _roots() -> tuple[Path, ...]:
    """The folders that may hold `resources` and `corpus`, the source tree first."""
    bundle = getattr(sys, "_MEIPASS", None)
    frozen = (Path(bundle),) if bundle else ()
    return (*frozen, _HERE.parent.parent, _HERE / "data")


def resource(*parts: str) -> Path:
    """The path of a file or folder below `resources/`.

    Raises FileNotFoundError when this build of Pressfold lacks it.
    """
    return _find("resources", *parts)


def corpus() -> Path:
    """The folder of the starter articles."""
    return _find("corpus")


def bundled(name: str) -> Path | None:
    """A folder that only a frozen program has, None in a program that runs from its source."""
    bundle = getattr(sys, "_MEIPASS", None)
    folder = Path(bundle, name) if bundle else None
    return folder if folder is not None and folder.is_dir() else None


def _find(*parts: str) -> Path:
    for root in _roots():
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))
