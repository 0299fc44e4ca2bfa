"""A process that raises readers to be killed: for each line `folder seed` it forks one that pins without end.

Each reader prints what was acknowledged; forking from one prepared process keeps thirty rounds quick.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from pressfold.briefing.edits import DeletePin, EditNote, PinQuote
from pressfold.briefing.opened import OpenBriefing
from tests.briefing.making import now, pin_and_source


def pin_for_ever(folder: Path, seed: int) -> None:
    """Pin, annotate, delete, undo and save in turns.

    It says "+id" when a pin was acknowledged, "~id" before one is taken away, "-id" when that was acknowledged.
    """
    dice = Random(seed)
    path = folder / "calls.briefing"
    state = folder / "state"
    opened = OpenBriefing.open(path, state=state, now=now) if path.exists() else _new(path, state)
    say("open")
    number = len(opened.briefing.pins)
    while True:
        number += 1
        words = f"Quote {seed} {number} of many words that take their place on the disk. " * 5
        pin, source = pin_and_source(words, words.strip(), id=f"{seed}-{number}")
        opened.apply(PinQuote(pin, source, opened.briefing.sections[0].id))
        say(f"+{pin.id}")
        act = dice.random()
        if act < 0.1:
            opened.apply(EditNote(pin.id, "note"))
        elif act < 0.2:
            say(f"~{pin.id}")
            opened.apply(DeletePin(pin.id))
            say(f"-{pin.id}")
        elif act < 0.25:
            say(f"~{pin.id}")
            opened.undo()
            say(f"-{pin.id}")
            opened.redo()
            say(f"+{pin.id}")
        elif act < 0.4:
            opened.save()
            say("saved")


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def _new(path: Path, state: Path) -> OpenBriefing:
    return OpenBriefing.new(path, "Calls", state=state, now=now)


def warm_up() -> None:
    """Do everything once, so that no reader spends its short life on imports."""
    with TemporaryDirectory() as folder:
        path, state = Path(folder, "calls.briefing"), Path(folder, "state")
        with _new(path, state) as opened:
            pin, source = pin_and_source("warm up", "warm up")
            opened.apply(PinQuote(pin, source, opened.briefing.sections[0].id))
            opened.apply(EditNote(pin.id, "note"))
            opened.apply(DeletePin(pin.id))
            opened.undo()
            opened.save()
        OpenBriefing.open(path, state=state, now=now).close()


def main() -> None:
    for line in sys.stdin:
        folder, seed = line.rsplit(" ", 1)
        child = os.fork()
        if child == 0:
            try:
                pin_for_ever(Path(folder), int(seed))
            finally:
                os._exit(1)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    warm_up()
    main()
