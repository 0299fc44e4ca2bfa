"""Text that every document format can carry: no control characters, no lone surrogates, no direction left open."""

from __future__ import annotations

import re
import unicodedata

#: White space that XML or Markdown cannot hold; it parts lines in the sources it comes from.
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1f\x85]")
#: Everything else that XML 1.0 forbids or that no reader shows: controls, surrogates, noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")

_EMBEDDINGS = "\u202a\u202b\u202d\u202e"
_POP_EMBEDDING = "\u202c"
_ISOLATES = "\u2066\u2067\u2068"
_POP_ISOLATE = "\u2069"
_LEFT_TO_RIGHT_MARK = "\u200e"
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with every line break as LF and each character that cannot be printed as U+FFFD.

    The proof form stays the same but for those last characters.
    """
    return _UNPRINTABLE.sub("\ufffd", _BREAKS.sub("\n", text))


def printable_line(text: str) -> str:
    """Foreign words made safe to stand inside a line of ours that runs from left to right.

    They come back printable, on one line, with no direction left open; behind words that run the other way stands an
    invisible mark that keeps them from pulling over what follows.
    """
    line = " ".join(printable(text).split())
    closers = direction_closers(line)
    return line + closers + (_LEFT_TO_RIGHT_MARK if _ends_right_to_left(line) else "")


def _ends_right_to_left(text: str) -> bool:
    """Whether the last letter with a direction runs from right to left."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(char) for char in reversed(text))
    return next((direction != "L" for direction in directions if direction in ("L", "R", "AL")), False)


def without_directions(name: str) -> str:
    """A name without the invisible characters that could make its end look like its middle ("gpj.exe")."""
    return _DIRECTIONS.sub("", name)


def direction_closers(text: str) -> str:
    """The invisible characters that end every direction the text opens and leaves open; usually none.

    Set behind foreign text, they keep a stray right-to-left override from turning round what follows.
    """
    open_directions: list[str] = []
    for char in text:
        if char in _EMBEDDINGS:
            open_directions.append(_POP_EMBEDDING)
        elif char in _ISOLATES:
            open_directions.append(_POP_ISOLATE)
        elif char == _POP_EMBEDDING and open_directions[-1:] == [char]:
            open_directions.pop()
        elif char == _POP_ISOLATE and char in open_directions:  # it ends the embeddings inside as well
            while open_directions.pop() != char:
                pass
    return "".join(reversed(open_directions))
