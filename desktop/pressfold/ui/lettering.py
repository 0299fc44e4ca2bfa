"""The fonts of what the window paints by itself, at the reader's scale, with their measures."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from pressfold.ui import fonts, theme


class Weight(StrEnum):
    NORMAL = "normal"
    MEDIUM = "medium"
    BOLD = "bold"


_WEIGHTS = {Weight.NORMAL: QFont.Weight.Normal, Weight.MEDIUM: QFont.Weight.Medium, Weight.BOLD: QFont.Weight.DemiBold}


def font(size: float, weight: Weight = Weight.NORMAL, *, serif: bool = False, italic: bool = False) -> QFont:
    """The font for words of this size in pixels at 100 %."""
    return _font(round(size * theme.keeper().scale, 1), weight, serif, italic)


@lru_cache(maxsize=64)
def _font(pixels: float, weight: Weight, serif: bool, italic: bool) -> QFont:
    made = (fonts.serif if serif else fonts.sans)(pixels, _WEIGHTS[weight])
    if italic:
        fonts.load_italic(fonts.SERIF if serif else fonts.SANS)
        made.setItalic(True)
    return made


@lru_cache(maxsize=64)
def metrics(made: QFont) -> QFontMetricsF:
    """The measures of a font."""
    return QFontMetricsF(made)
