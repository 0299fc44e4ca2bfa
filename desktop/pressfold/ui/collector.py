"""Python's collector of garbage, kept from holding the window in the middle of an act.

Every so often the collector looks through all that lives at once, in whichever thread made something last, and every
other thread waits: for 65 to 97 ms while three long articles were opened, for 100 ms with 20,000 articles in the
library. Here that happens between two acts, and each time only with what was made since the time before: what has once
been looked through is left out from then on. It is still let go as soon as nobody holds it. Only a cycle that ends
later than that stays until the program ends; twelve times three articles opened left 165 small objects in cycles, no
page among them.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

#: What Python's own threshold of the oldest generation is, and one that is never reached.
_USUAL = gc.get_threshold()
_NEVER = 1_000_000_000
_BEAT_MS = 5_000
#: After so many looks at the middle generation (some 8,000 new objects each) the rest is looked through.
_DUE = 4


class Collector(QObject):
    """Looks for cycles every few seconds where much was made meanwhile, in the window's thread, until `end`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.set_threshold(*_USUAL[:2], _NEVER)
        self._has_begun = False
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start()

    def end(self) -> None:
        """Leave the collector as Python runs it."""
        self._timer.stop()
        gc.set_threshold(*_USUAL)
        gc.unfreeze()

    def _on_beat(self) -> None:
        if gc.get_count()[2] < _DUE:
            return
        if self._has_begun:  # starting makes much that stays, and hardly a cycle
            gc.collect()
        self._has_begun = True
        gc.freeze()
