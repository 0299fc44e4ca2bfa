"""Revision: two versions of one article against each other, word by word over all that is read.

The longest common subsequence of the words, so that every word of both versions is kept, dropped, added, or stands in
the place of others. Typography alone is no change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pressfold.model.article import READ, Article
from pressfold.model.passage import Change
from pressfold.model.span import Span
from pressfold.text.normal import typography_folded
from pressfold.text.words import words

#: Two versions of more words than this, multiplied, are compared by paragraphs: the table of words would not fit.
_MOST = 2_000_000_000


def kept(a: Article, b: Article) -> float:
    """How much of the longer version's words stand in both in the same order: 0..1, 0 where one has no words."""
    from rapidfuzz.distance import LCSseq

    old, new = _texts(a, _words(a)), _texts(b, _words(b))
    return LCSseq.similarity(old, new) / max(len(old), len(new)) if old and new else 0.0


def changes(a: Article, b: Article) -> tuple[Change, ...]:
    """What stands in `b` in another wording than in `a`, in the order of reading; an empty text: added or dropped."""
    old, new = _words(a), _words(b)
    if len(old) * len(new) > _MOST:
        old, new = _paragraphs(a), _paragraphs(b)
    return tuple(_changed(a, old, b, new))


def _words(article: Article) -> list[Span]:
    return [Span(word.start, word.end) for block in _paragraphs(article) for word in words(article.text, *block)]


def _paragraphs(article: Article) -> list[Span]:
    return article.spans(*READ)


def _texts(article: Article, spans: Sequence[Span]) -> list[str]:
    return [typography_folded(span.of(article.text)) for span in spans]


def _changed(a: Article, old: Sequence[Span], b: Article, new: Sequence[Span]) -> Iterator[Change]:
    from rapidfuzz.distance import LCSseq

    at_a = at_b = 0
    steps = LCSseq.opcodes(_texts(a, old), _texts(b, new))
    same = [(step.src_start, step.src_end, step.dest_start, step.dest_end) for step in steps if step.tag == "equal"]
    for a_start, a_end, b_start, b_end in (*same, (len(old), len(old), len(new), len(new))):
        if (a_start, b_start) != (at_a, at_b):
            a_span, b_span = _stretch(old, at_a, a_start), _stretch(new, at_b, b_start)
            yield Change(*a_span, *b_span, a_span.of(a.text), b_span.of(b.text))
        at_a, at_b = a_end, b_end


def _stretch(spans: Sequence[Span], start: int, end: int) -> Span:
    """From the first to the last of these; an empty one behind the word before, where there are none."""
    if start < end:
        return Span(spans[start].start, spans[end - 1].end)
    at = spans[start - 1].end if start else 0
    return Span(at, at)
