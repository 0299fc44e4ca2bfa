"""Where marks stand on the laid out page: boxes line by line, worked out for a paragraph when it is first painted.

A scroll step only looks up what is kept here. Everything is forgotten when the page is laid out anew.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

from pressfold.ui.desk.heights import ABOVE, BELOW
from pressfold.ui.desk.mark import Mark
from pressfold.ui.desk.marks import KINDS, Margin, MarkKind
from pressfold.ui.desk.places import Places
from pressfold.ui.desk.strokes import LineBox, Placed
from pressfold.ui.desk.typography import Typography

#: Letters of scripts that run from right to left, and the marks that turn the direction.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: The sizes of the signs in the margins.
_SIGN = {Margin.LEFT: 18, Margin.RIGHT: 13}
_NARROW_SIGN = {Margin.LEFT: 14, Margin.RIGHT: 10}


Found = tuple[MarkKind, Mark]


class Part(NamedTuple):
    """What a mark covers of one paragraph, in UTF-16 units from the paragraph's start."""

    paragraph: int
    kind: MarkKind
    mark: Mark
    start: int
    end: int
    begins: bool  # the mark begins here


class Placing:
    """The marks of one page by paragraph, and their boxes once they are asked for."""

    def __init__(self, document: QTextDocument, places: Places, type_: Typography, marks: Iterable[Found]) -> None:
        """`marks` come in painting order: that of `KINDS`."""
        self._document = document
        self._type = type_
        self._places = places
        #: All marks in painting order, those over several paragraphs in parts; and those that come and go.
        self.parts = self._parts(marks)
        self.passing: list[Part] = []
        self._by_paragraph: dict[int, list[Part]] = {}
        for part in self.parts:
            self._by_paragraph.setdefault(part.paragraph, []).append(part)
        self._placed: dict[int, list[tuple[MarkKind, Placed]]] = {}

    def set_passing(self, marks: Iterable[Found]) -> None:
        """Put these marks in the place of those that come and go; only their paragraphs are touched."""
        for part in self.passing:
            self._by_paragraph[part.paragraph].remove(part)
            self._placed.pop(part.paragraph, None)
        self.passing = self._parts(marks)
        for part in self.passing:
            insort(self._by_paragraph.setdefault(part.paragraph, []), part, key=_rank)
            self._placed.pop(part.paragraph, None)

    def _parts(self, marks: Iterable[Found]) -> list[Part]:
        return [
            Part(number, kind, mark, start, end, nth == 0)
            for kind, mark in marks
            for nth, (number, start, end) in enumerate(self._places.parts(mark.span))
        ]

    def set_type(self, type_: Typography) -> None:
        """The page is set in this typography from now on: every box is stale, and what a mark covers stays."""
        self._type = type_
        self.forget()

    def forget(self) -> None:
        """The page was laid out anew: every box is stale."""
        self._placed.clear()

    def paragraph(self, block: QTextBlock) -> list[tuple[MarkKind, Placed]]:
        """The placed marks of one paragraph, in painting order."""
        number = block.blockNumber()
        if number not in self._by_paragraph:
            return []
        if number not in self._placed:
            self._placed[number] = self._place(block)
        return self._placed[number]

    def between(self, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QRectF]]:
        """The paragraphs that show between two heights of the page, with their rectangles."""
        layout = self._document.documentLayout()
        at = layout.hitTest(QPointF(0, max(0.0, top)), Qt.HitTestAccuracy.FuzzyHit)
        block = self._document.findBlock(max(0, at))
        previous = block.previous()
        if previous.isValid():  # marks reach a little below the last line
            block = previous
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            if rect.top() > bottom:
                return
            yield block, rect
            block = block.next()

    def boxes(self, start: int, end: int) -> list[LineBox]:
        """The boxes of a range of the document, line by line through all its paragraphs."""
        found: list[LineBox] = []
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            base = block.position()
            found += _line_boxes(self._document, block, max(0, start - base), min(end - base, block.length() - 1))
            block = block.next()
        return found

    def _place(self, block: QTextBlock) -> list[tuple[MarkKind, Placed]]:
        placed: list[tuple[MarkKind, Placed]] = []
        lowest = dict.fromkeys(Margin, float("-inf"))
        right_to_left = block.textDirection() == Qt.LayoutDirection.RightToLeft
        for _, kind, mark, start, end, begins in self._by_paragraph[block.blockNumber()]:
            boxes = _line_boxes(self._document, block, start, end)
            if not boxes:
                continue
            sign = None
            if begins and kind.sign is not None:
                sign = self._sign(kind.sign, boxes[0], lowest[kind.sign])
                lowest[kind.sign] = sign.bottom() + 2
            placed.append((kind, Placed(mark, boxes, sign, right_to_left)))
        return placed

    def _sign(self, margin: Margin, box: LineBox, lowest: float) -> QRectF:
        """The place of a mark's sign beside its first line, below the sign before it."""
        narrow, scale = self._type.narrow, self._type.scale
        size = round((_NARROW_SIGN if narrow else _SIGN)[margin] * scale)
        left: float = self._type.left - round((29 if narrow else 38) * scale)
        if margin == Margin.RIGHT:
            left = self._text_right() + round((8 if narrow else 9) * scale)
        top = max(round((box.top + box.bottom - size) / 2), lowest)
        return QRectF(left, top, size, size)

    def _text_right(self) -> float:
        return self._document.textWidth() - self._type.right


def _rank(part: Part) -> int:
    """Where a part stands in painting order."""
    return KINDS.index(part.kind)


def _line_boxes(document: QTextDocument, block: QTextBlock, start: int, end: int) -> list[LineBox]:
    """The boxes of a range of a paragraph (UTF-16 units from its start), one or more for each line it touches."""
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    height = block.blockFormat().lineHeight()
    mixed = _RIGHT_TO_LEFT.search(block.text()) is not None
    boxes: list[LineBox] = []
    for line in _lines(block.layout(), start, end):
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        words = line.naturalTextRect()  # without the space at the line's end
        baseline = corner.y() + line.y() + line.ascent()
        for left, right in _shaped_runs(line, first, last) if mixed else [(_x(line, first), _x(line, last))]:
            left, right = max(left, words.left()), min(right, words.right())
            if left < right:
                top, bottom = round(baseline - ABOVE * height), round(baseline + BELOW * height)
                boxes.append(LineBox(corner.x() + left, top, corner.x() + right, bottom, baseline))
    return boxes


def _lines(layout: QTextLayout, start: int, end: int) -> Iterator[QTextLine]:
    if layout.lineCount() == 0:
        return
    first = layout.lineForTextPosition(start)
    for number in range(first.lineNumber() if first.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= end:
            return
        yield line


def _shaped_runs(line: QTextLine, first: int, last: int) -> list[tuple[float, float]]:
    """Where a range of a line stands from left to right, in several runs where directions mix.

    At the edges of a run the cursor's place says nothing about the letter; the shaped runs do, but cost more.
    """
    rects = (run.boundingRect() for run in line.glyphRuns(first, last - first))
    runs: list[tuple[float, float]] = []
    for left, right in sorted((rect.left(), rect.right()) for rect in rects):
        if runs and left <= runs[-1][1] + 0.5:
            runs[-1] = (runs[-1][0], max(runs[-1][1], right))
        else:
            runs.append((left, right))
    return runs


def _x(line: QTextLine, at: int) -> float:
    place = cast("tuple[float, int]", line.cursorToX(at))  # the stub says object
    return place[0]
