"""How an article is set: size, line height and measure, and the look of each role of a paragraph.

Lengths are in pixels at the reader's scale. Colours are not part of it: they are painted, so that a theme or a
layer changes without setting the text anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from PySide6.QtGui import QFont, QFontMetricsF

from pressfold.model.article import Role
from pressfold.ui import fonts


class Face(StrEnum):
    """The family the text is read in."""

    SERIF = "serif"
    SANS = "sans"


#: A page narrower than this at 100 % has narrow margins.
_NARROW = 340
#: What the measure is counted by: ordinary English with its spaces.
_SAMPLE = "Throughout his five years as president he has sought dialogue, at times to the irritation of allies. "


@dataclass(frozen=True)
class Typography:
    """The reader's choices: text `size` in pixels, `leading` in sizes, `measure` in characters (45 to 90).

    `narrow` is not chosen but follows from the width of a page: see `fitted`.
    """

    size: float = 16
    leading: float = 1.55
    measure: int = 66
    face: Face = Face.SERIF
    scale: float = 1.0
    narrow: bool = False

    def fitted(self, width: int) -> Typography:
        """The same for a page of this width in pixels: one that is narrow gives its margins to the text."""
        return replace(self, narrow=0 < width < round(_NARROW * self.scale))

    @cached_property
    def font(self) -> QFont:
        """The font of body text."""
        return self._family(self.size * self.scale)

    @cached_property
    def line(self) -> int:
        """The height of a line of body text."""
        return round(self.size * self.scale * self.leading)

    @cached_property
    def widest(self) -> int:
        """The width of `measure` characters of ordinary text."""
        return round(QFontMetricsF(self.font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * self.measure)

    @cached_property
    def left(self) -> int:
        """The margin at the left, wide enough for a family's letter and a quotation's bar."""
        return round((30 if self.narrow else 44) * self.scale)

    @cached_property
    def right(self) -> int:
        """The margin at the right, wide enough for a pin."""
        return round((18 if self.narrow else 26) * self.scale)

    @cached_property
    def top(self) -> int:
        """The space above the first line."""
        return round(20 * self.scale)

    @cached_property
    def caret(self) -> int:
        """The width of the caret: the text cannot be written, so it must be seen without blinking."""
        return max(1, round(2 * self.scale))

    def indent(self, look: RoleLook) -> int:
        return round(look.indent * self.scale)

    def set_in(self, look: RoleLook) -> QFont:
        """The font of a role."""
        made = self._family(self.size * look.size * self.scale)
        made.setWeight(look.weight)
        return made

    def line_of(self, look: RoleLook) -> int:
        """The height of a line of a role."""
        return round(self.line * (0.25 + 0.75 * look.size)) if look.size != 1 else self.line

    def space_after(self, look: RoleLook, *, more: bool) -> int:
        """The space below a paragraph; less where `more` of the same furniture follows."""
        return round((look.together if more else look.apart) * self.scale)

    def _family(self, pixels: float) -> QFont:
        return fonts.serif(pixels) if self.face == Face.SERIF else fonts.sans(pixels)


@dataclass(frozen=True, slots=True)
class RoleLook:
    """How paragraphs of one role are set; sizes are shares of the body's, spaces are pixels at 100 %."""

    size: float = 1.0
    weight: QFont.Weight = QFont.Weight.Normal
    indent: float = 0
    apart: float = 11
    together: float = 11


_BODY = RoleLook()
_FURNITURE = RoleLook(size=0.875, together=2)
LOOKS: dict[Role, RoleLook] = {
    Role.HEADLINE: RoleLook(size=1.0625, weight=QFont.Weight.DemiBold),
    Role.STANDFIRST: _BODY,
    Role.DATELINE: _FURNITURE,
    Role.BYLINE: _FURNITURE,
    Role.CREDIT: _FURNITURE,
    Role.BODY: _BODY,
    Role.CROSSHEAD: RoleLook(weight=QFont.Weight.DemiBold, apart=6, together=6),
    Role.CAPTION: _FURNITURE,
    Role.POST: RoleLook(size=0.875, indent=15, together=2),
    Role.BOILERPLATE: _FURNITURE,
}
