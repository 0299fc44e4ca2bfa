"""How each kind of mark is drawn under the words: fills, underlines, outlines, bars, letters and pins.

Painting is told apart from the kinds, so that a look can be changed without touching what is marked. Everything is in
the document's coordinates; the painter is moved there before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from pressfold.ui import fonts, icons
from pressfold.ui.desk.content import letter
from pressfold.ui.desk.mark import Mark
from pressfold.ui.tokens import Tokens

#: Solid, dashed, dotted, in turn.
UNDERLINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.CustomDashLine, Qt.PenStyle.DotLine)
_DASHES = [3.0, 1.6]
#: Families beyond this number share colours: only the current one keeps a strong fill then.
_STRONG_FILLS = 8


class LineBox(NamedTuple):
    """What a mark covers of one line of text, as high as the line's fill."""

    left: float
    top: float
    right: float
    bottom: float
    baseline: float

    @property
    def rect(self) -> QRectF:
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)


@dataclass(slots=True)
class Placed:
    """A mark in one paragraph: its boxes line by line, and where its letter or pin stands in the margin."""

    mark: Mark
    boxes: list[LineBox]
    sign: QRectF | None = None
    right_to_left: bool = False  # how the paragraph is set: then the bars beside it stand at its right

    def touches(self, strip: QRectF) -> bool:
        """Whether anything of it shows in a strip of the page, its sign included."""
        bottom = self.boxes[-1].bottom if self.sign is None else max(self.boxes[-1].bottom, self.sign.bottom())
        return self.boxes[0].top - 4 <= strip.bottom() and bottom + 4 >= strip.top()

    def holds(self, point: QPointF) -> bool:
        """Whether a point of the page lies on its words or its sign."""
        return any(box.rect.contains(point) for box in self.boxes) or (
            self.sign is not None and self.sign.contains(point)
        )

    @property
    def hull(self) -> QRectF:
        return QRectF(QPointF(0, self.boxes[0].top), QPointF(0, self.boxes[-1].bottom))


class Inks:
    """The theme's colours ready to paint with."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._colours = {
            name: QColor(getattr(tokens, name))
            for name in (
                "paper",
                "line_strong",
                "ink",
                "ink_2",
                "ink_3",
                "accent",
                "quote",
                "actor",
                "ok",
                "warn",
                "hit",
            )
        }
        self.fills = [QColor(pair.fill) for pair in tokens.families]
        self.edges = [QColor(pair.edge) for pair in tokens.families]
        self.faint_fills = [_faint(colour) for colour in self.fills]

    def __getitem__(self, token: str) -> QColor:
        return self._colours[token]

    def fill(self, number: int, *, strong: bool) -> QColor:
        """The ground of a family's words."""
        strong = strong or number < _STRONG_FILLS
        return (self.fills if strong else self.faint_fills)[number % len(self.fills)]

    def edge(self, number: int) -> QColor:
        """The family's edge: underline, letter, outline."""
        return self.edges[number % len(self.edges)]


@dataclass(slots=True)
class Canvas:
    """What painting needs: the painter, the colours, the margins of the page and what is current."""

    painter: QPainter
    inks: Inks
    left: float  # where the text begins
    right: float  # where the text's column ends
    scale: float
    current_family: str | None = None
    current_hit: int = -1
    ratio: float = 1.0
    letter_font: QFont = field(default_factory=QFont)


Paint = Callable[[Canvas, Placed], None]


def nothing(_canvas: Canvas, _placed: Placed) -> None:
    """For kinds that are shown by the colour of their words alone."""


def passage(canvas: Canvas, placed: Placed) -> None:
    """A soft fill, the family's underline, and its letter in the margin."""
    painter, mark, scale = canvas.painter, placed.mark, canvas.scale
    current = mark.key == canvas.current_family
    edge = canvas.inks.edge(mark.number)
    lift = 3 * scale * mark.level
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(canvas.inks.fill(mark.number, strong=current))
    for box in placed.boxes:
        painter.drawRoundedRect(_fill_rect(box, mark.level, scale), 3 * scale, 3 * scale)
    painter.setPen(_underline(edge, mark.number, (2.6 if current else 2) * scale))
    for box in placed.boxes:
        y = box.bottom - scale - lift
        painter.drawLine(QPointF(box.left - scale, y), QPointF(box.right + scale, y))
    if placed.sign is not None:
        _letter_badge(canvas, placed.sign, mark.number, current=current)


def _fill_rect(box: LineBox, level: int, scale: float) -> QRectF:
    """A family that lies over another fills a lower part of the line, so that both are seen."""
    top = box.top + (box.bottom - box.top) * min(level, 3) * 0.25
    return QRectF(box.left - 1.5 * scale, top, box.right - box.left + 3 * scale, box.bottom - top)


def _underline(colour: QColor, number: int, width: float) -> QPen:
    pen = QPen(colour, width, UNDERLINES[number % len(UNDERLINES)])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pen.style() == Qt.PenStyle.CustomDashLine:
        pen.setDashPattern(_DASHES)
    return pen


def _letter_badge(canvas: Canvas, place: QRectF, number: int, *, current: bool) -> None:
    painter, edge = canvas.painter, canvas.inks.edge(number)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(edge if current else canvas.inks.fill(number, strong=True))
    painter.drawRoundedRect(place, 4 * canvas.scale, 4 * canvas.scale)
    painter.setFont(canvas.letter_font)
    painter.setPen(canvas.inks["paper"] if current else edge)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter(number))


def only_here(canvas: Canvas, placed: Placed) -> None:
    """Paper with an outline in the family's edge: words that the other renderings lack; fainter inside a passage."""
    painter, scale = canvas.painter, canvas.scale
    edge = canvas.inks.edge(placed.mark.number)
    painter.setPen(QPen(_faint(edge), scale) if placed.mark.look == "inside" else QPen(edge, 1.4 * scale))
    painter.setBrush(canvas.inks["paper"])
    for box in placed.boxes:
        rect = box.rect.adjusted(-0.5 * scale, 0.5 * scale, 1.5 * scale, -1.5 * scale)
        painter.drawRoundedRect(rect, 2 * scale, 2 * scale)


def actor(canvas: Canvas, placed: Placed) -> None:
    """A thin line under the name."""
    for box in placed.boxes:
        y = round(box.baseline + 3 * canvas.scale)
        canvas.painter.fillRect(QRectF(box.left, y, box.right - box.left, canvas.scale), canvas.inks["actor"])


def date(canvas: Canvas, placed: Placed) -> None:
    """Dots below words for a day; dashes where no day can be said, in the warning's colour where a date would tell."""
    scale, look = canvas.scale, placed.mark.look
    pen = QPen(canvas.inks["warn" if look == "asks" else "ink_3"], 1.5 * scale, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3.0, 2.5] if look else [1.0, 1.6])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    canvas.painter.setPen(pen)
    for box in placed.boxes:
        y = round(box.baseline + 4 * scale)
        canvas.painter.drawLine(QPointF(box.left, y), QPointF(box.right, y))


def quotation(canvas: Canvas, placed: Placed) -> None:
    """A bar in the margin where lines begin: whole for direct speech, dashed for indirect."""
    hull, scale = placed.hull, canvas.scale
    x = canvas.right + 1.5 * scale if placed.right_to_left else canvas.left - 14 * scale
    bar = QRectF(x, hull.top(), 3 * scale, hull.height())
    if placed.mark.look == "indirect":
        pen = QPen(_faint(canvas.inks["quote"]), 2 * scale, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 2.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        canvas.painter.setPen(pen)
        canvas.painter.drawLine(QPointF(bar.center().x(), bar.top()), QPointF(bar.center().x(), bar.bottom()))
        return
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.inks["quote"])
    canvas.painter.drawRoundedRect(bar, 1.5 * scale, 1.5 * scale)


def post(canvas: Canvas, placed: Placed) -> None:
    """A quiet bar where the lines of the post begin; at the left it is set in."""
    hull = placed.hull
    x = canvas.right - 2 * canvas.scale if placed.right_to_left else canvas.left
    bar = QRectF(x, hull.top(), 2 * canvas.scale, hull.height())
    canvas.painter.fillRect(bar, canvas.inks["line_strong"])


def hit(canvas: Canvas, placed: Placed) -> None:
    """A frame in the accent around the words; the current hit stands in a ring of its own, over a thick line."""
    painter, scale, span = canvas.painter, canvas.scale, placed.mark.span
    current = span.start <= canvas.current_hit < span.end
    painter.setPen(QPen(canvas.inks["accent"], scale))
    painter.setBrush(canvas.inks["hit"])
    for box in placed.boxes:
        painter.drawRoundedRect(box.rect.adjusted(-scale, scale, scale, -scale), 3 * scale, 3 * scale)
    if not current:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in placed.boxes:
        painter.setPen(QPen(canvas.inks["accent"], 2 * scale))
        painter.drawRoundedRect(box.rect.adjusted(-4 * scale, -scale, 4 * scale, 2 * scale), 5 * scale, 5 * scale)
        line = QRectF(box.left - scale, box.bottom - 2.5 * scale, box.right - box.left + 2 * scale, 3 * scale)
        painter.fillRect(line, canvas.inks["accent"])


def pin(canvas: Canvas, placed: Placed) -> None:
    """A bar at the right of the text and a pin beside its first line; in the warning's colour where a look is asked."""
    token = "warn" if placed.mark.look else "ok"
    hull, scale = placed.hull, canvas.scale
    bar = QRectF(canvas.right + 6 * scale, hull.top(), 2 * scale, hull.height())
    canvas.painter.fillRect(bar, canvas.inks[token])
    if placed.sign is not None:
        size = round(placed.sign.width())
        canvas.painter.drawPixmap(placed.sign.topLeft(), icons.pixmap("pin", token, size, canvas.ratio))


def flash(canvas: Canvas, boxes: list[LineBox]) -> None:
    """A frame in the accent around words that were just brought into view."""
    painter, scale = canvas.painter, canvas.scale
    painter.setPen(QPen(canvas.inks["accent"], 2 * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box in boxes:
        painter.drawRoundedRect(box.rect.adjusted(-2 * scale, 0, 2 * scale, 0), 4 * scale, 4 * scale)


def letter_font(scale: float) -> QFont:
    """The font of a family's letter."""
    return fonts.sans(10.5 * scale, QFont.Weight.DemiBold)


def _faint(colour: QColor) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(0.6)
    return faint
