"""Noise: phrases that the reader does not want to see as passages, known again in any spelling."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.passages.tokens import folded
from pressfold.text.words import WORD


def noise_words(phrase: str) -> tuple[str, ...]:
    """The match forms of a phrase's words."""
    return tuple(folded(word) for word in WORD.findall(phrase))


def is_noise(text: str, phrase: Sequence[str], part: float) -> bool:
    """Whether a phrase (in match forms) stands in a text and is this part of its words or more."""
    words = noise_words(text)
    length = len(phrase)
    covered = sum(length for at in range(len(words) - length + 1) if words[at : at + length] == tuple(phrase))
    return bool(length) and covered >= part * len(words) and covered > 0
