"""The two families the window is set in: Inter for furniture, Source Serif 4 for reading.

Both are shipped under the Open Font License and loaded from `resources/fonts`; what they lack (Arabic, Hebrew,
Chinese, ...) Qt takes from the system's fonts, letter by letter.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from pressfold.resources import resource

SANS = "Inter"
SERIF = "Source Serif 4"
#: Asked in this order where a shipped family lacks a letter, before Qt looks through all that the system has.
_SANS_FALLBACK = ("Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_SERIF_FALLBACK = ("Georgia", "Times New Roman", "Noto Serif", "DejaVu Serif")
#: The first paint needs these; the italics come when a page first asks for them.
_AT_START = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "SourceSerif4-Regular", "SourceSerif4-Semibold")
_ITALICS = {SANS: "Inter-Italic", SERIF: "SourceSerif4-It"}


@cache
def load() -> None:
    """Make the shipped families known to Qt, about one millisecond a file; needs a QGuiApplication."""
    for name in _AT_START:
        _add(name)


@cache
def load_italic(family: str) -> None:
    """Make the italic of a shipped family known to Qt."""
    if family in _ITALICS:
        _add(_ITALICS[family])


def sans(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The furniture's font at a size in pixels."""
    return QFont(_font((SANS, *_SANS_FALLBACK), max(1, round(pixels)), weight))


def serif(pixels: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The reading font at a size in pixels."""
    return QFont(_font((SERIF, *_SERIF_FALLBACK), max(1, round(pixels)), weight))


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def _add(name: str) -> None:
    if QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.otf"))) < 0:
        raise FileNotFoundError(f"fonts/{name}.otf is no font that Qt can read")
