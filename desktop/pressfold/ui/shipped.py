"""What the program can tell about its own making: its commit, and the licence of each thing that travels with it.

A frozen program has both written into it by `packaging/freeze.py`. One that runs from its source has neither: its
packages are those of its environment, and each tells its licence itself.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressfold.resources import bundled, resource

if TYPE_CHECKING:
    from importlib.metadata import Distribution


class Origin(Enum):
    """How this program came onto the machine."""

    WINDOWS = "an installer for Windows"
    MACOS = "a disk image for macOS"
    DEB = "a Debian package"
    ARCHIVE = "an archive for Linux"
    SOURCE = "its source"


def origin() -> Origin:
    """How this program came onto the machine."""
    if not getattr(sys, "frozen", False):
        return Origin.SOURCE
    if sys.platform == "win32":
        return Origin.WINDOWS
    if sys.platform == "darwin":
        return Origin.MACOS
    return Origin.DEB if sys.executable.startswith("/opt/") else Origin.ARCHIVE


@dataclass(frozen=True, slots=True)
class Build:
    """What was frozen: the full name of the commit, its day (ISO), and whether files differed from it."""

    commit: str
    day: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that Pressfold is made of; `texts` are the files with its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]

    def text(self) -> str:
        """All that its licence says, file after file."""
        return "\n\n\n".join(path.read_text(encoding="utf-8", errors="replace").strip() for path in self.texts)


@cache
def build() -> Build | None:
    """What was frozen, None for a program that runs from its source."""
    try:
        facts: dict[str, Any] = json.loads(resource("build.json").read_bytes())
        return Build(str(facts["commit"]), str(facts["date"])[:10], bool(facts["changed"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


@cache
def parts() -> tuple[Part, ...]:
    """All that travels, Pressfold first. Raises OSError or ValueError where a frozen program lost its list."""
    folder = bundled("LICENSES")
    if folder is None:
        return _installed()
    listed: list[dict[str, Any]] = json.loads((folder / "index.json").read_bytes())
    return tuple(
        Part(row["name"], row["version"], row["licence"], tuple(folder / text for text in row["texts"]))
        for row in listed
    )


def _installed() -> tuple[Part, ...]:
    """The packages of the environment that tell a licence, by name."""
    from importlib.metadata import distributions  # takes 30 ms; only the list of licences needs it

    found = {each.metadata["Name"].lower(): each for each in distributions()}
    return tuple(_part(each) for _, each in sorted(found.items()))


def _part(each: Distribution) -> Part:
    stated = [each.metadata[name] for name in ("License-Expression", "License") if name in each.metadata]
    told = next((one for one in stated if one), "")
    texts = (file for file in each.files or () if file.parts[0].endswith(".dist-info") and _is_licence(file.name))
    licence = told.splitlines()[0] if told and len(told) < 200 else ""
    return Part(each.metadata["Name"], each.version, licence, tuple(Path(str(file.locate())) for file in texts))


def _is_licence(name: str) -> bool:
    return name.lower().startswith(("licen", "copying", "notice"))
