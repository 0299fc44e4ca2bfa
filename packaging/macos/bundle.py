"""The app as a tree of files: whether it is whole, and in which order its parts are signed. Runs on any system."""

from __future__ import annotations

import os
import plistlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from machine_code import slices


def faults(app: Path, product: Mapping[str, Any], processor: str) -> list[str]:
    """What would keep this app from being signed, opened or understood, each as a sentence; none when it is whole."""
    stated = app / "Contents" / "Info.plist"
    if not stated.is_file():
        return [f"{app} has no Contents/Info.plist, so it is no app. Freeze Pressfold on a Mac first."]
    info = plistlib.loads(stated.read_bytes())
    return [*_named(app, info, product), *_links(app), *_code(app, processor)]


def _named(app: Path, info: Mapping[str, Any], product: Mapping[str, Any]) -> list[str]:
    found = []
    if info.get("CFBundleShortVersionString") != product["version"]:
        found.append(f"The app says it is {info.get('CFBundleShortVersionString')}, and {product['version']} is made.")
    for name in ("desk", "console"):
        program = app / "Contents" / "MacOS" / product["programs"][name]
        if not (program.is_file() and os.access(program, os.X_OK)):
            found.append(f"The program {program.name} is missing or may not be run.")
    kinds = (*info.get("CFBundleDocumentTypes", []), *info.get("UTExportedTypeDeclarations", []))
    icons = {info.get("CFBundleIconFile")} | {
        kind.get("CFBundleTypeIconFile", kind.get("UTTypeIconFile")) for kind in kinds
    }
    for icon in sorted(icon for icon in icons if icon):
        if not (app / "Contents" / "Resources" / icon).is_file():
            found.append(f"The icon {icon} is missing from Contents/Resources.")
    if info.get("LSBackgroundOnly"):
        found.append("The app says it has no window (LSBackgroundOnly), so none would come up.")
    return found


def _links(app: Path) -> list[str]:
    """Links must lead to a file inside of the app: a signature covers nothing else."""
    found, top = [], app.resolve()
    for path in sorted(app.rglob("*")):
        if not path.is_symlink():
            continue
        if path.readlink().is_absolute() or not path.resolve().is_relative_to(top):
            found.append(f"The link {path.relative_to(app)} leads out of the app.")
        elif not path.exists():
            found.append(f"The link {path.relative_to(app)} leads nowhere.")
    return found


def _code(app: Path, processor: str) -> list[str]:
    return [
        f"{path.relative_to(app)} is not for {processor}."
        for path in code(app)
        if processor not in {part.processor for part in slices(path)}
    ]


def newer(app: Path, product: Mapping[str, Any], processor: str) -> dict[tuple[int, int], list[Path]]:
    """The code that states a newer macOS than the app's oldest, by what it states.

    macOS refuses programs for that, and libraries only if they call what is missing: so it is told, and no fault. The
    bindings of Qt for Python 6.11 state 15.0 in wheels that are offered for 13.0, and Qt itself states 13.0.
    """
    oldest = tuple(map(int, product["macos"]["minimum"].split(".")))
    found: dict[tuple[int, int], list[Path]] = {}
    for path in code(app):
        for part in slices(path):
            if part.processor == processor and part.oldest > oldest:
                found.setdefault(part.oldest, []).append(path)
    return found


def code(app: Path) -> list[Path]:
    """Every file of machine code in the app, links left out, sorted."""
    return sorted(path for path in app.rglob("*") if path.is_file() and not path.is_symlink() and slices(path))


def signing_order(app: Path) -> list[Path]:
    """All that gets a signature, from the inside out: what is deepest first, the app itself last.

    A signature covers what lies below it, so it is broken by one that is put in afterwards.
    """
    frameworks = [path for path in app.rglob("*.framework") if path.is_dir() and not path.is_symlink()]
    inner = sorted([*code(app), *frameworks], key=lambda path: (-len(path.parts), str(path)))
    return [*inner, app]
