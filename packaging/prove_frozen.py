"""Proofs on the frozen folder: `python packaging/prove_frozen.py strace library place start`, or some of them."""

from __future__ import annotations

import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from product import ROOT, product
from smoke import programs, troubles

sys.path.append(str(ROOT / "desktop"))
from pressfold.library import migrations  # found by the line above; it needs nothing but Python

ROUNDS = 9
MOST_TIMES = 1.5


class Failed(Exception):
    """A proof did not come out; the message says which."""


def main(names: list[str]) -> int:
    proofs: dict[str, Callable[[Path, Path, Path], None]] = {
        proof.__name__: proof for proof in (strace, library, place, start)
    }
    console, desk = programs(ROOT / "build/frozen" / product()["name"])
    failed = False
    for name in names or proofs:
        with tempfile.TemporaryDirectory(prefix="pressfold-proof-") as folder:
            try:
                proofs[name](console, desk, Path(folder))
            except Failed as failure:
                failed = True
                print(f"FAILED, {name}: {failure}")
    return int(failed)


def strace(console: Path, _desk: Path, folder: Path) -> None:
    """No process of the whole story makes an internet socket, by the system's own account."""
    trace = folder / "trace"
    watched = ["strace", "-f", "-qq", "-e", "trace=socket,connect,bind", "-o", str(trace), console, "--smoke"]
    done = _run(watched, folder)
    wrong = troubles(done.stdout, done.stderr, done.returncode)
    if wrong:
        raise Failed("; ".join(wrong))
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    inet = [call for call in calls if re.search(r"AF_INET6?\b", call)]
    if inet:
        raise Failed(f"{len(inet)} calls: {inet[0]}")
    kinds = sorted(set(re.findall(r"AF_\w+", "\n".join(calls))))
    print(f"{len(calls)} calls for sockets in the whole story, none of AF_INET or AF_INET6; kinds: {', '.join(kinds)}")


def library(console: Path, _desk: Path, folder: Path) -> None:
    """An old library is backed up and migrated when it is opened; a newer one is read and never changed."""
    old = folder / "old"
    _first_library(old)
    _must(_run([console, "import", ROOT / "corpus", "--library", old], folder))
    [backup] = (old / "backups").glob("*.sqlite")
    before, now = _version(backup), _version(old / "library.sqlite")
    if (before, now) != (1, migrations.NEWEST):
        raise Failed(f"the backup has tables of version {before}, the library {now}")
    listed = _must(_run([console, "list", "--library", old], folder))
    if "An old headline" not in listed:
        raise Failed(f"the old article is gone: {listed}")
    print(f"a library of version 1 was backed up as it was and brought to version {now}; its article is there")
    _set_version(old / "library.sqlite", migrations.NEWEST + 1)
    held = _contents(old)
    if _must(_run([console, "list", "--library", old], folder)) != listed:
        raise Failed("a newer library is not listed as it is")
    refused = _run([console, "import", ROOT / "README.md", "--library", old], folder)
    _sentence(refused, "newer")
    if _contents(old) != held:
        raise Failed("a newer library was changed")
    print(f"a newer library is read and not changed by a byte: {refused.stderr.strip()}")


def _first_library(folder: Path) -> None:
    """A library as the first Pressfold left it."""
    folder.mkdir()
    raw = sqlite3.connect(folder / "library.sqlite")
    raw.executescript(migrations.SCRIPTS[0])
    raw.execute(
        "INSERT INTO article (sha256, text_sha256, form_sha256, path, text, blocks, encoding, extractor, title, "
        "suggested, provenance, words, retrieved) VALUES ('s', 't', 'f', 'a.txt', 'Old words.', '[[0,10,\"body\"]]', "
        "'utf-8', 'x', 'An old headline', '{}', '{}', 2, '2025-01-01T00:00:00+00:00')"
    )
    raw.commit()
    raw.close()
    _set_version(folder / "library.sqlite", 1)


def _set_version(database: Path, version: int) -> None:
    raw = sqlite3.connect(database)
    raw.execute(f"PRAGMA application_id = {migrations.APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {version}")
    raw.commit()
    raw.close()


def _version(database: Path) -> int:
    raw = sqlite3.connect(database)
    version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    raw.close()
    return version


def _contents(folder: Path) -> dict[str, bytes]:
    """All that is stored; an empty file or the shared memory of readers tells nothing."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    return {str(path): path.read_bytes() for path in files if not path.name.endswith("-shm")}


def place(console: Path, desk: Path, folder: Path) -> None:
    """A home in the way, a home without rights and a full disk are told in a sentence, by both programs."""
    (folder / "file").write_text("in the way")
    _sentence(_run([console, "import", ROOT / "corpus"], folder, PRESSFOLD_HOME=str(folder / "file")), "")
    _must(_run([desk, "--quit-when-shown"], folder, PRESSFOLD_HOME=str(folder / "file")))
    print("a file where the home should be: the command line says it, the window opens to say it")
    if os.geteuid() != 0 or not shutil.which("unshare"):
        print("NOT RUN: a full disk and a home without rights need root and unshare here")
        return
    small = folder / "small"
    small.mkdir()
    full = f"mount -t tmpfs -o size=600k tmpfs {small} && {console} import {ROOT / 'corpus'}"
    done = _run(["unshare", "--mount", "sh", "-c", full], folder, PRESSFOLD_HOME=str(small))
    _sentence(done, "")
    print(f"a full disk: {done.stderr.strip().splitlines()[-1]}")
    bare = f"mount -t tmpfs -o ro tmpfs {small} && {console} import {ROOT / 'corpus'}"
    done = _run(["unshare", "--mount", "sh", "-c", bare], folder, PRESSFOLD_HOME=str(small))
    _sentence(done, "cannot be written")
    print(f"a home without write rights: {done.stderr.strip()}")


def start(_console: Path, desk: Path, folder: Path) -> None:
    """The first paint costs at most 1.5 times what it costs from the source; both in turn, the first pair aside."""
    python = ROOT / (".venv/Scripts/python.exe" if os.name == "nt" else ".venv/bin/python")
    if not python.is_file():
        raise Failed("there is no .venv to compare with: python3 run.py setup")
    commands = {"frozen": [desk], "source": [python, "-m", "pressfold"]}
    walls: dict[str, list[float]] = {name: [] for name in commands}
    processors: dict[str, list[float]] = {name: [] for name in commands}
    for nth in range(ROUNDS + 1):
        for name, command in commands.items():
            wall, processor = _cost([*command, "--quit-when-shown"], folder)
            if nth:
                walls[name].append(wall)
                processors[name].append(processor)
    for name in commands:
        print(
            f"{name}: wall {median(walls[name]):.3f} s, processor {median(processors[name]):.3f} s (median of {ROUNDS})"
        )
    times = median(processors["frozen"]) / median(processors["source"])
    print(f"the frozen start costs {times:.2f} times the processor time of the source, allowed are {MOST_TIMES}")
    if times > MOST_TIMES:
        raise Failed("the frozen program starts too slowly")


def _cost(command: list[str | Path], folder: Path) -> tuple[float, float]:
    """Seconds on the clock and of the processor for one start until the window is painted."""
    import time

    before, at = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    _must(_run(command, folder, PYTHONPATH=str(ROOT / "desktop")))
    after, then = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    return then - at, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _run(command: list[str | Path], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PRESSFOLD"))}
    home = {"PRESSFOLD_HOME": str(folder / "home"), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
        env={**kept, **home, **variables},
    )


def _must(done: subprocess.CompletedProcess[str]) -> str:
    if done.returncode:
        raise Failed(f"{done.args} ended with {done.returncode}: {done.stdout[-500:]} {done.stderr[-1500:]}")
    return done.stdout


def _sentence(done: subprocess.CompletedProcess[str], word: str) -> None:
    """That a program refused in words for a reader."""
    said = done.stderr.strip()
    if done.returncode == 0 or "Traceback" in done.stderr or word not in said or not said.endswith("."):
        raise Failed(f"no sentence: {done.returncode} {done.stdout[-300:]} {done.stderr[-1500:]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
