"""Did you mean: puts a likely slip in a query right, from the words that the index knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from pressfold.search.schema import TEXTS
from pressfold.search.snapshot import Segment
from pressfold.search.syntax import Node, Prefix, Word, looked_for

#: A word in so few articles may be a slip; what is suggested must stand in so many times more.
_RARE = 2
_TIMES = 5
_SHORTEST = 4
#: Words from so many letters on may have two slips.
_LONG = 7


def suggest(query: str, tree: Node, segments: Sequence[Segment]) -> str:
    """The query with every likely slip put right, or an empty text where none is found."""
    better = query
    leaves = [leaf for field, leaf, name in looked_for(tree) if field is None and name is None]
    words = [(leaf.place, word) for leaf in leaves if (word := _whole(leaf)) is not None]
    for place, typed in sorted(words, key=lambda found: -found[0].start):
        word = _meant(typed, segments)
        if word:
            better = better[: place.start] + word + better[place.end :]
    return better if better != query else ""


def _whole(leaf: object) -> str | None:
    """The word that was typed, or is being typed: few articles have a word that starts so, where this is asked."""
    match leaf:
        case Word(word) | Prefix(word, typed=True):
            return word
    return None


def _meant(word: str, segments: Sequence[Segment]) -> str | None:
    """The word that was likely meant, or None where this one is likely right."""
    known = _frequency(word.encode(), segments)
    if len(word) < _SHORTEST or known > _RARE or not word.isalpha():
        return None
    found: dict[str, int] = {}
    for other in _similar(word, segments):
        found[other] = _frequency(other.encode(), segments)
    often = {other: times for other, times in found.items() if times >= max(1, _TIMES * known)}
    return min(often, key=lambda other: (OSA.distance(word, other), -often[other], other), default=None)


def _frequency(word: bytes, segments: Iterable[Segment]) -> int:
    """In how many articles' titles and texts a word stands."""
    return sum(segment.terms.doc_frequency(field, word) for segment in segments for field in TEXTS)


def _similar(word: str, segments: Iterable[Segment]) -> set[str]:
    """The other words with the same first letter that are a slip or two away."""
    slips = 2 if len(word) >= _LONG else 1
    similar: set[str] = set()
    for segment in segments:
        vocabulary = segment.terms.vocabulary("body")
        places = vocabulary.starting(word[0].encode())
        for other in vocabulary.words[places.start : places.stop]:
            if abs(len(other) - len(word.encode())) <= 2 * slips:
                text = other.decode()
                if text != word and OSA.distance(word, text, score_cutoff=slips) <= slips:
                    similar.add(text)
    return similar
