"""A reader at the real window, for benches: opens, scrolls, walks, and tells how long the window was held meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import figures
from pulse import Hold, Pulse
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QScrollBar

from pressfold.app.gui import _application
from pressfold.ui.program import Program
from pressfold.ui.settings import Settings

_BREATH = 8  # beats that the window gets to finish its frame
_STEP = 6  # beats between two things that a busy reader does


class Reader:
    """One window on a library."""

    def __init__(self, library: Path, home: Path) -> None:
        settings = Settings(home / "settings.json")
        self._app = _application(settings)
        self._program = Program(library, settings, home / "state", home / "pressfold.log")
        self.window = self._program.window
        self.window.resize(1440, 900)
        self.window.show()
        self.pulse = Pulse()
        self._program.open()
        self.until(lambda: hasattr(self._program, "sitting"))
        self.wiring = self._program.wiring
        #: The longest holds between the first paint and a window that can be worked with.
        self.opening = self.pulse.take(3)

    def until(self, so: Callable[[], object]) -> None:
        while not so():
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)

    def rest(self) -> None:
        """Let the window finish its frame."""
        beats = self.pulse.beats
        self.until(lambda: self.pulse.beats > beats + _BREATH)

    def settled(self) -> None:
        """Wait until no work runs."""
        self.until(lambda: not self.wiring.runner.busy())
        self.rest()

    def show(self, ids: Sequence[int]) -> None:
        """Have these articles open."""
        self.wiring.columns.show_articles(ids)
        self.settled()

    def scroll(self, bar: QScrollBar, steps: int) -> None:
        """Scroll step by step, every step painted."""
        for _ in range(steps):
            bar.setValue(bar.value() + 120)
            self._app.processEvents()

    def held(self, what: str, act: Callable[[], object]) -> None:
        """Do something, and print the longest holds of the window meanwhile."""
        self.rest()
        self.pulse.take()
        started = time.thread_time()
        act()
        own = (time.thread_time() - started) * 1000
        self.rest()
        holds = "; ".join(map(str, self.pulse.take(2)))
        figures.row(what, f"longest hold {holds} ms; {own:.0f} ms CPU in all", "100 ms a hold")

    def read_on(self) -> Iterator[tuple[str, list[Hold]]]:
        """Scroll, walk and switch layers until no work runs; the longest holds while each named work ran."""
        views = [view for view in self.window.desk.findChildren(QScrollBar) if view.maximum() > 200]
        step, running = 0, ""
        while self.wiring.runner.busy():
            now = next((task.name for task in self.wiring.runner._tasks if task.name), running)
            if now != running:
                if running:
                    yield running, self.pulse.take()
                running = now
            self.until(lambda beats=self.pulse.beats: self.pulse.beats >= beats + _STEP)
            step += 1
            bar = views[step % len(views)]
            bar.setValue(step * 37 % bar.maximum())
            if step % 40 == 0:
                self.wiring.walking.next_passage()
            if step % 60 == 0:
                self.wiring.layers.show(self.wiring.layers.shown)
        self.rest()
        yield running, self.pulse.take()

    def close(self) -> None:
        self.window.close()
        self._program.close()
        QApplication.processEvents()
