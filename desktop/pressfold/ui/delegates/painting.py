"""Measures and paints a card, and tells which of its buttons lies under a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from pressfold.ui import icons, theme
from pressfold.ui.delegates.card import (
    Badge,
    Bar,
    Button,
    Card,
    Chip,
    Element,
    Frame,
    Gap,
    Glyph,
    Letter,
    Line,
    Paragraph,
    Part,
    When,
    Words,
)
from pressfold.ui.delegates.wrapping import wrapped, wrapped_height
from pressfold.ui.lettering import Weight, font, metrics

#: Inner margins (across, down) and the gap below, by frame; in pixels at 100 %.
_MARGINS = {Frame.CARD: (12, 10, 8), Frame.ROW: (10, 9, 2), Frame.ENTRY: (10, 4, 1), Frame.HEADING: (4, 6, 4)}
_LINE = 20
_BUTTON = 24
_BAR = (60, 5)
#: No tag is wider than this.
_CHIP = 96
_LETTER = 16
_PARAGRAPH_BAR = 10


@dataclass(frozen=True, slots=True)
class Look:
    """The state a card is painted in."""

    hovered: bool = False
    current: bool = False
    focused: bool = False
    pressed: str = ""  # the name of the button under the pointer

    @property
    def active(self) -> bool:
        return self.hovered or self.current


def height(card: Card, width: float) -> int:
    """The height of the card in a column of this width, with the gap below it."""
    across, down, below = (theme.px(size) for size in _MARGINS[card.frame])
    inner = width - 2 * across
    return round(sum(_part_height(part, inner) for part in card.parts) + 2 * down + below)


def paint(painter: QPainter, card: Card, rect: QRectF, look: Look) -> None:
    """Paint the card into a rectangle of the height that `height` gave."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    below = theme.px(_MARGINS[card.frame][2])
    _paint_frame(painter, card, rect.adjusted(0, 0, 0, -below), look)
    for part, box in _boxes(card, rect):
        _paint_part(painter, part, box, look)


def button_at(card: Card, rect: QRectF, point: QPointF, look: Look) -> Button | None:
    """The button of the card that lies under a point."""
    for button, place in _buttons(card, rect, look):
        if place.contains(point) and button.enabled:
            return button
    return None


def button_place(card: Card, rect: QRectF, name: str, look: Look) -> QRectF | None:
    """Where the button with this name lies, None where the card has none now."""
    return next((place for button, place in _buttons(card, rect, look) if button.name == name), None)


def _buttons(card: Card, rect: QRectF, look: Look) -> Iterator[tuple[Button, QRectF]]:
    for part, box in _boxes(card, rect):
        if isinstance(part, Line):
            for element, place in _placed(part, box, look):
                if isinstance(element, Button):
                    yield element, place


def _boxes(card: Card, rect: QRectF) -> Iterator[tuple[Part, QRectF]]:
    """Each part of the card with its place, from top to bottom."""
    across, down, _ = (theme.px(size) for size in _MARGINS[card.frame])
    top = rect.top() + down
    width = rect.width() - 2 * across
    for part in card.parts:
        tall = _part_height(part, width)
        yield part, QRectF(rect.left() + across, top, width, tall)
        top += tall


def _part_height(part: Part, width: float) -> float:
    if isinstance(part, Gap):
        return theme.px(part.height)
    if isinstance(part, Line):
        return theme.px(_LINE)
    inset = theme.px(_PARAGRAPH_BAR) if part.bar else 0
    return wrapped_height(part, width - inset)


# --- the frame -------------------------------------------------------------------------------------------------------


def _paint_frame(painter: QPainter, card: Card, box: QRectF, look: Look) -> None:
    if card.frame is Frame.CARD:
        _paint_card_frame(painter, card, box, look)
    elif card.frame in (Frame.ROW, Frame.ENTRY):
        _paint_row_frame(painter, card, box, look)
    elif look.focused and look.current:
        _paint_ring(painter, box, 5)


def _paint_card_frame(painter: QPainter, card: Card, box: QRectF, look: Look) -> None:
    tokens = theme.current()
    edge, wide = (tokens.line_strong if look.hovered else tokens.line), 1.0
    if look.current:
        edge = tokens.accent if card.family is None else tokens.family(card.family).edge
        wide = 2.0
    painter.setPen(QPen(QColor(edge), wide))
    painter.setBrush(QColor(tokens.paper))
    painter.drawRoundedRect(box.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), theme.px(8), theme.px(8))
    if look.focused and look.current:
        _paint_ring(painter, box.adjusted(3, 3, -3, -3), 5)


def _paint_row_frame(painter: QPainter, card: Card, box: QRectF, look: Look) -> None:
    tokens = theme.current()
    ground = tokens.selection if card.open or look.current else tokens.hover if look.hovered else ""
    if ground:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, theme.px(8), theme.px(8))
    if card.open:
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 10, 3, box.height() - 20), 1.5, 1.5)
    if look.focused and look.current:
        _paint_ring(painter, box.adjusted(1, 1, -1, -1), 7)


def _paint_ring(painter: QPainter, box: QRectF, radius: float) -> None:
    """The focus ring, the same around every card."""
    painter.setPen(QPen(QColor(theme.current().accent), 1, Qt.PenStyle.DotLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, theme.px(radius), theme.px(radius))


# --- parts -----------------------------------------------------------------------------------------------------------


def _paint_part(painter: QPainter, part: Part, box: QRectF, look: Look) -> None:
    if isinstance(part, Line):
        for element, place in _placed(part, box, look):
            _paint_element(painter, element, place, look)
    elif isinstance(part, Paragraph):
        _paint_paragraph(painter, part, box)


def _paint_paragraph(painter: QPainter, part: Paragraph, box: QRectF) -> None:
    tokens = theme.current()
    if part.bar:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(tokens, part.bar)))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 2, 3, box.height() - 4), 1.5, 1.5)
        box = box.adjusted(theme.px(_PARAGRAPH_BAR), 0, 0, 0)
    wrapped(part, box.width()).draw(painter, box.topLeft(), getattr(tokens, part.token))


def _placed(line: Line, box: QRectF, look: Look) -> Iterator[tuple[Element, QRectF]]:
    """Each element that is there in this look, with its place."""
    gap = theme.px(line.gap)
    right = [element for element in line.right if _there(element, look)]
    left = [element for element in line.left if _there(element, look)]
    edge = box.right()
    for element in reversed(right):
        wide = _width(element)
        yield element, QRectF(edge - wide, box.top(), wide, box.height())
        edge -= wide + gap
    at = box.left()
    for element, wide in zip(left, _fitted(left, edge - box.left() - gap * len(left)), strict=True):
        yield element, QRectF(at, box.top(), wide, box.height())
        at += wide + gap


def _fitted(elements: list[Element], room: float) -> list[float]:
    """The widths of the elements in this room: what stretches gives way, the last first."""
    wide = [_width(element) for element in elements]
    missing = sum(wide) - room
    for at in range(len(elements) - 1, -1, -1):
        element = elements[at]
        if missing > 0 and isinstance(element, Words) and element.stretch:
            given = min(missing, wide[at])
            wide[at] -= given
            missing -= given
    return wide


def _there(element: Element, look: Look) -> bool:
    return not isinstance(element, Button) or element.when is When.ALWAYS or look.active


def _width(element: Element) -> float:
    if isinstance(element, Words):
        return metrics(font(element.size, element.weight)).horizontalAdvance(element.text)
    if isinstance(element, Badge):
        return metrics(font(11, Weight.MEDIUM)).horizontalAdvance(element.text) + theme.px(12)
    if isinstance(element, Chip):
        wide = metrics(font(11, Weight.MEDIUM)).horizontalAdvance(element.text) + theme.px(12)
        return min(wide, theme.px(_CHIP))
    if isinstance(element, Letter):
        return max(theme.px(_LETTER), metrics(font(10, Weight.BOLD)).horizontalAdvance(element.text) + theme.px(6))
    if isinstance(element, Glyph):
        return theme.px(element.size)
    if isinstance(element, Bar):
        return theme.px(_BAR[0])
    return metrics(font(12)).horizontalAdvance(element.text) if element.text else theme.px(_BUTTON)


def _paint_element(painter: QPainter, element: Element, box: QRectF, look: Look) -> None:
    if isinstance(element, Words):
        _paint_words(painter, element, box)
    elif isinstance(element, Letter):
        _paint_letter(painter, element, box)
    elif isinstance(element, Badge):
        _paint_badge(painter, element, box)
    elif isinstance(element, Chip):
        _paint_chip(painter, element, box)
    elif isinstance(element, Glyph):
        _paint_icon(painter, element.icon, element.token, theme.px(element.size), box)
    elif isinstance(element, Bar):
        _paint_bar(painter, element, box)
    else:
        _paint_button(painter, element, box, look)


def _paint_words(painter: QPainter, words: Words, box: QRectF) -> None:
    made = font(words.size, words.weight)
    painter.setFont(made)
    painter.setPen(QColor(getattr(theme.current(), words.token)))
    shown = metrics(made).elidedText(words.text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _paint_letter(painter: QPainter, letter: Letter, box: QRectF) -> None:
    colours = theme.current().family(letter.family)
    side = theme.px(_LETTER)
    square = QRectF(box.left(), box.center().y() - side / 2, box.width(), side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.fill))
    painter.drawRoundedRect(square, theme.px(5), theme.px(5))
    painter.setFont(font(10, Weight.BOLD))
    painter.setPen(QColor(colours.edge))
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, letter.text)


def _paint_badge(painter: QPainter, badge: Badge, box: QRectF) -> None:
    colour = QColor(getattr(theme.current(), badge.token))
    tall = theme.px(17)
    frame = QRectF(box.left(), box.center().y() - tall / 2, box.width(), tall).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, theme.px(5), theme.px(5))
    painter.setFont(font(11, Weight.MEDIUM))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, badge.text)


def _paint_chip(painter: QPainter, chip: Chip, box: QRectF) -> None:
    fill, ink = theme.current().tag(chip.colour)
    tall = theme.px(17)
    ground = QRectF(box.left(), box.center().y() - tall / 2, box.width(), tall)
    painter.setPen(QPen(QColor(ink), 1) if fill == theme.current().paper else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(ground, tall / 2, tall / 2)
    made = font(11, Weight.MEDIUM)
    painter.setFont(made)
    painter.setPen(QColor(ink))
    shown = metrics(made).elidedText(chip.text, Qt.TextElideMode.ElideRight, box.width() - theme.px(10))
    painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, shown)


def _paint_bar(painter: QPainter, bar: Bar, box: QRectF) -> None:
    tokens = theme.current()
    wide, tall = theme.px(_BAR[0]), theme.px(_BAR[1])
    track = QRectF(box.left(), box.center().y() - tall / 2, wide, tall)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.hover))
    painter.drawRoundedRect(track, tall / 2, tall / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    if bar.share > 0:
        painter.setBrush(QColor(tokens.family(0).edge))
        filled = QRectF(track.left(), track.top(), max(tall, wide * min(1.0, bar.share)), tall)
        painter.drawRoundedRect(filled, tall / 2, tall / 2)


def _paint_icon(painter: QPainter, name: str, token: str, size: int, box: QRectF) -> None:
    ratio = painter.deviceTransform().m11()
    made = icons.pixmap(name, token, size, ratio)
    painter.drawPixmap(QPointF(box.center().x() - size / 2, box.center().y() - size / 2), made)


def _paint_button(painter: QPainter, button: Button, box: QRectF, look: Look) -> None:
    tokens = theme.current()
    under = look.pressed == button.name
    if button.icon:
        if under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(box, theme.px(5), theme.px(5))
        token = "line_strong" if not button.enabled else "ink" if under else "ink_2"
        _paint_icon(painter, button.icon, token, theme.px(16), box)
        return
    made = font(12)
    underlined = type(made)(made)
    underlined.setUnderline(True)
    painter.setFont(underlined)
    painter.setPen(QColor(tokens.accent if under else tokens.ink_2))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, button.text)
