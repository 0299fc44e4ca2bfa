"""Makes the frozen program: `python packaging/freeze.py` writes build/frozen/Pressfold with its two programs.

It sets up a virtual environment of its own from requirements-freeze.txt, writes what the program tells of itself (the
commit, the licences), lets PyInstaller do its work, and gives every file the time of the commit. Needs Python 3.11 to
3.13 and, once, a package index; the same commit gives the same folder (packaging/twice.py proves it).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from contents import CARRIED
from product import HERE, ROOT, product

LOCK = ROOT / "requirements-freeze.txt"


@dataclass(frozen=True)
class Commit:
    """What is frozen: its name, when it was made (seconds since 1970), and whether files differ from it."""

    name: str
    made: int
    changed: bool


def main(arguments: list[str]) -> int:
    asked = _parsed(arguments)
    build = asked.build.resolve()
    commit = _commit()
    python = _environment(build / "freeze-venv")
    prepared = build / "prepared"
    _prepare(prepared, python, commit)
    folder = _frozen(build, python, prepared, commit)
    _check_carried(folder / product()["programs"]["contents"])
    settle(folder, commit.made)
    print(f"{folder}: {_megabytes(folder):.0f} MB, {len(_files(folder))} files, commit {commit.name[:12]}")
    return 0


def _parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="freeze.py", description="Make the frozen program.")
    parser.add_argument("--build", type=Path, default=ROOT / "build", help="where to work (build/)")
    return parser.parse_args(arguments)


def _commit() -> Commit:
    """The commit that this tree is at; a tree without git says so, and may name a time by SOURCE_DATE_EPOCH."""
    try:
        name, made = _git("log", "-1", "--format=%H %ct").split()
        return Commit(name, int(made), bool(_git("status", "--porcelain", "--untracked-files=no")))
    except (OSError, subprocess.CalledProcessError):
        return Commit("unknown", int(os.environ.get("SOURCE_DATE_EPOCH", "1577836800")), False)


def _git(*words: str) -> str:
    return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True).stdout.strip()


def _environment(folder: Path) -> Path:
    """The interpreter of the environment in `folder`, which holds exactly what the lock names."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "lock.sha256"
    locked = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text() != locked:
        print(f"Installing what {LOCK.name} names into {folder}", flush=True)
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=os.name != "nt").create(folder)
        options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary", ":all:"]
        subprocess.run([python, "-m", "pip", "install", *options, "-r", LOCK], check=True)
        stamp.write_text(locked)
    return python


def _prepare(folder: Path, python: Path, commit: Commit) -> None:
    """Write what the spec takes from `folder`: the facts of this build, the licences, the packages' versions."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "resources").mkdir(parents=True)
    made = datetime.fromtimestamp(commit.made, UTC).isoformat()
    facts = {"version": product()["version"], "commit": commit.name, "changed": commit.changed, "date": made}
    (folder / "resources/build.json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
    subprocess.run([python, HERE / "licences.py", folder], check=True)


def _frozen(build: Path, python: Path, prepared: Path, commit: Commit) -> Path:
    """Let PyInstaller do its work below `build`; the folder that came out."""
    environment = {
        **os.environ,
        "PRESSFOLD_PREPARED": str(prepared),
        "SOURCE_DATE_EPOCH": str(commit.made),
        "PYTHONHASHSEED": "0",  # or sets of names in compiled modules would stand in another order each time
        "PYTHONPATH": "",
    }
    command = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", build / "frozen", "--workpath", build / "work", HERE / "pressfold.spec"]
    subprocess.run([*command, *places], check=True, env=environment, cwd=ROOT)
    return build / "frozen" / product()["name"]


def _check_carried(contents: Path) -> None:
    """End where a library of this machine travels without its licence."""
    listed = {part["name"] for part in json.loads((contents / "LICENSES/index.json").read_bytes())}
    for start, package in CARRIED.items():
        if any(contents.glob(f"{start}*")) and package not in listed:
            raise SystemExit(f"{start} travels, but /usr/share/doc/{package}/copyright is missing on this machine.")


def settle(folder: Path, made: int) -> None:
    """Give all below `folder` the time of the commit and plain rights: the same wherever and by whomever it is made."""
    for path in [folder, *sorted(folder.rglob("*"))]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        if not path.is_symlink() or os.utime in os.supports_follow_symlinks:
            os.utime(path, (made, made), follow_symlinks=not path.is_symlink())


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in _files(folder)) / 1_000_000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
