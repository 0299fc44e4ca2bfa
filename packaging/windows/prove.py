"""Proves the Windows installers under Wine, on Linux, with stub programs: `python3 packaging/windows/prove.py`.

It compiles set-up, MSI and portable folder of two made-up versions, drives them in a Windows of their own without a
screen, and looks at files and registry after each step, never at an exit code alone. What it cannot prove is that the
real programs start on a real Windows. It needs nsis, wine64, wixl, msitools and gcc-mingw-w64-x86-64, and ends with
"N passed"; --keep leaves the folder it worked in.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "proof"), str(HERE.parent)]

import files_story  # noqa: E402  # found by the line above
import msi_story  # noqa: E402
import stub  # noqa: E402
import trouble_story  # noqa: E402
import usual_story  # noqa: E402
from ground import NEW, OLD, Checks, Ground, Release  # noqa: E402
from make import make  # noqa: E402
from product import product  # noqa: E402
from wine import Wine  # noqa: E402

TOOLS = {
    "makensis": "nsis", "wine": "wine64", "wixl": "wixl", "msiinfo": "msitools", stub.COMPILER: "gcc-mingw-w64-x86-64",
}  # fmt: skip
STORIES = {
    "files": files_story.run, "usual": usual_story.run, "trouble": trouble_story.run, "msi": msi_story.run,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run the stories; 0 when every check held, 1 when one did not, 2 where a tool is missing."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", action="store_true", help="leave the folder it worked in, and name it")
    parser.add_argument("--only", action="append", choices=list(STORIES))
    asked = parser.parse_args(arguments)
    missing = [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if missing:
        print(f"This proof needs more: sudo apt install {' '.join(missing)}", file=sys.stderr)
        return 2
    folder = Path(tempfile.mkdtemp(prefix="pressfold-prove-"))
    wine = Wine(folder)
    try:
        checks = _prove(folder, wine, asked.only or list(STORIES))
    finally:
        wine.stop()
        if asked.keep:
            print(f"\nKept: {folder}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
    for sentence in checks.skipped:
        print(f"not run here: {sentence}")
    print(f"\n{checks.passed} passed" + (f", {len(checks.failed)} FAILED" if checks.failed else ""))
    return 1 if checks.failed else 0


def _prove(folder: Path, wine: Wine, stories: list[str]) -> Checks:
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    os.environ.pop("WINDOWS_CERTIFICATE", None)
    print("Compiling two versions ...", flush=True)
    releases = {version: _release(folder, version) for version in (OLD, NEW)}
    ground = Ground(wine, releases, Checks(), folder)
    print("Starting Wine ...", flush=True)
    wine.start()
    for name in stories:
        STORIES[name](ground)
    return ground.checks


def _release(folder: Path, version: str) -> Release:
    facts = {**product(), "version": version}
    frozen = stub.frozen(facts, folder / version / "frozen")
    work = folder / version / "work"
    setup, package, portable = make(facts, frozen, folder / version, work, ["setup", "msi", "portable"])
    return Release(facts, work / "payload", setup, package, portable)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
