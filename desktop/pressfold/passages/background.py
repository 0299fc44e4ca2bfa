"""Background: how much a shared word tells, in bits, by what English news prints everywhere.

The information of a word is -log2 of its probability after its left neighbour (Shannon 1948): "Minister" after
"Foreign" tells little, "ball" after "the" a lot. Counts of words and of neighbouring words were taken once from
news outside any library and ship as a table, so that what a passage is worth never depends on what else the
reader has imported.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pressfold.passages.hashed import Hashed
from pressfold.resources import resource

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pressfold.passages.tokens import Tokens

#: Changes whenever the same tokens would be worth something else.
BACKGROUND_VERSION = "background-2"

#: Bits in the table are stored in sixteenths.
SCALE = 16
#: No word tells more than this, however rare: it may be a misprint.
MOST = 15.0
#: A number tells little: tables and templates are full of them.
NUMBER = 6.0
#: A name's first word, and the words after it: titles and names are shared by all who write about somebody.
NAME, REST_OF_NAME = 6.0, 2.0
#: A character of a script without spaces: three of them are just enough for a pattern.
CHARACTER = 5.75
#: Below this share of known words a text is taken to be in another language than the background.
KNOWN = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Keys (see `word_keys`, `pair_keys`) and the bits beside them, in sixteenths."""

    words: Hashed
    word_bits: NDArray[np.uint8]
    pairs: Hashed
    pair_bits: NDArray[np.uint8]


@cache
def background() -> Background:
    """The shipped table, read once."""
    import numpy as np

    with np.load(resource("passages", "background.npz")) as table:
        return Background(Hashed.of(table["words"]), table["word_bits"], Hashed.of(table["pairs"]), table["pair_bits"])


def known_sixteenths(tokens: Tokens, bounds: NDArray[np.int64] | None = None) -> NDArray[np.uint8]:
    """How much each token tells, in sixteenths of bits, from 0 to `MOST` bits: a function of the tokens alone.

    Where these are the tokens of several articles, `bounds` has where each begins, and at the end how many there are.
    """
    import numpy as np

    if bounds is None:
        bounds = np.array([0, len(tokens)])
    table = background()
    known, place = table.words.places(word_keys(tokens.word))
    told = np.where(known, table.word_bits[place], np.uint8(MOST * SCALE))
    for start, end in _in_another_language(known, bounds):
        told[start:end] = np.minimum(told[start:end], _by_length(tokens, start, end))
    paired, place = table.pairs.places(pair_keys(tokens.word))
    opening = bounds[(bounds > 0) & (bounds < len(tokens))]
    paired[opening - 1] = False
    np.minimum(told[1:], table.pair_bits[place], out=told[1:], where=paired)
    np.minimum(told, np.uint8(NUMBER * SCALE), out=told, where=tokens.number)
    told[tokens.unspaced] = CHARACTER * SCALE
    return told


def _in_another_language(known: NDArray[np.bool_], bounds: NDArray[np.int64]) -> list[tuple[int, int]]:
    """From where to where those articles are of whose words too few are known."""
    import numpy as np

    counted = np.concatenate(([0], known.cumsum()))[bounds]
    length = np.diff(bounds)
    strange = np.flatnonzero((length > 0) & (np.diff(counted) / np.maximum(length, 1) < KNOWN)).tolist()
    return [(int(bounds[nth]), int(bounds[nth + 1])) for nth in strange]


def common_sixteenths(known: NDArray[np.uint8], named: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """How much each token tells of common copy: names and titles, which all who report share, tell little."""
    import numpy as np

    after_name = np.zeros_like(named)
    np.logical_and(named[1:], named[:-1], out=after_name[1:])
    opens_name = np.zeros_like(named)
    np.greater(after_name[1:], after_name[:-1], out=opens_name[:-1])
    told = known.copy()
    np.minimum(told, np.uint8(NAME * SCALE), out=told, where=opens_name)
    np.minimum(told, np.uint8(REST_OF_NAME * SCALE), out=told, where=after_name)
    return told


def names(tokens: Tokens) -> NDArray[np.bool_]:
    """Which tokens belong to a name or title, as far as capitals within a sentence tell."""
    named: NDArray[np.bool_] = tokens.capital & ~tokens.first
    return named


def word_keys(words: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The keys of words in the table."""
    import numpy as np

    return (words >> np.uint64(32)).astype(np.uint32)


def pair_keys(words: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The keys of each word with its left neighbour, from the second word on."""
    import numpy as np

    mixed = words[:-1] * np.uint64(0x9E3779B97F4A7C15) ^ words[1:]
    return ((mixed * np.uint64(0xC2B2AE3D27D4EB4F)) >> np.uint64(32)).astype(np.uint32)


def _by_length(tokens: Tokens, first: int, behind: int) -> NDArray[np.uint8]:
    """A guess for languages without counts: the more often a word is used, the shorter it is (Zipf 1935)."""
    import numpy as np

    length = (tokens.end[first:behind] - tokens.start[first:behind]).astype(np.float32)
    guess: NDArray[np.uint8] = np.clip(np.rint((1.2 * length - 1.0) * SCALE), 0.5 * SCALE, 9.0 * SCALE).astype(np.uint8)
    return guess
