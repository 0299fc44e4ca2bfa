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
from pressfold.text.words import words

#: A run of fewer words moved only if it is all that a place has: single words come again by chance.
FEWEST = 2
#: Where more words than this are left over on a side, nothing is said to have moved.
MOST = 300


class _Word(NamedTuple):
    start: int
    end: int
    form: str
    tells: bool


class _Run(NamedTuple):
    """Equal words: so many from one place in a change of article `a` on, and from one in a change of article `b`."""

    length: int
    a_change: int
    a_at: int
    b_change: int
    b_at: int


def transposed(a_text: str, b_text: str, changes: Sequence[Change]) -> tuple[list[Change], list[Change]]:
    """The changes of one passage without the words that only moved, and those words, in the order of article `a`."""
    a_words = [_words(a_text, Span(change.a_start, change.a_end)) for change in changes]
    b_words = [_words(b_text, Span(change.b_start, change.b_end)) for change in changes]
    if max(sum(map(len, a_words)), sum(map(len, b_words))) > MOST:
        return list(changes), []
    runs: list[_Run] = []
    while found := _longest(a_words, b_words, runs):
        runs.append(found)
    moved = []
    for run in runs:
        a_run = a_words[run.a_change][run.a_at : run.a_at + run.length]
        b_run = b_words[run.b_change][run.b_at : run.b_at + run.length]
        moved.append(_change(a_text, b_text, Span(a_run[0].start, a_run[-1].end), Span(b_run[0].start, b_run[-1].end)))
    rest = [
        left
        for nth, change in enumerate(changes)
        for left in _left(
            a_text, b_text, change,
            _pieces(a_words[nth], [(run.a_at, run.length) for run in runs if run.a_change == nth]),
            _pieces(b_words[nth], [(run.b_at, run.length) for run in runs if run.b_change == nth]),
        )
    ]  # fmt: skip
    return rest, sorted(moved, key=lambda one: (one.a_start, one.b_start))


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


def _longest(a: Sequence[Sequence[_Word]], b: Sequence[Sequence[_Word]], taken: Sequence[_Run]) -> _Run | None:
    """The longest run of two different changes, or of one, that no other run holds and that may have moved."""
    a_free = [_free(words, [(run.a_at, run.length) for run in taken if run.a_change == n]) for n, words in enumerate(a)]
    b_free = [_free(words, [(run.b_at, run.length) for run in taken if run.b_change == n]) for n, words in enumerate(b)]
    best: _Run | None = None
    for a_change, a_forms in enumerate(a_free):
        for b_change, b_forms in enumerate(b_free):
            for run in _runs(a_change, a_forms, b_change, b_forms):
                if (best is None or run.length > best.length) and _may_move(run, a, b):
                    best = run
    return best


def _free(words: Sequence[_Word], taken: Sequence[tuple[int, int]]) -> list[str | None]:
    """The forms of words, None for those that a run holds."""
    held = {at + step for at, length in taken for step in range(length)}
    return [None if nth in held else word.form for nth, word in enumerate(words)]


def _runs(a_change: int, a_forms: Sequence[str | None], b_change: int, b_forms: Sequence[str | None]) -> Iterator[_Run]:
    """The unbroken runs of equal words of two changes, each told from its first word on."""
    for a_at, a_form in enumerate(a_forms):
        for b_at, b_form in enumerate(b_forms):
            if a_form is None or a_form != b_form:
                continue
            length = 1
            while (
                a_at + length < len(a_forms)
                and b_at + length < len(b_forms)
                and a_forms[a_at + length] is not None
                and a_forms[a_at + length] == b_forms[b_at + length]
            ):
                length += 1
            yield _Run(length, a_change, a_at, b_change, b_at)


def _may_move(run: _Run, a: Sequence[Sequence[_Word]], b: Sequence[Sequence[_Word]]) -> bool:
    held = a[run.a_change][run.a_at : run.a_at + run.length]
    if not any(word.tells for word in held):
        return False
    return run.length >= FEWEST or run.length in (len(a[run.a_change]), len(b[run.b_change]))


def _pieces(words: Sequence[_Word], taken: Sequence[tuple[int, int]]) -> list[Span]:
    """What is left of words between the runs that moved."""
    free = _free(words, taken)
    pieces: list[Span] = []
    open_at: int | None = None
    for nth, form in enumerate([*free, None]):
        if form is not None and open_at is None:
            open_at = nth
        elif form is None and open_at is not None:
            pieces.append(Span(words[open_at].start, words[nth - 1].end))
            open_at = None
    return pieces


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
