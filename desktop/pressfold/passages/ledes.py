"""Two ledes: an article that tells its news twice, because an earlier state of the agency's story was left in.

It is told from what the article itself prints: a second dateline whose paragraph says again what the first one said, or
two paragraphs near the top that match one passage of another article.
"""

from __future__ import annotations

from collections.abc import Iterable

from pressfold.model.article import Article, Block, Role
from pressfold.model.passage import Family, PassageKind, TwoLedes
from pressfold.model.span import Span
from pressfold.text.words import words

#: So many paragraphs from the top may be a lede.
TOP = 10
#: The part of the shorter lede's content words that the other must have, and how many at least.
AGAIN, FEWEST = 0.25, 4

DATELINES = "It prints two datelines, and a paragraph under each with the same news: an earlier lede was left in."
MATCHES = "Two of its paragraphs match one passage of another article: an earlier lede was left in."


def two_ledes(article: Article, families: Iterable[Family]) -> TwoLedes | None:
    """The two ledes of an article, by itself and by the families it is in; None where there is one."""
    return _under_datelines(article) or _in_one_family(article, families)


def _under_datelines(article: Article) -> TwoLedes | None:
    ledes = [
        block.span
        for before, block in zip(article.blocks, article.blocks[1:], strict=False)
        if before.role is Role.DATELINE and block.role is Role.BODY
    ]
    if len(ledes) < 2 or not _same_news(article.text, ledes[0], ledes[1]):
        return None
    return TwoLedes(article.id, ledes[0], ledes[1], DATELINES)


def _same_news(text: str, one: Span, other: Span) -> bool:
    ours, theirs = _content(text, one), _content(text, other)
    common = len(ours & theirs)
    return common >= FEWEST and common >= AGAIN * min(len(ours), len(theirs))


def _content(text: str, span: Span) -> set[int]:
    from pressfold.passages.fingerprints import function_words  # numpy: few articles come this far
    from pressfold.passages.tokens import word_number

    grammar = set(function_words().tolist())
    return {number for word in words(text, *span) if (number := word_number(word.text)) not in grammar}


def _in_one_family(article: Article, families: Iterable[Family]) -> TwoLedes | None:
    top = [block for block in article.blocks if block.role in (Role.STANDFIRST, Role.BODY)][:TOP]
    for family in families:
        if family.kind is PassageKind.WIRE:
            here = [
                member.span for member in family.members if member.article == article.id and _opens(member.span, top)
            ]
            if len(here) > 1:
                return TwoLedes(article.id, here[0], here[1], MATCHES)
    return None


def _opens(span: Span, top: Iterable[Block]) -> bool:
    return any(block.span.overlap(span) for block in top)
