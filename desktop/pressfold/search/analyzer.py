"""The one place where text becomes words to search by, for articles and for queries alike.

A word is what `text.words` says, in the form of `text.normal.search_word`. Every word keeps its place: there are no
stop words, so that "Bank of England" means just that, and "to be or not to be" can be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pressfold.text.normal import search_word
from pressfold.text.words import WORD


class Token(NamedTuple):
    """A word of a text in search form with its place in code points, end exclusive."""

    word: str
    start: int
    end: int


def search_words(text: str) -> list[str]:
    """The words of `text` in search form, in order; a word's place in this list is its position in the index."""
    return [word for word in map(search_word, WORD.findall(text)) if word]


def words_and_starts(text: str) -> list[tuple[str, int]]:
    """The same words with where each starts, for the index: twice as quick as `tokens` (measured)."""
    return [(word, match.start()) for match in WORD.finditer(text) if (word := search_word(match.group()))]


def tokens(text: str) -> Iterator[Token]:
    """The same words with their places in the text."""
    for match in WORD.finditer(text):
        word = search_word(match.group())
        if word:
            yield Token(word, match.start(), match.end())


def word_at(text: str, start: int) -> tuple[str, int] | None:
    """The word that starts at `start`, and where it ends; None where none does."""
    match = WORD.match(text, start)
    return (search_word(match.group()), match.end()) if match else None
