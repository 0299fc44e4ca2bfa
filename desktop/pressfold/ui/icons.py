"""Icons by name: Lucide's outlines at a 1.75 px stroke, tinted by a token whenever they are painted.

An icon holds no pixels of its own. It is drawn in the colours of the theme that is on, so that a live switch
leaves no icon behind, and sharp at every scale. The program's own mark has its own colours, and is plainer when small.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pressfold.resources import resource
from pressfold.ui import theme

#: A part of the mark that is drawn from a size, or up to one.
_SIZED = re.compile(r'<(?P<tag>path|g) data-(?P<end>from|to)="(?P<size>\d+)"(?:[^>]*/>|.*?</(?P=tag)>)', re.DOTALL)
#: Engines that Qt copied. Shiboken would delete a copy that Python forgets while Qt still paints with it.
_copies: list[QIconEngine] = []


def icon(name: str, token: str = "ink_2") -> QIcon:
    """The Lucide icon of this name in the colour of a token; raises FileNotFoundError for one we do not ship."""
    _outline(name)
    return QIcon(_TintedEngine(name, token))


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as pixels, `size` device-independent pixels wide, for painting by hand."""
    return _rendered(name, getattr(theme.current(), token), QSize(size, size) * ratio, ratio)


def logo() -> QIcon:
    """The program's own mark, the same in every theme."""
    return QIcon(_MarkEngine())


def mark(size: int, ratio: float = 1.0) -> QPixmap:
    """The program's own mark as pixels, `size` device-independent pixels wide."""
    return _mark(QSize(size, size) * ratio, ratio)


class _Engine(QIconEngine):
    """Paints what `scaledPixmap` draws."""

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # `device()` would make PySide build 20 ms of classes before the first paint
        ratio = painter.deviceTransform().m11()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)


class _TintedEngine(_Engine):
    """Draws one outline in the colour that its token has at that moment."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        tokens = theme.current()
        colour = tokens.off_icon if mode == QIcon.Mode.Disabled else getattr(tokens, self._token)
        return _rendered(self._name, colour, size * scale, scale)

    def clone(self) -> QIconEngine:
        copy = _TintedEngine(self._name, self._token)
        _copies.append(copy)
        return copy


class _MarkEngine(_Engine):
    """Draws the program's own mark."""

    def scaledPixmap(self, size: QSize, _mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        return _mark(size * scale, scale)

    def clone(self) -> QIconEngine:
        copy = _MarkEngine()
        _copies.append(copy)
        return copy


@cache
def _outline(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _rendered(name: str, colour: str, size: QSize, ratio: float) -> QPixmap:
    """The outline in one colour; `size` is in device pixels."""
    return _painted(_outline(name).replace("currentColor", colour), size, ratio)


@lru_cache(maxsize=32)
def _mark(size: QSize, ratio: float) -> QPixmap:
    """The mark with the parts that are meant for this size, in device pixels."""

    def kept(part: re.Match[str]) -> str:
        fits = size.width() >= int(part["size"]) if part["end"] == "from" else size.width() <= int(part["size"])
        return part[0] if fits else ""

    return _painted(_SIZED.sub(kept, _outline("pressfold")), size, ratio)


def _painted(svg: str, size: QSize, ratio: float) -> QPixmap:
    if size.isEmpty():  # a control that has no room yet; there is nothing to paint on
        return QPixmap()
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(QPoint(0, 0), size))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
