"""A line: the tokens of many stories one after the other, each as one number, so that one look at it brings all.

Whoever looks at words around millions of places waits for memory most of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Flags of a word in a line: it opens a sentence, as what stands behind an article's last one does; a sign is beside
#: it that may be a quotation mark.
OPENS, MARKED = 1, 2
#: Where in a token's number its word stands, its flags, and what it tells without names; with names is lowest.
_WORD, _FLAGS, _TOLD = 32, 16, 8


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The tokens of all stories in one line with gaps between them, each as one number.

    `first` are the places of the stories' first tokens, and one behind all. Words are odd numbers, and 0 stands in the
    gaps; what a token tells, without and with names, is in sixteenths of bits.
    """

    first: NDArray[np.int64]
    token: NDArray[np.uint64]

    @classmethod
    def empty(cls, first: NDArray[np.int64], size: int) -> Line:
        """A line of so many places that is all gap, for stories that begin at these places."""
        import numpy as np

        return cls(first, np.full(size, OPENS << _FLAGS, np.uint64))

    def lay(
        self,
        places: NDArray[np.int64],
        word: NDArray[np.uint64],
        flags: NDArray[np.uint8],
        told: NDArray[np.uint8],
        known: NDArray[np.uint8],
    ) -> None:
        """Put tokens to these places."""
        import numpy as np

        made = (word >> np.uint64(_WORD) | np.uint64(1)) << np.uint64(_WORD)
        for column, place in ((flags, _FLAGS), (told, _TOLD), (known, 0)):
            made |= column.astype(np.uint64) << np.uint64(place)
        self.token[places] = made

    def bounds(self, stories: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The places of the first tokens of these stories, and of the ones behind them."""
        return self.first[stories], self.first[stories + 1]


def words_of(token: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """The words of tokens of a line."""
    import numpy as np

    return (token >> np.uint64(_WORD)).astype(np.uint32)


def flags_of(token: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """The flags of tokens of a line."""
    import numpy as np

    return (token >> np.uint64(_FLAGS)).astype(np.uint8)


def told_by(token: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """What tokens of a line tell without names."""
    import numpy as np

    return (token >> np.uint64(_TOLD)).astype(np.uint8)


def known_by(token: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """What tokens of a line tell with names."""
    import numpy as np

    return token.astype(np.uint8)


def equal_words(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of these tokens have the same word."""
    import numpy as np

    equal: NDArray[np.bool_] = ((a ^ b) < np.uint64(1 << _WORD)) & (a >= np.uint64(1 << _WORD))
    return equal
