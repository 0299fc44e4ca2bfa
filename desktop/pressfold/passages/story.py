"""A story: one article as the chain of steps sees it, with what the steps ask about its tokens."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pressfold.model.article import Article
from pressfold.passages.background import information, known_information, names
from pressfold.passages.tokens import COMPARED, Tokens
from pressfold.text.quotation_marks import quoted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Story:
    """An article with its tokens; what only few articles need is made when it is first asked for."""

    def __init__(self, article: Article, tokens: Tokens, known_bits: NDArray[np.float32] | None = None) -> None:
        self.article = article
        self.tokens = tokens
        #: What each token tells, names at their full worth.
        self.known_bits = known_information(tokens) if known_bits is None else known_bits

    def __len__(self) -> int:
        return len(self.tokens)

    def only(self, kept: NDArray[np.bool_]) -> Story:
        """The story without the tokens that are not kept."""
        return self if kept.all() else Story(self.article, self.tokens.only(kept), self.known_bits[kept])

    @cached_property
    def bits(self) -> NDArray[np.float32]:
        """What each token tells of common copy."""
        return information(self.tokens, self.known_bits)

    @cached_property
    def named(self) -> NDArray[np.bool_]:
        """Which tokens belong to a name or title."""
        return names(self.tokens)

    @cached_property
    def sentence_starts(self) -> NDArray[np.int64]:
        """The tokens that open a sentence, ascending, and the number of tokens at the end."""
        import numpy as np

        return np.append(np.flatnonzero(self.tokens.first), len(self))

    def sentence(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that holds a token."""
        behind = int(self.sentence_starts.searchsorted(token, side="right"))
        return int(self.sentence_starts[behind - 1]), int(self.sentence_starts[behind])

    @cached_property
    def numbers_before(self) -> NDArray[np.int64]:
        """How many numbers stand before each token, and in all at the end."""
        import numpy as np

        return np.concatenate(([0], self.tokens.number.cumsum(dtype=np.int64)))

    def in_quotation(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of these tokens stand between quotation marks."""
        import numpy as np

        for block in np.unique(self.tokens.block[places]).tolist():
            if block not in self._blocks_read:
                self._read_quotations(block)
        inside: NDArray[np.bool_] = self._quoted[places]
        return inside

    @cached_property
    def _quoted(self) -> NDArray[np.bool_]:
        import numpy as np

        return np.zeros(len(self), np.bool_)

    @cached_property
    def _blocks_read(self) -> set[int]:
        return set()

    def _read_quotations(self, block: int) -> None:
        """Mark the tokens of one block that stand between quotation marks."""
        span = self.article.spans(*COMPARED)[block]
        for quotation in quoted(self.article.text, *span):
            first, last = self.tokens.start.searchsorted(quotation.outer)
            self._quoted[first:last] = True
        self._blocks_read.add(block)
