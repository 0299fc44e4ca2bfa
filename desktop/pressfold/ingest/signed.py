"""Signed: the lines near a story's head, or at its end, that say who wrote it and when it was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pressfold.ingest.bylines import has_role, is_byline, names_somebody, opens_byline, plain_byline
from pressfold.ingest.heads import HEAD_LINES, may_head
from pressfold.ingest.line import Line
from pressfold.ingest.mastheads import is_masthead
from pressfold.ingest.timestamps import timestamps
from pressfold.model.article import Role

#: How many of the last lines may be a byline.
_LAST = 3
#: A line of names stands below a headline of at least so many words.
_FEWEST_HEADLINE_WORDS = 4


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
    found.update(dict.fromkeys(_plain(lines, free, found), Role.BYLINE))
    return found


def _plain(lines: Sequence[Line], free: Sequence[int], found: Mapping[int, Role]) -> list[int]:
    """The lines of names alone that stand below the headline, beside the date or with somebody's part at an outlet."""
    plain: list[int] = []
    for at in free:
        if at >= HEAD_LINES or not may_head(lines[at]):
            break
        below = any(_could_be_headline(lines[before]) for before in free if before < at)
        dated = any(found.get(beside) is Role.DATELINE for beside in (at - 1, at + 1))
        if at in found or not below or not plain_byline(lines[at].text) or is_masthead(lines[at].text):
            continue
        if dated or has_role(lines[at].text):
            plain.append(at)
    return plain


def _could_be_headline(line: Line) -> bool:
    return line.words >= _FEWEST_HEADLINE_WORDS and may_head(line)


def names_below(lines: Sequence[Line], found: dict[int, Role]) -> set[int]:
    """The places of the names that stand in a line of their own below "By:"."""
    return {at + 1 for at, role in found.items() if role is Role.BYLINE and opens_byline(lines[at].text)}
