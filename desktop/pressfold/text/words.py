"""Words: runs of letters or digits with inner apostrophes; a hyphen splits (Jean-Yves is two)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pressfold.model.span import Span

#: A letter run may hold marks (combining accents), inner apostrophes join ("Macron’s"), digits may hold "." and ",".
WORD = re.compile(r"\d+(?:[.,]\d+)*(?:[^\W_]\w*)?|[^\W_](?:[^\W_]|[\u0300-\u036f])*(?:['’ʼ][^\W\d_][^\W_]*)*")


class Word(NamedTuple):
    """A word with its place: `text == article_text[start:end]`, code points."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of `text` between `start` and `end`, in order."""
    stop = len(text) if end is None else end
    for match in WORD.finditer(text, start, stop):
        yield Word(match.start(), match.end(), match.group())


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words stand between `start` and `end`."""
    return sum(1 for _ in WORD.finditer(text, start, len(text) if end is None else end))


def word_span(text: str, span: Span) -> Span | None:
    """From the first letter of the first word in a span to the last letter of the last; None without a word."""
    found = list(words(text, *span))
    return Span(found[0].start, found[-1].end) if found else None
