"""Tokens: what names are made of. Words, abbreviations and initials, handles and hashtags, and each mark by itself.

A possessive ending is a token of its own, so that "Putin's" holds the name "Putin". Addresses are no tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Marks that stand above or below letters (combining accents, Hebrew and Arabic points): part of their word.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f"
#: What prints nothing, in a word or between two: soft hyphen, joiners, word joiner, marks that turn the direction.
_SILENT = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_LETTER = rf"[^\W_]|[{_MARKS}]|(?<=\w)[{_SILENT}](?=\w)"
_TOKEN = re.compile(
    rf"""
    (?P<skip>[{_SILENT}]+|https?://\S+|[\w.+-]+@\w+(?:[.-]\w+)+|www\.\S+|(?:pic\.twitter|t)\.co(?:m)?/\S+)
    | (?<!\w)[@\#]\w+
    | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?      # U.S., U.N., U.S.A
    | \b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Prof|Rev|Jr|Sr|No)\.
    | \b[^\W\d_]\.(?=\s+[^\W\d_a-z])                   # an initial: J. Edgar
    | ['’](?:s|ve|ll|re|d|m)\b
    | \b(?:I|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|[Ww]ho|[Tt]hat|[Tt]here)(?=['’](?:s|ve|ll|re|d|m)\b)
    | (?:{_LETTER})+(?:(?:[-‐‑'’&]|\.(?=[a-z\d]))(?!['’]?s\b)(?:{_LETTER})+)*
    | --+
    | [^\w\s]
    """,
    re.VERBOSE,
)


_UNPRINTED = re.compile(f"[{_SILENT}]")


class Token(NamedTuple):
    """A token with its place in the article's text."""

    start: int
    end: int
    text: str

    @property
    def read(self) -> str:
        """The text without what prints nothing."""
        return self.text if self.text.isascii() else _UNPRINTED.sub("", self.text) or self.text

    @property
    def capital(self) -> bool:
        """Whether it starts like a name: with a capital, or in a script without case."""
        first = self.text[1:2] if self.text[0] == "#" else self.text[0]
        return first.isalpha() and not first.islower()


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens between `start` and `end`, in order."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        if match.lastgroup != "skip":
            yield Token(match.start(), match.end(), match.group())
