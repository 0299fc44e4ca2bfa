"""Killed at any moment, a briefing loses no act that was acknowledged, and its file is whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from pressfold.briefing import sheet
from pressfold.briefing.opened import OpenBriefing
from tests.briefing.making import now

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 30

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the readers to be killed are forked")


@pytest.fixture
def nursery() -> Iterator[subprocess.Popen[str]]:
    """The process that forks readers, ready to take orders."""
    paths = os.pathsep.join([str(ROOT / "desktop"), str(ROOT)])
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.briefing.nursery"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
    )
    with process:
        yield process
        assert process.stdin
        process.stdin.close()
        assert process.wait() == 0


def _killed(nursery: subprocess.Popen[str], folder: Path, seed: int, after: int) -> list[str]:
    """What a reader had acknowledged when it was killed, at least `after` acts."""
    assert nursery.stdin and nursery.stdout
    nursery.stdin.write(f"{folder} {seed}\n")
    said: list[str] = []
    pid = 0
    for line in nursery.stdout:
        word = line.strip()
        if word.startswith("pid "):
            pid = int(word[4:])
        elif word == "dead":
            return said
        else:
            said.append(word)
        if pid and len(said) == after:
            os.kill(pid, signal.SIGKILL)
            after = -1
    raise AssertionError("the nursery died")


def test_thirty_kills_lose_nothing(nursery: subprocess.Popen[str], tmp_path: Path) -> None:
    dice = Random(20261122)
    pins: set[str] = set()
    for seed in range(ROUNDS):
        for word in _killed(nursery, tmp_path, seed, after=dice.randint(1, 15)):
            if word.startswith("+"):
                pins.add(word[1:])
            elif word[0] in "~-":  # from here on it may be gone, or there again once a redo is under way
                pins.discard(word[1:])
        sheet.read((tmp_path / "calls.briefing").read_bytes())
        with OpenBriefing.open(tmp_path / "calls.briefing", state=tmp_path / "state", now=now) as opened:
            found = set(opened.briefing.pins)
            assert pins <= found, f"round {seed}"
            assert len(found - pins) <= 1, f"round {seed}"  # the act that was under way when the kill came
            assert opened.recovered is None or opened.recovered.left == 0
            pins = found
    assert len(pins) > ROUNDS
