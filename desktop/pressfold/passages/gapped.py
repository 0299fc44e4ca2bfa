"""A third look at short windows: what their words tell when they are aligned with gaps, before any text is read.

Most windows of a large library hold a few rare words that just happen to follow each other in two articles. All of them
are aligned at once, near their diagonal (gapped BLAST's third stage, Altschul and others 1997; Smith and Waterman 1981
in a band, Chao, Pearson and Miller 1992), which takes a hundredth of what reading and aligning two stories does.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from pressfold.passages.align import FEWEST, INSERTED, OPENED, REPLACED
from pressfold.passages.background import SCALE
from pressfold.passages.edges import REACH
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.line import MARKED, OPENS, Line, equal_words, flags_of, told_by, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Windows of more tokens are not looked at: they are worth aligning.
SHORT = 16
#: Nor are those that are so much longer in one article: they lie on several diagonals.
ASKEW = 3
#: Nor those of two articles that have more of them.
FEW = 2
#: How many tokens around a window are aligned, and how far from its diagonal.
AROUND, BAND = 28, 12
#: So many windows are looked at at once: what is held of them stays near the processor.
CHUNK = 2048
#: How near the edges of a quotation must stand to those of an alignment, inside it, for it to be most of it.
QUOTED = 8
#: How many tokens inside an alignment the edge of a sentence is looked for, and what is lost where there is none.
INWARDS, NEVER = 20, 1 << 20
#: An alignment as one number, so that the best of several takes along where it began: what it tells, how many equal
#: words it has, the row and the column of its first words.
_TOLD, _COUNT, _ROW = 19, 12, 5
_WIDE = 2 * BAND + 1


#: The words of one side, and what each tells as an alignment of it alone.
_Words: TypeAlias = "tuple[NDArray[np.uint32], NDArray[np.int32]]"


class Local(NamedTuple):
    """The best local alignment of each window: what it tells in sixteenths, its equal words, its places in the line.

    Ends are exclusive. Of one that tells as much as any passage needs, nothing else holds.
    """

    told: NDArray[np.int32]
    words: NDArray[np.int32]
    a_start: NDArray[np.int64]
    a_end: NDArray[np.int64]
    b_start: NDArray[np.int64]
    b_end: NDArray[np.int64]


def hopeful(
    windows: NDArray[np.int32], line: Line, ranks: NDArray[np.int64], limits: Limits = DEFAULT
) -> NDArray[np.bool_]:
    """Which of these windows (sorted rows of articles with these ranks, which stand in this line) may be passages.

    All windows of two articles are, or none: one passage of theirs lets others stand that tell less.
    """
    import numpy as np

    pair = _pairs(windows)
    a_length, b_length = (windows[:, side + 1] - windows[:, side] for side in (2, 4))
    is_plain = (_length(windows) <= SHORT) & (abs(a_length - b_length) <= ASKEW)
    kept = np.bincount(pair, ~is_plain) > 0
    kept |= np.bincount(pair) > FEW
    looked = np.flatnonzero(~kept[pair])
    looked = looked[np.argsort(_length(windows[looked]), kind="stable")]  # those of one chunk are about as long
    for start in range(0, len(looked), CHUNK):
        here = looked[start : start + CHUNK]
        kept[pair[here[_may_be_shown(_local(windows[here], line, ranks, limits), line, limits)]]] = True
    return kept[pair]


def _pairs(windows: NDArray[np.int32]) -> NDArray[np.int64]:
    """The number of each window's pair of articles."""
    import numpy as np

    opens = np.zeros(len(windows), np.int64)
    opens[1:] = (windows[1:, :2] != windows[:-1, :2]).any(1)
    return opens.cumsum()


def _length(windows: NDArray[np.int32]) -> NDArray[np.int32]:
    import numpy as np

    length: NDArray[np.int32] = np.maximum(windows[:, 3] - windows[:, 2], windows[:, 5] - windows[:, 4])
    return length


def _may_be_shown(found: Local, line: Line, limits: Limits) -> NDArray[np.bool_]:
    """What may be a passage, by what it tells and by whether it may reach the edges of sentences, or of quotations."""
    import numpy as np

    least = min(*limits.tells, *limits.tells_quoted, limits.whole_quote) * SCALE
    shown: NDArray[np.bool_] = found.told >= limits.tells[0] * SCALE
    asked = np.flatnonzero(~shown & (found.words >= FEWEST) & (found.told >= least))
    shown[asked] = _reaches_edges(Local._make(column[asked] for column in found), line, limits)
    return shown


def _reaches_edges(found: Local, line: Line, limits: Limits) -> NDArray[np.bool_]:
    """What tells enough for a passage that ends where a sentence or a quotation near it does."""
    import numpy as np

    starts, ends = (found.a_start, found.b_start), (found.a_end, found.b_end)
    told, (_, one_end, two_ends), one_quoted = found.told / SCALE, limits.tells, limits.tells_quoted[1]
    lost = [_lost(line, at, step) / SCALE for at, step in ((starts, 1), (ends, -1))]
    at_one = told - np.minimum(*lost).min(0)
    at_both = told - (lost[0] + lost[1]).min(0)
    whole = [
        _any(line, MARKED, (start,), range(-REACH, QUOTED)) & _any(line, MARKED, (end,), range(-QUOTED, REACH + 1))
        for start, end in zip(starts, ends, strict=True)
    ]
    quoted = [_any(line, MARKED, (start,), range(-AROUND, AROUND)) for start in starts]
    reaches: NDArray[np.bool_] = (at_one >= one_end) | (quoted[0] & quoted[1] & (at_one >= one_quoted))
    reaches |= at_both >= two_ends
    reaches |= (whole[0] | whole[1]) & (told >= limits.whole_quote)
    return reaches


def _lost(line: Line, sides: tuple[NDArray[np.int64], NDArray[np.int64]], step: int) -> NDArray[np.int32]:
    """At least what an alignment loses that is cut at the nearest edge of a sentence in either article, one row each.

    `sides` are its starts (a step of 1 goes inwards) or its ends (-1). A little beyond them nothing is lost: an edge
    moves so far. `NEVER` where no sentence ends near.
    """
    import numpy as np

    told, lost = np.zeros(len(sides[0]), np.int32), np.full((2, len(sides[0])), NEVER, np.int32)
    for at in range(-REACH, INWARDS):
        places = [side + step * at for side in sides]
        here = [line.token.take(place, mode="clip") for place in places]
        for side in (0, 1):
            edge = (flags_of(here[side]) & OPENS) > 0
            np.minimum(lost[side], np.maximum(told, 0), out=lost[side], where=edge)
        if at >= 0:
            inner = here if step > 0 else [line.token.take(place - 1, mode="clip") for place in places]
            equal = equal_words(*inner)
            told += np.where(equal, np.minimum(*map(told_by, inner)), np.int32(-REPLACED * SCALE))
    return lost


def _any(line: Line, flag: int, places: Iterable[NDArray[np.int64]], reach: range) -> NDArray[np.bool_]:
    """Where a token near one of these places has this flag."""
    import numpy as np

    flags = np.zeros(1, np.uint8)
    for place in places:
        for step in reach:
            flags = flags | flags_of(line.token.take(place + step, mode="clip"))
    return (flags & flag) > 0


def _local(windows: NDArray[np.int32], line: Line, ranks: NDArray[np.int64], limits: Limits) -> Local:
    """The best local alignment around each of these windows."""
    import numpy as np

    columns = windows.astype(np.int64).T
    (a, a_end), (b, b_end) = (line.bounds(np.searchsorted(ranks, columns[side])) for side in (0, 1))
    a_from, b_from = a + columns[2] - AROUND, b + columns[4] - AROUND - BAND
    rows = _length(windows) + 2 * AROUND
    most = int(rows.max())
    a_side = _words(line, a_from, most, a, np.minimum(a_end, a_from + rows))  # as far as if it were looked at alone
    b_side = _words(line, b_from, most + _WIDE - 1, b, b_end)
    best, where = _best(a_side, b_side, int(limits.tells[0] * SCALE))
    column = best.argmax(0)
    chosen = column, np.arange(len(windows))
    alignment, row = best[chosen], where[chosen].astype(np.int64)
    first, from_column = (alignment >> _ROW) & 127, alignment & 31
    return Local(
        told=alignment >> _TOLD,
        words=(alignment >> _COUNT) & 127,
        a_start=a_from + first,
        a_end=a_from + row + 1,
        b_start=b_from + first + from_column,
        b_end=b_from + row + column + 1,
    )


def _best(a_side: _Words, b_side: _Words, most: int) -> tuple[NDArray[np.int32], NDArray[np.int16]]:
    """The best alignments that end in each column of the band, none telling more than `most`, and their last rows.

    Row by row of the first article; the cell of a row and a column stands for the word `row + column` of the second.
    """
    import numpy as np

    (a_word, a_told), (b_word, b_told) = a_side, b_side
    shape = _WIDE, a_word.shape[1]
    differs, opened, inserted = (np.int32(int(cost * SCALE) << _TOLD) for cost in (REPLACED, OPENED, INSERTED))
    fresh = np.arange(_WIDE, dtype=np.int32)[:, None]
    steps = fresh * inserted
    score, skipped = np.zeros(shape, np.int32), np.full(shape, -opened, np.int32)
    best, where = np.zeros(shape, np.int32), np.zeros(shape, np.int16)
    for row in range(len(a_word)):
        here = slice(row, row + _WIDE)
        equal = (a_word[row] == b_word[here]) & (a_word[row] > 0)
        told = np.where(equal, np.minimum(a_told[row], b_told[here]), -differs)
        told += np.maximum(score, fresh + (row << _ROW), out=score)
        np.minimum(told, np.int32(most << _TOLD), out=told)
        better = told > best
        np.copyto(best, told, where=better)
        where[better] = row
        # A word of the first article that has no counterpart: from the row before, one column on.
        skipped[:-1] = np.maximum(score[1:] - opened, skipped[1:]) - inserted
        skipped[-1] = -opened
        np.maximum(told, skipped, out=told)
        # Words of the second one that have none: from any column before.
        told += steps
        before = told - opened
        for column in range(1, _WIDE):
            np.maximum(before[column], before[column - 1], out=before[column])
        np.maximum(told[1:], before[:-1], out=told[1:])
        told -= steps
        score = told
    return best, where


def _words(
    line: Line, start: NDArray[np.int64], count: int, first: NDArray[np.int64], behind: NDArray[np.int64]
) -> _Words:
    """So many words from each of these places on, a row for each step, 0 outside these bounds; and what each tells."""
    import numpy as np

    places = start + np.arange(count)[:, None]
    inside = (first <= places) & (places < behind)
    token = line.token.take(places, mode="clip")
    told = (told_by(token).astype(np.int32) << _TOLD) | (1 << _COUNT)
    return np.where(inside, words_of(token), np.uint32(0)), told
