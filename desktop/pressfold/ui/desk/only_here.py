"""Words that only one rendering of a passage has: inside it, and in the rest of its sentence.

Inside a passage they are its family's finding (`Passage.edits`). Beside it they are claimed only where it is plain: the
other columns' renderings end (or begin) their sentence with the passage, and this one goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from pressfold.model.article import Article
from pressfold.model.passage import Passage, PassageKind
from pressfold.model.span import Span, union
from pressfold.text.differences import differences
from pressfold.text.sentences import sentences
from pressfold.text.words import WORD, words
from pressfold.ui.desk.content import ColumnContent

#: More words than this beside a passage are a sentence of their own with a passage in it, and are not outlined.
MOST_WORDS = 8


class Only(NamedTuple):
    """Words that only one rendering has: the span, the family's id, and whether they stand inside the passage."""

    span: Span
    family: str
    inside: bool

    @property
    def tip(self) -> str:
        return "Edited: other renderings have other words" if self.inside else "These words stand only here"


OnlyHere = Callable[[ColumnContent], list[Only]]
#: What stands before and behind a passage in its sentence, None for no words.
_Rest = tuple[Span | None, Span | None]


def only_here(contents: Sequence[ColumnContent], base: int | None = None) -> OnlyHere:
    """A function that answers for each of these columns which words only it has.

    With a `base` among them, the base is compared with all others and every other column with the base alone.
    """
    articles = {content.article.id: content.article for content in contents}

    @cache
    def rest(member: Passage) -> _Rest:
        return _rest(articles[member.article], member.span)

    @cache
    def edits(member: Passage, other: Passage) -> tuple[Span, ...]:
        mine, theirs = (one.span.of(articles[one.article].text) for one in (member, other))
        found = differences(mine, theirs).only
        return tuple(Span(span.start + member.start, span.end + member.start) for span in found)

    def inside(member: Passage, others: Sequence[Passage]) -> Sequence[Span]:
        if base not in articles:
            return member.edits
        return union(span for other in others for span in edits(member, other))

    def of_column(content: ColumnContent) -> list[Only]:
        mine = content.article.id
        found: list[Only] = []
        compared = {base} if base in articles and mine != base else articles.keys() - {mine}
        for family in content.families:
            if family.kind == PassageKind.STOCK:
                continue
            others = [one for one in family.members if one.article in compared]
            for member in family.members:
                if member.article != mine:
                    continue
                found += [Only(span, family.id, True) for span in inside(member, others)]
                if others:  # the sentences of a long article take a while to be found
                    beside = _beside(content.article.text, rest(member), [rest(one) for one in others])
                    found += [Only(span, family.id, False) for span in beside]
        return found

    return of_column


def _rest(article: Article, span: Span) -> _Rest:
    """What stands in the sentence before and behind a span, inside its block."""
    block = next((block.span for block in article.blocks if block.start <= span.start < block.end), span)
    sides = Span(block.start, span.start), Span(span.end, max(block.end, span.end))
    if not any(_says(article.text, side) for side in sides):
        return None, None
    around = sentences(article.text, block.start, sides[1].end)
    first = next((sentence for sentence in around if sentence.end > span.start), span)
    last = next((sentence for sentence in around if sentence.end >= span.end), span)
    before, behind = Span(first.start, span.start), Span(span.end, last.end)
    return before if _says(article.text, before) else None, behind if _says(article.text, behind) else None


def _says(text: str, side: Span) -> bool:
    """Whether there is a word."""
    return side.start < side.end and WORD.search(text, *side) is not None


def _beside(text: str, mine: _Rest, others: Sequence[_Rest]) -> list[Span]:
    """The few words on a side where no other rendering's sentence has any."""
    found: list[Span] = []
    for side, span in enumerate(mine):
        if span is not None and not any(other[side] for other in others):
            inside = list(words(text, *span))
            if len(inside) <= MOST_WORDS:
                found.append(Span(inside[0].start, inside[-1].end))
    return found
