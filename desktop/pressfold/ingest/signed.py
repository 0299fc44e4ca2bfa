"""Signed: the lines near a story's head, or at its end, that say who wrote it and when it was published."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.ingest.bylines import is_byline, names_somebody, opens_byline
from pressfold.ingest.heads import HEAD_LINES, may_head
from pressfold.ingest.line import Line
from pressfold.ingest.timestamps import timestamps
from pressfold.model.article import Role

#: How many of the last lines may be a byline.
_LAST = 3


def signed(lines: Sequence[Line], free: Sequence[int]) -> dict[int, Role]:
    """The bylines and lines of dates among the free lines, by their places.

    At the head they may stand below a standfirst, but not behind more of the story than that.
    """
    found = {at: Role.BYLINE for at in free[-_LAST:] if at >= HEAD_LINES and is_byline(lines[at].text)}
    paragraphs = 0
    for at in free:
        if at >= HEAD_LINES or paragraphs > 1:
            break
        if at in found:
            continue
        if timestamps(lines[at].text):
            found[at] = Role.DATELINE
        elif is_byline(lines[at].text):
            found[at] = Role.BYLINE
        elif opens_byline(lines[at].text) and at + 1 in free and names_somebody(lines[at + 1].text):
            found[at] = found[at + 1] = Role.BYLINE
        elif not may_head(lines[at]):
            paragraphs += 1
    return found


def names_below(lines: Sequence[Line], found: dict[int, Role]) -> set[int]:
    """The places of the names that stand in a line of their own below "By:"."""
    return {at + 1 for at, role in found.items() if role is Role.BYLINE and opens_byline(lines[at].text)}
