"""The scripts of packaging/ as modules: they stand outside of the package and import each other by bare names."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

from tests.conftest import ROOT

FOLDER = ROOT / "packaging"


def script(name: str) -> ModuleType:
    """A script by its place below packaging/, such as "windows/texts"; what it brought in is let go again."""
    place = (FOLDER / name).parent
    before, path = set(sys.modules), list(sys.path)
    sys.path[:0] = [str(place), str(FOLDER)]
    try:
        return importlib.import_module((FOLDER / name).name)
    finally:
        sys.path[:] = path
        for loaded in set(sys.modules) - before:
            file = getattr(sys.modules[loaded], "__file__", None) or ""
            if file.startswith(str(FOLDER)):
                del sys.modules[loaded]
