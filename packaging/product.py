"""The facts of `product.toml` with the version, for every script here: `python packaging/product.py programs.desk`."""

from __future__ import annotations

import re
import sys
import tomllib
from functools import reduce
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def product() -> dict[str, Any]:
    """What stands in product.toml, and `version` as the package states it."""
    facts = tomllib.loads((HERE / "product.toml").read_text(encoding="utf-8"))
    return {**facts, "version": version()}


def version() -> str:
    """The version of the package; raises LookupError where none is stated."""
    stated = re.search(
        r'^__version__ = "(.+)"$', (ROOT / "desktop/pressfold/__init__.py").read_text(encoding="utf-8"), re.M
    )
    if not stated:
        raise LookupError("desktop/pressfold/__init__.py states no version")
    return stated[1]


def main(names: list[str]) -> int:
    """Print the named facts, a line each, for scripts in other languages."""
    facts = product()
    for name in names:
        print(reduce(lambda within, key: within[key], name.split("."), facts))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
