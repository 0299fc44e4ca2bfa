"""Finding a name by what somebody types of it: words in any order, beginnings first, letters left out forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest
from typing import Generic, TypeVar

Item = TypeVar("Item")

_MARKS = re.compile(r"[^\w]|_")
_ACCENTS = re.compile(r"[\u0300-\u036f]")


class Names(Generic[Item]):
    """Items with their names folded once, for being asked at every key."""

    def __init__(self, items: Iterable[Item], text: Callable[[Item], str]) -> None:
        self._named = [(folded(text(item)), item) for item in items]

    def best(self, typed: str, most: int) -> list[Item]:
        """The items that fit what was typed, the best first and at most so many; all fit when nothing was typed."""
        words = folded(typed).split()
        rated = [(rate, at) for at, (name, _) in enumerate(self._named) if (rate := fit(words, name)) is not None]
        return [self._named[at][1] for _, at in nsmallest(most, rated)]


def best(items: Iterable[Item], typed: str, text: Callable[[Item], str], most: int) -> list[Item]:
    """The same for items that are asked once."""
    return Names(items, text).best(typed, most)


def fit(words: Sequence[str], name: str) -> float | None:
    """How badly a folded name fits these words (0 is best), None when it does not fit at all."""
    total = 0.0
    for word in words:
        rate = _fit_word(word, name)
        if rate is None:
            return None
        total += rate
    return total


def _fit_word(word: str, name: str) -> float | None:
    at = name.find(word)
    if at < 0:
        return 5.0 if len(word) > 1 and _letters_in_order(word, name) else None
    if at == 0:
        return 0.0
    return 1.0 if f" {word}" in name else 2.0 + at / 1000


def _letters_in_order(word: str, name: str) -> bool:
    """Whether the name has the letters of the word in their order, the first one at the start of a word."""
    at = 0
    if not name.startswith(word[0]):
        at = name.find(f" {word[0]}") + 1
        if at == 0:
            return False
    for letter in word:  # by `find`, as this is asked of every name at every key
        at = name.find(letter, at) + 1
        if at == 0:
            return False
    return True


def folded(text: str) -> str:
    """The text without case and accents, every mark a space."""
    plain = text.lower() if text.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return _MARKS.sub(" ", plain)
