"""Writes the lock files: `python tools/lock.py` keeps the versions they hold, `--upgrade` takes the newest allowed.

Needs uv, which is asked for nothing but this (`python -m pip install uv`). One resolution serves every system and
every Python from 3.11 to 3.13 at once, so a version stands once, with the hashes of all its files.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: The development lock comes first: the others are held to its versions, so that they follow from it.
LOCKS = (
    ("requirements-dev.txt", "What `python3 run.py test` installs.", ("--extra", "dev")),
    ("requirements.txt", "What `python3 run.py` installs.", ("--constraints", "requirements-dev.txt")),
    (
        "requirements-freeze.txt",
        "What `python packaging/freeze.py` installs.",
        ("--extra", "freeze", "--constraints", "requirements-dev.txt"),
    ),
)
HOW = ("--universal", "--python-version", "3.11", "--fork-strategy", "fewest", "--generate-hashes")
QUIET = ("--quiet", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-config")


def write(name: str, purpose: str, extra: tuple[str, ...], wishes: list[str]) -> None:
    """One lock file, resolved from pyproject.toml; raises CalledProcessError where uv finds no answer."""
    lock = ROOT / name
    uv = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", *HOW, *QUIET, *extra, *wishes]
    subprocess.run([*uv, "--output-file", name], cwd=ROOT, check=True)
    header = f"# {purpose} Made by `python tools/lock.py` from pyproject.toml; see CONTRIBUTING.md.\n"
    lock.write_bytes((header + lock.read_text(encoding="utf-8")).encode("utf-8"))


def main(wishes: list[str]) -> None:
    for name, purpose, extra in LOCKS:
        write(name, purpose, extra, wishes)


if __name__ == "__main__":
    main(sys.argv[1:])
