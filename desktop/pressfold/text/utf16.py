"""Code points to UTF-16 units and back: the one place that converts between our offsets and Qt's.

A text without characters beyond U+FFFF needs no table, and that is nearly every article.
"""

from __future__ import annotations

from bisect import bisect_right


class Utf16Map:
    """Maps offsets of one text between code points (ours) and UTF-16 code units (Qt's)."""

    def __init__(self, text: str) -> None:
        #: Code-point offsets of the characters that take two units.
        self._wide = [] if text.isascii() else [at for at, char in enumerate(text) if char > "\uffff"]
        #: Where each of them starts in UTF-16 units.
        self._units = [at + nth for nth, at in enumerate(self._wide)]

    def to_units(self, offset: int) -> int:
        """The UTF-16 offset of a code-point offset."""
        return offset + _before(self._wide, offset)

    def to_points(self, units: int) -> int:
        """The code-point offset of a UTF-16 offset; one inside a character counts as its start."""
        behind = bisect_right(self._units, units - 1)
        if behind and units == self._units[behind - 1] + 1:
            return self._wide[behind - 1]
        return units - behind


def _before(wide: list[int], offset: int) -> int:
    return bisect_right(wide, offset - 1) if wide else 0
