"""Periods: what is read at once for quotations. A sentence, or several that one quotation holds together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressfold.actors.stretch import Stretch, stretch
from pressfold.model.span import Span
from pressfold.text.quotation_marks import Quoted
from pressfold.text.sentences import sentences


def periods(text: str, span: Span, quotes: Sequence[Quoted]) -> Iterator[Stretch]:
    """The periods of a block (or of the words of a quotation), in order; `quotes` are the quotations of the text."""
    inside = [quoted for quoted in quotes if quoted.outer.start < span.end and span.start < quoted.outer.end]
    nth = 0
    for period in _held_together(sentences(text, *span), inside):
        while nth < len(inside) and inside[nth].outer.end <= period.start:
            nth += 1
        last = nth
        while last < len(inside) and inside[last].outer.start < period.end:
            last += 1
        yield stretch(text, period, inside[nth:last])


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
