"""Lookup: which articles may share copy, found in the stored arrays; all of them, or what a change of some may change.

What two articles are compared by depends on them and on how many others have the same patterns. So after a change of
some articles, exactly those pairs are looked at again that have one of these, or whose patterns many articles have by
now (or no longer); all others stay as they are. `tests/passages/test_lookup.py` holds it to that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pressfold.model.progress import NEVER, Cancel, Progress, no_progress
from pressfold.passages.candidates import Candidates, all_of, candidates, local
from pressfold.passages.extension import promising
from pressfold.passages.gapped import hopeful
from pressfold.passages.hits import Hits, hits, together
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.line import Line
from pressfold.passages.lines import line
from pressfold.passages.shelf import Patterns, Shelf, State
from pressfold.passages.spool import Spool

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Patterns are joined in so many parts, so that the room it takes is bounded, and more where there are very many.
PARTS, PATTERNS_A_PART = 8, 1_000_000
LOOKING = "Looking for shared words"


@dataclass(frozen=True, slots=True)
class Found:
    """What is to be compared; `again` are the pairs of ranks whose passages from before no longer hold.

    The passages from before of the articles that changed do not hold either.
    """

    candidates: Candidates
    again: frozenset[tuple[int, int]]


def everything(
    shelf: Shelf,
    state: State,
    limits: Limits = DEFAULT,
    cancel: Cancel = NEVER,
    progress: Progress = no_progress,
    folder: Path | None = None,
) -> Candidates:
    """The candidates among all articles that are there; what there is no room for lies in this folder meanwhile."""
    import numpy as np

    cancel.check()
    ranks = np.flatnonzero(state.there)
    words = line(shelf, ranks, state)
    parts = []
    with Spool(folder) as spool:
        for part in _promising_parts(shelf, state, cancel, progress, ranks, words):
            spool.put(part)
        for part in spool.parts():
            cancel.check()
            progress(0, 0, LOOKING)
            parts.append(_hopeful(candidates(part, words, ranks, limits), words, ranks, limits))
    return all_of(parts)


def _promising_parts(
    shelf: Shelf, state: State, cancel: Cancel, progress: Progress, ranks: NDArray[np.int64], words: Line
) -> Iterator[Hits]:
    parts = max(PARTS, sum(len(segment.packed) for segment in shelf.segments) // PATTERNS_A_PART)
    parts = 1 << (parts - 1).bit_length()
    for part in range(parts):
        cancel.check()
        progress(part, parts, LOOKING)
        joined = _hits(shelf.all_patterns(state, part, parts))
        yield joined.at(promising(local(joined, ranks), words))


def _hits(patterns: Patterns) -> Hits:
    return hits(patterns.group, patterns.rank, patterns.token)


def changes(shelf: Shelf, before: State, after: State, changed: NDArray[np.int64], limits: Limits = DEFAULT) -> Found:
    """The candidates that a change makes; `changed` are the ranks (ascending) of all that came, went or lost words."""
    import numpy as np

    keys = shelf.keys(changed)
    was, now = _hits(shelf.patterns(keys, before)), _hits(shelf.patterns(keys, after))
    mine = now.at(np.flatnonzero(np.isin(now.a, changed) | np.isin(now.b, changed)))
    again = _pairs(_promising(shelf, after, _differing(_others(was, changed), _others(now, changed))))
    rest = _hits_of(shelf, after, again)
    found = together([mine, rest])
    ranks = np.unique(np.concatenate((found.a, found.b))).astype(np.int64)
    words = line(shelf, ranks, after)
    found = found.at(promising(local(found, ranks), words))
    return Found(_hopeful(candidates(found, words, ranks, limits), words, ranks, limits), again)


def _hopeful(found: Candidates, words: Line, ranks: NDArray[np.int64], limits: Limits) -> Candidates:
    """The candidates without the windows that a third look rules out."""
    return replace(found, windows=found.windows[hopeful(found.windows, words, ranks, limits)])


def _promising(shelf: Shelf, state: State, found: Hits) -> Hits:
    """The hits that a first glance does not rule out: no others are looked at."""
    import numpy as np

    ranks = np.unique(np.concatenate((found.a, found.b))).astype(np.int64)
    return found.at(promising(local(found, ranks), line(shelf, ranks, state)))


def _pairs(found: Hits) -> frozenset[tuple[int, int]]:
    return frozenset(zip(found.a.tolist(), found.b.tolist(), strict=True))


def _others(found: Hits, changed: NDArray[np.int64]) -> Hits:
    """The hits of articles that did not change themselves."""
    import numpy as np

    return found.at(np.flatnonzero(~np.isin(found.a, changed) & ~np.isin(found.b, changed)))


def _differing(was: Hits, now: Hits) -> Hits:
    """The hits that one of both has; of articles that are the same, so that what they promise is.

    Patterns of several shapes begin at one token, so the same hit may come several times.
    """
    import numpy as np

    rows = np.concatenate([np.stack((one.a, one.b, one.a_token, one.b_token), 1) for one in (was, now)])
    every, place = np.unique(rows, axis=0, return_inverse=True)
    before, after = (np.bincount(part, minlength=len(every)) > 0 for part in np.split(place.reshape(-1), [len(was)]))
    return Hits(*every[before != after].T)


def _hits_of(shelf: Shelf, state: State, pairs: Collection[tuple[int, int]]) -> Hits:
    """All hits of these pairs of articles."""
    import numpy as np

    if not pairs:
        return together([])
    keys = {rank: shelf.keys(np.array([rank])) for rank in sorted({rank for pair in pairs for rank in pair})}
    common = [np.intersect1d(keys[a], keys[b], assume_unique=True) for a, b in pairs]
    found = _hits(shelf.patterns(np.unique(np.concatenate(common)), state))
    wide = np.int64(len(shelf))
    return found.at(np.flatnonzero(np.isin(found.a * wide + found.b, [a * wide + b for a, b in pairs])))


def furniture_of(shelf: Shelf, state: State) -> State:
    """The state with all its furniture found."""
    import numpy as np

    texts = shelf.furniture(state, np.flatnonzero(state.there))
    return shelf.with_furniture(state.there, state.outlet, texts)


def furniture_after(shelf: Shelf, before: State, after: State, changed: NDArray[np.int64]) -> State:
    """The state after a change of these articles with its furniture: only what the change touches is judged anew.

    A text is furniture by how many articles have it and by how it stands in them: at an edge, if those beside it are
    in other articles too. So the texts of all who share a paragraph with a changed article are judged, by all who
    have one of these, and by how often their other paragraphs stand anywhere.
    """
    import numpy as np

    touched = np.unique(shelf.paragraphs(changed).words)
    near = np.unique(np.concatenate((changed, shelf.holders(touched))))
    judged = np.unique(shelf.paragraphs(near).words)
    wide = shelf.holders(np.unique(shelf.paragraphs(shelf.holders(judged)).words))
    found = shelf.furniture(after, np.unique(np.concatenate((near, wide))))
    kept = np.setdiff1d(before.furniture, judged, assume_unique=True)
    texts = np.union1d(kept, np.intersect1d(found, judged, assume_unique=True))
    return shelf.with_furniture(after.there, after.outlet, texts)


def bared(shelf: Shelf, before: State, after: State) -> NDArray[np.int64]:
    """The ranks of the articles, there before and after, that have other furniture now."""
    import numpy as np

    texts = np.setxor1d(before.furniture, after.furniture, assume_unique=True)
    ranks = shelf.holders(texts)
    return ranks[before.there[ranks] & after.there[ranks]]
