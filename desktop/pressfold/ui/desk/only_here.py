"""Words that only one rendering of a passage has: inside it, and in the rest of its sentence.

Inside a passage they are its family's finding (`Passage.edits`). Beside it they are claimed only where it is plain: the
other columns' renderings end (or begin) their sentence with the passage, and this one goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pressfold.model.article import Article
from pressfold.model.passage import Family, Passage, PassageKind
from pressfold.model.span import Span
from pressfold.text.sentences import sentences
from pressfold.text.words import count_words, words
from pressfold.ui.desk.content import ColumnContent


class Only(NamedTuple):
    """Words that only one rendering has: the span, the family's id, and whether they stand inside the passage."""

    span: Span
    family: str
    inside: bool

    @property
    def tip(self) -> str:
        return "Edited: other renderings have other words" if self.inside else "These words stand only here"


OnlyHere = Callable[[ColumnContent], list[Only]]

#: More words than this beside a passage are a sentence of their own with a passage in it, and are not outlined.
MOST_WORDS = 8


def only_here(contents: Sequence[ColumnContent]) -> OnlyHere:
    """A function that answers for each of these columns: the spans that only it has, each with its family's id."""
    articles = {content.article.id: content.article for content in contents}

    def of_column(content: ColumnContent) -> list[Only]:
        found: list[Only] = []
        for family in content.families:
            if family.kind != PassageKind.STOCK:
                for member in family.members:
                    if member.article == content.article.id:
                        found += [Only(span, family.id, True) for span in member.edits]
                        found += [Only(span, family.id, False) for span in _beside(member, family, articles)]
        return found

    return of_column


def _beside(member: Passage, family: Family, articles: dict[int, Article]) -> list[Span]:
    """The words before and behind a member in its sentence that no other shown member has anything of."""
    others = [other for other in family.members if other.article != member.article and other.article in articles]
    if not others:
        return []
    text = articles[member.article].text
    mine = _rest(articles[member.article], member.span)
    theirs = [_rest(articles[other.article], other.span) for other in others]
    return [
        span
        for side, span in enumerate(mine)
        if span is not None and not any(rest[side] for rest in theirs) and count_words(text, *span) <= MOST_WORDS
    ]


def _rest(article: Article, span: Span) -> tuple[Span | None, Span | None]:
    """The words of the sentence before and behind a span in its block, None where there are none."""
    block = next((block.span for block in article.blocks if block.start <= span.start < block.end), span)
    around = sentences(article.text, block.start, max(block.end, span.end))
    first = next((sentence for sentence in around if sentence.end > span.start), span)
    last = next((sentence for sentence in around if sentence.end >= span.end), span)
    return _words_between(article.text, first.start, span.start), _words_between(article.text, span.end, last.end)


def _words_between(text: str, start: int, end: int) -> Span | None:
    found = list(words(text, start, end)) if start < end else []
    return Span(found[0].start, found[-1].end) if found else None
