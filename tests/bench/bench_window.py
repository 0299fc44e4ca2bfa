#!/usr/bin/env python3
"""Measure the window: its first paint against a bare one, and how long the main thread is held while it works.

    bench_window.py [--folder ARTICLES] [--repeats N]

First paint: CPU seconds of whole processes, offscreen, in pairs. Heartbeat: a timer beats every 5 ms in the window's
thread during import (the starter articles, or the text files of a folder), search, walking, pinning and export; the
longest gaps between two beats are printed. Figures are reported, never asserted.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)
app = QApplication([])
window = Bare()
window.resize(1440, 900)
window.show()
app.exec()
"""


class Heartbeat:
    """Beats every 5 ms; `longest` are the gaps between beats in milliseconds, the longest first."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(5)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now

    @property
    def beats(self) -> int:
        return len(self._gaps)

    def take(self) -> list[float]:
        """The five longest gaps since the last call."""
        longest, self._gaps = sorted(self._gaps, reverse=True)[:5], []
        return longest


def first_paint(repeats: int) -> None:
    """Print the CPU seconds of both windows and the median ratio of the pairs."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "PRESSFOLD_HOME": home}
        ours = [sys.executable, "-m", "pressfold", "--quit-when-shown"]
        pairs = []
        for _ in range(repeats + 1):
            pairs.append((_cpu(ours, environment), _cpu([sys.executable, "-c", _BARE], environment)))
    pairs = pairs[1:]  # the first one compiles
    ratio = statistics.median(a / b for a, b in pairs)
    print(f"first paint: {statistics.median(a for a, _ in pairs):.3f} s CPU, "
          f"bare {statistics.median(b for _, b in pairs):.3f} s, ratio {ratio:.2f}")  # fmt: skip


def _cpu(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def heartbeat(folder: Path | None) -> None:
    """Walk the main job and print the longest holds of each step."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from pressfold.app.gui import _application
    from pressfold.model.span import Span
    from pressfold.resources import corpus
    from pressfold.ui.program import Program
    from pressfold.ui.search_field import SearchField
    from pressfold.ui.settings import Settings

    with tempfile.TemporaryDirectory() as home:
        place = Path(home)
        settings = Settings(place / "settings.json")
        app = _application(settings)
        program = Program(place / "library", settings, place / "state", place / "pressfold.log")
        program.window.resize(1440, 900)
        program.window.show()
        program.begin()
        wiring, pulse = program.wiring, Heartbeat()

        def until(done: Callable[[], bool]) -> None:
            while not done():
                app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

        def rest() -> None:
            """Let the window finish its frame."""
            beats = pulse.beats
            until(lambda: pulse.beats > beats + 3)

        def idle() -> bool:
            return not wiring.runner.busy() and not wiring.library.analysis.due()

        def told(step: str) -> None:
            print(f"{step:<10} longest holds, ms: {', '.join(f'{gap:.0f}' for gap in pulse.take())}")

        until(lambda: not wiring.runner.busy())
        pulse.take()
        wiring.importing.bring([folder or corpus()], open_after=True)
        until(lambda: bool(wiring.library.articles.ids()) and idle())
        told("import")
        wiring.columns.show_articles(wiring.library.articles.ids()[:2])
        until(lambda: len(wiring.columns.ids) == 2 and not wiring.runner.busy())
        told("open two")
        field = program.window.findChildren(SearchField)[0]
        for words in ("Pu", "Putin", '"security guarantees"', "Kiev OR Minsk"):
            wiring.searching.search()
            field.setText(words)
            field.asked.emit(words)
            until(lambda: not wiring.runner.busy())
            rest()
        told("search")
        for _ in range(8):
            wiring.walking.next_passage()
            rest()
        told("walk")
        for start in range(0, 300, 60):
            wiring.pinning.pin_span(wiring.columns.ids[0], Span(start + 200, start + 240))
            until(lambda: not wiring.runner.busy())
            rest()
        told("pin")
        program.window.close()
        program.close()
        QApplication.processEvents()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--repeats", type=int, default=7)
    asked = parser.parse_args()
    first_paint(asked.repeats)
    heartbeat(asked.folder)


if __name__ == "__main__":
    main()
