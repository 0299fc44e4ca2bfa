"""Anatomy: the role of each part of a text, told by what its lines say and where they stand.

Each noun of the trade has a module of its own that knows its lines; here they are asked in turn, the surest first, and
what none of them claims is body.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressfold.ingest.captions import is_caption
from pressfold.ingest.credits import credit_tail, is_credit
from pressfold.ingest.crossheads import crossheads
from pressfold.ingest.datelines import dateline
from pressfold.ingest.furniture import furniture
from pressfold.ingest.heads import head
from pressfold.ingest.line import Line, is_paragraph, lines_of
from pressfold.ingest.posts import posts
from pressfold.ingest.signed import names_below, signed
from pressfold.model.article import Block, Role
from pressfold.model.span import Span
from pressfold.text.lines import trimmed

#: How many of the first lines may open with a place that no agency follows.
_FIRST = 5
#: How many of the last lines of a story may end in a credit.
_LAST = 3
#: A picture's line without stop, in words.
_CAPTION_WORDS = range(6, 41)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The blocks of a text, and the span of the line that names its outlet."""

    blocks: tuple[Block, ...]
    masthead: Span | None = None


def anatomy(text: str, known: Sequence[Block] = ()) -> Anatomy:
    """The blocks of a text: sorted, never overlapping, covering all that is not white space.

    `known` are blocks whose role is stated; the lines that they touch keep it.
    """
    lines = lines_of(text)
    stated = _stated(lines, known)
    roles = [block.role if block else None for block in stated]
    embedded = posts(lines)
    _give(roles, (at for post in embedded for at in post), Role.POST)
    _give(roles, furniture(lines), Role.BOILERPLATE)
    named = signed(lines, _free(roles))
    for at, role in named.items():
        roles[at] = role
    _give(roles, (at for at in _free(roles) if is_credit(lines[at].text)), Role.CREDIT)
    _give(roles, (at for at in _free(roles) if is_caption(lines[at].text)), Role.CAPTION)
    datelines = _datelines(lines, _free(roles))
    _give(roles, (at for at in _free(roles) if _is_caption_by_place(lines, at, datelines)), Role.CAPTION)
    above = head(lines, roles, datelines)
    for at, role in above.roles.items():
        roles[at] = role
    _give(roles, crossheads(lines, [role is None for role in roles]), Role.CROSSHEAD)
    below = {at for post in embedded for at in post[1:]} | names_below(lines, named)
    below.update(at for at in range(1, len(lines)) if stated[at] and stated[at] is stated[at - 1])
    masthead = None if above.masthead is None else Span(lines[above.masthead].start, lines[above.masthead].end)
    return Anatomy(tuple(_blocks(text, lines, roles, datelines, below)), masthead)


def _datelines(lines: Sequence[Line], free: Sequence[int]) -> dict[int, int]:
    """The lengths of the datelines that open free lines, by their places."""
    found = ((at, dateline(lines[at].text, place_alone=nth < _FIRST)) for nth, at in enumerate(free))
    return {at: opening.length for at, opening in found if opening}


def _stated(lines: Sequence[Line], known: Sequence[Block]) -> list[Block | None]:
    """For each line the known block that it touches."""
    stated: list[Block | None] = []
    waiting = iter(known)
    block = next(waiting, None)
    for line in lines:
        while block and block.end <= line.start:
            block = next(waiting, None)
        stated.append(block if block and block.start < line.end else None)
    return stated


def _give(roles: list[Role | None], places: Iterable[int], role: Role) -> None:
    """Give a role to the lines at these places that have none yet."""
    for at in list(places):
        if roles[at] is None:
            roles[at] = role


def _free(roles: Sequence[Role | None]) -> list[int]:
    return [at for at, role in enumerate(roles) if role is None]


def _is_caption_by_place(lines: Sequence[Line], at: int, datelines: Mapping[int, int]) -> bool:
    """Whether a line without stop stands where only a picture's can: behind a lede and before another's dateline."""
    if at + 1 not in datelines or at in datelines or lines[at].stopped or lines[at].words not in _CAPTION_WORDS:
        return False
    return any(before in datelines or (lines[before].stopped and is_paragraph(lines[before])) for before in range(at))


def _blocks(
    text: str,
    lines: Sequence[Line],
    roles: Sequence[Role | None],
    datelines: Mapping[int, int],
    below: Container[int],
) -> Iterator[Block]:
    """The lines as blocks: those `below` with the line before, datelines and last credits cut off the story's lines."""
    story = [at for at, role in enumerate(roles) if role is None]
    last = frozenset(story[-_LAST:])
    at = 0
    while at < len(lines):
        end = at + 1
        while end in below and end < len(lines):
            end += 1
        role = roles[at]
        if role is None:
            yield from _story(text, lines[at], datelines.get(at, 0), may_credit=at in last)
        else:
            yield Block(lines[at].start, lines[end - 1].end, role)
        at = end


def _story(text: str, line: Line, dateline_length: int, *, may_credit: bool) -> Iterator[Block]:
    """A line of the story with its dateline and, at the story's end, its credit as blocks of their own."""
    start, end = line.start + dateline_length, line.end
    tail = credit_tail(line.text) if may_credit else None
    if tail is not None and line.start + tail > start:
        end = line.start + tail
    if dateline_length:
        yield Block(*trimmed(text, line.start, start), Role.DATELINE)
    yield Block(*trimmed(text, start, end), Role.BODY)
    if end < line.end:
        yield Block(end, line.end, Role.CREDIT)
