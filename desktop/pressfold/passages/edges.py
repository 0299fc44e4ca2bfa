"""Edges: where a passage begins and ends in the text, at the edge of a sentence where the words allow it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pressfold.model.span import Span
from pressfold.passages.align import Stretch, strongest_first
from pressfold.passages.story import Story

#: How many tokens an edge may move to reach the edge of a sentence.
REACH = 4
#: How many tokens a clause at a sentence's end may have that one side cut.
CLAUSE = 10
_OPENING = {"“": "”", "«": "»", "‘": "’", "„": "“", '"': '"', "'": "'", "(": ")", "[": "]"}
_CLOSING = {"”": "“", "»": "«", "’": "‘", '"': '"', "'": "'", ")": "(", "]": "["}
_STOPS = ".!?…。！？"
#: What parts the clauses of a sentence, and what else sets its last one off.
COMMAS = ",;:，、；：،؛"
_SET_OFF = (*COMMAS, "–", "—", "(", " - ")


class Part(NamedTuple):
    """A stretch with its token ranges in both articles, ends exclusive."""

    stretch: Stretch
    a: tuple[int, int]
    b: tuple[int, int]

    def ends(self, a: Story, b: Story) -> int:
        """How many of its two ends are ends of a sentence, in the article where more are."""
        return max(_ends(a.plain.starts, self.a), _ends(b.plain.starts, self.b))


def at_edges(part: Part, a: Story, b: Story) -> Part:
    """The part with its token ranges moved to the edges of sentences, or of quotations, that are near.

    An edge moves only if it takes in words on both sides: those were replaced. Words that only one side has stay out,
    but for a clause that the other cut from the end of a sentence which is the same one in both.
    """
    return _at_quotations(_with_clause(_at_sentences(part, a, b), a, b), a, b)


def _at_quotations(part: Part, a: Story, b: Story) -> Part:
    """The part moved to where a quotation begins or ends: as many words of what the other side made of it go along."""
    (a_start, a_end), (b_start, b_end) = part.a, part.b
    if (a_back := _back(a.plain.starts, a_start)) and (b_back := _back(b.plain.starts, b_start)):
        back = _quotation_back(a, a_start) or _quotation_back(b, b_start)
        if back <= REACH:
            a_start, b_start = a_start - min(back, a_back), b_start - min(back, b_back)
    if (a_on := _on(a.plain.starts, a_end)) and (b_on := _on(b.plain.starts, b_end)):
        on = _quotation_on(a, a_end) or _quotation_on(b, b_end)
        if on <= REACH:
            a_end, b_end = a_end + min(on, a_on), b_end + min(on, b_on)
    return Part(part.stretch, (a_start, a_end), (b_start, b_end))


def _quotation_back(story: Story, token: int) -> int:
    """How many tokens stand between the start of a quotation and this token of it."""
    quotation = story.quotation(token)
    return token - quotation[0] if quotation else 0


def _quotation_on(story: Story, token: int) -> int:
    """How many tokens are left from this one to the end of the quotation that holds the one before."""
    quotation = story.quotation(token - 1)
    return quotation[1] - token if quotation else 0


def _at_sentences(part: Part, a: Story, b: Story) -> Part:
    """The part moved to the edges of sentences."""
    (a_start, a_end), (b_start, b_end) = part.a, part.b
    if (
        0 < (a_back := _back(a.plain.starts, a_start)) <= REACH
        and 0 < (b_back := _back(b.plain.starts, b_start)) <= REACH
    ):
        a_start, b_start = a_start - a_back, b_start - b_back
    if 0 < (a_on := _on(a.plain.starts, a_end)) <= REACH and 0 < (b_on := _on(b.plain.starts, b_end)) <= REACH:
        a_end, b_end = a_end + a_on, b_end + b_on
    return Part(part.stretch, (a_start, a_end), (b_start, b_end))


def _with_clause(part: Part, a: Story, b: Story) -> Part:
    """The part with the clause that ends one side's last sentence, where the other side's ends without it."""
    a_end, b_end = part.a[1], part.b[1]
    a_on, b_on = _on(a.plain.starts, a_end), _on(b.plain.starts, b_end)
    if a_on and not b_on:
        if _is_cut(a, a_end, a_on, part.stretch.a_runs) and _is_same(b, b_end, part.stretch.b_runs):
            return part._replace(a=(part.a[0], a_end + a_on))
    elif b_on and not a_on and _is_cut(b, b_end, b_on, part.stretch.b_runs) and _is_same(a, a_end, part.stretch.a_runs):
        return part._replace(b=(part.b[0], b_end + b_on))
    return part


def _is_cut(story: Story, at: int, length: int, equal: Sequence[tuple[int, int]]) -> bool:
    """Whether so many tokens from this one on are a clause of a sentence that has more equal words before them.

    A clause is set off by a mark. Of a quotation none is taken in: it is shown to where its renderings part.
    """
    if length > CLAUSE or _equal_in(equal, story.plain.sentence(at)[0], at) <= length:
        return False
    before = story.article.text[story.tokens.end.item(at - 1) : story.tokens.start.item(at)]
    return any(mark in before for mark in _SET_OFF) and 0 not in story.quotations.outside(at, at + length)


def _is_same(story: Story, end: int, equal: Sequence[tuple[int, int]]) -> bool:
    """Whether most of the sentence that ends here are equal words."""
    start = story.plain.sentence(end - 1)[0]
    return 2 * _equal_in(equal, start, end) > end - start


def _equal_in(equal: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """How many tokens of a range are equal words."""
    return sum([max(0, min(end, last) - max(start, first)) for first, last in equal])


def outermost(parts: Sequence[Part]) -> list[Part]:
    """The parts, strongest first, without those that lie inside a stronger one in both articles."""
    kept: list[Part] = []
    for part in sorted(parts, key=lambda one: strongest_first(one.stretch)):
        if not any(_inside(part.a, other.a) and _inside(part.b, other.b) for other in kept):
            kept.append(part)
    return kept


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _ends(starts: Sequence[int], tokens: tuple[int, int]) -> int:
    return (_back(starts, tokens[0]) == 0) + (_on(starts, tokens[1]) == 0)


def characters(story: Story, start: int, end: int) -> Span:
    """The span of a token range, with the stops and marks that belong to it and no white space at its ends."""
    text = story.article.text
    first, last = story.tokens.start.item(start), story.tokens.end.item(end - 1)
    if _on(story.plain.starts, end) == 0:
        last = _past_stops(text, last)
    return _with_marks(text, first, last)


def equal_spans(story: Story, runs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans of runs of tokens, given as first token and length, from first letter to last."""
    start, end = story.tokens.start.item, story.tokens.end.item
    return tuple([Span(start(at), end(at + length - 1)) for at, length in runs])


def _back(starts: Sequence[int], token: int) -> int:
    """How many tokens stand between the start of the token's sentence and the token."""
    return token - starts[bisect_right(starts, token) - 1]


def _on(starts: Sequence[int], token: int) -> int:
    """How many tokens are left from this one to the end of its sentence; 0 when it opens the next."""
    return starts[bisect_left(starts, token)] - token


def _past_stops(text: str, end: int) -> int:
    """The end of the stops behind a word; a closing mark may stand between."""
    at = end
    while at < len(text) and (text[at] in _STOPS or text[at] in _CLOSING):
        at += 1
    while at > end and text[at - 1] not in _STOPS:
        at -= 1
    return at


def _with_marks(text: str, start: int, end: int) -> Span:
    """The span with the marks around it whose partner stands inside."""
    while end < len(text) and text[end] in _CLOSING and _unpaired(text[start:end], _CLOSING[text[end]], text[end]):
        end += 1
    if text[end : end + 1] in (",", ".") and text[end + 1 : end + 2] in _CLOSING:
        closing = text[end + 1]
        if _unpaired(text[start:end], _CLOSING[closing], closing):
            end += 2
    while start and text[start - 1] in _OPENING and _closed_inside(text[start:end], text[start - 1]):
        start -= 1
    return Span(start, end)


def _unpaired(inside: str, opening: str, closing: str) -> bool:
    """Whether one more opening mark than closing ones stands inside."""
    if opening == closing:
        return inside.count(opening) % 2 == 1
    return inside.count(opening) > inside.count(closing)


def _closed_inside(inside: str, opening: str) -> bool:
    closing = _OPENING[opening]
    if opening == closing:
        return inside.count(opening) % 2 == 1
    return inside.count(closing) > inside.count(opening)
