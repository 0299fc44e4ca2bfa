#!/usr/bin/env python3
"""Measure the search field: from the question of a key to the first page of answers painted, in a real window.

    bench_typing.py LIBRARY [--passes 3]

LIBRARY is a folder with a library, which is searched and otherwise left as it is. Words are typed letter by letter from
their second on, in both scopes of the field; for every key the best of the passes counts, each with the answer to the
letters before it on the screen. The 150 ms that the field waits for another key (its debounce) are left out: the
question is asked at once. CPU is of the whole program, wall is what the clock said. Offscreen at 1440 x 900; nothing is
asserted.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import figures

if TYPE_CHECKING:
    from pressfold.ui.program import Program

#: What is typed: names, a phrase, common words, a field, two words.
_TYPED = ("macron", "the president", "security council", '"prime minister"', "outlet:reuters minister", "sanct")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--passes", type=int, default=3)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        _measure(asked.library, Path(folder), asked.passes)


def _measure(library: Path, place: Path, passes: int) -> None:
    from PySide6.QtWidgets import QApplication

    from pressfold.library.library import Library
    from pressfold.ui import theme
    from pressfold.ui.program import Program
    from pressfold.ui.settings import Settings

    app = QApplication([])
    theme.install(app, theme.Choice.LIGHT)
    held = Library.open(library, state=library.parent / f"{library.name}-state")
    held.searches.update()
    held.analysis.due = lambda: False  # type: ignore[method-assign]  # it would take turns with what is measured
    program = Program(library, Settings(place / "settings.json"), place / "state", place / "log", held)
    program.window.resize(1440, 900)
    program.window.show()
    program.begin()
    _wait(lambda: bool(program.wiring.catalogue.listing.rows))
    figures.heading()
    for name, come in (("names", program.wiring.searching.quick_open), ("texts", program.wiring.searching.search)):
        come()
        taken = [_key(program, text, passes) for text in _keys()]
        for what, times in (("CPU", [cpu for cpu, _ in taken]), ("wall", [wall for _, wall in taken])):
            middle, most = (sorted(times)[min(len(times) - 1, int(len(times) * part))] for part in (0.5, 0.95))
            figures.row(
                f"key to painted first page, {name}, {what}, p50 / p95", f"{middle:.0f} / {most:.0f} ms", "80 ms"
            )
    program.window.close()
    program.close()


def _keys() -> list[str]:
    return [words[:end] for words in _TYPED for end in range(2, len(words) + 1)]


def _key(program: Program, text: str, passes: int) -> tuple[float, float]:
    """CPU and wall milliseconds from the question to the painted answer."""
    field, popup, searching = program.window.top_bar.field, program.window.popup, program.wiring.searching
    best = []
    for _ in range(passes):
        field.setText(text[:-1])
        field.ask_now()
        _wait(lambda: not program.wiring.runner.busy())
        field.setText(text)
        cpu, wall = time.process_time(), time.perf_counter()
        field.ask_now()
        _wait(lambda: not searching._latest.waiting())
        popup.repaint()  # and all that is in it
        assert popup.isVisible(), "nothing was painted"
        best.append((1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - wall)))
    return min(cpu for cpu, _ in best), min(wall for _, wall in best)


def _wait(so: Callable[[], bool]) -> None:
    """Let the window live until it is so. It sleeps between events; a loop of ours would take time from its threads."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    if not so():
        loop = QEventLoop()
        asking = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        asking.timeout.connect(lambda: loop.quit() if so() else None)
        asking.start()
        loop.exec()
        asking.stop()


if __name__ == "__main__":
    main()
