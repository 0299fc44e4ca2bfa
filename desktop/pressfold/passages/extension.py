"""Extension: what the words around a hit promise, looked at in step and without gaps.

That is BLAST's second stage (Altschul and others 1990): it takes a millionth of a second a hit, and spares nineteen
alignments of twenty.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressfold.passages.background import SCALE
from pressfold.passages.hits import Hits
from pressfold.passages.line import Line, equal_words, known_by, told_by

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: How many tokens before and behind a hit are looked at, and at a first glance.
BEFORE, BEHIND = 12, 18
GLANCE_BEFORE, GLANCE_BEHIND = 5, 9
#: What a first glance must show, in bits, names at their full worth.
GLANCE = 24.0
#: What a word costs, in bits, that differs in step.
DIFFERS = 2.5
#: So many hits are looked at at once: what is held of them stays near the processor, which takes half the time.
CHUNK = 1 << 13


@dataclass(frozen=True, slots=True, eq=False)
class Promise:
    """What the best words in step around each hit tell, and the unbroken run of equal words it stands in.

    `before` and `behind` count the run's tokens before the hit's first one and from it on; `run_told` is what the run
    tells with names at their full worth. What is told is in sixteenths of bits.
    """

    told: NDArray[np.int16]
    before: NDArray[np.int16]
    behind: NDArray[np.int16]
    run_told: NDArray[np.int16]


def promising(hits: Hits, line: Line) -> NDArray[np.int64]:
    """The places of the hits that a first glance does not rule out."""
    import numpy as np

    kept = [
        start + np.flatnonzero(_glance(hits.at(slice(start, start + CHUNK)), line) >= GLANCE * SCALE)
        for start in range(0, len(hits), CHUNK)
    ]
    return np.concatenate([np.empty(0, np.int64), *kept])


def _starts(hits: Hits, line: Line) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of the first tokens of hits in a line."""
    return line.first[hits.a] + hits.a_token, line.first[hits.b] + hits.b_token


def _around(line: Line, places: NDArray[np.int64], before: int, behind: int) -> NDArray[np.uint64]:
    """The tokens around each of these places, a row for each step."""
    import numpy as np

    every = np.lib.stride_tricks.sliding_window_view(line.token, before + behind)
    return np.ascontiguousarray(every[places - before].T)


def _glance(hits: Hits, line: Line) -> NDArray[np.int16]:
    """What the equal words in step just around each hit tell, names at their full worth."""
    import numpy as np

    a, b = (_around(line, places, GLANCE_BEFORE, GLANCE_BEHIND) for places in _starts(hits, line))
    told: NDArray[np.int16] = (known_by(a) * equal_words(a, b)).sum(0, dtype=np.int16)
    return told


def promise(hits: Hits, line: Line) -> Promise:
    """What these hits promise."""
    import numpy as np

    parts = [_promise(hits.at(slice(start, start + CHUNK)), line) for start in range(0, max(1, len(hits)), CHUNK)]
    columns = ([getattr(part, name) for part in parts] for name in ("told", "before", "behind", "run_told"))
    return Promise(*(np.concatenate(column) for column in columns))


def _promise(hits: Hits, line: Line) -> Promise:
    import numpy as np

    a, b = (_around(line, places, BEFORE, BEHIND) for places in _starts(hits, line))
    equal = equal_words(a, b)
    told = np.where(equal, np.minimum(told_by(a), told_by(b)), np.int16(-DIFFERS * SCALE))
    known = known_by(a)
    best, behind, run_told = _one_way(equal, told, known, range(BEFORE, BEFORE + BEHIND))
    best_before, before, run_told_before = _one_way(equal, told, known, range(BEFORE - 1, -1, -1))
    return Promise(best + best_before, before, behind, run_told + run_told_before)


def _one_way(
    equal: NDArray[np.bool_], told: NDArray[np.int16], known: NDArray[np.uint8], steps: range
) -> tuple[NDArray[np.int16], NDArray[np.int16], NDArray[np.int16]]:
    """The best that words in step tell going one way, how many of them are equal unbroken, and what those tell."""
    import numpy as np

    score, best, run, run_told = (np.zeros(equal.shape[1], np.int16) for _ in range(4))
    unbroken = np.ones(equal.shape[1], np.bool_)
    for step in steps:
        score += told[step]
        np.maximum(best, score, out=best)
        unbroken &= equal[step]
        run += unbroken
        run_told += known[step] * unbroken
    return best, run, run_told
