"""Candidates: the windows of two articles that are worth aligning.

Hits on one diagonal (that is: in the same order, without much between them) are a cluster. What a cluster promises is
measured without gaps: the words around each of its hits that are equal in step, the extension of BLAST (Altschul
and others 1990). That takes a millionth of a second a hit and spares nine alignments of ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pressfold.passages.hits import Hits, hits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pressfold.passages.fingerprints import Fingerprint
    from pressfold.passages.story import Story

#: Hits on one line: tokens they may shift against each other, and tokens between one and the next.
SHIFT, APART = 20, 25
#: No window grows longer than this, in tokens, so that the cost of aligning it stays bounded.
LONGEST = 3000
#: How many tokens before and behind a hit are looked at in step.
BEFORE, BEHIND = 12, 18
#: What the best hit of a cluster must tell, in bits, for two articles to be compared, and for it to be compared then.
PROMISES, PROMISES_NEAR = 40.0, 20.0
#: Equal words in step that are at least a set phrase, and what they must tell with names at their full worth.
STOCK_WORDS, STOCK_BITS = 6, 50.0
#: So many hits are extended at once.
CHUNK = 500_000


class Window(NamedTuple):
    """Token ranges of two articles, given by their places in the sequence; `a < b`, ends exclusive."""

    a: int
    b: int
    a_start: int
    a_end: int
    b_start: int
    b_end: int


def candidates(fingerprints: Sequence[Fingerprint], stories: Sequence[Story]) -> list[Window]:
    """The windows worth aligning, sorted."""
    found = _on_lines(hits(fingerprints))
    return _windows(found, _clusters(found), _Promise.of(found, _Line.of(stories))) if len(found) else []


def _on_lines(found: Hits) -> Hits:
    """The hits sorted by pair of articles, then by diagonal, then along it."""
    import numpy as np

    return found.at(np.lexsort((found.a_token, (found.a_token - found.b_token) // 16, found.b, found.a)))


def _clusters(found: Hits) -> NDArray[np.int64]:
    """The places of the first hits of clusters."""
    import numpy as np

    shift = np.abs(np.diff(found.a_token - found.b_token, prepend=0))
    step = np.abs(np.diff(found.a_token, prepend=0))
    other = (np.diff(found.a, prepend=-1) != 0) | (np.diff(found.b, prepend=-1) != 0)
    other |= np.diff(found.a_token // LONGEST, prepend=-1) != 0
    return np.flatnonzero(other | (shift > SHIFT) | (step > APART))


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """The words of all stories in one line with gaps between them, and what each tells, without and with names."""

    first: NDArray[np.int64]
    word: NDArray[np.uint32]
    bits: NDArray[np.float32]
    known_bits: NDArray[np.float32]

    @classmethod
    def of(cls, stories: Sequence[Story]) -> _Line:
        import numpy as np

        lengths = np.array([len(story) for story in stories], np.int64)
        first = BEFORE + np.cumsum(lengths + BEFORE + BEHIND) - lengths - BEFORE - BEHIND
        size = int((lengths + BEFORE + BEHIND).sum()) + BEFORE + BEHIND
        line = cls(first, np.zeros(size, np.uint32), np.zeros(size, np.float32), np.zeros(size, np.float32))
        for at, story in zip(first.tolist(), stories, strict=True):
            line.word[at : at + len(story)] = story.tokens.word >> np.uint64(32)
            line.bits[at : at + len(story)] = story.bits
            line.known_bits[at : at + len(story)] = story.known_bits
        return line


@dataclass(frozen=True, slots=True, eq=False)
class _Promise:
    """What the words in step around each hit tell, and whether they are at least a set phrase."""

    bits: NDArray[np.float32]
    stock: NDArray[np.bool_]

    @classmethod
    def of(cls, found: Hits, line: _Line) -> _Promise:
        import numpy as np

        bits, stock = np.zeros(len(found), np.float32), np.zeros(len(found), np.bool_)
        for start in range(0, len(found), CHUNK):
            chunk = slice(start, start + CHUNK)
            a = line.first[found.a[chunk]] + found.a_token[chunk]
            b = line.first[found.b[chunk]] + found.b_token[chunk]
            told, known, words = (np.zeros(len(a), np.float32) for _ in range(3))
            for step in range(-BEFORE, BEHIND):
                left, right = a + step, b + step
                equal = (line.word[left] == line.word[right]) & (line.word[left] != 0)
                told += equal * np.minimum(line.bits[left], line.bits[right])
                known += equal * np.minimum(line.known_bits[left], line.known_bits[right])
                words += equal
            bits[chunk] = told
            stock[chunk] = (words >= STOCK_WORDS) & (known >= STOCK_BITS)
        return cls(bits, stock)


def _windows(found: Hits, first: NDArray[np.int64], promise: _Promise) -> list[Window]:
    """A window for each cluster that promises enough, sorted."""
    import numpy as np

    best = np.maximum.reduceat(promise.bits, first)
    stock = np.logical_or.reduceat(promise.stock, first)
    pair = np.cumsum((np.diff(found.a[first], prepend=-1) != 0) | (np.diff(found.b[first], prepend=-1) != 0))
    strong = np.zeros(int(pair[-1]) + 1, np.bool_)
    strong[pair[best >= PROMISES]] = True
    kept = (strong[pair] & (best >= PROMISES_NEAR)) | stock
    columns = (
        found.a[first],
        found.b[first],
        np.minimum.reduceat(found.a_token, first),
        np.maximum.reduceat(found.a_token, first) + 1,
        np.minimum.reduceat(found.b_token, first),
        np.maximum.reduceat(found.b_token, first) + 1,
    )
    return sorted(Window(*row) for row in zip(*(column[kept].tolist() for column in columns), strict=True))
