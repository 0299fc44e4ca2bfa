"""Marks: the signs that open and close quotations, what each may do by nature, and how it leans where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from pressfold.model.span import Span


class Lean(Enum):
    """What the characters around a mark say of it."""

    OPENS = 1
    CLOSES = 2
    EITHER = 3


class Mark(NamedTuple):
    """A mark in a text: `sign == text[start:end]`."""

    start: int
    end: int
    sign: str
    lean: Lean


#: Each sign that may open, with the signs that may close it; wrong pairs that print knows are among them.
CLOSERS: dict[str, tuple[str, ...]] = {
    '"': ('"', "”", "＂", "''"),
    "“": ("”", '"', "“", "''", "’’"),
    "”": ("”", '"'),
    "„": ("“", "”", '"', "‟"),
    "‟": ("”", '"'),
    "«": ("»",),
    "»": ("«", "»"),
    "''": ("''", "’’", "”"),
    "``": ("''", "’’"),
    "‘‘": ("’’", "''"),
    "’’": ("’’",),
    "‘": ("’", "'"),
    "'": ("'", "’"),
    "‚": ("‘", "’", "'"),
    "‹": ("›",),
    "›": ("‹", "›"),
    "「": ("」",),
    "『": ("』",),
    "〝": ("〞", "〟"),
    "＂": ("＂", '"'),
}
#: Signs that open unless they stand where only a closing one can.
OPENERS = frozenset(("“", "„", "‟", "«", "``", "‘‘", "‘", "‚", "‹", "「", "『", "〝"))
#: Signs that look the same at both ends.
STRAIGHT = frozenset(('"', "''", "'", "＂"))
#: Signs that may be apostrophes.
SINGLES = frozenset(("‘", "’", "'", "‚"))

#: An apostrophe between two letters is not worth a look.
_SIGN = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»‹›「」『』〝〞〟＂‚]|(?<!\w)['‘’]|(?<!['’]n)['‘’](?!\w)")
_SIGN_CHARACTERS = frozenset("\"“”„‟«»‹›「」『』〝〞〟＂‚'‘’`")
#: Where a sign may begin. It is looked for first: ten times as quick as trying the whole pattern at every character.
_SIGN_CHARACTER = re.compile(f"[{''.join(sorted(_SIGN_CHARACTERS))}]")
#: Words that begin with an apostrophe, and decades.
_ELISION = re.compile(r"(?:\d\ds|n|em|til|tis|twas|cause|bout|round|cos)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{<-–—―/|¿¡")
_AFTER_CLOSING = frozenset(".,;:!?)]}>…-–—―/|،؛؟。、")


def marks(text: str, paragraph: Span) -> Iterator[Mark]:
    """The marks of one paragraph in order, apostrophes that cannot be anything else left out."""
    for match in _signs(text, paragraph):
        sign = match.group()
        if sign in ("'", "‘") and _ELISION.match(text, match.end()):
            continue
        yield Mark(match.start(), match.end(), sign, _lean(text, match.start(), match.end(), paragraph))


def has_marks(text: str, span: Span | None = None) -> bool:
    """Whether any sign that might open or close a quotation stands in a span, or in the whole text."""
    at, end = span or (0, len(text))
    if not _SIGN_CHARACTER.search(text, at, end):  # in most texts
        return False
    return next(_signs(text, Span(at, end)), None) is not None


def _signs(text: str, span: Span) -> Iterator[re.Match[str]]:
    """The signs in a span, one behind the other."""
    at, end = span
    while first := _SIGN_CHARACTER.search(text, at, end):
        sign = _SIGN.match(text, first.start(), end)
        if sign:
            yield sign
        at = (sign or first).end()


def _lean(text: str, start: int, end: int, paragraph: Span) -> Lean:
    before = _neighbour(text, start - 1, -1, paragraph)
    after = _neighbour(text, end, 1, paragraph)
    gap_before = not before or before.isspace()
    gap_after = not after or after.isspace()
    if (gap_before or before in _BEFORE_OPENING) and not gap_after:
        return Lean.OPENS
    if not gap_before and (gap_after or after in _AFTER_CLOSING):
        return Lean.CLOSES
    return Lean.EITHER


def _neighbour(text: str, at: int, step: int, paragraph: Span) -> str:
    """The character beside a mark, looking past two further marks; empty at the paragraph's edge."""
    for _ in range(3):
        if not paragraph.start <= at < paragraph.end:
            return ""
        if text[at] not in _SIGN_CHARACTERS:
            break
        at += step
    return text[at] if paragraph.start <= at < paragraph.end else ""
