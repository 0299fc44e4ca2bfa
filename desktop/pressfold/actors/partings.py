"""Partings: from which word on two renderings of one utterance differ, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from pressfold.model.quotation import Quotation
from pressfold.model.span import Span
from pressfold.model.utterance import Parting
from pressfold.text.normal import match_word
from pressfold.text.words import Word, words

#: Two renderings of more words than this are compared by their beginnings.
_LONGEST = 2000


def differ(texts: Mapping[int, str], one: Quotation, other: Quotation) -> Parting:
    """The differences of two quotations, from their first shared words to their last."""
    left, right = (_words(texts[quotation.article], quotation) for quotation in (one, other))
    matcher = SequenceMatcher(None, [match_word(w.text) for w in left], [match_word(w.text) for w in right], False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return Parting(one.id, other.id, None, ())
    agree = (
        _span(left, blocks[0].a, blocks[0].a + blocks[0].size),
        _span(right, blocks[0].b, blocks[0].b + blocks[0].size),
    )
    changed = []
    for before, after in zip(blocks, [*blocks[1:], None], strict=True):
        ends = (after.a, after.b) if after else (len(left), len(right))
        gap = _span(left, before.a + before.size, ends[0]), _span(right, before.b + before.size, ends[1])
        if any(span.end > span.start for span in gap):
            changed.append(gap)
    return Parting(one.id, other.id, agree, tuple(changed))


def longest_run(texts: Mapping[int, str], one: Quotation, other: Quotation) -> int:
    """How many words in a row two quotations have in common at most."""
    left, right = ([match_word(w.text) for w in _words(texts[q.article], q)] for q in (one, other))
    return SequenceMatcher(None, left, right, False).find_longest_match().size


def _words(text: str, quotation: Quotation) -> list[Word]:
    return [word for piece in quotation.pieces for word in words(text, *piece)][:_LONGEST]


def _span(listed: Sequence[Word], first: int, last: int) -> Span:
    """From the first of these words to the last; empty, behind the word before, where there is none."""
    if first < last:
        return Span(listed[first].start, listed[last - 1].end)
    at = listed[first - 1].end if first else listed[0].start
    return Span(at, at)
