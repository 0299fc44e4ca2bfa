"""A stretch of text as the finding of quotations sees it: tokens, and which of them stand in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pressfold.actors.tokens import Token, tokens
from pressfold.model.span import Span
from pressfold.text.quotation_marks import Quoted

_OUTSIDE = -1


@dataclass(frozen=True)
class Stretch:
    """`text[start:end]` with its tokens; `quotes` are the outermost quotations in it, in order.

    `quote_of[i]` is the number of the quotation that token `i` stands in (marks included), -1 outside.
    """

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    quotes: tuple[Quoted, ...]
    quote_of: tuple[int, ...]

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The tokens in lower case."""
        return tuple(token.text.lower() for token in self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def outside(self, at: int) -> bool:
        """Whether a token stands outside every quotation."""
        return self.quote_of[at] == _OUTSIDE

    def span(self, first: int, last: int) -> Span:
        """The text from token `first` to before token `last`, empty where that is nothing."""
        if first >= last:
            return Span(self.start, self.start)
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def is_comma(self, at: int) -> bool:
        """Whether the token is a comma outside quotation marks."""
        return 0 <= at < len(self) and self.tokens[at].text == "," and self.outside(at)

    def ends_quote(self, at: int) -> bool:
        """Whether the token is the last of a quotation."""
        return not self.outside(at) and (at + 1 == len(self) or self.quote_of[at + 1] != self.quote_of[at])

    def quote_end(self, at: int) -> int:
        """Behind the last token of the quotation that token `at` stands in."""
        last = at
        while last < len(self) and self.quote_of[last] == self.quote_of[at]:
            last += 1
        return last


def stretch(text: str, span: Span, quotes: Sequence[Quoted]) -> Stretch:
    """The stretch of `text` at `span`; `quotes` are the quotations that lie in it, in order."""
    listed = tuple(tokens(text, *span))
    numbers: list[int] = []
    nth = 0
    for token in listed:
        while nth < len(quotes) and quotes[nth].outer.end <= token.start:
            nth += 1
        inside = nth < len(quotes) and quotes[nth].outer.start <= token.start
        numbers.append(nth if inside else _OUTSIDE)
    return Stretch(text, span.start, span.end, listed, tuple(quotes), tuple(numbers))
