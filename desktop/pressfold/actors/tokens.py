"""Tokens: what names are made of. Words, abbreviations and initials, handles and hashtags, and each mark by itself.

A possessive ending is a token of its own, so that "Putin's" holds the name "Putin". Addresses are no tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: Marks that stand above or below letters (combining accents, Hebrew and Arabic points): part of their word.
_MARKS = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f"
#: What prints nothing between the letters of one word: soft hyphen, joiner and non-joiner, word joiner.
_SILENT = "\u00ad\u200c\u200d\u2060"
_LETTER = rf"[^\W_]|[{_MARKS}]|(?<=\w)[{_SILENT}](?=\w)"
_TOKEN = re.compile(
    rf"""
    (?P<skip>https?://\S+|[\w.+-]+@\w+(?:[.-]\w+)+|www\.\S+|(?:pic\.twitter|t)\.co(?:m)?/\S+)
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


_UNPRINTED = dict.fromkeys(map(ord, _SILENT))


class Token(NamedTuple):
    """A token with its place in the article's text."""

    start: int
    end: int
    text: str

    @property
    def read(self) -> str:
        """The text without what prints nothing."""
        return self.text if self.text.isascii() else self.text.translate(_UNPRINTED) or self.text

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
