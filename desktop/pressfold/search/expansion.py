"""Which words of the index a prefix, a wildcard or a nearly spelled word stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from pressfold.search.snapshot import Segment
from pressfold.search.syntax import Fuzzy, Prefix, Wildcard
from pressfold.search.vocabulary import Vocabulary

#: So many words, the most frequent of those that fit, are looked for: two letters can fit thousands.
MOST_WORDS = 64


@dataclass(frozen=True, slots=True)
class Expansion:
    """The words, most frequent first; `cut` where more would have fitted."""

    words: tuple[str, ...]
    cut: bool


def expand(leaf: Prefix | Wildcard | Fuzzy, fields: Sequence[str], segments: Iterable[Segment]) -> Expansion:
    """The words of these fields that a leaf stands for."""
    found: Counter[bytes] = Counter()
    for segment in segments:
        for field in fields:
            _count(leaf, segment.terms.vocabulary(field), found)
    ranked = sorted(found, key=lambda word: (-found[word], word))
    return Expansion(tuple(word.decode() for word in ranked[:MOST_WORDS]), len(ranked) > MOST_WORDS)


def _count(leaf: Prefix | Wildcard | Fuzzy, vocabulary: Vocabulary, found: Counter[bytes]) -> None:
    """Add in how many documents each fitting word stands."""
    start, fits = _test(leaf)
    places = vocabulary.starting(start.encode())
    words = vocabulary.words[places.start : places.stop]
    numbers = vocabulary.documents[places.start : places.stop]
    for word, number in zip(words, numbers, strict=True):
        if fits is None or fits(word):
            found[word] += number


def _test(leaf: Prefix | Wildcard | Fuzzy) -> tuple[str, Callable[[bytes], bool] | None]:
    """How a fitting word starts, and what else is asked of it."""
    match leaf:
        case Prefix(start):
            return start, None
        case Wildcard(pattern):
            fits = re.compile(_regex(pattern)).fullmatch
            return re.split(r"[*?]", pattern)[0], lambda word: fits(word.decode()) is not None
        case Fuzzy(word):
            return word[0], lambda other: abs(len(other) - len(word.encode())) <= 4 and _one_off(word, other.decode())


def _regex(pattern: str) -> str:
    return "".join({"*": ".*", "?": "."}.get(char, re.escape(char)) for char in pattern)


def _one_off(word: str, other: str) -> bool:
    """Whether at most one letter is wrong, missing, added or swapped with its neighbour."""
    return abs(len(word) - len(other)) <= 1 and OSA.distance(word, other, score_cutoff=1) <= 1
