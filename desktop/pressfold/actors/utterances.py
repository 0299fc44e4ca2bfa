"""Utterances: renderings of the same words in several articles, or twice in one, joined by an id.

Two quotations are compared by the words they have in common, the words inside quotation marks first: a paper that
quotes half a sentence and one that reports all of it render one utterance. The same words may be credited to
different speakers (a ministry, its minister); such a pair must be the more alike. Pairs that are less alike are
offered, not joined.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pressfold.actors.wordlists import listed_words
from pressfold.model.actor import Actor
from pressfold.model.quotation import Quotation
from pressfold.text.normal import match_word, search_word
from pressfold.text.quotation_marks import quoted
from pressfold.text.words import words

#: From this likeness on two renderings of one speaker are one utterance, and how much more other speakers need.
_JOINED, _UNKNOWN_SPEAKER, _OTHER_SPEAKER = 0.6, 0.08, 0.15
#: From this likeness on a pair is offered as possibly the same.
_OFFERED = 0.45
#: How much less a word tells that every article's quotations hold; a handful of articles tells little about words.
_COMMONPLACE, _FEW_ARTICLES = 0.6, 4
#: Of a longer word so many letters count.
_HEAD = 6
#: A word in more quotations than this joins nothing.
_COMMON = 60
#: Words inside marks are a rendering of their own from so many words on.
_INNER_WORDS = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Two quotations (by their places in a list, `one < other`) and how alike their words are (0..1)."""

    one: int
    other: int
    likeness: float


@dataclass(frozen=True, slots=True)
class _Rendering:
    """The telling words of a quotation, of its pieces, and of what stands in marks inside it; and all its words."""

    forms: tuple[frozenset[str], ...]
    printed: tuple[str, ...]

    @property
    def whole(self) -> frozenset[str]:
        return self.forms[0]


def with_utterances(found: Sequence[Quotation], actors: Sequence[Actor], texts: Mapping[int, str]) -> list[Quotation]:
    """The same quotations, those that render one utterance with one id; the others keep None."""
    joined = [pair for pair in alike(found, texts) if pair.likeness >= _needed(found, pair, _voices(actors))]
    groups = _groups(len(found), joined)
    ids = {at: _id(found, members) for members in groups for at in members}
    return [replace(quotation, utterance=ids.get(at)) for at, quotation in enumerate(found)]


def possibly_the_same(
    found: Sequence[Quotation], texts: Mapping[int, str]
) -> Iterator[tuple[Quotation, Quotation, float]]:
    """The pairs that are alike but not enough to be joined, the most alike first."""
    pairs = [pair for pair in alike(found, texts) if pair.likeness >= _OFFERED]
    for pair in sorted(pairs, key=lambda pair: (-pair.likeness, pair.one, pair.other)):
        one, other = found[pair.one], found[pair.other]
        if one.utterance is None or one.utterance != other.utterance:
            yield one, other, pair.likeness


def alike(found: Sequence[Quotation], texts: Mapping[int, str]) -> list[Alike]:
    """All pairs with telling words in common and their likeness; words that lie in each other are no pair."""
    renderings = [_rendering(quotation, texts[quotation.article]) for quotation in found]
    weights = _weights(found, renderings)
    pairs = []
    for one, other in sorted(_candidates(renderings)):
        if not _overlap(found[one], found[other]):
            pairs.append(Alike(one, other, _likeness(renderings[one], renderings[other], weights)))
    return pairs


def _rendering(quotation: Quotation, text: str) -> _Rendering:
    pieces = [piece.of(text) for piece in quotation.pieces]
    forms = [_telling(" ".join(pieces)), *(_telling(piece) for piece in pieces if len(pieces) > 1)]
    for piece in quotation.pieces:
        for mark in quoted(text, *piece):
            inner = mark.inner.of(text)
            if len(inner.split()) >= _INNER_WORDS:
                forms.append(_telling(inner))
    printed = tuple(search_word(word.text) for piece in pieces for word in words(piece))
    return _Rendering(tuple(form for form in forms if form) or (frozenset(),), printed)


def _telling(text: str) -> frozenset[str]:
    """The words that tell one utterance from another, in match form."""
    dull = listed_words("dull_words")
    return frozenset(_stem(match_word(word.text)) for word in words(text) if word.text.lower() not in dull)


def _stem(word: str) -> str:
    """The head of a long word: what "clarify" and "clarification" have in common."""
    return word[:_HEAD] if len(word) > _HEAD + 1 and word.isalpha() else word


def _weights(found: Sequence[Quotation], renderings: Sequence[_Rendering]) -> dict[str, float]:
    """How much each word tells: 1, down to 0.4 for a word that the quotations of every article hold."""
    holders: dict[str, set[int]] = defaultdict(set)
    for quotation, rendering in zip(found, renderings, strict=True):
        for word in rendering.whole:
            holders[word].add(quotation.article)
    articles = max(_FEW_ARTICLES, len({quotation.article for quotation in found}))
    return {word: 1 - _COMMONPLACE * (len(held) - 1) / articles for word, held in holders.items()}


def _candidates(renderings: Sequence[_Rendering]) -> set[tuple[int, int]]:
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


def _likeness(one: _Rendering, other: _Rendering, weights: Mapping[str, float]) -> float:
    if one.printed == other.printed and len(one.printed) >= _INNER_WORDS:
        return 1.0
    return max(_same_words(a, b, weights) for a in one.forms for b in other.forms)


def _same_words(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """Mostly how much of the shorter is in the longer, then how much of both is shared; 0 under two shared words."""
    both = a & b
    if len(both) < 2:
        return 0.0
    shared, left, right = (sum(weights.get(word, 1.0) for word in sorted(side)) for side in (both, a, b))
    return 0.6 * shared / min(left, right) + 0.4 * 2 * shared / (left + right)


def _needed(found: Sequence[Quotation], pair: Alike, voices: Mapping[str, str]) -> float:
    one, other = (_speaking(found[at], voices) for at in (pair.one, pair.other))
    if not one and not other and _telling(_printed(found[pair.one])) & _telling(_printed(found[pair.other])):
        return _JOINED
    if not one or not other:
        return _JOINED + _UNKNOWN_SPEAKER
    return _JOINED if one & other else _JOINED + _OTHER_SPEAKER


def _printed(quotation: Quotation) -> str:
    return quotation.speaker_text or ""


def _speaking(quotation: Quotation, voices: Mapping[str, str]) -> set[str]:
    """The speakers, and whose voice they are."""
    return {*quotation.speakers, *(voices[actor] for actor in quotation.speakers if actor in voices)}


def _voices(actors: Sequence[Actor]) -> dict[str, str]:
    return {actor.id: actor.speaks_for for actor in actors if actor.speaks_for}


def _groups(size: int, pairs: Sequence[Alike]) -> list[list[int]]:
    """The quotations that the pairs hold together, groups of two and more."""
    head = list(range(size))

    def find(at: int) -> int:
        while head[at] != at:
            head[at] = head[head[at]]
            at = head[at]
        return at

    for pair in pairs:
        one, other = sorted((find(pair.one), find(pair.other)))
        head[other] = one
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        groups[find(at)].append(at)
    return [members for members in groups.values() if len(members) > 1]


def _id(found: Sequence[Quotation], members: Sequence[int]) -> str:
    """An id made from the words of the group's fullest rendering."""
    fullest = max(members, key=lambda at: (len(found[at].text), -at))
    telling = " ".join(sorted(_telling(found[fullest].text)))
    return "u-" + hashlib.sha256(telling.encode("utf-8")).hexdigest()[:12]
