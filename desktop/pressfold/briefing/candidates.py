"""Where in a text the words of a quote may stand now: exactly, between the old neighbours, or most alike.

Everything here counts in the proof form of the text; `Reading.back` leads to the text itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from pressfold.briefing.pins import places_in
from pressfold.briefing.word_diff import Token, tokens
from pressfold.model.briefing import Selector
from pressfold.model.span import Span
from pressfold.text.normal import Form, proof, proof_form, typography_folded

#: Characters beside a quote that must agree for its surroundings to be the old ones.
_NEAR = 24
#: Exact places that are looked at; a quote that stands in more of them is too short to tell one from another.
_MOST_PLACES = 50
#: What a word and a mark weigh when two wordings are laid over each other, in quarters of a word.
_WORD, _MARK = 4, 1
#: How far from each other (in tokens) two votes may lie that speak for one beginning.
_NEARBY = 3
#: Agreement of two sides below which they are strangers.
_ALIKE_SIDES = 0.7


@dataclass(frozen=True, slots=True)
class Reading:
    """A text prepared for looking quotes up in it."""

    text: str
    form: Form
    tokens: tuple[Token, ...]
    keys: tuple[str, ...]
    places: dict[str, list[int]]

    def back(self, span: Span) -> Span:
        """The span of the text that a span of the proof form was made from."""
        return self.form.back(*span)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place in proof form: how much of the quote stands there, and how far each side of it agrees (all 0..1)."""

    span: Span
    similarity: float
    before: float
    after: float

    @property
    def around(self) -> float:
        """How well the surroundings agree, 0..2."""
        return self.before + self.after


@lru_cache(maxsize=8)
def reading(text: str) -> Reading:
    """The text with its proof form and its words; kept for the next pin of the same article."""
    form = proof_form(text)
    found = tuple(tokens(form.text))
    keys = tuple(_key(token.text) for token in found)
    places: dict[str, list[int]] = {}
    for nth, key in enumerate(keys):
        places.setdefault(key, []).append(nth)
    return Reading(text, form, found, keys, places)


def exact_candidates(read: Reading, selector: Selector) -> list[Candidate]:
    """The places where the very words stand, in order."""
    found: list[Candidate] = []
    for start, end in places_in(read.form, proof(selector.exact), read.text):
        found.append(_candidate(read, selector, Span(start, end), 1.0))
        if len(found) == _MOST_PLACES:
            break
    return found


def changed_candidates(read: Reading, selector: Selector, *, least: float) -> list[Candidate]:
    """The places where the words may stand in another wording: between the old neighbours, and the most alike.

    The most alike is left out where less than `least` of the wanted wording can stand there (0..1): most texts hold
    nothing like a quote that is gone, and that is told from the words they share.
    """
    wanted = list(tokens(proof(selector.exact)))
    found: dict[Span, float] = {}
    between = _between_neighbours(read, selector)
    if between is not None and between.end > between.start:
        found[between] = _similarity(wanted, list(tokens(between.of(read.form.text))))
    alike = _most_alike(read, wanted, least)
    if alike is not None:
        found.setdefault(*alike)
    return [_candidate(read, selector, span, similarity) for span, similarity in found.items()]


def _candidate(read: Reading, selector: Selector, span: Span, similarity: float) -> Candidate:
    before, after = read.form.text[: span.start], read.form.text[span.end :]
    return Candidate(
        span,
        similarity,
        _agreement(_nearest_first(proof(selector.prefix)), _nearest_first(before[-200:].rstrip())),
        _agreement(_plain(proof(selector.suffix)), _plain(after[:200].lstrip())),
    )


def _agreement(old: str, new: str) -> float:
    """How well two sides agree, read from the quote outwards: 0..1."""
    if not old:
        return 0.0 if new else 1.0
    new = new[: len(old)]
    run = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    if run >= min(_NEAR, len(old)):
        return 1.0
    return max(run / _NEAR, _alike(old, new))


def _alike(old: str, new: str) -> float:
    """How alike two sides are, 0 where they are strangers (Ratcliff and Obershelp's ratio).

    The longest common subsequence holds all that this ratio counts: it tells the strangers fifty times quicker.
    """
    from rapidfuzz.distance import Indel

    if Indel.normalized_similarity(old, new) < _ALIKE_SIDES:
        return 0.0
    alike = SequenceMatcher(None, old, new, autojunk=False).ratio()
    return alike if alike >= _ALIKE_SIDES else 0.0


def _nearest_first(text: str) -> str:
    return _plain(text)[::-1]


def _plain(text: str) -> str:
    return typography_folded(text).casefold()


def _key(word: str) -> str:
    return typography_folded(word).casefold()


def _between_neighbours(read: Reading, selector: Selector) -> Span | None:
    """What stands between the old neighbours of the quote, None where they are gone or far from each other."""
    text, length = read.form.text, len(proof(selector.exact))
    prefix, suffix = proof(selector.prefix)[-_NEAR:], proof(selector.suffix)[:_NEAR]
    starts = [at + len(prefix) for at in _finds(text, prefix)] if prefix else [0]
    ends = _finds(text, suffix) if suffix else [len(text)]
    pairs = [(a, b) for a in starts for b in ends if a < b <= a + 3 * length + 100]
    if not pairs:
        return None
    start, end = min(pairs, key=lambda pair: (abs(pair[1] - pair[0] - length), pair))
    inner = text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip()))


def _finds(text: str, wanted: str) -> list[int]:
    found: list[int] = []
    at = text.find(wanted)
    while at >= 0 and len(found) < _MOST_PLACES:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found


def _most_alike(read: Reading, wanted: Sequence[Token], least: float) -> tuple[Span, float] | None:
    """The stretch of the text whose words are most like the wanted ones, in their order, and how alike it is.

    Each word that both have votes for where the quote would begin, a rare word louder than a common one; around
    the winner the two wordings are laid over each other. None where no stretch there can reach `least`.
    """
    keys = tuple(_key(token.text) for token in wanted)
    winner = _loudest_beginning(read, keys)
    if winner is None:
        return None
    slack = 5 + len(wanted) // 3
    low, high = max(0, winner - slack), max(0, winner + len(wanted) + slack)
    weights, others = [_weight(token) for token in wanted], read.keys[low:high]
    if _shared_weight(keys, weights, others) / sum(weights) + 1e-9 < least:
        return None
    at = _first_place(keys, others)
    if at is not None:
        return _stretch(read, Span(low + at, low + at + len(keys)), sum(weights), 0)
    fit, cost = _laid_over(keys, weights, others, [_weight(token) for token in read.tokens[low:high]])
    found = Span(low + fit.start, low + fit.end)
    return _stretch(read, found, sum(weights), cost) if fit.end > fit.start else None


def _loudest_beginning(read: Reading, keys: Sequence[str]) -> int | None:
    """The token at which most words say that the quote would begin, neighbours counted in; the first of equals."""
    import numpy as np

    shared = [(nth, read.places[key]) for nth, key in enumerate(keys) if key in read.places]
    if not shared:
        return None
    starts = np.concatenate([np.array(places) - nth for nth, places in shared]) + len(keys)
    voices = np.repeat([1000 // len(places) for _, places in shared], [len(places) for _, places in shared])
    sums = np.cumsum(np.pad(np.bincount(starts, voices), (_NEARBY + 1, _NEARBY)))
    voted = np.unique(starts)
    heard = sums[voted + 2 * _NEARBY + 1] - sums[voted]
    return int(voted[np.argmax(heard)]) - len(keys)


def _first_place(keys: tuple[str, ...], others: tuple[str, ...]) -> int | None:
    """Where the wanted words stand among the others as they are, but for their typography; None where nowhere."""
    starts = range(len(others) - len(keys) + 1)
    return next((at for at in starts if others[at] == keys[0] and others[at : at + len(keys)] == keys), None)


def _stretch(read: Reading, fit: Span, weight: int, cost: int) -> tuple[Span, float]:
    """The span of some tokens, and the share of a wording of this weight that stayed after changes of this cost."""
    stretch = read.tokens[fit.start : fit.end]
    heavier = max(weight, sum(map(_weight, stretch)))
    return Span(stretch[0].start, stretch[-1].end), max(0.0, 1.0 - cost / heavier)


def _shared_weight(keys: Sequence[str], weights: Sequence[int], others: Sequence[str]) -> int:
    """What of the wanted wording can be kept at most: the weight of the tokens that the others have too."""
    left = Counter(others)
    kept = 0
    for key, weight in zip(keys, weights, strict=True):
        if left[key] > 0:
            left[key] -= 1
            kept += weight
    return kept


def _similarity(wanted: Sequence[Token], found: Sequence[Token]) -> float:
    """The share of the wanted wording that stayed, 0..1."""
    ours, theirs = [_weight(token) for token in wanted], [_weight(token) for token in found]
    weight = max(sum(ours), sum(theirs))
    if not weight:
        return 0.0
    keys, others = [_key(token.text) for token in wanted], [_key(token.text) for token in found]
    costs, _ = _costs(keys, ours, others, theirs, free_ends=False)
    return max(0.0, 1.0 - costs[-1] / weight)


def _laid_over(
    keys: Sequence[str], weights: Sequence[int], others: Sequence[str], other_weights: Sequence[int]
) -> tuple[Span, int]:
    """The part of the others that takes the least changes to become the wanted wording, and those; the longest best."""
    costs, begins = _costs(keys, weights, others, other_weights, free_ends=True)
    least = min(costs)
    fits = [Span(begin, end) for end, (cost, begin) in enumerate(zip(costs, begins, strict=True)) if cost == least]
    return min(fits, key=lambda fit: (abs(fit.end - fit.start - len(keys)), fit)), least


def _costs(
    keys: Sequence[str],
    weights: Sequence[int],
    others: Sequence[str],
    other_weights: Sequence[int],
    *,
    free_ends: bool,
) -> tuple[list[int], list[int]]:
    """For each end among the others: the least cost of laying the wanted tokens over them, and where that begins.

    Edit distance in quarters of a word (Sellers' variant where the ends of the others are free). Where several ways
    cost the same, a swap is preferred to a token left out, and that to one that came in.
    """
    import numpy as np

    numbers = {key: nth for nth, key in enumerate(dict.fromkeys((*keys, *others)))}
    ids = np.array([numbers[key] for key in others], dtype=np.int64)
    came_in = np.cumsum([0, *other_weights])
    costs = np.zeros_like(came_in) if free_ends else came_in
    begins = np.arange(len(came_in)) if free_ends else np.zeros_like(came_in)
    swaps = {weight: _swaps(weight, other_weights) for weight in set(weights)}
    places = np.arange(len(came_in))
    for key, weight in zip(keys, weights, strict=True):
        kept = costs[:-1] + np.where(ids == numbers[key], 0, swaps[weight])
        left_out = costs + weight
        swapped = kept <= left_out[1:]
        row, origins = left_out, begins.copy()
        row[1:] = np.where(swapped, kept, left_out[1:])
        origins[1:] = np.where(swapped, begins[:-1], begins[1:])
        # What comes in behind a place costs its own weight more: the least so far, where that is counted off.
        row -= came_in
        cheapest = np.minimum.accumulate(row)
        origins = origins[np.maximum.accumulate(np.where(row == cheapest, places, 0))]
        costs, begins = cheapest + came_in, origins
    return costs.tolist(), begins.tolist()


def _swaps(weight: int, other_weights: Sequence[int]) -> list[int]:
    """What it costs to put each of the others in the place of a token of this weight."""
    return [weight if weight == other else _WORD + _MARK for other in other_weights]


def _weight(token: Token) -> int:
    return _WORD if token.is_word else _MARK
