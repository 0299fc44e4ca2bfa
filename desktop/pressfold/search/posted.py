"""Where quoted words and the names of their speakers are placed in the index.

Each quotation of an article has a slot of its own: a stretch of positions that both fields share. Words of one field
and names of the other belong to one quotation where their positions lie in one slot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressfold.model.search import QuotedWords
from pressfold.search.analyzer import search_words, words_and_starts

#: A slot has 1,024 positions; a longer quotation takes several.
SLOT_BITS = 10
_SLOT = 1 << SLOT_BITS
#: Stand in the field of speakers at the start of each slot, one for each piece: where it starts and where it ends.
OPENS, CLOSES = "¶", "§"
_MOST_PIECES = 64
#: Positions left free between pieces and between names, so that no phrase reaches from one into the next.
_GAP = 8


class Posted(NamedTuple):
    """A word for the index: its position, and where it starts in the article's text."""

    position: int
    word: str
    start: int


def quoted_words(body: str, quotes: Sequence[QuotedWords]) -> list[Posted]:
    """The words inside the quotations of a text."""
    return [posted for slot, _, words in _slots(body, quotes) for posted in _shifted(words, slot)]


def speakers(body: str, quotes: Sequence[QuotedWords]) -> list[Posted]:
    """The names of the speakers of the same quotations, with the marks of their pieces."""
    found: list[Posted] = []
    for slot, quote, _ in _slots(body, quotes):
        for at, piece in enumerate(quote.pieces[:_MOST_PIECES]):
            found += [Posted(slot + at, OPENS, piece.start), Posted(slot + at, CLOSES, piece.end)]
        found += _shifted(_names(quote), slot)
    return found


def _slots(body: str, quotes: Sequence[QuotedWords]) -> Iterator[tuple[int, QuotedWords, list[Posted]]]:
    """Each slot's first position, its quotation, and the words that stand in it, counted from the slot's start."""
    slot = 0
    for quote in quotes:
        words = list(_words(body, quote))
        while True:
            yield slot, quote, [Posted(at, word, start) for at, (word, start) in enumerate(words[:_SLOT]) if word]
            words = words[_SLOT:]
            slot += _SLOT
            if not words:
                break


def _words(body: str, quote: QuotedWords) -> Iterator[tuple[str, int]]:
    """The words of all pieces with where they start in the body; nothing in the gaps."""
    for number, piece in enumerate(quote.pieces):
        if number:
            yield from [("", 0)] * _GAP
        for word, start in words_and_starts(body[piece.start : piece.end]):
            yield word, piece.start + start


def _names(quote: QuotedWords) -> list[Posted]:
    """The words of the speakers' names, as many as a slot can take."""
    found: list[Posted] = []
    first = _MOST_PIECES
    for name in quote.speakers:
        words = search_words(name)
        if first + len(words) > _SLOT:
            break
        found += [Posted(first + at, word, 0) for at, word in enumerate(words)]
        first += len(words) + _GAP
    return found


def _shifted(words: Sequence[Posted], slot: int) -> list[Posted]:
    return [word._replace(position=slot + word.position) for word in words]
