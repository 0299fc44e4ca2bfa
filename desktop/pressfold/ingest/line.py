"""A line of a text as the anatomy looks at it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressfold.text.lines import lines

#: Signs behind which a sentence, a clause or a list goes on or is over; closing marks may follow them.
_STOPPED = re.compile(r"[.!?…。！？։।؟:;,][\"'”’»›“)\]\ufffd\s]*$")
#: From so many words on a line is a paragraph, whether it ends in a stop or not.
PARAGRAPH_WORDS = 12
_FEWEST_STOPPED_WORDS = 4
#: How much of a line's end is looked at for its last sign.
_END = 12


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
    """The lines of a text in order."""
    found: list[Line] = []
    before = 0
    for start, end in lines(text):
        line = text[start:end]
        found.append(Line(start, end, line, text.count("\n", before, start) > 1, len(line.split())))
        before = end
    return found


def is_paragraph(line: Line) -> bool:
    """Whether the line is running text."""
    return line.words >= PARAGRAPH_WORDS or (line.stopped and line.words >= _FEWEST_STOPPED_WORDS)
