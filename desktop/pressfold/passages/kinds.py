"""Kinds: whether what two articles share is narration, somebody's words, or too little to be either."""

from __future__ import annotations

from collections.abc import Sequence

from pressfold.model.passage import PassageKind
from pressfold.passages.align import Stretch
from pressfold.passages.edges import Part
from pressfold.passages.story import Story

#: What a passage must tell, in bits, by how many of its ends are ends of a sentence.
TELLS = (80.0, 62.0, 40.0)
#: The same for words that stand between quotation marks in both articles.
TELLS_QUOTED = (80.0, 48.0, 40.0)
#: And for whole sentences near a passage, in tokens, that tells so much by itself.
TELLS_NEAR, NEAR, STRONG = 24.0, 60, 80.0
#: What its words that are no names and no numbers must tell, in bits.
OWN = 24.0
#: The part of a passage's tokens that must be equal: of a short one (in equal words), and of a longer one.
SHORT, EQUAL_OF_SHORT, EQUAL_OF_LONG = 12, 0.62, 0.5
#: A passage is a quotation when so much of what it tells stands between quotation marks, and fewer bits outside.
QUOTED, NARRATED = 0.7, 20.0


def worth_judging(found: Sequence[Stretch]) -> list[Stretch]:
    """The stretches of two articles that may tell enough."""
    strong = any(stretch.bits >= STRONG for stretch in found)
    return [stretch for stretch in found if stretch.bits >= (TELLS_NEAR if strong else min(TELLS))]


def judged(parts: Sequence[Part], a: Story, b: Story) -> list[PassageKind | None]:
    """The kind of each part of two articles, wire or quote, or None where it tells too little."""
    alone = [_judged(part, _needed(part, a, b), a, b) for part in parts]
    strong = [part for part, kind in zip(parts, alone, strict=True) if kind and part.stretch.bits >= STRONG]
    return [
        _judged(part, TELLS_NEAR, a, b) if _is_near(part, strong) and part.ends(a, b) == 2 else kind
        for part, kind in zip(parts, alone, strict=True)
    ]


def _needed(part: Part, a: Story, b: Story) -> float:
    """What a part must tell to be shown."""
    ends = part.ends(a, b)
    if TELLS_QUOTED[ends] <= part.stretch.bits < TELLS[ends]:
        quoted = a.is_quoted(part.stretch.a_runs) and b.is_quoted(part.stretch.b_runs)
        return (TELLS_QUOTED if quoted else TELLS)[ends]
    return TELLS[ends]


def _is_near(part: Part, strong: Sequence[Part]) -> bool:
    return any(_apart(part.a, other.a) <= NEAR and _apart(part.b, other.b) <= NEAR for other in strong)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0], other[0]) - min(one[1], other[1])


def _judged(part: Part, needed: float, a: Story, b: Story) -> PassageKind | None:
    stretch = part.stretch
    if stretch.bits < needed or not _dense(stretch) or _own_bits(a, stretch.a_runs) < min(OWN, needed):
        return None
    if min(_narrated(a, stretch.a_runs), _narrated(b, stretch.b_runs)) < NARRATED:
        return PassageKind.QUOTE
    return PassageKind.WIRE


def _dense(stretch: Stretch) -> bool:
    """Whether enough of the longer side is equal."""
    (a_start, a_end), (b_start, b_end) = stretch.a_range, stretch.b_range
    longest = max(a_end - a_start, b_end - b_start)
    return stretch.words >= longest * (EQUAL_OF_SHORT if stretch.words < SHORT else EQUAL_OF_LONG)


def _own_bits(story: Story, equal: Sequence[tuple[int, int]]) -> float:
    """What the equal words tell that are no names and no numbers."""
    return sum(sum(story.plain.own_bits[start:end]) for start, end in equal)


def _narrated(story: Story, equal: Sequence[tuple[int, int]]) -> float:
    """What the equal words outside quotation marks tell, in bits; infinite when they are most of it."""
    outside = story.narrated(equal)
    told = sum(sum(story.plain.bits[start:end]) for start, end in equal)
    return outside if outside <= (1 - QUOTED) * told else float("inf")
