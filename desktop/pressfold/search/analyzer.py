"""The one place where text becomes words to search by, for articles and for queries alike.

A word is what `text.words` says, in the form of `text.normal.search_word`. Every word keeps its place: there are no
stop words, so that "Bank of England" means just that, and "to be or not to be" can be found.
"""

from __future__ import annotations

from collections.abc import Iterable

from pressfold.model.span import Span
from pressfold.text.normal import search_word
from pressfold.text.words import WORD


def search_words(text: str) -> list[str]:
    """The words of `text` in search form, in order; a word's place in this list is its position in the index."""
    return [word for word in map(search_word, WORD.findall(text)) if word]


class LocatedWords:
    """The words of a text in search form with the way back to their places.

    The places are only looked up for the words that are asked about: to keep them all would take most of the time that
    a page of results takes (measured).
    """

    def __init__(self, text: str) -> None:
        self._text = text
        printed = WORD.findall(text)
        words = list(map(search_word, printed))
        if not all(words):
            printed = [word for word, form in zip(printed, words, strict=True) if form]
            words = [word for word in words if word]
        self._printed: list[str] = printed
        self.words = words

    def spans(self, places: Iterable[int]) -> dict[int, Span]:
        """Where in the text the words at these places of `words` stand."""
        wanted = set(places)
        found: dict[int, Span] = {}
        end = 0
        for place, word in enumerate(self._printed[: max(wanted, default=-1) + 1]):
            start = self._text.index(word, end)  # what lies between words has no letter that could start one
            end = start + len(word)
            if place in wanted:
                found[place] = Span(start, end)
        return found
