"""Periods: what is read at once for quotations. A sentence, or several that one quotation holds together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pressfold.actors.stretch import Stretch, stretch
from pressfold.model.span import Span
from pressfold.text.quotation_marks import Quoted
from pressfold.text.sentences import sentences

#: A period of more code points is cut.
_LONGEST = 5000


def periods(text: str, span: Span, quotes: Sequence[Quoted]) -> Iterator[Stretch]:
    """The periods of a block (or of the words of a quotation), in order; `quotes` are the quotations of the text."""
    inside = between(quotes, span)
    nth = 0
    whole = _held_together(sentences(text, *span), inside)
    for period in (part for held in whole for part in _cut(text, held)):
        while nth < len(inside) and inside[nth].outer.end <= period.start:
            nth += 1
        last = nth
        while last < len(inside) and inside[last].outer.start < period.end:
            last += 1
        yield stretch(text, period, inside[nth:last])


def _cut(text: str, period: Span) -> Iterator[Span]:
    """The period, in parts of a bearable length: what is longer is no sentence, and reading it must stay linear."""
    start = period.start
    while period.end - start > _LONGEST:
        gap = text.rfind(" ", start, start + _LONGEST)
        end = gap if gap > start else start + _LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, period.end)


def between(quotes: Sequence[Quoted], span: Span) -> Sequence[Quoted]:
    """The quotations that reach into a span; they are sorted and do not overlap."""
    first = bisect_right(quotes, span.start, key=lambda quote: quote.outer.end)
    return quotes[first : bisect_left(quotes, span.end, key=lambda quote: quote.outer.start)]


def _held_together(found: Sequence[Span], quotes: Sequence[Quoted]) -> Iterator[Span]:
    """The sentences, joined where a quotation goes on over the stop between them."""
    nth = 0
    start: int | None = None
    for at, sentence in enumerate(found):
        start = sentence.start if start is None else start
        while nth < len(quotes) and quotes[nth].outer.end <= sentence.end:
            nth += 1
        open_still = nth < len(quotes) and quotes[nth].outer.start < sentence.end
        if not open_still or at + 1 == len(found):
            yield Span(start, sentence.end)
            start = None
