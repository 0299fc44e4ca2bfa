"""Renderings: the words of a quotation that tell one statement from another.

Names are told by whom they mean ("Moscow", "Russia" and "the Kremlin" are one side), other words by their heads, and
words that translations print for each other by their group (`resources/actors/same_meaning.txt`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pressfold.actors.sides import Sides
from pressfold.actors.wordlists import listed_words
from pressfold.model.actor import Actor
from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.text.normal import match_word, search_word
from pressfold.text.quotation_marks import quoted
from pressfold.text.words import words

#: What a name's token begins with.
NAME = "@"
#: Of a longer word so many letters count.
_HEAD = 6
#: Words inside marks are a rendering of their own from so many words on.
INNER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Form:
    """Some words of a quotation: its telling words, and whether they stand in quotation marks."""

    telling: frozenset[str]
    marked: bool


@dataclass(frozen=True, slots=True)
class Rendering:
    """The whole of a quotation, its pieces, and what stands in marks inside it; and all its words as printed."""

    forms: tuple[Form, ...]
    printed: tuple[str, ...]

    @property
    def whole(self) -> frozenset[str]:
        return self.forms[0].telling


class Renderings:
    """Makes the renderings of a collection's quotations."""

    def __init__(self, actors: Sequence[Actor], sides: Sides, texts: Mapping[int, str]) -> None:
        self._texts = texts
        self._named: dict[int, list[tuple[int, int, str]]] = {}
        for actor in actors:
            token = NAME + sides.of_word(actor.id)
            for mention in actor.mentions:
                self._named.setdefault(mention.article, []).append((mention.start, mention.end, token))
        for named in self._named.values():
            named.sort()

    def of(self, quotation: Quotation) -> Rendering:
        """The rendering that a quotation is."""
        text, article = self._texts[quotation.article], quotation.article
        marked = quotation.kind != "indirect"
        whole = [self._telling(article, piece) for piece in quotation.pieces]
        forms = [Form(frozenset().union(*whole), marked)]
        if len(whole) > 1:
            forms += (Form(telling, marked) for telling in whole)
        for piece in quotation.pieces:
            for mark in quoted(text, *piece):
                if len(mark.inner.of(text).split()) >= INNER_WORDS:
                    forms.append(Form(self._telling(article, mark.inner), True))
        printed = tuple(search_word(word.text) for piece in quotation.pieces for word in words(text, *piece))
        return Rendering((forms[0], *(form for form in forms[1:] if form.telling)), printed)

    def _telling(self, article: int, span: Span) -> frozenset[str]:
        """The telling words of a span, its names by whom they mean."""
        text, named = self._texts[article], self._named.get(article, [])
        found = set()
        at = bisect_left(named, (span.start, 0, ""))
        for word in words(text, *span):
            while at < len(named) and named[at][1] <= word.start:
                at += 1
            if at < len(named) and named[at][0] <= word.start:
                found.add(named[at][2])
            elif word.text.lower() not in listed_words("dull_words"):
                found.add(told(word.text))
        return frozenset(found)


@lru_cache(maxsize=50_000)
def told(word: str) -> str:
    """What a word tells, in a form that its inflections and the words of its group share."""
    stem = _stem(match_word(word))
    return _groups().get(stem, stem)


def _stem(word: str) -> str:
    """The head of a long word: what "clarify" and "clarification" have in common."""
    return word[:_HEAD] if len(word) > _HEAD + 1 and word.isalpha() else word


@cache
def _groups() -> dict[str, str]:
    """The first word of its group for each stem of `same_meaning.txt`."""
    found: dict[str, str] = {}
    for line in sorted(listed_words("same_meaning")):
        if line and not line.startswith("#"):
            stems = [_stem(match_word(word)) for word in line.split()]
            for stem in stems:
                found.setdefault(stem, stems[0])
    return found
