"""Runs the smoke story in a frozen program and believes only what it knows: `python packaging/smoke.py [PROGRAM...]`.

Each step must stand on its own line, in its order, with "ok"; anything else on either stream, a missing step or an
exit code other than 0 is a failure. The story runs with an empty home of its own and leaves nothing behind.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from product import ROOT, product

#: The steps of pressfold/app/smoke.py; a test holds the two lists together.
STEPS = (
    "build", "licences", "formats", "import", "analysis", "passages", "actors", "quotations", "dates", "search", "pin",
    "export", "verify", "paint", "print", "no socket",
)  # fmt: skip
SECONDS = 300


def programs(folder: Path) -> list[Path]:
    """The two programs of a frozen folder, the console one first; raises FileNotFoundError without them."""
    names = product()["programs"]
    found = [folder / (names[key] + (".exe" if os.name == "nt" else "")) for key in ("console", "desk")]
    for program in found:
        if not program.is_file():
            raise FileNotFoundError(f"there is no program {program}")
    return found


def troubles(told: str, complained: str, code: int, steps: Sequence[str] = STEPS) -> list[str]:
    """What is wrong with the output and the exit code of a story, as sentences; none when all went well."""
    lines = told.splitlines()
    wrong = [f"unknown output: {line!r}" for line in lines if _step(line, steps) is None]
    known = [step for line in lines if (step := _step(line, steps))]
    if known != list(steps):
        wrong.append(f"the steps were {known} and should be {list(steps)}")
    wrong += [f"a step failed: {line}" for line in lines if _step(line, steps) and not _went_well(line)]
    wrong += [f"on standard error: {line!r}" for line in complained.splitlines()]
    if code:
        wrong.append(f"the exit code was {code}")
    return wrong


def _step(line: str, steps: Sequence[str]) -> str | None:
    name = line[:13].strip()
    return name if name in steps else None


def _went_well(line: str) -> bool:
    return line[13:].startswith("ok, ")


def run(command: Sequence[str | Path]) -> list[str]:
    """The troubles of one program's story; its lines are printed as they are."""
    with tempfile.TemporaryDirectory(prefix="pressfold-home-") as home:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PRESSFOLD"))}
        environment = {**kept, "PRESSFOLD_HOME": home, "HOME": home}
        if sys.platform == "linux":
            environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        done = subprocess.run(
            [*command, "--smoke"],
            capture_output=True, text=True, encoding="utf-8", env=environment, timeout=SECONDS, check=False,
        )  # fmt: skip
    print(done.stdout, end="", flush=True)
    return troubles(done.stdout, done.stderr, done.returncode)


def main(arguments: list[str]) -> int:
    asked = [Path(name) for name in arguments] or programs(ROOT / "build/frozen" / product()["name"])
    failed = False
    for program in asked:
        print(f"Smoke story in {program}", flush=True)
        for trouble in run([program]):
            failed = True
            print(f"FAILED, {trouble}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
