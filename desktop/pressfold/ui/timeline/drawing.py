"""Where the events of the timeline stand, and how they are drawn: on the screen, into a picture and into SVG alike."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from pressfold.model.event import Event
from pressfold.ui import theme
from pressfold.ui.lettering import Weight, font
from pressfold.ui.models.timeline import Lane, Shown
from pressfold.ui.timeline.scale import Scale

_ROW, _PAD, _AXIS, _DOT, _LABEL = 24, 8, 30, 5, 280
#: The width of the names of the lanes.
NAMES = 132


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with its place: the whole of its mark and label, and where its days end."""

    event: Event
    rect: QRectF
    end: float
    label: str


@dataclass(frozen=True, slots=True)
class Band:
    """A lane with its height from the top, its marks by their left edge."""

    name: str
    top: float
    height: float
    marks: tuple[Placed, ...]
    widest: float


class Drawing:
    """The lanes laid out on a scale; coordinates begin at the upper left of the first day."""

    def __init__(self, shown: Shown, lanes: Sequence[Lane], step: float) -> None:
        self.shown = shown
        first, last = span_of([event for lane in lanes for event in lane.events])
        first, last = _moved(first, -_margin(step)), _moved(last, _margin(step) + _room(step))
        self.scale = Scale(first, last, theme.px(100) / 100 * step)
        self.bands: list[Band] = []
        top = float(theme.px(_AXIS))
        for lane in lanes:
            band = self._band(lane, top)
            self.bands.append(band)
            top += band.height
        self.height = top + theme.px(_PAD)

    def marks(self) -> list[Placed]:
        """Every mark, lane by lane and by day: the order in which keys go through them."""
        return [mark for band in self.bands for mark in band.marks]

    def at(self, point: QPointF) -> Placed | None:
        """The mark at a place."""
        return next((mark for mark in self.marks() if mark.rect.contains(point)), None)

    def _band(self, lane: Lane, top: float) -> Band:
        """Marks that would overlap stand below each other."""
        row, pad = theme.px(_ROW), theme.px(_PAD)
        ends: list[float] = []
        marks: list[Placed] = []
        for event in sorted(lane.events, key=lambda event: (event.day, event.id)):
            left = self.scale.x(event.day)
            end = self.scale.x(event.until) + self.scale.step if event.until else left
            label, advance = _label(self.shown.who(event), theme.px(_LABEL))
            wide = theme.px(2 * _DOT + 6) + advance + theme.px(14)
            right = max(left + wide, end)
            level = next((at for at, edge in enumerate(ends) if edge <= left), len(ends))
            ends[level : level + 1] = [right]
            place = QRectF(left, top + pad + level * row, right - left, row)
            marks.append(Placed(event, place, end, label))
        height = max(1, len(ends)) * row + 2 * pad
        return Band(lane.name, top, height, tuple(marks), max((mark.rect.width() for mark in marks), default=0))

    # --- painting ----------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, left: float, right: float, top: float, bottom: float, current: str = "") -> None:
        """Paint what lies between these places; the painter stands so that they are its coordinates."""
        tokens = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tick in self.scale.ticks(left - 200, right):
            painter.setPen(QPen(QColor(tokens.line_strong if tick.strong else tokens.line), 1))
            painter.drawLine(QPointF(tick.x, theme.px(_AXIS)), QPointF(tick.x, self.height))
        for band in self.bands:
            if band.top <= bottom and band.top + band.height >= top:
                painter.setPen(QPen(QColor(tokens.line), 1))
                painter.drawLine(QPointF(left, band.top), QPointF(right, band.top))
                self._paint_marks(painter, band, QRectF(left, top, right - left, bottom - top), current)

    def _paint_marks(self, painter: QPainter, band: Band, view: QRectF, current: str) -> None:
        first = bisect_left(band.marks, view.left() - band.widest, key=lambda mark: mark.rect.left())
        for mark in band.marks[first:]:
            if mark.rect.left() > view.right():
                break
            if mark.rect.intersects(view):
                self._paint_mark(painter, mark, current=mark.event.id == current)

    def _paint_mark(self, painter: QPainter, mark: Placed, *, current: bool) -> None:
        tokens, dot = theme.current(), theme.px(_DOT)
        middle = mark.rect.center().y()
        if current:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(QColor(tokens.selection))
            painter.drawRoundedRect(mark.rect.adjusted(-4, 1, -4, -1), 5, 5)
        colour = QColor(tokens.accent if mark.event.agreed else tokens.ink_3)
        if mark.end > mark.rect.left():
            painter.setPen(QPen(colour, 2, Qt.PenStyle.DotLine))
            below = mark.rect.bottom() - theme.px(2)  # under the words, never through them
            painter.drawLine(QPointF(mark.rect.left(), below), QPointF(mark.end, below))
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour if mark.event.agreed else QColor(tokens.paper))  # filled: several sources agree
        painter.drawEllipse(QPointF(mark.rect.left() + dot, middle), dot - 1, dot - 1)
        painter.setPen(QColor(tokens.ink))
        painter.setFont(font(12))
        words = mark.rect.adjusted(2 * dot + theme.px(5), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, mark.label)

    def paint_axis(self, painter: QPainter, left: float, right: float) -> None:
        """The labels of the scale, in a strip of its own at the top."""
        tokens = theme.current()
        painter.fillRect(QRectF(left, 0, right - left, theme.px(_AXIS)), QColor(tokens.panel))
        painter.setFont(font(11.5))
        for tick in self.scale.ticks(left - 200, right):
            painter.setPen(QColor(tokens.ink if tick.strong else tokens.ink_2))
            place = QRectF(tick.x + 4, 0, 200, theme.px(_AXIS))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, tick.label)

    def paint_names(self, painter: QPainter, top: float) -> None:
        """The names of the lanes, at the left of everything; `top` is how far the lanes are scrolled."""
        tokens, wide = theme.current(), theme.px(NAMES)
        painter.setFont(font(12, Weight.BOLD))
        metrics = QFontMetricsF(font(12, Weight.BOLD))
        for band in self.bands:
            last = band.top + band.height - theme.px(_ROW + _PAD)
            here = max(band.top, min(top + theme.px(_AXIS), last)) - top  # the name stays while its lane is in view
            place = QRectF(theme.px(12), here + theme.px(_PAD), wide - theme.px(20), theme.px(_ROW))
            painter.setPen(QColor(tokens.ink_2))
            name = metrics.elidedText(band.name, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)


@lru_cache(maxsize=8192)
def _label(text: str, most: int) -> tuple[str, float]:
    """A label as far as it fits into so many pixels, which tell the scale, and how wide it is.

    To measure 2,000 labels anew at each step of the zoom takes longer than all else of it.
    """
    metrics = QFontMetricsF(font(12))
    label = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
    return label, metrics.horizontalAdvance(label)


def span_of(events: Sequence[Event]) -> tuple[date, date]:
    """The first and the last day of these events."""
    first = min((event.day for event in events), default="2000-01-01")
    last = max((event.until or event.day for event in events), default="2000-01-01")
    return _day(first), _day(last)


def wide(days: tuple[date, date], step: float) -> float:
    """How wide a drawing of these days is, in so many pixels a day."""
    margins = 2 * _margin(step) + _room(step)
    return ((days[1] - days[0]).days + 1 + margins.days) * theme.px(100) / 100 * step


def _margin(step: float) -> timedelta:
    """What stands free before the first day and behind the last."""
    return timedelta(days=max(1, min(400, round(60 / step))))


def _room(step: float) -> timedelta:
    """What the label of the last event needs."""
    return timedelta(days=max(1, round(_LABEL / step)))


def _day(iso: str) -> date:
    return date.fromisoformat(iso[:10] if len(iso) >= 10 else f"{iso}-01-01"[:10])


def _moved(day: date, by: timedelta) -> date:
    """A day so far off, inside the calendar."""
    return date.fromordinal(max(1, min(date.max.toordinal() - 500, day.toordinal() + by.days)))
