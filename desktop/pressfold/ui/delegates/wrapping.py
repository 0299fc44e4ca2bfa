"""Wrapped paragraphs for cards: laid out once for a width, kept while they are likely to be painted again."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from pressfold.text.utf16 import Utf16Map
from pressfold.ui import theme
from pressfold.ui.delegates.card import Paragraph
from pressfold.ui.lettering import font, metrics

#: Height of a line of a paragraph, in sizes of its font.
LEADING = 1.34
#: Hardly a letter is narrower than this, in sizes of its font; for what is, there are characters to spare.
_NARROWEST, _SPARE = 0.2, 80


class Wrapped:
    """A paragraph laid out for a width: its height, and how it is drawn."""

    def __init__(self, paragraph: Paragraph, width: float, scale: float) -> None:
        self._font = font(paragraph.size, paragraph.weight, serif=paragraph.serif, italic=paragraph.italic)
        self._leading = round(paragraph.size * scale * LEADING)
        text = _line(_reach(paragraph, width, scale))
        starts = _line_starts(text, self._font, width, paragraph.lines + 1)
        if len(starts) > paragraph.lines:
            text = self._cut(text, starts[paragraph.lines - 1], width)
            starts = starts[: paragraph.lines]
        self._layout = self._laid_out(text, width, len(starts), paragraph)
        self.height = self._leading * (paragraph.lines if paragraph.fills else len(starts))

    def _cut(self, text: str, last_line: int, width: float) -> str:
        """The text up to the start of the last line, and as much of the rest as fits there with an ellipsis."""
        shown = metrics(self._font).elidedText(text[last_line:], Qt.TextElideMode.ElideRight, width)
        whole, _, rest = shown.rpartition(" ")
        tidy = whole.rstrip(" ,;:–—-(“\"'‘") + " …"
        return text[:last_line] + (tidy if whole and rest.endswith("…") else shown)

    def _laid_out(self, text: str, width: float, lines: int, paragraph: Paragraph) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(_option())
        layout.setFormats(_formats(text, paragraph))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        for at in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, at * self._leading + (self._leading - line.height()) / 2))
        layout.endLayout()
        return layout

    def draw(self, painter: QPainter, at: QPointF, colour: str) -> None:
        """Draw the paragraph with its upper left corner at a point."""
        painter.setPen(QColor(colour))
        self._layout.draw(painter, at)


def wrapped_height(paragraph: Paragraph, width: float) -> int:
    """How high the wrapped paragraph is, without laying it out: a list asks this of all its cards and shows a few."""
    return _height(paragraph, max(40, round(width)), theme.keeper().scale)


@lru_cache(maxsize=2048)
def _height(paragraph: Paragraph, width: int, scale: float) -> int:
    leading = round(paragraph.size * scale * LEADING)
    if paragraph.fills or paragraph.lines == 1:
        return leading * paragraph.lines
    made = font(paragraph.size, paragraph.weight, serif=paragraph.serif, italic=paragraph.italic)
    text = _line(_reach(paragraph, width, scale))
    # Each line holds words of its width at most; what stands between two lines is less than the size of the font.
    held = (paragraph.lines - 1) * width + paragraph.lines * paragraph.size * scale
    if metrics(made).horizontalAdvance(" ".join(text.split())) > held:
        return leading * paragraph.lines
    return leading * len(_line_starts(text, made, width, paragraph.lines))


def wrapped(paragraph: Paragraph, width: float) -> Wrapped:
    """The paragraph laid out for a width, at the reader's scale."""
    return _wrapped(paragraph, round(width), theme.keeper().scale, theme.current().name if paragraph.marks else "")


@lru_cache(maxsize=512)
def _wrapped(paragraph: Paragraph, width: int, scale: float, _theme: str) -> Wrapped:
    return Wrapped(paragraph, max(40, width), scale)


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _reach(paragraph: Paragraph, width: float, scale: float) -> str:
    """As much of the text as could stand in the lines: of the thousands of words of a passage, two lines show."""
    most = int(paragraph.lines * (width / (paragraph.size * scale * _NARROWEST) + 1)) + _SPARE
    return paragraph.text if len(paragraph.text) <= most else paragraph.text[:most] + " …"


def _line(text: str) -> str:
    return " ".join(text.splitlines())


def _line_starts(text: str, made: QFont, width: float, most: int) -> list[int]:
    """Where each line begins, as places in `text`, at most so many; one line for an empty text."""
    layout = QTextLayout(text, made)
    layout.setTextOption(_option())
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    units = Utf16Map(text)
    return [units.to_points(start) for start in starts] or [0]


def _formats(text: str, paragraph: Paragraph) -> list[QTextLayout.FormatRange]:
    """The marks as formats: strong words on the ground of a search hit."""
    units = Utf16Map(text)
    made = []
    for span in paragraph.marks:
        found = QTextLayout.FormatRange()
        found.start = units.to_units(min(span.start, len(text)))
        found.length = units.to_units(min(span.end, len(text))) - found.start
        look = QTextCharFormat()
        look.setBackground(QColor(theme.current().hit))
        look.setForeground(QColor(theme.current().ink))
        look.setFontWeight(QFont.Weight.DemiBold)
        found.format = look
        made.append(found)
    return made
