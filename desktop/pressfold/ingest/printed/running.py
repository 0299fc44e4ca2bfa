"""Running heads: what stands at the top and the foot of page after page, with its number, is furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pressfold.ingest.printed.line import PrintedLine, rows, usual_size

#: So many lines from the top and from the foot may be running ones.
_DEEP = 2
#: A running line stands on at least this share of the pages: left and right pages may differ.
_SHARE = 0.3
#: Points by which its height may differ.
_PLAY = 4.0
#: Where no other page tells, a running line stands in the outer part of the page's height, apart from the text by so
#: many sizes of its letters, which are no larger than the text's, and is short.
_MARGIN = 0.09
_APART = 1.8
_LARGEST = 1.05
_MOST_WORDS = 12

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"\W*(?:(?:page|p|seite|s|página|pág|pag|pagina|strona|str|стр|страница|sayfa|side|sida)\.?\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|von|de|di|sur|van|z|из|av|af)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_PRINTED = re.compile(r"https?://\S+")


def running_lines(pages: Sequence[Sequence[PrintedLine]], heights: Sequence[float]) -> list[set[PrintedLine]]:
    """For each page the pieces that stand in its running lines."""
    edges = [_edges(pieces) for pieces in pages]
    counts = Counter(key for page in edges for key in {_key(line) for line in page})
    needed = max(2, _SHARE * len(pages))
    found: list[set[PrintedLine]] = []
    size = usual_size(piece for page in pages for piece in page)
    for pieces, page, height in zip(pages, edges, heights, strict=True):
        apart = _apart(rows(pieces), height, size)
        running = [
            line for line in page if _recurs(line, counts, needed) or _is_marginal(line, height) or line in apart
        ]
        found.append({piece for piece in pieces if any(line.is_beside(piece) for line in running)})
    return found


def _edges(pieces: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The outermost lines of a page."""
    lines = rows(pieces)
    return lines if len(lines) <= 2 * _DEEP else [*lines[:_DEEP], *lines[-_DEEP:]]


def _key(line: PrintedLine) -> tuple[str, int]:
    """What a line says but for its numbers, and its height on the page."""
    return _DIGITS.sub("#", line.text).casefold(), round(line.middle / _PLAY)


def _recurs(line: PrintedLine, counts: Counter[tuple[str, int]], needed: float) -> bool:
    words, height = _key(line)
    return sum(counts[words, height + play] for play in (-1, 0, 1)) >= needed


def _apart(lines: Sequence[PrintedLine], height: float, size: float) -> list[PrintedLine]:
    """The first and the last line of a page where they stand in its margin, apart from the text."""
    found: list[PrintedLine] = []
    for line, inner in (lines[:2], lines[:-3:-1]) if len(lines) > 2 * _DEEP else ():
        gap = max(line.bottom - inner.top, inner.bottom - line.top)
        small = line.size <= _LARGEST * size and len(line.text.split()) <= _MOST_WORDS
        if _in_margin(line, height) and small and gap > _APART * line.size:
            found.append(line)
    return found


def _in_margin(line: PrintedLine, height: float) -> bool:
    return line.middle < _MARGIN * height or line.middle > (1 - _MARGIN) * height


def _is_marginal(line: PrintedLine, height: float) -> bool:
    """Whether a line in the margin is a page number, or what a browser prints around a page."""
    if not _in_margin(line, height):
        return False
    return _NUMBER.match(line.text) is not None or _PRINTED.search(line.text) is not None


def address_in(lines: Sequence[PrintedLine]) -> str | None:
    """The address that a browser printed in the margin."""
    return next((found[0] for line in lines if (found := _PRINTED.search(line.text))), None)
