"""Every proof of the frozen program in one command: `python3 packaging/prove.py` says what each step does.

    freeze   build the frozen folder from the lock, at most 260 MB
    smoke    let both programs tell their whole story
    wrap     make the .deb and the .tar.gz, and have the desktop's own tools judge them
    strace   watch every system call of the story: no internet socket is made
    library  an old library is backed up and migrated, a newer one is opened for reading only
    place    a home that cannot be written, or a full disk, is told in a sentence
    start    the first paint takes at most 1.5 times what it takes from the source
    chroot   install, use and remove both on a bare Debian 12 (needs root, debootstrap, a mirror)
    wine     drive the Windows installers under Wine, with stand-ins for the programs
    twice    build the commit twice in different folders and compare every file

Named steps run alone: `prove.py freeze smoke strace`. A step that cannot run on this machine says NOT RUN and why.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from product import HERE, ROOT, product

BUILD = ROOT / "build"
MOST_MEGABYTES = 260


class NotRun(Exception):
    """This machine lacks what a step needs; the message says what."""


def frozen() -> Path:
    """The frozen folder. Raises FileNotFoundError where `freeze` has not run."""
    folder = BUILD / "frozen" / product()["name"]
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is missing: run the step freeze first.")
    return folder


def freeze() -> bool:
    if not _script("freeze.py"):
        return False
    size = sum(path.stat().st_size for path in frozen().rglob("*") if path.is_file() and not path.is_symlink()) / 1e6
    print(f"{size:.0f} MB of at most {MOST_MEGABYTES}")
    return size <= MOST_MEGABYTES


def smoke() -> bool:
    return _script("smoke.py")


def wrap() -> bool:
    _need("dpkg-deb")
    return _script("linux/wrap.py")


def strace() -> bool:
    _need("strace")
    return _script("prove_frozen.py", "strace")


def library() -> bool:
    return _script("prove_frozen.py", "library")


def place() -> bool:
    return _script("prove_frozen.py", "place")


def start() -> bool:
    return _script("prove_frozen.py", "start")


def chroot() -> bool:
    _need("debootstrap")
    return _script("prove_linux.py")


def wine() -> bool:
    for tool in ("makensis", "wine", "wixl", "x86_64-w64-mingw32-gcc"):
        _need(tool)
    return _script("windows/prove.py")


def twice() -> bool:
    _need("git")
    return _script("twice.py")


STEPS: dict[str, Callable[[], bool]] = {
    step.__name__: step for step in (freeze, smoke, wrap, strace, library, place, start, chroot, wine, twice)
}


def _script(name: str, *words: str) -> bool:
    return subprocess.run([sys.executable, HERE / name, *words], cwd=ROOT, check=False).returncode == 0


def _need(tool: str) -> None:
    if not shutil.which(tool):
        raise NotRun(f"{tool} is not on this machine")


def _told(name: str, step: Callable[[], bool]) -> str:
    """What became of a step: "ok", "FAILED" or why it did not run."""
    print(f"\n== {name}", flush=True)
    before = time.monotonic()
    try:
        outcome = "ok" if step() else "FAILED"
    except NotRun as reason:
        outcome = f"NOT RUN: {reason}"
    except (OSError, subprocess.SubprocessError) as error:
        outcome = f"FAILED: {error}"
    return f"{outcome} ({time.monotonic() - before:.0f} s)"


def main(names: list[str]) -> int:
    """Run the named steps, or all; 1 where one failed, 2 where a name is no step."""
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"There is no step {unknown[0]}.\n\n{__doc__}", file=sys.stderr)
        return 2
    outcomes = {name: _told(name, STEPS[name]) for name in STEPS if not names or name in names}
    print("\n" + "\n".join(f"{name:<8} {outcome}" for name, outcome in outcomes.items()))
    return int(any(outcome.startswith("FAILED") for outcome in outcomes.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
