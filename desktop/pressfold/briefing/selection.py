"""Where a selection may begin and end: never inside a word, a number or a character with its marks."""

from __future__ import annotations

import re
import unicodedata

from pressfold.model.span import Span
from pressfold.text.lines import trimmed
from pressfold.text.words import words

#: Scripts that write without spaces: there a run of letters is a clause, and the selection stands as it was made.
#: As the inside of a class of characters: Thai and Lao, Myanmar, Khmer, kana, CJK.
SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACELESS = re.compile(f"[{SPACELESS}]")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = range(0x1F1E6, 0x1F200)
#: How far a word is looked for around a place, in code points.
_REACH = 100


def whole_words(text: str, span: Span) -> Span:
    """The span grown to whole words, without white space at its ends; empty where nothing else was selected."""
    start, end = trimmed(text, max(0, span.start), min(len(text), span.end))
    if start >= end:
        return Span(start, start)
    return Span(_before(text, start), _after(text, end))


def inside_word(text: str, at: int) -> bool:
    """Whether a word, a number or one character with its marks runs across the place `at`."""
    return _word_across(text, at) is not None or _clings(text, at)


def _before(text: str, at: int) -> int:
    word = _word_across(text, at)
    at = word.start if word else at
    while _clings(text, at):
        at -= 1
    return at


def _after(text: str, at: int) -> int:
    word = _word_across(text, at)
    at = word.end if word else at
    while _clings(text, at):
        at += 1
    return at


def _word_across(text: str, at: int) -> Span | None:
    if not 0 < at < len(text) or is_spaceless(text[at - 1]) or is_spaceless(text[at]):
        return None
    low, high = at, at
    while low > max(0, at - _REACH) and not text[low - 1].isspace():
        low -= 1
    while high < min(len(text), at + _REACH) and not text[high].isspace():
        high += 1
    for word in words(text, low, high):
        if word.start < at < word.end:
            return Span(word.start, word.end)
    return None


def is_spaceless(char: str) -> bool:
    """Whether the character belongs to a script that parts its words by nothing."""
    return _SPACELESS.match(char) is not None


def _clings(text: str, at: int) -> bool:
    """Whether the character at `at` belongs to the one before it: a mark, a joined or tinted emoji, a flag."""
    if not 0 < at < len(text):
        return False
    before, here = text[at - 1], text[at]
    if unicodedata.category(here) in ("Mn", "Mc", "Me"):
        return not before.isspace()
    if here in _JOINERS or before == "\u200d" or ord(here) in _SKIN:
        return True
    return ord(here) in _FLAG and _flags_before(text, at) % 2 == 1


def _flags_before(text: str, at: int) -> int:
    count = 0
    while at > 0 and ord(text[at - 1]) in _FLAG:
        at -= 1
        count += 1
    return count
