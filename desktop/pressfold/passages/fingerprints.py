"""Fingerprints: short patterns of content words by which articles that share copy find each other.

A pattern is three content words in order: neighbours, or with the second of four left out, so that a word swapped,
dropped or inserted by an editor spoils only some of the patterns around it. A fingerprint is
made from one article alone and may be stored under `FINGERPRINT_VERSION`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pressfold.passages.background import BACKGROUND_VERSION, SCALE
from pressfold.passages.hashed import Hashed
from pressfold.passages.tokens import TOKENS_VERSION, Tokens, word_number
from pressfold.resources import resource

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Changes whenever the same article would give another fingerprint.
FINGERPRINT_VERSION = f"fingerprint-1/{TOKENS_VERSION}/{BACKGROUND_VERSION}"

#: Which content words a pattern takes, counted from its first.
FORMS = ((1, 2), (2, 3))
#: A pattern that tells less, in bits, is too common to find anything.
LEAST = 17.0


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """The patterns of one article: `key` numbers the words, `token` is the place of the first."""

    key: NDArray[np.uint64]
    token: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.key)


def fingerprint(tokens: Tokens, known: NDArray[np.uint8]) -> Fingerprint:
    """The fingerprint of an article, by what its tokens tell in sixteenths of bits."""
    import numpy as np

    return fingerprints(tokens.word, known, np.array([0, len(tokens)]))[0]


def fingerprints(
    word: NDArray[np.uint64], known: NDArray[np.uint8], bounds: NDArray[np.int64]
) -> tuple[Fingerprint, NDArray[np.int64]]:
    """The fingerprints of several articles one behind the other, and how many patterns each has.

    `bounds` tells where the words of each article begin, and at the end how many there are.
    """
    import numpy as np

    places = np.flatnonzero(~is_function_word(word)).astype(np.int32)
    words, worth = word[places], known[places].astype(np.uint16)
    article = np.repeat(np.arange(len(bounds) - 1, dtype=np.int32), np.diff(np.searchsorted(places, bounds)))
    keys, firsts = [], []
    for second, third in FORMS:
        count = max(0, len(places) - third)
        sums = worth[:count] + worth[second : second + count] + worth[third : third + count]
        strong = np.flatnonzero((sums >= LEAST * SCALE) & (article[:count] == article[third : third + count]))
        keys.append(_mixed(words[strong], words[strong + second], words[strong + third]))
        firsts.append(strong)
    first = np.concatenate(firsts)
    whose = article[first]
    order = np.argsort(whose, kind="stable")
    tokens = (places[first] - bounds[whose]).astype(np.int32)
    counts = np.bincount(whose, minlength=len(bounds) - 1)
    return Fingerprint(np.concatenate(keys)[order], tokens[order]), counts


def is_function_word(words: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which words carry grammar rather than content."""
    return _hashed_function_words().places(words)[0]


@cache
def function_words() -> NDArray[np.uint64]:
    """The numbers of the words that carry grammar rather than content, sorted."""
    import numpy as np

    lines = resource("passages", "function_words.txt").read_text(encoding="utf-8").splitlines()
    printed = [word for line in lines if not line.startswith("#") for word in line.split()]
    return np.unique(np.array([word_number(word) for word in printed], np.uint64))


@cache
def _hashed_function_words() -> Hashed:
    return Hashed.of(function_words())


def _mixed(a: NDArray[np.uint64], b: NDArray[np.uint64], c: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One 64-bit number for three words in order (multiply and shift, after Steele and Vigna's SplitMix)."""
    import numpy as np

    mixed = (a * np.uint64(0x9E3779B97F4A7C15)) ^ (b * np.uint64(0xC2B2AE3D27D4EB4F) << np.uint64(1))
    mixed ^= c * np.uint64(0x165667B19E3779F9)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    finished: NDArray[np.uint64] = mixed ^ (mixed >> np.uint64(32))
    return finished
