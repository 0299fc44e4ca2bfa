"""Finds the places in an article's text that a query means.

The index knows where its words stand, so that only those places are looked at, and what is marked is what matched: a
phrase where the phrase stands, not every one of its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pressfold.search.analyzer import tokens, word_at
from pressfold.search.expansion import Expansion
from pressfold.search.syntax import Fuzzy, Node, Phrase, Prefix, Wildcard, Word, looked_for


class Place(NamedTuple):
    """A word of a text: which in the row of words, and where it starts in code points."""

    position: int
    start: int
    word: str


class Hit(NamedTuple):
    """A place in the text, in code points.

    `leaf` numbers the condition it answers; `name` is the actor's other spelling, None where the query's own stands.
    """

    start: int
    end: int
    leaf: int
    name: str | None


#: The words that a hit spans: positions of the first and the last, and the condition.
_Run = tuple[int, int, int]


class HitFinder:
    """Finds the hits of one query in any text. Conditions on fields other than the text have none."""

    def __init__(self, tree: Node, expand: Callable[[Prefix | Wildcard | Fuzzy], Expansion]) -> None:
        self._names: list[str | None] = []
        self._words: dict[str, list[int]] = {}
        self._phrases: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        self._near: list[tuple[int, frozenset[str], int]] = []
        self._wanted: dict[str, None] = {}
        for field, leaf, name in looked_for(tree):
            if field is None:
                self._add(len(self._names), leaf, expand)
                self._names.append(name)

    def _add(self, number: int, leaf: object, expand: Callable[[Prefix | Wildcard | Fuzzy], Expansion]) -> None:
        match leaf:
            case Word(word):
                self._add_words(number, [word])
            case Prefix(start, typed=True):
                self._add_words(number, dict.fromkeys([start, *expand(leaf).words]))
            case Prefix() | Wildcard() | Fuzzy():
                self._add_words(number, expand(leaf).words)
            case Phrase(words, distance=0):
                self._phrases.setdefault(words[0], []).append((number, words))
                self._wanted.update(dict.fromkeys(words))
            case Phrase(words, distance=distance):
                self._near.append((number, frozenset(words), distance))
                self._wanted.update(dict.fromkeys(words))

    def _add_words(self, number: int, words: Iterable[str]) -> None:
        for word in words:
            self._words.setdefault(word, []).append(number)
            self._wanted[word] = None

    def __len__(self) -> int:
        """How many conditions it looks for."""
        return len(self._names)

    @property
    def words(self) -> Sequence[str]:
        """The words whose places must be known to find the hits."""
        return tuple(self._wanted)

    def find(self, text: str, places: Sequence[Place], *, anew: bool = True) -> list[Hit]:
        """The hits in reading order; where two conditions mean the same place, both.

        `places` are those of `words` in the index. Where the text is another than the one that was indexed, they are
        looked for `anew` or there are none.
        """
        known = {place.position: place for place in sorted(places)}
        runs = [*self._single(known), *self._in_a_row(known), *self._close_by(known)]
        try:
            hits = [self._hit(text, known, run) for run in runs]
        except LookupError:
            return self.find(text, self._places(text)) if anew else []
        return sorted(hits, key=lambda hit: hit[:3])

    def _hit(self, text: str, known: Mapping[int, Place], run: _Run) -> Hit:
        """The hit that a run of words is; raises `LookupError` where the words do not stand there."""
        first, last, leaf = run
        end = _end(text, known[first])
        return Hit(known[first].start, end if last == first else _end(text, known[last]), leaf, self._names[leaf])

    def _places(self, text: str) -> list[Place]:
        return [
            Place(position, token.start, token.word)
            for position, token in enumerate(tokens(text))
            if token.word in self._wanted
        ]

    def _single(self, known: Mapping[int, Place]) -> Iterable[_Run]:
        for position, place in known.items():
            for leaf in self._words.get(place.word, ()):
                yield position, position, leaf

    def _in_a_row(self, known: Mapping[int, Place]) -> Iterable[_Run]:
        for position, place in known.items():
            for leaf, phrase in self._phrases.get(place.word, ()):
                row = (known.get(position + step) for step in range(len(phrase)))
                if all(found is not None and found.word == word for found, word in zip(row, phrase, strict=True)):
                    yield position, position + len(phrase) - 1, leaf

    def _close_by(self, known: Mapping[int, Place]) -> Iterable[_Run]:
        for leaf, words, distance in self._near:
            for position in sorted(
                _together([place for place in known.values() if place.word in words], words, distance)
            ):
                yield position, position, leaf


def _end(text: str, place: Place) -> int:
    """Where the word at a place ends; raises `LookupError` where another stands there."""
    found = word_at(text, place.start)
    if found is None or found[0] != place.word:
        raise LookupError
    return found[1]


def _together(places: Sequence[Place], wanted: frozenset[str], distance: int) -> set[int]:
    """The positions wherever all the wanted words stand within `distance` words of the first."""
    found: set[int] = set()
    for at, first in enumerate(places):
        stretch = [place for place in places[at : at + distance + 1] if place.position - first.position <= distance]
        if {place.word for place in stretch} == wanted:
            found.update(place.position for place in stretch)
    return found
