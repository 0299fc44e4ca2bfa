"""A change of a library as passages see it, and what looking it up came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressfold.library.segment_rows import Entry
from pressfold.model.passage import Pair

if TYPE_CHECKING:
    from pressfold.passages.furniture import Paragraphs
    from pressfold.passages.phrases import Phrases
    from pressfold.passages.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Change:
    """What came (with its words), what went, and of which articles only the facts are others; `anew` where all came.

    `before` tells of these last what they were.
    """

    came: dict[int, Entry]
    went: dict[int, Entry]
    told: dict[int, Entry]
    before: dict[int, Entry]
    anew: bool

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.told)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a change comes to: the new pairs, the articles and pairs of articles whose old ones no longer hold.

    `phrases` hands out the set phrases with their new pairs, `furniture` pieces of furniture that are new,
    `bared` the furniture texts that are furniture no longer.
    """

    pairs: list[Pair]
    phrases: Iterable[Phrases]
    touched: frozenset[int]
    again: frozenset[tuple[int, int]]
    shelf: Shelf
    furniture: Paragraphs
    bared: frozenset[int]
    fresh: frozenset[int]
