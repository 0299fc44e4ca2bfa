"""Crossheads: the short lines without a stop that break up running text."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.ingest.line import Line, is_paragraph

_MOST_WORDS = 8
_LONGEST = 70
#: Signs of lists, code, tables and speech: no crosshead holds or opens with them.
_STRANGE = frozenset("{}<>=|\t_\\;#")
_NO_OPENING = frozenset("-–—•·*\"“„«'‘([$@+&/.")


def crossheads(lines: Sequence[Line], free: Sequence[bool]) -> list[int]:
    """The places of the crossheads among the free lines: each has a paragraph behind it and no short line before."""
    return [
        at
        for at in range(1, len(lines) - 1)
        if free[at]
        and _could_be(lines[at])
        and free[at + 1]
        and is_paragraph(lines[at + 1])
        and (not free[at - 1] or is_paragraph(lines[at - 1]))
    ]


def _could_be(line: Line) -> bool:
    if line.words > _MOST_WORDS or len(line.text) > _LONGEST:
        return False
    if line.stopped and not line.text.endswith("?"):
        return False
    first = line.text[0]
    if first in _NO_OPENING or first.isdigit() or not _STRANGE.isdisjoint(line.text):
        return False
    return any(map(str.isalpha, line.text))
