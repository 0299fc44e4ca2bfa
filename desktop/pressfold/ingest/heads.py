"""Heads: what stands above a story, that is masthead, headline and standfirst (bylines and dates are found before).

A first sentence with a stop is the story itself unless the story says it again: then it is a standfirst.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from pressfold.ingest.line import PARAGRAPH_WORDS, Line
from pressfold.ingest.mastheads import is_masthead
from pressfold.ingest.timestamps import timestamps
from pressfold.model.article import Role
from pressfold.text.normal import match_word
from pressfold.text.sentences import sentences
from pressfold.text.words import words

#: A head has at most so many lines.
HEAD_LINES = 14
_MOST_HEADLINE_WORDS = 30
_LONGEST_HEADLINE = 220
_FEWEST_STANDFIRST_WORDS = 4
_MOST_STANDFIRST_WORDS = 60
#: The share of a standfirst's telling words that the story behind it says again.
_RESTATED = 0.75
#: The first sentence of a story ends within so many code points.
_OPENING = 1_000
#: How many lines of the story are searched for a first sentence said again.
_SEARCHED = 14
#: "U.S." at a line's end is no stop.
_DOTTED_END = re.compile(r"(?:\b[^\W\d_]\.){2,}$|(?:\.\.\.|…)$")


@dataclass(slots=True)
class Head:
    """The roles found above a story by the places of their lines; `masthead` is the line that names the outlet."""

    roles: dict[int, Role] = field(default_factory=dict)
    masthead: int | None = None
    headline: int | None = None


def head(lines: Sequence[Line], roles: Sequence[Role | None], opens_story: Container[int]) -> Head:
    """The head of a text among the lines without a role; those that `opens_story` begin with a dateline."""
    found = Head()
    rest = [at for at in range(min(len(lines), HEAD_LINES)) if roles[at] is None]
    story = next((at for at in rest if at in opens_story or not may_head(lines[at])), len(lines))
    found.headline = next((at for at in range(len(roles)) if roles[at] is Role.HEADLINE), None)
    if found.headline is None:
        _find_headline(lines, [at for at in rest if at < story], story, found)
    story_lines = [at for at in rest if at not in found.roles]
    if len(story_lines) > 1 and story_lines[0] not in opens_story:
        first, second = story_lines[:2]
        signed = any(roles[at] in (Role.BYLINE, Role.DATELINE) for at in range(first, second))
        if _is_standfirst(lines, first, second, signed=signed, headed=found.headline is not None):
            found.roles[first] = Role.STANDFIRST
    return found


def _find_headline(lines: Sequence[Line], above: list[int], story: int, found: Head) -> None:
    """The masthead and the headline among the lines above the story, and a second headline as standfirst."""
    if len(above) > 1 and is_masthead(lines[above[0]].text) and lines[above[1]].words > lines[above[0]].words:
        found.masthead = above.pop(0)
        found.roles[found.masthead] = Role.BOILERPLATE
    if not above or (story == len(lines) and len(above) < 2):
        return
    found.headline = above[0]
    found.roles[above[0]] = Role.HEADLINE
    if len(above) > 1 and above[1] == above[0] + 1 and _is_second_headline(lines, above[1]):
        found.roles[above[1]] = Role.STANDFIRST


def _is_second_headline(lines: Sequence[Line], at: int) -> bool:
    """Whether a line below the headline leads to the story behind it, and is not the first of a table or a list."""
    line = lines[at]
    if line.words < _FEWEST_STANDFIRST_WORDS or line.stopped or line.text[-1] in "–—-":
        return False
    return at + 1 < len(lines) and (lines[at + 1].words >= PARAGRAPH_WORDS or bool(timestamps(lines[at + 1].text)))


def may_head(line: Line) -> bool:
    """Whether a line could be a headline: not long, and without the stop of a sentence."""
    if line.words > _MOST_HEADLINE_WORDS or len(line.text) > _LONGEST_HEADLINE:
        return False
    return not line.stopped or line.text[-1] in "?!" or _DOTTED_END.search(line.text) is not None


def _is_standfirst(lines: Sequence[Line], first: int, second: int, *, signed: bool, headed: bool) -> bool:
    """Whether the first paragraph leads to the story: the byline stands below it, or the story says it again."""
    if lines[first].words > _MOST_STANDFIRST_WORDS or may_head(lines[first]):
        return False
    if not headed:
        return _said_again(lines, first)
    if signed:
        return True
    lead, *more = sentences(lines[first].text)
    opening = sentences(lines[second].text[:_OPENING])[0].of(lines[second].text)
    return not more and _share_in(lead.of(lines[first].text), opening) >= _RESTATED


def _said_again(lines: Sequence[Line], first: int) -> bool:
    """Whether a sentence of the story says what its first line, a single sentence, says."""
    said = lines[first].text
    if len(sentences(said)) != 1:
        return False
    behind = lines[first + 1 : first + 1 + _SEARCHED]
    return any(
        _share_in(said, line.text[start:end]) >= _RESTATED for line in behind for start, end in sentences(line.text)
    )


def _share_in(said: str, again: str) -> float:
    """The share of the telling words of one text that another holds too."""
    telling = _telling(said)
    return len(telling & _telling(again)) / len(telling) if len(telling) >= 5 else 0.0


def _telling(text: str) -> set[str]:
    return {match_word(word.text) for word in words(text) if len(word.text) > 3}
