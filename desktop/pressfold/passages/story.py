"""A story: one article as the chain of steps sees it, with what the steps ask about its tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from pressfold.model.article import Article
from pressfold.model.span import Span
from pressfold.passages.background import SCALE, common_sixteenths, known_sixteenths, names
from pressfold.passages.tokens import COMPARED, Tokens
from pressfold.text.marks import has_marks
from pressfold.text.quotation_marks import quoted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


#: Sixteenths of bits -> bits, so that all stories hold the same few numbers.
_BITS = tuple(nth / SCALE for nth in range(256))


@dataclass(frozen=True, slots=True)
class Plain:
    """A story's arrays as lists: the few tokens that an alignment asks about are read from these ten times as quickly.

    `own_bits` are 0 for names and numbers; `starts` are the tokens that open a sentence, and the number of tokens at
    the end; `numbers_before` counts the numbers before each token, and in all at the end. `letters` has one character
    for each word, the same for the same word and seldom the same for two: strings are aligned most quickly.
    """

    words: list[int]
    letters: str
    bits: list[float]
    own_bits: list[float]
    starts: list[int]
    numbers_before: list[int]

    def sentence(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that holds a token."""
        behind = bisect_right(self.starts, token)
        return self.starts[behind - 1], self.starts[behind]


class Story:
    """An article with its tokens; what only few articles need is made when it is first asked for."""

    def __init__(self, article: Article, tokens: Tokens, known: NDArray[np.uint8] | None = None) -> None:
        self.article = article
        self.tokens = tokens
        #: What each token tells in sixteenths of bits, names at their full worth.
        self.known = known_sixteenths(tokens) if known is None else known

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """Which tokens belong to a name or title."""
        return names(self.tokens)

    @cached_property
    def plain(self) -> Plain:
        """The arrays as lists."""
        import numpy as np

        told = common_sixteenths(self.known, self.named)
        own = np.where(self.named | self.tokens.number, np.uint8(0), told)
        numbers = self.tokens.number.cumsum(dtype=np.int64).tolist()
        starts = np.flatnonzero(self.tokens.first).tolist()
        return Plain(
            self.tokens.word.tolist(),
            _letters(self.tokens.word),
            [*map(_BITS.__getitem__, told.tobytes())],
            [*map(_BITS.__getitem__, own.tobytes())],
            [*starts, len(self)],
            [0, *numbers],
        )

    def narrated(self, tokens: Iterable[tuple[int, int]]) -> float:
        """What the words of these token ranges outside quotation marks tell, in bits; names and numbers tell none."""
        bits, total = self.plain.own_bits, 0.0
        for start, end in tokens:
            self._read_quotations(start, end)
            total += sum(compress(bits[start:end], self._outside[start:end]))
        return total

    def quotation(self, token: int) -> tuple[int, int] | None:
        """The token range of the quotation that holds a token, the longest where one stands in another."""
        self._read_quotations(token, token + 1)
        if self._outside[token]:
            return None
        holding = [span for span in self._quotations if span[0] <= token < span[1]]
        return min(holding) if holding else None

    def is_quoted(self, tokens: Iterable[tuple[int, int]]) -> bool:
        """Whether all of these token ranges stand between quotation marks."""
        for start, end in tokens:
            self._read_quotations(start, end)
            if any(self._outside[start:end]):
                return False
        return True

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        """The token ranges of the quotations that were read."""
        return []

    @cached_property
    def _outside(self) -> bytearray:
        """Of each token whether it stands outside quotation marks, as far as it was read."""
        return bytearray(b"\1") * len(self)

    @cached_property
    def _blocks(self) -> list[Span]:
        return self.article.spans(*COMPARED)

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self._blocks]

    @cached_property
    def _read(self) -> bytearray:
        """Of each token whether its block was read for quotations."""
        return bytearray(len(self))

    def _read_quotations(self, start: int, end: int) -> None:
        """Mark the tokens that stand between quotation marks in the blocks of these tokens."""
        if 0 not in self._read[start:end]:
            return
        first, last = (bisect_right(self._block_starts, int(self.tokens.start[at])) - 1 for at in (start, end - 1))
        for span in self._blocks[first : last + 1]:
            opens, closes = self.tokens.start.searchsorted(span).tolist()
            if opens < closes and not self._read[opens]:
                self._read[opens:closes] = b"\1" * (closes - opens)
                if has_marks(self.article.text, span):
                    for quotation in quoted(self.article.text, *span):
                        opens, closes = self.tokens.start.searchsorted(quotation.outer).tolist()
                        self._outside[opens:closes] = bytes(closes - opens)
                        self._quotations.append((opens, closes))


def _letters(words: NDArray[np.uint64]) -> str:
    """A character from the planes beyond the first for each word."""
    import numpy as np

    return ((words >> np.uint64(44)) + np.uint64(0x10000)).astype("<u4").tobytes().decode("utf-32-le")
