"""What the installers carry: the frozen folder, the icons of our file types, and the list by which all that goes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from typing import Any

#: The uninstaller is made while Pressfold is installed; it goes last, so that a removal that was cut off can go on.
UNINSTALLER = "uninstall.exe"
#: The file that says which files are ours (UTF-16, which NSIS reads).
LIST = "installed.txt"


class NotWhole(Exception):
    """The frozen folder lacks what an installer must have; its text says what."""


def gather(product: Mapping[str, Any], frozen: Path, icons: Path, to: Path, when: int) -> list[str]:
    """Copy the frozen folder and the icons to `to`; the paths of all files below it, sorted, in the Windows way.

    Every file gets the time `when` (seconds), so that the same commit makes the same installer.
    """
    programs = [f"{product['programs'][name]}.exe" for name in ("desk", "console")]
    missing = [name for name in (*programs, product["programs"]["contents"]) if not (frozen / name).exists()]
    if missing:
        raise NotWhole(f"{frozen} holds no {' and no '.join(missing)}. Freeze Pressfold on Windows first.")
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(frozen, to)
    for kind in product["types"]:
        shutil.copy(icons / f"{kind['icon']}.ico", to)
    files = sorted(path.relative_to(to) for path in to.rglob("*") if path.is_file())
    for path in files:
        os.utime(to / path, (when, when))
    return [str(PureWindowsPath(path)) for path in files]


def folders(files: list[str]) -> list[str]:
    """The folders that these files lie in, the deepest first, each once."""
    found = {str(parent) for name in files for parent in PureWindowsPath(name).parents if str(parent) != "."}
    return sorted(found, key=lambda name: (-name.count("\\"), name))


def listing(files: list[str]) -> str:
    """The lines of the list: files, then folders with a stroke at their end, the uninstaller last."""
    lines = [*files, *(f"{name}\\" for name in folders(files)), UNINSTALLER]
    return "".join(f"{line}\r\n" for line in lines)


def size(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
