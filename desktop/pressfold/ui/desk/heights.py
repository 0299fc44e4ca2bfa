"""How far down the page things stand: to the pixel where Qt has laid the page out, by guess where it has not yet.

Qt lays out what is on the screen at once and the rest when it is idle. Guesses are for what is off the screen: the
ruler and the far ends of ribbons. They become exact as soon as the page is laid out.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from pressfold.ui.desk.places import Places
from pressfold.ui.desk.typography import LOOKS, Typography

#: How much of a line's height lies above the baseline, and below it, in the box of a mark.
ABOVE = 0.67
BELOW = 0.25


class ParagraphHeight(NamedTuple):
    """A paragraph's top and height in pixels, and by how much one of its UTF-16 units moves down the page."""

    top: float
    tall: float
    step: float


class Heights:
    """The heights of one page."""

    def __init__(self, document: QTextDocument, places: Places, typography: Typography) -> None:
        self._document = document
        self._starts = places.document_starts
        self._lengths = [paragraph.end - paragraph.start for paragraph in places.paragraphs]
        self._lines = [typography.line_of(LOOKS[paragraph.role]) for paragraph in places.paragraphs]
        #: Before anything is laid out: a line holds about so many characters.
        self._measure = typography.measure * 0.6
        self._paragraphs: list[ParagraphHeight] | None = None
        #: What had been laid out when it was measured last: it stays while the page is laid out further.
        self._exact: list[ParagraphHeight] = []

    def forget(self) -> None:
        """The page was laid out anew: every height is stale."""
        self._paragraphs, self._exact = None, []

    def further(self) -> None:
        """The page was laid out further: every guess is stale."""
        self._paragraphs = None

    def exact(self, start: int, end: int) -> tuple[float, float]:
        """Where a range of the document begins and ends: the top of its first box and the bottom of its last one.

        Lays the page out as far as that.
        """
        last = self._document.findBlock(max(start, end - 1))
        self._document.documentLayout().blockBoundingRect(last)
        return self.now(start, end)

    def now(self, start: int, end: int) -> tuple[float, float]:
        """The same without laying anything out."""
        first, _ = self._line(start)
        _, last = self._line(max(start, end - 1))
        return first, last

    def rough(self, start: int, end: int) -> tuple[float, float]:
        """About where a range begins and ends, a tenth of the cost: right to its paragraphs, in proportion inside."""
        return self._rough(start), self._rough(end)

    def _rough(self, position: int) -> float:
        number = max(0, bisect_right(self._starts, position) - 1)
        if not self._starts:
            return 0.0
        top, _, step = self.paragraphs()[number]
        return top + (position - self._starts[number]) * step

    def _line(self, position: int) -> tuple[float, float]:
        block = self._document.findBlock(position)
        inside, number = position - block.position(), block.blockNumber()
        layout, height = block.layout(), self._line_height(number)
        line = layout.lineForTextPosition(max(0, min(inside, block.length() - 2)))
        if not line.isValid():
            guess = self.paragraphs()[number]
            top = guess.top + inside * guess.step
            return top, top + height
        baseline = layout.position().y() + line.y() + line.ascent()
        return round(baseline - ABOVE * height), round(baseline + BELOW * height)

    def _line_height(self, number: int) -> int:
        return self._lines[number] if number < len(self._lines) else 1

    def bottom(self) -> float:
        """Where the text ends."""
        paragraphs = self.paragraphs()
        return paragraphs[-1].top + paragraphs[-1].tall if paragraphs else 0.0

    def paragraphs(self) -> list[ParagraphHeight]:
        """The height of every paragraph."""
        if self._paragraphs is None:
            self._paragraphs = self._measured()
        return self._paragraphs

    def _measured(self) -> list[ParagraphHeight]:
        made = self._exact if self._stands() else []
        laid_out = True  # Qt goes from the top down: after the first paragraph without lines there are none
        block = self._document.findBlockByNumber(len(made))
        top = made[-1].top + made[-1].tall + self._lines[len(made) - 1] / 2 if made else 0.0
        for length, line in zip(self._lengths[len(made) :], self._lines[len(made) :], strict=True):
            lines = 0
            if laid_out:
                layout = block.layout()
                lines = layout.lineCount()
                if not lines:
                    laid_out, self._exact, made = False, made, made.copy()
                block = block.next()
            if lines:
                top = layout.position().y()
                self._measure = 0.9 * self._measure + 0.1 * length / lines
            tall = (lines or length / self._measure + 0.5) * line
            made.append(ParagraphHeight(top, tall, tall / max(1, length)))
            top += tall + line / 2
        if laid_out:
            self._exact = made
        return made

    def _stands(self) -> bool:
        """Whether the last paragraph that had been laid out is where it was, and so are all above it."""
        if not self._exact:
            return False
        layout, last = self._document.findBlockByNumber(len(self._exact) - 1).layout(), self._exact[-1]
        return (layout.position().y(), layout.lineCount() * self._lines[len(self._exact) - 1]) == (last.top, last.tall)
