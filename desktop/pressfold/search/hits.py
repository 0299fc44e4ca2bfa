"""Finds the places in an article's text that a query means.

The text is read with the analyzer that made the index, so that what is marked is what matched: a phrase where the
phrase stands, not every one of its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pressfold.search.analyzer import LocatedWords
from pressfold.search.expansion import Expansion
from pressfold.search.syntax import Fuzzy, Node, Phrase, Prefix, Wildcard, Word, looked_for


class Hit(NamedTuple):
    """A place in the text, in code points.

    `leaf` numbers the condition it answers; `name` is the actor's other spelling, None where the query's own stands.
    """

    start: int
    end: int
    leaf: int
    name: str | None


class _Run(NamedTuple):
    """Words of the text from `first` to `last`, both included, that answer a condition."""

    leaf: int
    first: int
    last: int


class HitFinder:
    """Finds the hits of one query in any text. Conditions on fields other than the text have none."""

    def __init__(self, tree: Node, expand: Callable[[Prefix | Wildcard | Fuzzy], Expansion]) -> None:
        self._names: list[str | None] = []
        self._words: dict[str, list[int]] = {}
        self._starts: dict[int, dict[str, list[int]]] = {}
        self._phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._near: list[tuple[int, Phrase]] = []
        for field, leaf, name in looked_for(tree):
            if field is None:
                self._add(len(self._names), leaf, expand)
                self._names.append(name)

    def _add(self, number: int, leaf: object, expand: Callable[[Prefix | Wildcard | Fuzzy], Expansion]) -> None:
        match leaf:
            case Word(word):
                self._words.setdefault(word, []).append(number)
            case Prefix(start):
                self._starts.setdefault(len(start), {}).setdefault(start, []).append(number)
            case Wildcard() | Fuzzy():
                for word in expand(leaf).words:
                    self._words.setdefault(word, []).append(number)
            case Phrase(words, distance=0):
                self._phrases.setdefault(words[0], []).append((number, words))
            case Phrase():
                self._near.append((number, leaf))

    def find(self, text: str) -> list[Hit]:
        """The hits in reading order; where two conditions mean the same place, both."""
        located = LocatedWords(text)
        words = located.words
        runs = [*self._single(words), *self._starting(words), *self._in_a_row(words), *self._close_by(words)]
        spans = located.spans(place for run in runs for place in (run.first, run.last))
        hits = [Hit(spans[run.first].start, spans[run.last].end, run.leaf, self._names[run.leaf]) for run in runs]
        return sorted(hits, key=lambda hit: hit[:3])

    def _single(self, words: Sequence[str]) -> Iterable[_Run]:
        wanted = self._words
        found = [place for place, word in enumerate(words) if word in wanted] if wanted else []
        return (_Run(leaf, place, place) for place in found for leaf in wanted[words[place]])

    def _starting(self, words: Sequence[str]) -> Iterable[_Run]:
        for length, wanted in self._starts.items():
            found = [place for place, word in enumerate(words) if word[:length] in wanted]
            yield from (_Run(leaf, place, place) for place in found for leaf in wanted[words[place][:length]])

    def _in_a_row(self, words: Sequence[str]) -> Iterable[_Run]:
        wanted = self._phrases
        for place in [place for place, word in enumerate(words) if word in wanted] if wanted else []:
            for leaf, phrase in wanted[words[place]]:
                if tuple(words[place : place + len(phrase)]) == phrase:
                    yield _Run(leaf, place, place + len(phrase) - 1)

    def _close_by(self, words: Sequence[str]) -> Iterable[_Run]:
        for leaf, phrase in self._near:
            for place in sorted(_together(words, frozenset(phrase.words), phrase.distance)):
                yield _Run(leaf, place, place)


def _together(words: Sequence[str], wanted: frozenset[str], distance: int) -> set[int]:
    """The places of the wanted words wherever all of them stand within `distance` words of the first."""
    places = [place for place, word in enumerate(words) if word in wanted]
    found: set[int] = set()
    for at, first in enumerate(places):
        stretch = [place for place in places[at : at + distance + 1] if place - first <= distance]
        if {words[place] for place in stretch} == wanted:
            found.update(stretch)
    return found
