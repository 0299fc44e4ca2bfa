"""A line of a text as the anatomy looks at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pressfold.model.span import Span
from pressfold.text.lines import lines

#: Signs behind which a sentence, a clause or a list goes on or is over; closing marks may follow them.
_STOPPED = re.compile(r"[.!?…。！？։।؟:;,][\"'”’»›“)\]\ufffd\s]*$")
#: From so many words on a line is a paragraph, whether it ends in a stop or not.
PARAGRAPH_WORDS = 12
_FEWEST_STOPPED_WORDS = 4
#: How much of a line's end is looked at for its last sign.
_END = 12
#: Widths at which mail, feeds and old systems break lines; and the fewest lines that show one.
_NARROWEST, _WIDEST = 50, 100
_FEWEST_WRAPPED = 6
_MOSTLY_FULL = 0.5
#: How far short of the widest line a full one may fall.
_SLACK = 3
_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ITEM = re.compile(r"(?:[-–—*•·●▪◦>+#]|\d{1,3}[.)])\s")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: `text` is `article_text[start:end]`, without white space at its ends.

    `gap` tells that a blank line stands before it. `words` are counted by the white space between them.
    """

    start: int
    end: int
    text: str
    gap: bool
    words: int

    @property
    def stopped(self) -> bool:
        """Whether the line ends in a stop, a colon or a comma, as running text does and headings do not."""
        return _STOPPED.search(self.text, max(0, len(self.text) - _END)) is not None


def lines_of(text: str) -> list[Line]:
    """The lines of a text in order; where a text is broken at a width, a paragraph of several lines is one.

    The breaks inside it are spaces in its `text`, so that offsets hold.
    """
    spans = list(lines(text))
    width = _width(text, spans)
    found: list[Line] = []
    before = 0
    at = 0
    while at < len(spans):
        start, end = spans[at]
        while width and at + 1 < len(spans) and _runs_on(text, spans[at], spans[at + 1], width):
            at += 1
            end = spans[at].end
        line = (
            text[start:end] if end == spans[at].end and start == spans[at].start else _BREAK.sub(" ", text[start:end])
        )
        found.append(Line(start, end, line, text.count("\n", before, start) > 1, len(line.split())))
        before = end
        at += 1
    return found


def _width(text: str, spans: Sequence[Span]) -> int:
    """The width at which a text is broken, 0 where it is not: then lines are paragraphs.

    It is broken where most lines that are followed at once have no room for the next line's first word, and stop in
    the middle of a sentence.
    """
    if len(spans) < _FEWEST_WRAPPED:
        return 0
    width = max(span.end - span.start for span in spans)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    followed = [pair for pair in pairwise(spans) if text.count("\n", pair[0].end, pair[1].start) < 2]
    full = sum(text[span.end - 1].isalnum() and _is_full(text, span, after, width) for span, after in followed)
    return width if full >= _FEWEST_WRAPPED // 2 and full >= _MOSTLY_FULL * len(followed) else 0


def _runs_on(text: str, span: Span, after: Span, width: int) -> bool:
    """Whether a paragraph goes on in the next line."""
    return text.count("\n", span.end, after.start) < 2 and _is_full(text, span, after, width)


def _is_full(text: str, span: Span, after: Span, width: int) -> bool:
    """Whether a line has no room for the next line's first word, which opens no item of a list."""
    if _ITEM.match(text, after.start, after.end):
        return False
    word = _WORD.match(text, after.start, after.end)
    return span.end - span.start + 1 + (word.end() - word.start() if word else 0) > width - _SLACK


def is_paragraph(line: Line) -> bool:
    """Whether the line is running text."""
    return line.words >= PARAGRAPH_WORDS or (line.stopped and line.words >= _FEWEST_STOPPED_WORDS)
