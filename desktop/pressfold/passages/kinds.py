"""Kinds: whether what two articles share is narration, somebody's words, or too little to be either."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.model.passage import PassageKind
from pressfold.passages.align import Stretch
from pressfold.passages.background import SCALE
from pressfold.passages.edges import Part
from pressfold.passages.limits import DEFAULT, Limits
from pressfold.passages.story import Story

#: How near, in tokens, whole sentences must stand to a strong passage to be shown with it.
NEAR = 60
#: A passage of fewer equal words is short.
SHORT = 12
#: A quotation of fewer words is too short to be known by its words alone.
QUOTATION_WORDS = 7
#: A passage is a quotation when so much of what it tells stands between quotation marks, and fewer bits outside.
QUOTED, NARRATED = 0.7, 20.0


def worth_judging(found: Sequence[Stretch], limits: Limits = DEFAULT) -> list[Stretch]:
    """The stretches of two articles that may tell enough."""
    strong = any(stretch.bits >= limits.strong for stretch in found)
    return [stretch for stretch in found if stretch.bits >= (limits.near if strong else min(limits.tells))]


def judged(parts: Sequence[Part], a: Story, b: Story, limits: Limits = DEFAULT) -> list[PassageKind | None]:
    """The kind of each part of two articles, wire or quote, or None where it tells too little."""
    alone = [_judged(part, _needed(part, a, b, limits), a, b, limits) for part in parts]
    strong = [part for part, kind in zip(parts, alone, strict=True) if kind and part.stretch.bits >= limits.strong]
    if not strong:
        return alone
    return [
        _judged(part, limits.near, a, b, limits)
        if not kind and _is_near(part, strong) and part.ends(a, b) == 2
        else kind
        for part, kind in zip(parts, alone, strict=True)
    ]


def _needed(part: Part, a: Story, b: Story, limits: Limits) -> float:
    """What a part must tell to be shown."""
    ends, bits = part.ends(a, b), part.stretch.bits
    needed = limits.tells[ends]
    if bits >= needed and limits.own <= limits.whole_quote:
        return needed  # as good as the less that a whole quotation needs: its own words must tell the same
    if bits >= limits.whole_quote and (_holds_quotation(part.a, a) or _holds_quotation(part.b, b)):
        return min(limits.whole_quote, needed)
    if limits.tells_quoted[ends] <= bits < needed:
        quoted = a.is_quoted(part.stretch.a_runs) and b.is_quoted(part.stretch.b_runs)
        return (limits.tells_quoted if quoted else limits.tells)[ends]
    return needed


def _holds_quotation(tokens: tuple[int, int], story: Story) -> bool:
    """Whether a whole quotation of some length stands in this token range and is most of it."""
    middle = (tokens[0] + tokens[1]) // 2
    quotation = story.quotation(middle)
    if quotation is None or quotation[0] < tokens[0] or quotation[1] > tokens[1]:
        return False
    length = quotation[1] - quotation[0]
    return length >= QUOTATION_WORDS and length >= QUOTED * (tokens[1] - tokens[0])


def _is_near(part: Part, strong: Sequence[Part]) -> bool:
    return any(_apart(part.a, other.a) <= NEAR and _apart(part.b, other.b) <= NEAR for other in strong)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])


def _judged(part: Part, needed: float, a: Story, b: Story, limits: Limits) -> PassageKind | None:
    stretch = part.stretch
    if stretch.bits < needed or not is_dense(stretch, limits) or _own_bits(a, stretch.a_runs) < min(limits.own, needed):
        return None
    if _narrated(a, stretch.a_runs) < NARRATED or _narrated(b, stretch.b_runs) < NARRATED:
        return PassageKind.QUOTE
    return PassageKind.WIRE


def is_dense(stretch: Stretch, limits: Limits) -> bool:
    """Whether enough of the longer side is equal."""
    (a_start, a_end), (b_start, b_end) = stretch.a_range, stretch.b_range
    longest, words = max(a_end - a_start, b_end - b_start), stretch.words
    return words >= longest * (limits.equal_of_short if words < SHORT else limits.equal_of_long)


def _own_bits(story: Story, equal: Sequence[tuple[int, int]]) -> float:
    """What the equal words tell that are no names and no numbers."""
    return sum([sum(story.plain.own_bits[start:end]) for start, end in equal]) / SCALE


def _narrated(story: Story, equal: Sequence[tuple[int, int]]) -> float:
    """What the equal words outside quotation marks tell, in bits; infinite when they are most of it."""
    outside = story.narrated(equal)
    told = sum([sum(story.plain.bits[start:end]) for start, end in equal]) / SCALE
    return outside if outside <= (1 - QUOTED) * told else float("inf")
