"""What changed between two wordings, word by word and mark by mark, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from pressfold.briefing.selection import SPACELESS
from pressfold.model.span import Span
from pressfold.text.normal import proof, typography_folded
from pressfold.text.words import WORD

#: Differences that a sentence names; more are counted.
NAMED = 3
#: A character of a script without spaces, a word, or a mark.
_TOKEN = re.compile(rf"[{SPACELESS}]|{WORD.pattern}|\S")


class Token(NamedTuple):
    """A word or a mark: `text[start:end]`."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


class Piece(NamedTuple):
    """Words that both wordings have (`was == now`), or words that took the place of others; either may be empty."""

    was: str
    now: str


def tokens(text: str) -> Iterator[Token]:
    """The words and marks of a text; in scripts without spaces every character stands alone."""
    for found in _TOKEN.finditer(text):
        yield Token(found.start(), found.end(), found.group())


def word_diff(was: str, now: str) -> tuple[Piece, ...]:
    """Both wordings side by side, in proof form."""
    was, now = proof(was), proof(now)
    old, new = list(tokens(was)), list(tokens(now))
    matcher = SequenceMatcher(None, [token.text for token in old], [token.text for token in new], autojunk=False)
    return tuple(
        Piece(_stretch(was, old[a_start:a_end]), _stretch(now, new[b_start:b_end]))
        for _, a_start, a_end, b_start, b_end in matcher.get_opcodes()
    )


def changed_places(was: str, now: str) -> tuple[Span, ...]:
    """Where in `now` stand words that `was` does not have there, in order."""
    old, new = list(tokens(was)), list(tokens(now))
    matcher = SequenceMatcher(None, [token.text for token in old], [token.text for token in new], autojunk=False)
    changed = [opcode[3:] for opcode in matcher.get_opcodes() if opcode[0] in ("replace", "insert")]
    return tuple(Span(new[start].start, new[end - 1].end) for start, end in changed)


def told(was: str, now: str) -> str:
    """The differences as a sentence: “15” became “51”; the first three, then how many more."""
    changes = [piece for piece in word_diff(was, now) if piece.was != piece.now]
    named = [_change(piece) for piece in changes[:NAMED]]
    more = len(changes) - NAMED
    if more > 0:
        named.append(f"{more} more {'difference' if more == 1 else 'differences'}")
    sentence = "; ".join(named)
    return sentence[:1].upper() + sentence[1:] + "." if sentence else "Only what prints nothing differs."


def only_typography(was: str, now: str) -> bool:
    """Whether both wordings differ in nothing but the form of marks, dashes and ellipses."""
    return typography_folded(proof(was)) == typography_folded(proof(now))


def _stretch(text: str, stretch: Sequence[Token]) -> str:
    return text[stretch[0].start : stretch[-1].end] if stretch else ""


def _change(piece: Piece) -> str:
    if not piece.now:
        return f"“{piece.was}” was dropped"
    if not piece.was:
        return f"“{piece.now}” was added"
    return f"“{piece.was}” became “{piece.now}”"
