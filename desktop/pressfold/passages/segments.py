"""Segments: what the search for shared passages needs to know of many articles, as arrays that may stay on the disk.

A segment holds the tokens, paragraphs and patterns of some articles and is never changed: a changed article is put into
a new segment, and a removed one is passed over. Arrays are mapped, not read, so that looking something up in a large
library touches a few pages only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from pressfold.passages.background import SCALE, common_sixteenths, known_sixteenths
from pressfold.passages.fingerprints import FINGERPRINT_VERSION, fingerprints
from pressfold.passages.furniture import Paragraphs, paragraphs
from pressfold.passages.inserts import tells_of_nobody
from pressfold.passages.line import MARKED, OPENS
from pressfold.passages.tokens import Tokens, together

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Changes whenever the same articles would give other arrays.
SEGMENT_VERSION = f"segment-4/{FINGERPRINT_VERSION}"
#: So many bits of a pattern's 64 are compared; the others of a packed number tell its place in the segment.
KEY_BITS = 36
PLACE_BITS = 64 - KEY_BITS
#: So many articles' arrays are held before they are put into one.
AT_ONCE = 200
#: Flags of a token.
_FIRST, _CAPITAL, _NUMBER, _UNSPACED, _BLOCK, _MARKED = 1, 2, 4, 8, 16, 32


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Arrays over articles, tokens, paragraphs and patterns.

    `id`, `high` and `low` have one entry an article (its number, and the two halves of what names its words); `tokens`,
    `rows` and `patterns` tell where the tokens, paragraphs and patterns of each begin, and at the end how many there
    are. `word`, `start`, `end`, `flags` and `known` (sixteenths of bits) have one entry a token; `text`, `from_token`
    and `to_token` one a paragraph, and `texts` and `rows_by_text` tell them by text; `pattern` has the first token of
    each pattern, and `packed` all patterns in order, each with its place.
    """

    id: NDArray[np.int64]
    high: NDArray[np.uint64]
    low: NDArray[np.uint64]
    tokens: NDArray[np.int64]
    rows: NDArray[np.int64]
    patterns: NDArray[np.int64]
    word: NDArray[np.uint64]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    flags: NDArray[np.uint8]
    known: NDArray[np.uint8]
    text: NDArray[np.uint64]
    from_token: NDArray[np.int32]
    to_token: NDArray[np.int32]
    texts: NDArray[np.uint64]
    rows_by_text: NDArray[np.int64]
    pattern: NDArray[np.int32]
    packed: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.id)

    def tokens_of(self, nth: int) -> Tokens:
        """The tokens of an article; blocks without any are not counted in the numbers of their blocks."""
        import numpy as np

        here = slice(int(self.tokens[nth]), int(self.tokens[nth + 1]))
        flags = self.flags[here]
        return Tokens(
            article=int(self.id[nth]),
            word=self.word[here],
            start=self.start[here],
            end=self.end[here],
            first=(flags & _FIRST) > 0,
            capital=(flags & _CAPITAL) > 0,
            number=(flags & _NUMBER) > 0,
            unspaced=(flags & _UNSPACED) > 0,
            marked=(flags & _MARKED) > 0,
            block=np.cumsum((flags & _BLOCK) > 0, dtype=np.int32),
        )

    def known_of(self, nth: int) -> NDArray[np.uint8]:
        """What each token of an article tells, in sixteenths of bits, names at their full worth."""
        return self.known[int(self.tokens[nth]) : int(self.tokens[nth + 1])]

    def known_bits_of(self, nth: int) -> NDArray[np.float32]:
        """The same in bits."""
        import numpy as np

        return self.known_of(nth).astype(np.float32) / np.float32(SCALE)

    def weighed(self, places: NDArray[np.int64]) -> tuple[NDArray[np.uint8], NDArray[np.bool_], NDArray[np.bool_]]:
        """What the tokens at these places of the segment tell of common copy; which belong to names, and are numbers.

        Articles and paragraphs need not be told apart: the first word of each is no part of a name.
        """
        import numpy as np

        most = len(self.word) - 1
        before, here, behind = (
            (self.flags[np.clip(places + step, 0, most)] & (_FIRST | _CAPITAL)) == _CAPITAL for step in (-1, 0, 1)
        )
        behind &= places < most
        known = np.stack((self.known[places],) * 3)
        known[0], known[2] = 0, 0
        told = common_sixteenths(known.T.ravel(), np.stack((before, here, behind)).T.ravel())[1::3]
        return told, here, (self.flags[places] & _NUMBER) > 0

    def tells_of_nobody(self, nth: int, start: int, end: int) -> bool:
        """Whether no name stands among these tokens of an article."""
        import numpy as np

        here = slice(int(self.tokens[nth]) + start, int(self.tokens[nth]) + end)
        flags = self.flags[here]
        bits = self.known[here].astype(np.float32) / np.float32(SCALE)
        return tells_of_nobody((flags & _CAPITAL) > 0, (flags & _FIRST) > 0, bits)

    def told(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """What the tokens at these places tell of common copy: all tokens of articles or paragraphs, one after another.

        Articles and paragraphs need not be told apart: the first word of each is no part of a name.
        """
        return common_sixteenths(self.known[places], (self.flags[places] & (_FIRST | _CAPITAL)) == _CAPITAL)

    def edges(self, places: NDArray[np.int64]) -> NDArray[np.uint8]:
        """The flags of a line for the tokens at these places."""
        import numpy as np

        flags = self.flags[places]
        made: NDArray[np.uint8] = ((flags & _FIRST) > 0) * np.uint8(OPENS) | ((flags & _MARKED) > 0) * np.uint8(MARKED)
        return made

    def paragraphs_of(self, nths: NDArray[np.int64], numbers: NDArray[np.int64]) -> Paragraphs:
        """The paragraphs of these articles, told by these numbers."""
        rows = ranges(self.rows[nths], self.rows[nths + 1])
        import numpy as np

        article = np.repeat(numbers, self.rows[nths + 1] - self.rows[nths])
        return Paragraphs(
            article, self.from_token[rows].astype(np.int64), self.to_token[rows].astype(np.int64), self.text[rows]
        )


def ranges(first: NDArray[np.int64], behind: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of these ranges, one range after the other."""
    import numpy as np

    length = behind - first
    numbers: NDArray[np.int64] = np.repeat(first - (length.cumsum() - length), length)
    return numbers + np.arange(len(numbers))


def segment(articles: Iterable[Tokens]) -> Segment:
    """The segment of these articles, in this order."""
    import numpy as np

    made: dict[str, list[NDArray[Any]]] = {name: [np.empty(0, kind)] for name, kind in TYPES.items()}
    for handful in _handfuls(articles):
        for name, column in _columns(handful):
            made[name].append(column)
    columns = {name: np.concatenate(made.pop(name)) for name in TYPES}
    for name in ("tokens", "rows", "patterns"):
        columns[name] = np.concatenate(([0], columns[name].cumsum())).astype(np.int64)
    columns["rows_by_text"] = np.argsort(columns["text"], kind="stable").astype(np.int64)
    columns["texts"] = columns["text"][columns["rows_by_text"]]
    packed = columns["packed"]
    packed >>= np.uint64(PLACE_BITS)
    packed <<= np.uint64(PLACE_BITS)
    packed |= np.arange(len(packed), dtype=np.uint64)
    packed.sort()
    return Segment(**columns)


#: What kind of numbers an article adds to each column.
TYPES = {
    "id": "int64", "high": "uint64", "low": "uint64", "tokens": "int64", "rows": "int64", "patterns": "int64",
    "word": "uint64", "start": "int32", "end": "int32",
    "flags": "uint8", "known": "uint8", "text": "uint64", "from_token": "int32", "to_token": "int32",
    "pattern": "int32", "packed": "uint64",
}  # fmt: skip
#: The same of all columns of a segment, those that are made of others too.
COLUMNS = {**TYPES, "texts": "uint64", "rows_by_text": "int64"}


def _handfuls(articles: Iterable[Tokens]) -> Iterator[list[Tokens]]:
    """The articles, so many of them at a time: thousands of small arrays would cost more than what they hold."""
    every = iter(articles)
    while handful := list(islice(every, AT_ONCE)):
        yield handful


def _columns(articles: Sequence[Tokens]) -> Iterator[tuple[str, NDArray[Any]]]:
    """What some articles add to each column."""
    import numpy as np

    tokens, bounds = together(articles)
    known = known_sixteenths(tokens, bounds)
    prints, patterns = fingerprints(tokens.word, known, bounds)
    opens = np.diff(tokens.block, prepend=-1) != 0
    opens[bounds[:-1][np.diff(bounds) > 0]] = True
    own = paragraphs(tokens.word, opens, bounds)
    digest = np.frombuffer(b"".join(article.digest for article in articles), ">u8").reshape(-1, 2)
    flags = tokens.first * _FIRST + tokens.capital * _CAPITAL + tokens.number * _NUMBER + tokens.unspaced * _UNSPACED
    yield "id", np.array([article.article for article in articles], np.int64)
    yield "high", digest[:, 0].astype(np.uint64)
    yield "low", digest[:, 1].astype(np.uint64)
    yield "tokens", np.diff(bounds)
    yield "rows", np.bincount(own.article, minlength=len(articles))
    yield "patterns", patterns
    yield "word", tokens.word
    yield "start", tokens.start
    yield "end", tokens.end
    yield "flags", (flags + opens * _BLOCK + tokens.marked * _MARKED).astype(np.uint8)
    yield "known", known
    yield "text", own.words
    yield "from_token", own.start.astype(np.int32)
    yield "to_token", own.end.astype(np.int32)
    yield "pattern", prints.token
    yield "packed", prints.key
