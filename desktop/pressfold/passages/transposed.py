"""Transposed words: what stands in both renderings of a passage, but elsewhere, was neither added nor dropped.

'"X," the mayor said' and 'The mayor said: "X"' differ in order alone. Runs of words that are left over on both
sides are taken out of the changes and told as moved; the longest first, so that each word moves once. So are equal
words of a passage that stand in another order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pressfold.model.passage import Change, Pair
from pressfold.model.span import Span
from pressfold.passages.fingerprints import function_words
from pressfold.passages.tokens import folded, folded_number
from pressfold.text.moved_runs import MovedRun, moved_runs, rest
from pressfold.text.words import words

#: A run of fewer words moved only if it is all that a place has: single words come again by chance.
FEWEST = 2
#: Where a passage has more runs of equal words than this, none is said to stand out of order.
MOST = 300


class _Word(NamedTuple):
    start: int
    end: int
    form: str
    tells: bool


def transposed(a_text: str, b_text: str, changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """The changes of one passage without the words that only moved, and those words, in the order of article `a`."""
    a_words = [_words(a_text, Span(change.a_start, change.a_end)) for change in changes]
    b_words = [_words(b_text, Span(change.b_start, change.b_end)) for change in changes]

    def may_move(run: MovedRun) -> bool:
        held = a_words[run.part][run.at : run.at + run.length]
        whole = run.length in (len(a_words[run.part]), len(b_words[run.other_part]))
        return any(word.tells for word in held) and (run.length >= FEWEST or whole)

    runs = moved_runs(_forms(a_words), _forms(b_words), may_move)
    moved = [
        _change(
            a_text, b_text,
            _span(a_words[run.part], run.at, run.at + run.length),
            _span(b_words[run.other_part], run.other_at, run.other_at + run.length),
        )
        for run in runs
    ]  # fmt: skip
    left: list[Change] = []
    for nth, change in enumerate(changes):
        a_rest = rest(len(a_words[nth]), [(run.at, run.length) for run in runs if run.part == nth])
        b_rest = rest(len(b_words[nth]), [(run.other_at, run.length) for run in runs if run.other_part == nth])
        a_left, b_left = [_span(a_words[nth], *one) for one in a_rest], [_span(b_words[nth], *one) for one in b_rest]
        left += _left(a_text, b_text, change, a_left, b_left)
    return left, sorted(moved, key=lambda one: (one.a_start, one.b_start))


def out_of_order(a_text: str, b_text: str, pair: Pair) -> list[Change]:
    """The equal words of a passage that stand in another order in article `b`: all but the longest that keep theirs."""
    runs = sorted(zip(pair.a_equal, pair.b_equal, strict=True))
    if len(runs) > MOST or [b for _, b in runs] == sorted(b for _, b in runs):
        return []
    best: list[tuple[int, int]] = []  # of each run: how many characters keep their order up to it, and the run before
    for nth, (_, b) in enumerate(runs):
        before = [(best[other][0], other) for other in range(nth) if runs[other][1].end <= b.start]
        kept, last = max(before, key=lambda one: (one[0], -one[1]), default=(0, -1))
        best.append((kept + b.end - b.start, last))
    at = max(range(len(best)), key=lambda nth: (best[nth][0], -nth))
    in_order = set()
    while at >= 0:
        in_order.add(at)
        at = best[at][1]
    return [_change(a_text, b_text, *run) for nth, run in enumerate(runs) if nth not in in_order]


def _words(text: str, span: Span) -> list[_Word]:
    grammar = frozenset(function_words().tolist())
    found = []
    for word in words(text, *span):
        form = folded(word.text)
        found.append(_Word(word.start, word.end, form, folded_number(form) not in grammar))
    return found


def _forms(parts: Sequence[Sequence[_Word]]) -> list[list[str]]:
    return [[word.form for word in part] for part in parts]


def _span(words: Sequence[_Word], start: int, end: int) -> Span:
    return Span(words[start].start, words[end - 1].end)


def _left(a_text: str, b_text: str, change: Change, a: Sequence[Span], b: Sequence[Span]) -> Iterator[Change]:
    """What is left of a change: one where each side has at most one piece, else each piece by itself."""
    a_place, b_place = Span(change.a_start, change.a_start), Span(change.b_start, change.b_start)
    if not a and not b:
        return
    if len(a) <= 1 and len(b) <= 1:
        yield _change(a_text, b_text, a[0] if a else a_place, b[0] if b else b_place)
        return
    yield from (_change(a_text, b_text, piece, b_place) for piece in a)
    yield from (_change(a_text, b_text, a_place, piece) for piece in b)


def _change(a_text: str, b_text: str, a: Span, b: Span) -> Change:
    return Change(*a, *b, a.of(a_text), b.of(b_text))
