"""A pulse in the window's thread: how long it is held, and by what."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT = 5


@dataclass(frozen=True, slots=True, order=True)
class Hold:
    """Milliseconds between two beats, without those in which the system gave the core to somebody else.

    `own` is CPU time of the window's thread; what is left is waiting, mostly for a thread of ours that holds the
    interpreter. `wall` is what the clock said, other programs' work included.
    """

    held: float
    own: float
    wall: float

    def __str__(self) -> str:
        return f"{self.held:.0f} (own {self.own:.0f}, wall {self.wall:.0f})"


class Pulse(QObject):
    """Beats every 5 ms in the thread that made it."""

    def __init__(self) -> None:
        super().__init__()
        self.beats = 0
        self._holds: list[Hold] = []
        self._waits = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
        self._before = self._now()
        self._timer = QTimer(self, interval=_BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def take(self, most: int = 5) -> list[Hold]:
        """The longest holds since the last call, the longest first."""
        longest, self._holds = sorted(self._holds, reverse=True)[:most], []
        return longest

    def _on_beat(self) -> None:
        now = self._now()
        wall, own, waited = (1000 * (after - before) for before, after in zip(self._before, now, strict=True))
        self._before = now
        self.beats += 1
        self._holds.append(Hold(max(own, wall - waited), own, wall))

    def _now(self) -> tuple[float, float, float]:
        """Seconds: by the clock, of CPU in this thread, and waited for a core (0 where the system does not say)."""
        try:
            waited = int(self._waits.read_bytes().split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            waited = 0.0
        return time.perf_counter(), time.thread_time(), waited
