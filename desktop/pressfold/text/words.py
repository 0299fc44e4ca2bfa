"""Words: runs of letters or digits with inner apostrophes; a hyphen splits (Jean-Yves is two)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pressfold.model.span import Span

#: Marks that belong to the letter before them: of Latin, Cyrillic, Hebrew, Arabic, Indic, Thai, Lao, Myanmar and Khmer.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    "\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
)
#: What prints nothing between two letters of one word: soft hyphen, joiner and non-joiner, word joiner.
SILENT = "\u00ad\u200c\u200d\u2060"
_RUN = rf"[^\W_]+(?:[{MARKS}]+[^\W_]*|[{SILENT}]+[^\W_]+)*"
#: A run of letters or digits with its marks; inner apostrophes join ("Macron’s"), numbers may hold "." and ",".
WORD = re.compile(rf"(?:\d+(?:[.,]\d+)+(?:{_RUN})?|{_RUN})(?:['’ʼ](?=[^\W\d_]){_RUN})*")
#: The same, plain words first, which are most and found twice as quickly.
_QUICK = re.compile(rf"[A-Za-z]++(?=[ .,;:!?)\n-])|{WORD.pattern}")


class Word(NamedTuple):
    """A word with its place: `text == article_text[start:end]`, code points."""

    start: int
    end: int
    text: str


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of `text` between `start` and `end`, in order."""
    stop = len(text) if end is None else end
    for match in _QUICK.finditer(text, start, stop):
        yield Word(match.start(), match.end(), match.group())


def count_words(text: str, start: int = 0, end: int | None = None) -> int:
    """How many words stand between `start` and `end`."""
    return len(word_texts(text, start, end))


def word_texts(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The words between `start` and `end` without their places."""
    return _QUICK.findall(text, start, len(text) if end is None else end)


def word_span(text: str, span: Span) -> Span | None:
    """From the first letter of the first word in a span to the last letter of the last; None without a word."""
    found = [match.span() for match in _QUICK.finditer(text, *span)]
    return Span(found[0][0], found[-1][1]) if found else None


def any_of(listed: Iterable[str]) -> re.Pattern[str]:
    """Finds any of these words and phrases as whole words, in any case, the longest that fits."""
    longest_first = sorted(listed, key=lambda word: (-len(word), word))
    either = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
