"""A story: one article as the chain of steps sees it, with what the steps ask about its tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING

from pressfold.model.article import Article
from pressfold.passages.background import SCALE, common_sixteenths, known_sixteenths, names
from pressfold.passages.quotations import Quotations
from pressfold.passages.tokens import Tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Plain:
    """A story's arrays as what plain Python reads most quickly: few tokens at a time, again and again.

    `words` are those of the tokens, not copied. `bits` and `own_bits` are in sixteenths of bits, one byte a token;
    `own_bits` are 0 for names and numbers. `numbers` has 1 for each number. `starts` are the tokens that open a
    sentence, and the number of tokens at the end. `letters` has one character for each word, the same for the same word
    and seldom the same for two: strings are aligned most quickly.
    """

    words: memoryview[int]
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
        return next(plains([self]))

    @cached_property
    def quotations(self) -> Quotations:
        """Which tokens stand between quotation marks."""
        return Quotations(self.article, self.tokens)

    def narrated(self, tokens: Iterable[tuple[int, int]]) -> float:
        """What the words of these token ranges outside quotation marks tell, in bits; names and numbers tell none."""
        told, sixteenths = self.plain.own_bits, 0
        for start, end in tokens:
            outside = self.quotations.outside(start, end)
            sixteenths += sum(compress(told[start:end], outside) if 0 in outside else told[start:end])
        return sixteenths / SCALE

    def quotation(self, token: int) -> tuple[int, int] | None:
        """The token range of the quotation that holds a token, the outermost where one stands in another."""
        return self.quotations.at(token)

    def is_quoted(self, tokens: Iterable[tuple[int, int]]) -> bool:
        """Whether all of these token ranges stand between quotation marks."""
        return not any(1 in self.quotations.outside(start, end) for start, end in tokens)


def plains(stories: Sequence[Story]) -> Iterator[Plain]:
    """The arrays of each of these stories as plain values; of many stories at once they cost a third."""
    import numpy as np

    number = np.concatenate([story.tokens.number for story in stories])
    first = np.concatenate([story.tokens.first for story in stories])
    named = np.concatenate([story.named for story in stories])
    # The first word of a story is no part of a name, so the end of one tells nothing of the next one's beginning.
    told = common_sixteenths(np.concatenate([story.known for story in stories]), named)
    words = np.concatenate([story.tokens.word for story in stories])
    bits, own_bits, numbers = told.tobytes(), (told * ~(named | number)).tobytes(), number.tobytes()
    letters, starts = _letters(words), np.flatnonzero(first)
    ends = np.cumsum([len(story) for story in stories])
    start = opened = 0
    for story, end, opening in zip(stories, ends.tolist(), starts.searchsorted(ends).tolist(), strict=True):
        yield Plain(
            words=story.tokens.word.data,
            letters=letters[start:end],
            bits=bits[start:end],
            own_bits=own_bits[start:end],
            numbers=numbers[start:end],
            starts=[*(starts[opened:opening] - start).tolist(), end - start],
        )
        start, opened = end, opening


def _letters(words: NDArray[np.uint64]) -> str:
    """A character from the planes beyond the first for each word."""
    import numpy as np

    return ((words >> np.uint64(44)) + np.uint64(0x10000)).astype("<u4").tobytes().decode("utf-32-le")
