"""Lines: the paragraphs of a plain text. A line break of any system or script ends one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressfold.model.span import Span

#: A run without line break that begins and ends in something other than white space. The possessive `[^\S\n…]`
#: runs keep the search linear on a line of many megabytes.
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def lines(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The lines of `text[start:end]` that are not blank, without the white space around them, in order."""
    for match in _LINE.finditer(text, start, len(text) if end is None else end):
        found = trimmed(text, match.start(), match.end())
        if found.end > found.start:
            yield found


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends; empty where there is nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
