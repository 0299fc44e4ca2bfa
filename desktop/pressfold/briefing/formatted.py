"""Simple formatting in the reader's own words: **bold**, *italic*, and lines that begin with a dash as a list."""

from __future__ import annotations

import re

from pressfold.model.document import Run

_MARKED = re.compile(r"\*\*(?=\S)(?P<bold>[^*\n]+?)(?<=\S)\*\*|(?<!\*)\*(?=\S)(?P<italic>[^*\n]+?)(?<=\S)\*(?!\*)")
_ITEM = re.compile(r"^[-*] +", re.MULTILINE)


def formatted(text: str) -> tuple[Run, ...]:
    """The runs of a paragraph; marks that open or close nothing stay the characters they are."""
    runs: list[Run] = []
    at = 0
    text = _ITEM.sub("• ", text)
    for found in _MARKED.finditer(text):
        if found.start() > at:
            runs.append(Run(text[at : found.start()]))
        words = found["bold"] or found["italic"]
        runs.append(Run(words, bold=found["bold"] is not None, italic=found["bold"] is None))
        at = found.end()
    if at < len(text) or not runs:
        runs.append(Run(text[at:]))
    return tuple(runs)
