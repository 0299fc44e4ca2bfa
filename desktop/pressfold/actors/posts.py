"""Embedded posts: the words of somebody's account, signed "— Reuters (@Reuters) January 28, 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressfold.model.article import Article, Role
from pressfold.model.span import Span
from pressfold.text.lines import lines, trimmed

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SIGNATURE = re.compile(
    rf"[—–-]+[ \u00a0]*(?P<name>[^\n()]{{1,60}}?)[ \u00a0]*\((?P<handle>@\w{{1,30}})\)[ \u00a0]*"
    rf"(?P<date>(?:{_MONTH}[ \u00a0]\d{{1,2}}|\d{{1,2}}[ \u00a0]{_MONTH}),?[ \u00a0]\d{{4}})?"
)
_LINK = re.compile(r"(?:pic\.twitter\.com/|https?://t\.co/)\S+")
#: A post is at most so many lines long.
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its pieces (a signature may stand between them), and where its author's name and handle stand."""

    pieces: tuple[Span, ...]
    name: Span
    handle: Span


def posts(article: Article) -> Iterator[Post]:
    """The embedded posts of an article, in order."""
    text = article.text
    if "(@" not in text:
        return
    found = list(lines(text))
    post_lines = [_role(article, line) is Role.POST for line in found]
    signed = [_SIGNATURE.search(text, *line) for line in found]
    for nth, signature in enumerate(signed):
        if signature is None:
            continue
        pieces = _pieces(text, found, post_lines, signed, nth)
        if pieces:
            yield Post(pieces, Span(*signature.span("name")), Span(*signature.span("handle")))


def _role(article: Article, line: Span) -> Role | None:
    """The role of the block that holds the line."""
    low, high = 0, len(article.blocks)
    while low < high:
        middle = (low + high) // 2
        if article.blocks[middle].end <= line.start:
            low = middle + 1
        else:
            high = middle
    block = article.blocks[low] if low < len(article.blocks) else None
    return block.role if block and block.start <= line.start else None


def _pieces(
    text: str, found: list[Span], post_lines: list[bool], signed: list[re.Match[str] | None], nth: int
) -> tuple[Span, ...]:
    """The words of the post signed in line `nth`: before the signature, and behind it up to its link."""
    signature = signed[nth]
    assert signature is not None
    words = trimmed(text, found[nth].start, signature.start())
    pieces = [words] if words.end > words.start else _lines_before(found, post_lines, signed, nth)
    after = nth + 1
    if after < len(found) and signed[after] is None and _ends_in_link(text, found[after]):
        next_is_signed = after + 1 < len(found) and signed[after + 1] is not None
        if not next_is_signed:
            pieces.append(found[after])
    return tuple(_without_link(text, piece) for piece in pieces)


def _lines_before(
    found: list[Span], post_lines: list[bool], signed: list[re.Match[str] | None], nth: int
) -> list[Span]:
    """The lines right before a signature that belong to its post: those of the post's block, at least one."""
    pieces: list[Span] = []
    for at in range(nth - 1, max(-1, nth - 1 - _LONGEST), -1):
        if signed[at] is not None or (pieces and not (post_lines[at] and post_lines[at + 1])):
            break
        pieces.append(found[at])
    return [Span(pieces[-1].start, pieces[0].end)] if pieces else []


def _ends_in_link(text: str, line: Span) -> bool:
    last = None
    for last in _LINK.finditer(text, *line):  # noqa: B007 - only the last link counts
        pass
    return last is not None and last.end() == line.end


def _without_link(text: str, piece: Span) -> Span:
    """The piece without the links it ends in."""
    end = piece.end
    for link in reversed(list(_LINK.finditer(text, *piece))):
        if link.end() == end:
            end = trimmed(text, piece.start, link.start()).end
    return Span(piece.start, end) if end > piece.start else piece
