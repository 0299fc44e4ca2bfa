"""Likeness: how alike the words of two quotations are, for all pairs that have telling words in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pressfold.actors.renderings import INNER_WORDS, NAME, Form, Rendering
from pressfold.model.quotation import Quotation

#: How much less a word tells that every article's quotations hold; a handful of articles tells little about words.
_COMMONPLACE, _FEW_ARTICLES = 0.6, 4
#: A name tells at most so much: half the story's statements hold it.
_NAME_TELLS = 0.4
#: Forms that share fewer telling words than this are at most so alike: a set phrase is no statement.
_FEW_WORDS, _SET_PHRASE = 4, 0.85
#: Two words besides names that are shared tell little, in marks ("consultations or confrontation") a little more.
_TOO_FEW, _SAID_IN_MARKS, _SAID_BY_MANY = 3, 0.75, 0.6
#: A word in more quotations than this joins nothing.
_COMMON = 60


@dataclass(frozen=True, slots=True)
class Alike:
    """Two quotations by their places in a list, `one < other`; how alike their words are, and those in marks, 0..1."""

    one: int
    other: int
    likeness: float
    marked: float


def alike(found: Sequence[Quotation], renderings: Sequence[Rendering]) -> list[Alike]:
    """All pairs with telling words in common and their likeness; words that lie in each other are no pair."""
    weights = _weights(found, renderings)
    pairs = []
    for one, other in sorted(_candidates(renderings)):
        if not _overlap(found[one], found[other]):
            pairs.append(Alike(one, other, *_likeness(renderings[one], renderings[other], weights)))
    return pairs


def _weights(found: Sequence[Quotation], renderings: Sequence[Rendering]) -> dict[str, float]:
    """How much each word tells: 1, down to 0.4 for a word that the quotations of every article hold."""
    holders: dict[str, set[int]] = defaultdict(set)
    for quotation, rendering in zip(found, renderings, strict=True):
        for word in rendering.whole:
            holders[word].add(quotation.article)
    articles = max(_FEW_ARTICLES, len({quotation.article for quotation in found}))
    tells = {word: 1 - _COMMONPLACE * (len(held) - 1) / articles for word, held in holders.items()}
    return {word: min(told, _NAME_TELLS) if word.startswith(NAME) else told for word, told in tells.items()}


def _candidates(renderings: Sequence[Rendering]) -> set[tuple[int, int]]:
    """The pairs that have two telling words in common, or all their words."""
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in _places((at, rendering.whole) for at, rendering in enumerate(renderings)):
        for pair in combinations(places, 2):
            shared[pair] += 1
    same = _places((at, {rendering.printed}) for at, rendering in enumerate(renderings))
    equal = {pair for places in same for pair in combinations(places, 2)}
    return {pair for pair, count in shared.items() if count > 1} | equal


def _places(held: Iterable[tuple[int, Iterable[object]]]) -> list[list[int]]:
    """For each thing held, the places that hold it; what too many hold joins nothing."""
    holders: dict[object, list[int]] = defaultdict(list)
    for at, things in held:
        for thing in things:
            holders[thing].append(at)
    return [places for places in holders.values() if 1 < len(places) <= _COMMON]


def _overlap(one: Quotation, other: Quotation) -> bool:
    return one.article == other.article and one.span.overlap(other.span) > 0


def _likeness(one: Rendering, other: Rendering, weights: Mapping[str, float]) -> tuple[float, float]:
    if one.printed == other.printed and len(one.printed) >= INNER_WORDS:
        return 1.0, 1.0 if one.forms[0].marked and other.forms[0].marked else 0.0
    pairs = [(a, b, _same_words(a, b, weights)) for a in one.forms for b in other.forms]
    return max(like for *_, like in pairs), max((like for a, b, like in pairs if a.marked and b.marked), default=0.0)


def _same_words(one: Form, other: Form, weights: Mapping[str, float]) -> float:
    """Mostly how much of the shorter is in the longer, then how much of both is shared; 0 under two shared words."""
    a, b = one.telling, other.telling
    both = a & b
    if len(both) < 2 or all(word.startswith(NAME) for word in both):
        return 0.0
    shared, left, right = (sum(weights.get(word, 1.0) for word in sorted(side)) for side in (both, a, b))
    likeness = 0.6 * shared / min(left, right) + 0.4 * 2 * shared / (left + right)
    words = sum(not word.startswith(NAME) for word in both)
    if words < _TOO_FEW:
        likeness = min(likeness, _SAID_IN_MARKS if one.marked and other.marked else _SAID_BY_MANY)
    return min(likeness, _SET_PHRASE) if len(both) < _FEW_WORDS else likeness
