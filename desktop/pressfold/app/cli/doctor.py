"""`pressfold doctor`: versions, places, and whether store and index are sound; `--rebuild` makes the database anew."""

from __future__ import annotations

import argparse
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from pressfold import __version__
from pressfold.app.bootstrap import open_library
from pressfold.app.cli.output import Output
from pressfold.app.paths import paths
from pressfold.library.library import utc_now
from pressfold.library.place import risks
from pressfold.model.errors import LibraryDamaged, OriginalsDamaged, PressfoldError
from pressfold.ui.shipped import build

_PACKAGES = ("PySide6-Essentials", "whoosh3", "pydantic", "rapidfuzz", "numpy", "python-docx")


def add(commands: Any, common: argparse.ArgumentParser) -> None:
    command = commands.add_parser("doctor", parents=[common], help="check versions, places, store and index")
    command.add_argument("--rebuild", action="store_true", help="make the database anew from the originals")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """0 when all is sound, 1 when something is not."""
    if arguments.rebuild:
        _rebuild(arguments, output)
    made = build()
    facts: dict[str, object] = {"pressfold": __version__, "commit": made.commit if made else "run from its source"}
    facts |= {"python": platform.python_version()}
    facts |= {name: _version(name) for name in _PACKAGES}
    facts |= {"library": str(arguments.library), "state": str(paths().state)}
    troubles = _troubles(arguments, facts)
    warnings = [risk.sentence for risk in risks(arguments.library)]
    facts |= {"troubles": troubles, "warnings": warnings}
    if output.as_json:
        output.record(facts)
    else:
        for name, value in facts.items():
            if name not in ("troubles", "warnings"):
                output.text(f"{name:<20} {value}")
        for warning in warnings:
            output.text(warning)
        output.text("All is well." if not troubles else "\n".join(troubles))
    return 1 if troubles else 0


def _troubles(arguments: argparse.Namespace, facts: dict[str, object]) -> list[str]:
    """What is wrong with store and index, each with what to do."""
    try:
        with open_library(arguments.library, reading=True) as library:
            damage = library.store.damage()
            if damage:
                return [LibraryDamaged(str(arguments.library)).sentence, *damage]
            rows = library.articles.rows()
            facts["articles"] = len(rows)
            facts["findings"] = "due" if library.analysis.due() else "up to date"
            facts["index"] = "due" if library.searches.stale() else "up to date"
            made = library.backups.all()
            facts["backups"] = f"{len(made)}, the newest of {made[0].made}" if made else "none yet"
            if library.refusal is not None:
                return [library.refusal.sentence]
            bad = library.originals.damaged(row.sha256 for row in rows)
    except PressfoldError as error:
        return [error.sentence]
    return [OriginalsDamaged(str(library.originals.folder), _few(bad)).sentence] if bad else []


def _few(hashes: list[str]) -> str:
    """The first of some hashes, and how many more there are."""
    named = ", ".join(sha256[:12] for sha256 in hashes[:5])
    return f"{named} and {len(hashes) - 5} more" if len(hashes) > 5 else named


def _rebuild(arguments: argparse.Namespace, output: Output) -> None:
    from pressfold.library.rebuild import rebuild

    made = rebuild(arguments.library, utc_now, progress=output.progress)
    output.say(f"The database was made anew from {made.originals} originals. The old one lies in “{made.aside}”.")
    with open_library(arguments.library) as library:
        library.analysis.run(progress=output.progress)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
