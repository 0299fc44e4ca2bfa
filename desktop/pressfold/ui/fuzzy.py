"""Finding a name by what somebody types of it: words in any order, beginnings first, letters left out forgiven."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from pressfold.text.normal import search_form

Item = TypeVar("Item")


def best(items: Iterable[Item], typed: str, text: Callable[[Item], str], most: int) -> Sequence[Item]:
    """The items that fit what was typed, the best first and at most so many; all fit when nothing was typed."""
    words = folded(typed).split()
    rated = [(rate, at, item) for at, item in enumerate(items) if (rate := fit(words, folded(text(item)))) is not None]
    rated.sort(key=lambda entry: entry[:2])
    return [item for _, _, item in rated[:most]]


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
    if name.startswith(word):
        return 0.0
    if f" {word}" in name:
        return 1.0
    at = name.find(word)
    if at >= 0:
        return 2.0 + at / 1000
    return 5.0 if len(word) > 1 and _letters_in_order(word, name) else None


def _letters_in_order(word: str, name: str) -> bool:
    """Whether the name has the letters of the word in their order, the first one at the start of a word."""
    letters = iter(name if name.startswith(word[0]) else name[name.find(f" {word[0]}") + 1 :])
    return (name.startswith(word[0]) or f" {word[0]}" in name) and all(letter in letters for letter in word)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """The text without case and accents, every mark a space."""
    plain = text.lower() if text.isascii() else search_form(text).text
    return "".join(char if char.isalnum() else " " for char in plain)
