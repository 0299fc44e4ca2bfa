"""Builds the same commit twice, in two folders with names of different lengths, and prints every file that differs.

`python packaging/twice.py` clones this repository into build/twice, so that only what is committed counts. Each clone
has an environment of its own, which stays for the next time. What is compared: bytes, rights, times and links of the
frozen folder, and on Linux the .deb and the .tar.gz.
"""

from __future__ import annotations

import hashlib
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from product import ROOT, product

PLACES = ("one", "another-folder-with-a-longer-name")


def main(_arguments: list[str]) -> int:
    work = ROOT / "build/twice"
    clones = [work / place for place in PLACES]
    head = subprocess.run(["git", "-C", ROOT, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    for clone in clones:
        _build(clone, head.stdout.strip())
    built = [snapshot(clone / "build/frozen" / product()["name"]) for clone in clones]
    given = [snapshot(clone / "build/dist") for clone in clones]
    wrong = differences(*built) + differences(*given)
    for line in wrong:
        print(f"differs: {line}")
    print(f"{len(built[0])} entries of the frozen folder and {len(given[0])} files to give away were compared.")
    print("The two builds are the same." if not wrong else f"{len(wrong)} differ.")
    return int(bool(wrong))


def _build(clone: Path, commit: str) -> None:
    print(f"Building {commit[:12]} in {clone}", flush=True)
    if not (clone / ".git").is_dir():
        shutil.rmtree(clone, ignore_errors=True)
        subprocess.run(["git", "clone", "--quiet", "--shared", "--no-checkout", ROOT, clone], check=True)
    subprocess.run(["git", "-C", clone, "checkout", "--quiet", "--force", "--detach", commit], check=True)
    for made in ("frozen", "work", "prepared", "dist"):
        shutil.rmtree(clone / "build" / made, ignore_errors=True)
    subprocess.run([sys.executable, clone / "packaging/freeze.py"], check=True, stdout=subprocess.DEVNULL)
    if sys.platform == "linux":
        subprocess.run([sys.executable, clone / "packaging/linux/wrap.py"], check=True, stdout=subprocess.DEVNULL)


def snapshot(folder: Path) -> dict[str, str]:
    """What can be seen of each entry below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): _seen(path) for path in sorted(folder.rglob("*"))}


def _seen(path: Path) -> str:
    """Kind, rights, content and, but for folders, the time: a folder's is that of its last change."""
    facts = path.lstat()
    if path.is_symlink():
        return f"link to {path.readlink()}"
    rights = oct(stat.S_IMODE(facts.st_mode))
    if path.is_dir():
        return f"folder {rights}"
    given = "" if path.parent.name == "dist" else f" {facts.st_mtime:.0f}"
    return f"file {rights} {hashlib.sha256(path.read_bytes()).hexdigest()}{given}"


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The paths whose entries are not the same on both sides, with what each side has."""
    return [
        f"{name}: {one.get(name, 'missing')} / {other.get(name, 'missing')}"
        for name in sorted({*one, *other})
        if one.get(name) != other.get(name)
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
