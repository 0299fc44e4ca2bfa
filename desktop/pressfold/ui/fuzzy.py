"""Finding a name by what somebody types of it: words in any order, beginnings first, letters left out forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import Generic, TypeVar

Item = TypeVar("Item")

#: How badly a name fits a word whose letters it has only one by one; worse than one word that it has as a whole.
_APART = 5.0
_MARKS = re.compile(r"[^\w]|_")
_ACCENTS = re.compile(r"[\u0300-\u036f]")


class Names(Generic[Item]):
    """Items with their names folded once, for being asked at every key."""

    def __init__(self, items: Iterable[Item], text: Callable[[Item], str]) -> None:
        self._named = [(folded(text(item)), item) for item in items]
        self._before: tuple[Sequence[str], Sequence[int]] = (), ()  # the words of a key, and the names that fitted them

    def best(self, typed: str, most: int) -> list[Item]:
        """The items that fit what was typed, the best first and at most so many; all fit when nothing was typed."""
        words = folded(typed).split()
        found = nsmallest(most, self._holding(words))
        if len(found) < most or (
            found and found[-1][0] >= _APART
        ):  # else no name with letters left out can be among the best
            found = nsmallest(most, self._fitting(words))
        return [self._named[at][1] for _, at in found]

    def _holding(self, words: Sequence[str]) -> Iterator[tuple[float, int]]:
        """How well the names fit that have all the words as they were typed, and which they are."""
        at: Iterable[int] = range(len(self._named))
        for word in words:  # name by name would take ten times as long, and this is asked at every key
            at = [place for place in at if word in self._named[place][0]]
        return ((fit(words, self._named[place][0]) or 0.0, place) for place in at)

    def _fitting(self, words: Sequence[str]) -> list[tuple[float, int]]:
        """How well each name fits that fits at all: among those of the key before, where this one says more."""
        before, among = self._before
        places = among if _say_more(words, before) else range(len(self._named))
        rated = [(rate, at) for at in places if (rate := fit(words, self._named[at][0])) is not None]
        self._before = words, [at for _, at in rated]
        return rated


def _say_more(words: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a name that fits `words` must fit the words `before`: each of those begins one of these."""
    return 0 < len(before) <= len(words) and all(new.startswith(old) for new, old in zip(words, before, strict=False))


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
        return _APART if len(word) > 1 and _letters_in_order(word, name) else None
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
