"""Attributions: a shared quotation is shown with the words that say whose it is.

Two newsrooms seldom print '..., Y said' in the same words or at the same end, and an alignment stops where the
quotation does. The attribution belongs to the rendering: it is what differs. So a passage that is somebody's words
reaches to the edges of its sentence, in each article by itself, where few words are left to them, or else to the
nearest comma: '"X," Y said, adding that ...'.
"""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.passages.edges import COMMAS, REACH, Part
from pressfold.passages.story import Story

#: The most tokens of an attribution, on one side of the quotation.
LONGEST = 16


def with_attribution(part: Part, others: Sequence[Part], a: Story, b: Story) -> Part:
    """A quotation's part with its attributions, but not into the tokens of the other parts of the two articles."""
    opens = _opens(a, part.a[0]) or _opens(b, part.b[0])
    closes = _closes(a, part.a[1]) or _closes(b, part.b[1])
    a_range = _widened(a, part.a, [other.a for other in others if other is not part], opens, closes)
    b_range = _widened(b, part.b, [other.b for other in others if other is not part], opens, closes)
    return Part(part.stretch, a_range, b_range)


def _opens(story: Story, token: int) -> bool:
    """Whether a quotation begins with this token, or a few equal words of an attribution later."""
    for at in range(token, min(token + REACH + 1, len(story))):
        if quotation := story.quotation(at):
            return quotation[0] >= token
    return False


def _closes(story: Story, end: int) -> bool:
    """Whether a quotation ends before this token, or a few equal words of an attribution earlier."""
    for at in range(end - 1, max(end - REACH - 2, -1), -1):
        if quotation := story.quotation(at):
            return quotation[1] <= end
    return False


def _widened(
    story: Story, tokens: tuple[int, int], others: Sequence[tuple[int, int]], opens: bool, closes: bool
) -> tuple[int, int]:
    """The token range with the attribution before, if the quotation opens there, and the one behind."""
    start, end = tokens
    wider_start = _back(story, start) if opens else start
    wider_end = _on(story, end) if closes else end
    if any(other[0] < start and wider_start < other[1] for other in others):
        wider_start = start
    if any(end < other[1] and other[0] < wider_end for other in others):
        wider_end = end
    return wider_start, wider_end


def _back(story: Story, start: int) -> int:
    """Where the attribution before a token begins; the token itself where there is none."""
    first = story.plain.sentence(start)[0]
    if start - first <= LONGEST:
        return first
    return next((at for at in range(start - 1, start - LONGEST, -1) if _parted(story, at)), start)


def _on(story: Story, end: int) -> int:
    """Where the attribution behind these tokens ends."""
    last = story.plain.sentence(end - 1)[1]
    if last - end <= LONGEST:
        return last
    return next((at for at in range(end + 1, end + LONGEST) if _parted(story, at)), end)


def _parted(story: Story, token: int) -> bool:
    """Whether a comma stands before a token."""
    gap = story.article.text[int(story.tokens.end[token - 1]) : int(story.tokens.start[token])]
    return any(mark in COMMAS for mark in gap)
