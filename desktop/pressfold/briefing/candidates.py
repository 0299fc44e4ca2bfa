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
#: What a mark weighs beside a word, when two wordings are laid over each other.
_MARK = 0.25


@dataclass(frozen=True, slots=True)
class Reading:
    """A text prepared for looking quotes up in it."""

    text: str
    form: Form
    tokens: tuple[Token, ...]
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
    places: dict[str, list[int]] = {}
    for nth, token in enumerate(found):
        places.setdefault(_key(token.text), []).append(nth)
    return Reading(text, form, found, places)


def exact_candidates(read: Reading, selector: Selector) -> list[Candidate]:
    """The places where the very words stand, in order."""
    found: list[Candidate] = []
    for start, end in places_in(read.form, proof(selector.exact), read.text):
        found.append(_candidate(read, selector, Span(start, end), 1.0))
        if len(found) == _MOST_PLACES:
            break
    return found


def changed_candidates(read: Reading, selector: Selector) -> list[Candidate]:
    """The places where the words may stand in another wording: between the old neighbours, and the most alike."""
    wanted = list(tokens(proof(selector.exact)))
    spans = [_between_neighbours(read, selector), _most_alike(read, wanted)]
    return [
        _candidate(read, selector, span, _similarity(wanted, list(tokens(span.of(read.form.text)))))
        for span in dict.fromkeys(spans)
        if span is not None and span.end > span.start
    ]


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
    alike = SequenceMatcher(None, old, new, autojunk=False).ratio()
    return max(run / _NEAR, alike if alike >= 0.7 else 0.0)


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


def _most_alike(read: Reading, wanted: Sequence[Token]) -> Span | None:
    """The stretch of the text whose words are most like the wanted ones, in their order.

    Each word that both have votes for where the quote would begin, a rare word louder than a common one; around
    the winner the two wordings are laid over each other.
    """
    votes: Counter[int] = Counter()
    for nth, token in enumerate(wanted):
        shared = read.places.get(_key(token.text), ())
        for place in shared:
            votes[place - nth] += 1000 // len(shared)
    if not votes:
        return None
    winner = max(sorted(votes), key=lambda start: sum(votes[near] for near in range(start - 3, start + 4)))
    slack = 5 + len(wanted) // 3
    low = max(0, winner - slack)
    window = read.tokens[low : max(0, winner + len(wanted) + slack)]
    fit = _laid_over(wanted, window)
    return Span(window[fit.start].start, window[fit.end - 1].end) if fit.end > fit.start else None


def _similarity(wanted: Sequence[Token], found: Sequence[Token]) -> float:
    """The share of the wanted wording that stayed, 0..1."""
    weight = max(sum(map(_weight, wanted)), sum(map(_weight, found)))
    return max(0.0, 1.0 - _costs(wanted, found, free_ends=False)[-1][0] / weight) if weight else 0.0


def _laid_over(wanted: Sequence[Token], window: Sequence[Token]) -> Span:
    """The part of the window that takes the least changes to become the wanted wording; the longest of the best."""
    costs = _costs(wanted, window, free_ends=True)
    least = min(cost for cost, _ in costs)
    fits = [Span(start, end) for end, (cost, start) in enumerate(costs) if cost <= least + 1e-9]
    return min(fits, key=lambda fit: (abs(fit.end - fit.start - len(wanted)), fit))


def _costs(wanted: Sequence[Token], window: Sequence[Token], *, free_ends: bool) -> list[tuple[float, int]]:
    """For each end in the window: the least cost of laying the wanted tokens over it, and where that begins.

    Edit distance with words at 1 and marks at a quarter (Sellers' variant where the ends of the window are free).
    """
    others = [(_key(token.text), _weight(token)) for token in window]
    row = [(0.0, 0)]
    for nth, (_, weight) in enumerate(others):
        row.append((0.0, nth + 1) if free_ends else (row[-1][0] + weight, 0))
    for token in wanted:
        above = row
        row = _next_costs(above, _key(token.text), _weight(token), others)
    return row


def _next_costs(
    above: list[tuple[float, int]], key: str, weight: float, others: Sequence[tuple[str, float]]
) -> list[tuple[float, int]]:
    """The costs once one more wanted token is laid over the window; a swap is preferred where several cost the same."""
    cost, begin = above[0][0] + weight, above[0][1]
    row = [(cost, begin)]
    for nth, (other, other_weight) in enumerate(others):
        kept, kept_begin = above[nth]
        if key != other:
            kept += weight if weight == other_weight else 1.0 + _MARK
        dropped = above[nth + 1][0] + weight
        added = cost + other_weight
        if kept <= dropped and kept <= added:
            cost, begin = kept, kept_begin
        elif dropped <= added:
            cost, begin = dropped, above[nth + 1][1]
        else:
            cost = added
        row.append((cost, begin))
    return row


def _weight(token: Token) -> float:
    return 1.0 if token.is_word else _MARK
