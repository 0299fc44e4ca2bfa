"""Set phrases: runs of equal words that are no copy: titles, names, numbers in a table, words that go together.

They are found so that the reader can see why they are hidden, and they never count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pressfold.model.passage import Pair, PassageKind
from pressfold.model.span import Span
from pressfold.passages.candidates import Window
from pressfold.passages.story import Story

NAME = "A name with its title: everybody who writes about them prints it."
NUMBERS = "Mostly numbers: a table or a template, not copy."
PHRASE = "A set phrase: its words often stand together in news."
#: The part of a phrase's tokens that are names, or numbers, for it to be called so.
NAMES, FIGURES = 0.6, 0.3


def set_phrases(phrases: Sequence[Window], stories: Mapping[int, Story], shown: Sequence[Pair]) -> Iterator[Pair]:
    """The phrases that stand in no passage shown for the same two articles."""
    passages: dict[tuple[int, int], list[Pair]] = defaultdict(list)
    for pair in shown:
        passages[pair.a, pair.b].append(pair)
    for phrase in phrases:
        found = _pair(phrase, stories)
        if not any(_overlap(found, pair) for pair in passages[found.a, found.b]):
            yield found


def _pair(phrase: Window, stories: Mapping[int, Story]) -> Pair:
    a, b = stories[phrase.a], stories[phrase.b]
    a_tokens, b_tokens = (phrase.a_start, phrase.a_end), (phrase.b_start, phrase.b_end)
    if a.article.id > b.article.id:
        a, b, a_tokens, b_tokens = b, a, b_tokens, a_tokens
    a_span, b_span = _span(a, *a_tokens), _span(b, *b_tokens)
    return Pair(
        a=a.article.id,
        a_start=a_span.start,
        a_end=a_span.end,
        b=b.article.id,
        b_start=b_span.start,
        b_end=b_span.end,
        kind=PassageKind.STOCK,
        similarity=1.0,
        words=a_tokens[1] - a_tokens[0],
        bits=float(a.bits[slice(*a_tokens)].sum()),
        a_equal=(a_span,),
        b_equal=(b_span,),
        why=_why(a, *a_tokens),
    )


def _span(story: Story, start: int, end: int) -> Span:
    return Span(int(story.tokens.start[start]), int(story.tokens.end[end - 1]))


def _why(story: Story, start: int, end: int) -> str:
    """A sentence that says why these tokens are hidden."""
    count = end - start
    if story.named[start:end].sum() >= NAMES * count:
        return NAME
    return NUMBERS if story.tokens.number[start:end].sum() >= FIGURES * count else PHRASE


def _overlap(one: Pair, other: Pair) -> bool:
    a_overlap = Span(one.a_start, one.a_end).overlap(Span(other.a_start, other.a_end))
    b_overlap = Span(one.b_start, one.b_end).overlap(Span(other.b_start, other.b_end))
    return bool(a_overlap and b_overlap)
