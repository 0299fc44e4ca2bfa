"""Utterances: renderings of the same words in several articles, or twice in one, joined by an id.

Two quotations are compared by the words they have in common, the words inside quotation marks first: a paper that
quotes half a sentence and one that reports all of it render one utterance. The same words may be credited to
different speakers (a ministry, its minister); such a pair must be the more alike. Pairs that are less alike are
offered, not joined.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pressfold.actors.wordlists import listed_words
from pressfold.model.actor import Actor
from pressfold.model.quotation import Quotation
from pressfold.text.normal import match_word
from pressfold.text.quotation_marks import quoted
from pressfold.text.words import words

#: From this likeness on two renderings of one speaker are one utterance, and how much more other speakers need.
_JOINED, _UNKNOWN_SPEAKER, _OTHER_SPEAKER = 0.62, 0.06, 0.15
#: From this likeness on a pair is offered as possibly the same.
_OFFERED = 0.45
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
    """The telling words of a quotation, and those of each stretch in marks inside it."""

    forms: tuple[frozenset[str], ...]

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
    pairs = []
    for one, other in sorted(_candidates(renderings)):
        if not _overlap(found[one], found[other]):
            pairs.append(Alike(one, other, _likeness(renderings[one], renderings[other])))
    return pairs


def _rendering(quotation: Quotation, text: str) -> _Rendering:
    forms = [_telling(" ".join(piece.of(text) for piece in quotation.pieces))]
    for piece in quotation.pieces:
        for mark in quoted(text, *piece):
            inner = mark.inner.of(text)
            if len(inner.split()) >= _INNER_WORDS:
                forms.append(_telling(inner))
    return _Rendering(tuple(form for form in forms if form) or (frozenset(),))


def _telling(text: str) -> frozenset[str]:
    """The words that tell one utterance from another, in match form."""
    dull = listed_words("dull_words")
    return frozenset(match_word(word.text) for word in words(text) if word.text.lower() not in dull)


def _candidates(renderings: Sequence[_Rendering]) -> set[tuple[int, int]]:
    """The pairs that have two telling words in common."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, rendering in enumerate(renderings):
        for word in sorted(rendering.whole):
            holders[word].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in holders.values():
        if len(places) <= _COMMON:
            for pair in combinations(places, 2):
                shared[pair] += 1
    return {pair for pair, count in shared.items() if count > 1}


def _overlap(one: Quotation, other: Quotation) -> bool:
    return one.article == other.article and one.span.overlap(other.span) > 0


def _likeness(one: _Rendering, other: _Rendering) -> float:
    return max(_same_words(a, b) for a in one.forms for b in other.forms)


def _same_words(a: frozenset[str], b: frozenset[str]) -> float:
    """Half how much of the shorter is in the longer, half how much of both is shared; 0 under two shared words."""
    both = len(a & b)
    if both < 2:
        return 0.0
    return 0.6 * both / min(len(a), len(b)) + 0.4 * 2 * both / (len(a) + len(b))


def _needed(found: Sequence[Quotation], pair: Alike, voices: Mapping[str, str]) -> float:
    one, other = (_speaking(found[at], voices) for at in (pair.one, pair.other))
    if not one or not other:
        return _JOINED + _UNKNOWN_SPEAKER
    return _JOINED if one & other else _JOINED + _OTHER_SPEAKER


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
