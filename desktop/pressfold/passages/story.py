"""A story: one article as the chain of steps sees it, with what the steps ask about its tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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


@dataclass(frozen=True, slots=True)
class Plain:
    """A story's arrays as what plain Python reads most quickly: few tokens at a time, again and again.

    `bits` and `own_bits` are in sixteenths of bits, one byte a token; `own_bits` are 0 for names and numbers. `numbers`
    has 1 for each number. `starts` are the tokens that open a sentence, and the number of tokens at the end. `letters`
    has one character for each word, the same for the same word and seldom the same for two: strings are aligned most
    quickly.
    """

    words: list[int]
    letters: str
    bits: bytes
    own_bits: bytes
    numbers: bytes
    starts: list[int]

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
        """The arrays as plain values."""
        import numpy as np

        told = common_sixteenths(self.known, self.named)
        return Plain(
            words=self.tokens.word.tolist(),
            letters=_letters(self.tokens.word),
            bits=told.tobytes(),
            own_bits=(told * ~(self.named | self.tokens.number)).tobytes(),
            numbers=self.tokens.number.tobytes(),
            starts=[*np.flatnonzero(self.tokens.first).tolist(), len(self)],
        )

    def narrated(self, tokens: Iterable[tuple[int, int]]) -> float:
        """What the words of these token ranges outside quotation marks tell, in bits; names and numbers tell none."""
        told, sixteenths = self.plain.own_bits, 0
        for start, end in tokens:
            outside = self._outside_of(start, end)
            sixteenths += sum(compress(told[start:end], outside) if 0 in outside else told[start:end])
        return sixteenths / SCALE

    def quotation(self, token: int) -> tuple[int, int] | None:
        """The token range of the quotation that holds a token, the outermost where one stands in another."""
        if not self._read[token]:
            self._read_quotations(token, token + 1)
        if self._outside[token]:
            return None
        return next((span for span in self._quotations if span[0] <= token < span[1]), None)

    def is_quoted(self, tokens: Iterable[tuple[int, int]]) -> bool:
        """Whether all of these token ranges stand between quotation marks."""
        return not any(1 in self._outside_of(start, end) for start, end in tokens)

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        """The token ranges of the quotations that were read; none overlap."""
        return []

    @cached_property
    def _outside(self) -> bytearray:
        """Of each token whether it stands outside quotation marks, as far as it was read."""
        return bytearray(b"\1") * len(self)

    @cached_property
    def _read(self) -> bytearray:
        """Of each token whether its block was read for quotations."""
        return bytearray(len(self))

    @cached_property
    def _blocks(self) -> list[Span]:
        return self.article.spans(*COMPARED)

    @cached_property
    def _block_edges(self) -> list[int]:
        """The first tokens of the blocks, and the number of tokens at the end; each holds the tokens to the next."""
        return [*self.tokens.start.searchsorted([block.start for block in self._blocks]).tolist(), len(self)]

    def _outside_of(self, start: int, end: int) -> bytearray:
        """Of each of these tokens whether it stands outside quotation marks."""
        if 0 in self._read[start:end]:
            self._read_quotations(start, end)
        return self._outside[start:end]

    def _read_quotations(self, start: int, end: int) -> None:
        """Mark the tokens that stand between quotation marks in the blocks of these tokens."""
        edges = self._block_edges
        for nth in range(bisect_right(edges, start) - 1, bisect_left(edges, end)):
            opens, closes = edges[nth], edges[nth + 1]
            if opens < closes and not self._read[opens]:
                self._read[opens:closes] = b"\1" * (closes - opens)
                if has_marks(self.article.text, self._blocks[nth]):
                    self._mark_quotations(self._blocks[nth])

    def _mark_quotations(self, block: Span) -> None:
        """Mark the tokens that stand between quotation marks in this block."""
        for quotation in quoted(self.article.text, *block):
            opens, closes = self.tokens.start.searchsorted(quotation.outer).tolist()
            self._outside[opens:closes] = bytes(closes - opens)
            self._quotations.append((opens, closes))


def _letters(words: NDArray[np.uint64]) -> str:
    """A character from the planes beyond the first for each word."""
    import numpy as np

    return ((words >> np.uint64(44)) + np.uint64(0x10000)).astype("<u4").tobytes().decode("utf-32-le")
