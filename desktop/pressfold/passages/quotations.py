"""Quotations: which tokens of a story stand between quotation marks, read block by block when they are asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from pressfold.model.article import Article
from pressfold.model.span import Span
from pressfold.passages.tokens import COMPARED, Tokens
from pressfold.text.marks import has_marks
from pressfold.text.quotation_marks import quoted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Quotations:
    """The quotations of one article, in tokens."""

    def __init__(self, article: Article, tokens: Tokens) -> None:
        self._text = article.text
        self._starts: NDArray[np.int32] = tokens.start
        self._blocks = [block for block in article.blocks if block.role in COMPARED]
        first = self._starts.searchsorted([block.start for block in self._blocks]).tolist()
        #: Each block holds the tokens from one of these to the next.
        self._edges: list[int] = [*first, len(tokens)]
        #: Of each token whether its block was read, and whether it stands outside quotation marks as far as it was.
        self._read = bytearray(len(tokens))
        self._outside = bytearray(b"\1") * len(tokens)
        #: The token ranges of the quotations that were read; none overlap.
        self._found: list[tuple[int, int]] = []

    def at(self, token: int) -> tuple[int, int] | None:
        """The token range of the quotation that holds a token, the outermost where one stands in another."""
        if not self._read[token]:
            self._read_blocks(token, token + 1)
        if self._outside[token]:
            return None
        return next((span for span in self._found if span[0] <= token < span[1]), None)

    def outside(self, start: int, end: int) -> bytearray:
        """Of each of these tokens 1 where it stands outside quotation marks, else 0."""
        if 0 in self._read[start:end]:
            self._read_blocks(start, end)
        return self._outside[start:end]

    def _read_blocks(self, start: int, end: int) -> None:
        """Mark the tokens that stand between quotation marks in the blocks of these tokens."""
        edges = self._edges
        for nth in range(bisect_right(edges, start) - 1, bisect_left(edges, end)):
            opens, closes = edges[nth], edges[nth + 1]
            if opens < closes and not self._read[opens]:
                self._read[opens:closes] = b"\1" * (closes - opens)
                block = Span(self._blocks[nth].start, self._blocks[nth].end)
                if has_marks(self._text, block):
                    self._mark(block)

    def _mark(self, block: Span) -> None:
        """Mark the tokens of a block that stand between quotation marks."""
        for quotation in quoted(self._text, *block):
            opens, closes = self._starts.searchsorted(quotation.outer).tolist()
            self._outside[opens:closes] = bytes(closes - opens)
            self._found.append((opens, closes))
