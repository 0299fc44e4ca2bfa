"""How a bench prints what it measured: rows of one table, what was asked beside what was reached here."""

from __future__ import annotations

import resource
import subprocess
from pathlib import Path


def heading() -> None:
    print("| measured | asked | here |\n|---|---|---|", flush=True)


def row(what: str, here: str, asked: str = "") -> None:
    print(f"| {what} | {asked} | {here} |", flush=True)


def milliseconds(what: str, ours: float, theirs: float | None = None, asked: str = "") -> None:
    """A time, and where there is one the time of the bare thing beside it with the ratio."""
    row(what, f"{ours:.1f} ms" + (f", bare {theirs:.1f} ms: {ours / theirs:.2f} x" if theirs else ""), asked)


def process_cpu(command: list[str], environment: dict[str, str]) -> float:
    """CPU seconds of a whole process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError("this system does not say what a process holds")
