"""What it costs to read a folder of plain-text articles into a library: text, roles, facts, language, stored.

    python -m tests.bench.bench_reading [N] [--files FOLDER]

Makes N files (10,000) of natural words by itself, or takes those of a folder. Findings and index are left out. Printed
are the CPU seconds of this process and the reading one together, on one core, and the most memory of either.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from pressfold.library.library import Library
from pressfold.model.listing import Outcome
from pressfold.resources import corpus

_LENGTHS = (220, 300, 400, 500, 700, 900)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("count", type=int, nargs="?", default=10_000)
    asked.add_argument("--files", type=Path)
    arguments = asked.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.files or _made(Path(scratch) / "in", arguments.count)
        _measure(folder, Path(scratch) / "library")


def _measure(folder: Path, place: Path) -> None:
    before, begun = _cpu(), time.monotonic()
    with Library.open(place) as library:
        report = library.intake.run([folder])
    spent, passed = _cpu() - before, time.monotonic() - begun
    added = report.count(Outcome.ADDED)
    print(f"{len(report.rows):,} files, {added:,} added, {report.count(Outcome.FAILED):,} failed")
    print(f"{spent:.1f} CPU s ({1000 * spent / len(report.rows):.2f} ms a file), {passed:.1f} s by the clock")
    print(f"{_memory():.0f} MB at most")
    before = _cpu()
    with Library.open(place) as library:
        again = library.intake.run([folder])
    print(f"again: {again.count(Outcome.DUPLICATE):,} known, {_cpu() - before:.1f} CPU s")


def _cpu() -> float:
    """CPU seconds of this process and of those that it started and that ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _memory() -> float:
    """The most memory that this process or one that it started ever held, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def _made(folder: Path, count: int) -> Path:
    """A folder of so many articles whose words follow each other as in the starter articles; always the same."""
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(corpus().glob("0*.txt"))).split()
    follows: dict[str, list[str]] = {}
    for word, following in pairwise(words):
        follows.setdefault(word, []).append(following)
    starts = sorted(word for word in follows if word[:1].isupper())
    chance = random.Random(20261122)
    for number in range(count):
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        paragraphs = _paragraphs(chance, follows, starts, chance.choice(_LENGTHS))
        title = " ".join(paragraphs[0].split()[:10])
        text = "\n\n".join((f"{title} {number}", *paragraphs))
        (place / f"{number:07}.txt").write_text(text + "\n", encoding="utf-8", newline="\n")
    return folder


def _paragraphs(chance: random.Random, follows: dict[str, list[str]], starts: list[str], length: int) -> list[str]:
    found: list[str] = []
    count = 0
    while count < length:
        words = [chance.choice(starts)]
        while len(words) < 70 and not (len(words) > 25 and words[-1][-1] in ".!?"):
            words.append(chance.choice(follows.get(words[-1], starts)))
        found.append(" ".join(words))
        count += len(words)
    return found


if __name__ == "__main__":
    main()
